import { Checkbox, DatePicker, Input, Select } from 'antd';
import { useAuditActions, type TrailFilters } from './use-trail.ts';

export function FilterBar({
  filters,
  change,
}: {
  readonly filters: TrailFilters;
  readonly change: (filters: TrailFilters) => void;
}) {
  const actions = useAuditActions();
  const set = (part: Partial<TrailFilters>) => {
    change({ ...filters, ...part });
  };
  const search = (label: string, name: 'actorName' | 'subjectId', placeholder: string) => (
    <Input.Search
      key={`${name}-${filters[name] ?? ''}`}
      aria-label={label}
      placeholder={placeholder}
      defaultValue={filters[name]}
      allowClear
      style={{ width: 190 }}
      onSearch={(value) => {
        set({ [name]: value.trim() === '' ? undefined : value.trim() });
      }}
    />
  );
  return (
    <>
      {search('按操作人查找', 'actorName', '操作人姓名，回车')}
      <Select
        aria-label="按操作筛选"
        placeholder="全部操作"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 160 }}
        options={actions.data ?? []}
        onChange={(action?: string) => {
          set({ action });
        }}
      />
      {search('按对象编号查找', 'subjectId', '对象编号，回车')}
      <DatePicker.RangePicker
        aria-label="日期范围"
        placeholder={['开始日期', '结束日期']}
        style={{ width: 250 }}
        onChange={(days) => {
          const [from, to] = (days ?? []).map((day) => day?.format('YYYY-MM-DD'));
          set({ from, to });
        }}
      />
      <Checkbox
        onChange={({ target }) => {
          set({ denied: target.checked });
        }}
      >
        只看被拒绝的
      </Checkbox>
    </>
  );
}
