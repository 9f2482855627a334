import { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { onceFor } from '../../once-for.js';
import { areOne, isSwap } from '../figures/near.js';
import { dayOf, seasonOf, statusOf } from './role-status.js';
import type { Role } from './roles.js';
import { isResultOf, isSomeOfStock, isWorkedOut } from './results-told.js';

const statuses = onceFor((document: TextDocument) =>
  onceFor((role: Role) => statusOf(document, role)),
);

/** Of one year, time and stage, whole and whole; and nothing explains the gap between them. */
export function isOneSort(
  document: TextDocument,
  group: readonly Role[],
  one: Role,
  later: Role,
): boolean {
  const status = statuses(document);
  return (
    status(one) === status(later) &&
    areOfOneSeason(one, later) &&
    areOfOneYear(document, one, later) &&
    !areOfTwo(document, one, later) &&
    !isExplainedGap(group, one, later) &&
    !areInOneRow(document, group, one, later) &&
    !isOtherSeries(group, one, later) &&
    !isOtherSeries(group, later, one) &&
    !isPart(group, one, later) &&
    !isPart(group, later, one) &&
    !isOfSome(group, one, later) &&
    !areBothToldTwice(group, one, later)
  );
}

const areOfTwo = (document: TextDocument, one: Role, later: Role): boolean =>
  areInTurn(document, one, later) || isAccountedFor(document, one, later);

/** A goal and what came of it, all and some of them, or each made by others beside it. */
export const isAccountedFor = (document: TextDocument, one: Role, later: Role): boolean =>
  isResultOf(document, one, later) || isSomeOfStock(one, later) || [one, later].every(isWorkedOut);

export function areOfOneSeason(one: Role, later: Role): boolean {
  return [seasonOf, dayOf].every((read) => {
    const [when, other] = [read(one), read(later)];
    return when === other || when === '' || other === '';
  });
}

/** 2024年绩效目标完成情况 */
function yearIn(path: string): number | null {
  const year = /.*(20\d\d)年/.exec(path)?.[1];
  return year === undefined ? null : Number(year);
}

export function areOfOneYear(document: TextDocument, one: Role, later: Role): boolean {
  const [year, other] = [one, later].map(
    ({ mention, statement, path }) =>
      mention.year ?? yearIn(path) ?? statement.year ?? document.year,
  );
  return year === other || year === null || other === null;
}

/** Lines and sentences that name their subject: 古塔修缮工程：… and 古桥修缮工程：…; 柑橘方面，… */
const TOPIC = /^[^，。；：、]{2,20}(?=：)/;
const ASPECT = /^[^，。；：、]{1,8}方面(?=，)/;

/** Points of a list, chapters of one sort, or told with another figure that differs as well. */
const areInTurn = (document: TextDocument, one: Role, later: Role): boolean =>
  areSisters(one, later) || haveOwnTopics(document, one, later) || areOfSeries(one, later);

/** （一）东坪村 and （二）西坪村: chapters on one place each. */
const PLACE = /^[一-龥]{1,8}(村|社区|街道|[镇乡县市区]|[学医]院|学校|小学|中学|公司)$/;

export function areSisters(
  { path, statement: { inTable } }: Role,
  { path: other, statement }: Role,
): boolean {
  const [place, second] = [PLACE.exec(path), PLACE.exec(other)];
  if (place !== null && path !== other && place[1] === second?.[1]) return true;
  const above = path.split('/').slice(0, -1).join('/');
  if (inTable !== statement.inTable) return false;
  return path !== other && above !== '' && above === other.split('/').slice(0, -1).join('/');
}

export function haveOwnTopics({ passages }: TextDocument, one: Role, later: Role): boolean {
  const [topic = '', same = ''] = [one, later].map(
    ({ statement }) => TOPIC.exec(passages[statement.passage]?.text ?? '')?.[0] ?? '',
  );
  const [aspect = '', seen = ''] = [one, later].map(
    ({ statement: { text } }) => ASPECT.exec(text)?.[0] ?? '',
  );
  const aspects = aspect !== seen && aspect !== '' && seen !== '' && !SIDES.test(aspect + seen);
  return aspects || (topic !== same && topic !== '' && topic.slice(-2) === same.slice(-2));
}

export const areOfSeries = ({ statement, mention }: Role, later: Role): boolean =>
  statement.mentions.some(
    (figure) =>
      figure !== mention &&
      figure.label.length > 1 &&
      later.statement.mentions.some(
        (twin) => twin !== later.mention && twin.label === figure.label && !areOne(twin, figure),
      ),
  );

/** 质量方面 and 产出方面 are two sides of one thing. */
const SIDES = /[质数]量|时效|成本|产出|效益|效果|社会|经济|满意|管理|投入|过程|问题/;
const CHANGED = /[增减另余除空缺退调转剩未其新多少放外移逃拒欠差超]|结余|追加|不/;

/** 14幢, 旁边一幢, 合计15幢: what lies between them is told, as what came or went. */
export function isExplainedGap(group: readonly Role[], one: Role, later: Role): boolean {
  const gap = one.mention.base.minus(later.mention.base).abs();
  const sum = one.mention.base.plus(later.mention.base);
  return group.some(
    (other) =>
      other !== one &&
      other !== later &&
      ((other.mention.base.equals(gap) && isDifference(other, one, later)) ||
        (other.mention.base.equals(sum) && /共|合|总|计/.test(other.clause))),
  );
}

/** Told as what came or went, or beside one of them and of nothing else: 1个社区 beside 14个行政村 is no village. */
function isDifference(other: Role, one: Role, later: Role): boolean {
  const isBeside = [one, later].some(
    ({ statement }) => statement.passage === other.statement.passage,
  );
  if (CHANGED.test(other.clause + other.behind) && (isBeside || sharesNoun(other, one, later)))
    return true;
  if (other.statement !== one.statement && other.statement !== later.statement) return false;
  const pieces = [...other.own];
  const found = pieces.filter((piece) => one.wide.has(piece) || later.wide.has(piece)).length;
  return found * 2 >= pieces.length;
}

/** 上年退休2人 explains what there is between two numbers of those retired, wherever it stands. */
const sharesNoun = (other: Role, ...pair: readonly Role[]): boolean =>
  [...other.both].some((piece) => piece.length > 1 && pair.every(({ wide }) => wide.has(piece)));

/** Both stand in one row of a table, as what was wanted and what came. */
export const areInOneRow = (
  { text }: TextDocument,
  group: readonly Role[],
  one: Role,
  later: Role,
): boolean =>
  [
    [one, later],
    [later, one],
  ].some(
    ([cell, told]) =>
      cell !== undefined &&
      told !== undefined &&
      cell.statement.inTable &&
      group.some(
        (other) =>
          other !== cell &&
          other.statement.inTable &&
          areOne(other.mention, told.mention) &&
          !text
            .slice(
              Math.min(other.mention.start, cell.mention.start),
              Math.max(other.mention.start, cell.mention.start),
            )
            .includes('\n'),
      ),
  );

/** 中央媒体46条、省级媒体312条、市级媒体587条: one of a list that makes the other figure. */
export function isPart(group: readonly Role[], { mention, statement }: Role, whole: Role): boolean {
  const beside = group.filter((other) => other.statement === statement && other !== whole);
  if (beside.length < 2) return false;
  return beside.some((_, from) =>
    [2, 3, 4, 5].some((length) => {
      const parts = beside.slice(from, from + length);
      if (parts.length < length || !parts.some((part) => part.mention === mention)) return false;
      const sum = parts.reduce((total, part) => total.plus(part.mention.base), ZERO);
      return whole.mention.base.equals(sum);
    }),
  );
}

/** 双庙镇3个、石鼓乡2个 beside a table of their works: none of the figures told in a row is that of a cell. */
/** 河口乡、石鼓乡2个乡 */
const NAMED_IN_ROW = /、[^，。；：、]*$/;

export function isOtherSeries(group: readonly Role[], cell: Role, told: Role): boolean {
  if (cell.row.size === 0) return false;
  const beside = group.filter((other) => other !== told && other.statement === told.statement);
  const cells = group.filter(({ row }) => row.size > 0);
  return (
    NAMED_IN_ROW.test(told.mention.before) ||
    (beside.length > 0 &&
      !beside.some((other) => cells.some(({ mention }) => areOne(mention, other.mention))))
  );
}

/** Some of what its paragraph told before. */
export const isOfWhich = (group: readonly Role[], role: Role, other: Role): boolean =>
  isAmong(role) || isOfWhole(group, role, other);

/** 28个项目中新建20个 */
const isAmong = ({ mention, statement: { text, start, mentions } }: Role): boolean =>
  mentions.some(
    (whole) =>
      whole.thing === mention.thing &&
      whole.end <= mention.start &&
      whole.base.greaterThan(mention.base) &&
      /^[^，。；\d]{0,8}[中里][^，。；\d]{0,6}$/.test(
        text.slice(whole.end - start, mention.start - start),
      ),
  );

/** 其中聘用14人 told again as 41名聘用人员 is that part by its name, its digits changed over. */
const isOfWhole = (group: readonly Role[], role: Role, other: Role): boolean =>
  isPartOfAll(role) &&
  group.some(
    (whole) =>
      whole.statement.passage === role.statement.passage &&
      whole.mention.end <= role.mention.start &&
      whole.mention.base.greaterThan(role.mention.base) &&
      (isPartOfAll(other) ||
        areOne(whole.mention, other.mention) ||
        !isSwap(role.mention.value, other.mention)),
  );

const isPartOfAll = ({ mention, statement }: Role): boolean =>
  /其中[^。；]*$/.test(statement.text.slice(0, mention.start - statement.start));

/** 46家产茶企业的仓库偏小，其余企业另有库房: the smaller figure is of some. */
export function leavesRest(one: Role, later: Role): boolean {
  const { statement, mention } = one.mention.base.lessThan(later.mention.base) ? one : later;
  return REST.test(statement.text.slice(mention.end - statement.start));
}
const isOfSome = (group: readonly Role[], one: Role, later: Role): boolean =>
  isOfWhich(group, one, later) || isOfWhich(group, later, one) || leavesRest(one, later);

const REST = /^(?!.*其中)[^。；]*[，；](?:其余|其他|剩余|余下|剩下|另外)/;

const ZERO = new Decimal(0);

const times = (group: readonly Role[], { mention }: Role): number =>
  group.filter((other) => areOne(other.mention, mention)).length;

/** Each is told more than once: they are two things. */
const areBothToldTwice = (group: readonly Role[], one: Role, later: Role): boolean =>
  times(group, one) > 1 && times(group, later) > 1;
