import type { OrganisationView, UserView, Wire } from '#libs/contracts';
import { date, KIND_LABELS, sheetOf, text, type Column } from '#libs/features/sheets';
import { beijingTime } from '#libs/kernel';
import type { SheetTable } from '#libs/spreadsheet';

type Organisation = Wire<OrganisationView>;
type User = Wire<UserView>;

const NAME_WIDTH = 34;

const formerNames = ({ formerNames: former }: Organisation): string =>
  former.map(({ name, until }) => `${name}（至 ${until} 前）`).join('；');

/** Every organisation with its place in the tree, and what became of it. */
export function organisationsSheet(all: readonly Organisation[]): SheetTable {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const columns: readonly Column<Organisation>[] = [
    text('单位', ({ name }) => name, NAME_WIDTH),
    text('简称', ({ shortName }) => shortName, 18),
    text('类型', ({ kind }) => KIND_LABELS[kind], 10),
    text('所属区县', ({ district }) => district, 22),
    text('上级单位', ({ parentId }) => names.get(parentId ?? '') ?? null, NAME_WIDTH),
    text('状态', ({ merged }) => (merged === null ? '在用' : '已撤并'), 10),
    date('现名启用', ({ namedSince }) => namedSince),
    text('曾用名', formerNames, NAME_WIDTH),
    text('并入单位', ({ merged }) => merged && merged.intoName, NAME_WIDTH),
    date('撤并日期', ({ merged }) => merged && merged.on),
  ];
  return sheetOf('单位', columns, all);
}

function stateOf({ disabledAt, locked }: User): string {
  if (disabledAt !== null) return '已停用';
  return locked ? '已锁定' : '在用';
}

const rolesOf = ({ grants }: User): string =>
  grants.map(({ roleLabel, organisationName }) => `${roleLabel}（${organisationName}）`).join('；');

const USERS: readonly Column<User>[] = [
  text('姓名', ({ name }) => name, 22),
  text('账号', ({ account }) => account, 22),
  text('单位', ({ organisationName }) => organisationName, NAME_WIDTH),
  text('角色', rolesOf, 44),
  text('状态', stateOf, 10),
  text('一次性密码未改', ({ mustChangePassword }) => (mustChangePassword ? '是' : '否'), 16),
  text('建立时间', ({ createdAt }) => beijingTime(new Date(createdAt)), 18),
];

/** Accounts with the roles they hold and where. */
export const usersSheet = (users: readonly User[]): SheetTable =>
  sheetOf('账号与角色', USERS, users);
