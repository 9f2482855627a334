import { Input, Select } from 'antd';
import type { Organisation, User } from '../../api/types.ts';
import { ROLES } from '../labels.ts';
import type { Filters } from './use-users.ts';

const STATES = [
  { value: 'active', label: '在用' },
  { value: 'disabled', label: '已停用' },
  { value: 'locked', label: '已锁定' },
] as const;

export const stateOf = ({ disabledAt, locked }: User): (typeof STATES)[number] =>
  disabledAt !== null ? STATES[1] : locked ? STATES[2] : STATES[0];

export function FilterBar({
  filters,
  change,
  organisations,
}: {
  readonly filters: Filters;
  readonly change: (filters: Filters) => void;
  readonly organisations: readonly Organisation[];
}) {
  const set = (part: Partial<Filters>) => {
    change({ ...filters, ...part });
  };
  return (
    <>
      <Input.Search
        aria-label="查找账号"
        placeholder="姓名或账号"
        allowClear
        maxLength={60}
        style={{ width: 180 }}
        onChange={({ target }) => {
          set({ search: target.value });
        }}
      />
      <Select
        aria-label="按单位筛选"
        placeholder="全部单位"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 200 }}
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(organisationId?: string) => {
          set({ organisationId });
        }}
      />
      <Select
        aria-label="按角色筛选"
        placeholder="全部角色"
        allowClear
        style={{ width: 150 }}
        options={[...ROLES, { value: 'none' as const, label: '没有角色' }]}
        onChange={(role?: Filters['role']) => {
          set({ role });
        }}
      />
      <Select
        aria-label="按状态筛选"
        placeholder="全部状态"
        allowClear
        style={{ width: 120 }}
        options={[...STATES]}
        onChange={(state?: Filters['state']) => {
          set({ state });
        }}
      />
    </>
  );
}
