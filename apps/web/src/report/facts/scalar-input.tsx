import { DatePicker, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import type { FactValue } from '../../api/types.ts';

/** What an input needs to know of a fact or a column. */
export interface ScalarDefinition {
  readonly label: string;
  readonly type: string;
  readonly unit?: string | undefined;
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined;
}

interface ScalarInputProps {
  readonly id?: string;
  readonly definition: ScalarDefinition;
  readonly value: FactValue | undefined;
  readonly disabled: boolean;
  readonly invalid?: boolean;
  readonly onChange: (value: FactValue | undefined) => void;
}

const YES_NO = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];
const NUMERIC = new Set(['money', 'number', 'integer', 'percent']);

const asText = (value: FactValue | undefined): string => (typeof value === 'string' ? value : '');

/** One field, by its type. Figures stay text: what is typed is what is stored, digit for digit. */
export function ScalarInput({
  id,
  definition,
  value,
  disabled,
  invalid = false,
  onChange,
}: ScalarInputProps) {
  const shared = { disabled, 'aria-label': definition.label, ...(id === undefined ? {} : { id }) };
  const status = invalid ? ('error' as const) : ('' as const);
  const text = asText(value);
  const change = (next: string | undefined) => {
    onChange(next === undefined || next === '' ? undefined : next);
  };
  if (definition.type === 'boolean') {
    return (
      <Radio.Group
        {...shared}
        options={YES_NO}
        value={typeof value === 'boolean' ? value : null}
        onChange={(event) => {
          onChange(event.target.value as boolean);
        }}
      />
    );
  }
  if (definition.options !== undefined) {
    return (
      <Select
        {...shared}
        allowClear
        status={status}
        style={{ minWidth: 160, width: '100%' }}
        options={[...definition.options]}
        value={text === '' ? undefined : text}
        onChange={change}
      />
    );
  }
  if (definition.type === 'date') {
    return (
      <DatePicker
        {...shared}
        status={status}
        value={text === '' ? null : dayjs(text)}
        onChange={(day) => {
          change(day?.format('YYYY-MM-DD'));
        }}
      />
    );
  }
  if (NUMERIC.has(definition.type)) {
    return (
      <Input
        {...shared}
        inputMode="decimal"
        status={status}
        suffix={definition.unit}
        style={{ maxWidth: 260 }}
        value={text}
        onChange={(event) => {
          change(event.target.value.trim().replaceAll(',', ''));
        }}
      />
    );
  }
  return (
    <Input.TextArea
      {...shared}
      autoSize={{ minRows: 1, maxRows: 8 }}
      status={status}
      value={text}
      onChange={(event) => {
        change(event.target.value);
      }}
    />
  );
}
