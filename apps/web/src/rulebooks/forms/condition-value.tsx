import { Button, Input, Select, Space } from 'antd';
import { useRuleDesk } from '../draft/desk.ts';
import { isArray, isObject, textIn, type Json, type JsonPath } from '../draft/json.ts';
import type { KnownFact } from '../draft/known.ts';
import { takesList } from './condition.ts';

export interface PartProps {
  readonly path: JsonPath;
  readonly value: Json | undefined;
  readonly label: string;
}

export const SEARCH = { optionFilterProp: 'search' };
export const shown = ({ value, label }: { readonly value: string; readonly label: string }) => ({
  value,
  label,
  search: `${label} ${value}`,
});

/** The right side of a comparison: yes or no, one or several options, a figure, or another fact. */
export function ValueInput({
  path,
  value,
  label,
  fact,
  operator,
}: PartProps & {
  readonly fact: KnownFact | undefined;
  readonly operator: string;
}) {
  const { change, readOnly, known } = useRuleDesk();
  const shared = { disabled: readOnly, 'aria-label': `${label}：取值` };
  const set = (next: Json) => {
    change(path, next);
  };
  if (takesList(operator)) {
    const options = fact?.options.map(shown) ?? [];
    return (
      <Select<string[]>
        {...shared}
        mode="tags"
        style={{ minWidth: 200 }}
        options={options}
        value={isArray(value) ? value.map(String) : []}
        onChange={set}
      />
    );
  }
  if (fact?.type === 'boolean') {
    const options = [
      { value: 'true', label: '是' },
      { value: 'false', label: '否' },
    ];
    const choose = (next: string) => {
      set(next === 'true');
    };
    return (
      <Select
        {...shared}
        style={{ width: 80 }}
        options={options}
        value={value === true ? 'true' : 'false'}
        onChange={choose}
      />
    );
  }
  const ofFact = isObject(value) ? textIn(value['fact']) : undefined;
  return (
    <Space.Compact>
      {ofFact === undefined ? (
        <SingleValue {...shared} fact={fact} value={value} set={set} />
      ) : (
        <Select
          {...shared}
          style={{ width: 240 }}
          showSearch={SEARCH}
          options={known.facts.map(shown)}
          value={ofFact === '' ? null : ofFact}
          onChange={(id: string | null) => {
            set({ fact: id ?? '' });
          }}
        />
      )}
      <Button
        disabled={readOnly}
        onClick={() => {
          set(ofFact === undefined ? { fact: '' } : '');
        }}
      >
        {ofFact === undefined ? '改为比较另一项' : '改为固定值'}
      </Button>
    </Space.Compact>
  );
}

function SingleValue({
  fact,
  value,
  set,
  ...shared
}: {
  readonly fact: KnownFact | undefined;
  readonly value: Json | undefined;
  readonly set: (value: Json) => void;
  readonly disabled: boolean;
  readonly 'aria-label': string;
}) {
  if (fact !== undefined && fact.options.length > 0)
    return (
      <Select
        {...shared}
        style={{ minWidth: 120 }}
        options={fact.options.map(shown)}
        value={typeof value === 'string' && value !== '' ? value : null}
        onChange={(next: string | null) => {
          set(next ?? '');
        }}
      />
    );
  return (
    <Input
      {...shared}
      style={{ width: 140 }}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => {
        set(event.target.value);
      }}
    />
  );
}
