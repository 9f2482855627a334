import { Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { fieldId, useRuleDesk } from '../draft/desk.ts';
import { isArray, type Json } from '../draft/json.ts';
import { FieldFrame } from './field-frame.tsx';
import { valueName } from './labels.ts';
import type { NodeProps } from './node-props.ts';
import { choicesFor, textKind } from './references.ts';
import { isDecimal, type Schema } from './schema.ts';
import { FormulaInput, TemplateInput } from './text-inputs.tsx';

interface ScalarProps extends NodeProps {
  readonly name: string;
  readonly parent: string;
}

const YES_NO = [
  { value: 'true', label: '是' },
  { value: 'false', label: '否' },
];
const SEARCH = { optionFilterProp: 'search' };

/** The literals a value is one of: a list of texts, or numbers each in a shape of its own. */
function literalsOf(schema: Schema): readonly (string | number)[] | undefined {
  if (schema.enum !== undefined) return schema.enum;
  const shapes = schema.anyOf ?? [];
  const literals = shapes.flatMap((shape) => shape.const ?? []);
  return shapes.length > 0 && literals.length === shapes.length ? literals : undefined;
}

const shownChoices = (choices: readonly { readonly value: string; readonly label: string }[]) =>
  choices.map(({ value, label }) => ({
    value,
    label: label === value ? value : `${label}（${value}）`,
    search: `${label} ${value}`,
  }));

/** Several texts: of a closed list, of what the package has, or free. */
function Several({
  schema,
  path,
  value,
  label,
  required,
  name,
  choices,
}: ScalarProps & { readonly choices: ReturnType<typeof choicesFor> }) {
  const { change, readOnly } = useRuleDesk();
  const closed = schema.items?.enum;
  const options =
    closed?.map((one) => ({ value: one, label: valueName(one, name), search: one })) ??
    shownChoices(choices ?? []);
  return (
    <Select<string[]>
      id={fieldId(path)}
      aria-label={label}
      disabled={readOnly}
      mode={closed === undefined && choices === undefined ? 'tags' : 'multiple'}
      showSearch={SEARCH}
      tokenSeparators={['；', ';']}
      placeholder={choices === undefined ? '输入一项后按回车' : '可选多项'}
      options={options}
      value={isArray(value) ? value.map(String) : []}
      onChange={(next) => {
        change(path, next.length === 0 && !required ? undefined : next);
      }}
    />
  );
}

/** What is chosen rather than typed. */
function useChoice(props: ScalarProps): ReactNode {
  const { schema, path, value, label, required, name, parent } = props;
  const { change, readOnly, known } = useRuleDesk();
  const shared = { id: fieldId(path), 'aria-label': label, disabled: readOnly };
  const set = (next: Json | undefined) => {
    change(path, next);
  };
  const literals = literalsOf(schema);
  const effective = value ?? (schema.default as Json | undefined);
  if (schema.type === 'boolean')
    return (
      <Select
        {...shared}
        style={{ width: 100 }}
        options={YES_NO}
        value={String(effective === true)}
        onChange={(next: string) => {
          set(next === 'true');
        }}
      />
    );
  if (literals !== undefined)
    return (
      <Select
        {...shared}
        style={{ minWidth: 160, maxWidth: 320 }}
        allowClear={!required && schema.default === undefined}
        options={literals.map((one) => ({ value: one, label: valueName(String(one), name) }))}
        value={(effective as string | number | undefined) ?? null}
        onChange={(next: string | number | null) => {
          set(next ?? undefined);
        }}
      />
    );
  const choices = choicesFor(name, parent, known);
  if (schema.type === 'array') return <Several {...props} choices={choices} />;
  if (choices === undefined || name === 'id') return null;
  return (
    <Select
      {...shared}
      allowClear={!required}
      showSearch={SEARCH}
      style={{ maxWidth: 420 }}
      options={shownChoices(choices)}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={(next: string | null | undefined) => {
        set(next ?? (required ? '' : undefined));
      }}
    />
  );
}

function TextField({ schema, path, value, label, required, name }: ScalarProps) {
  const { change, readOnly, faults } = useRuleDesk();
  const dotted = path.join('.');
  const invalid = faults.some((fault) => fault.path === dotted && fault.severity === 'error');
  const set = (text: string) => {
    change(path, text === '' && !required ? undefined : text);
  };
  const props = { path, value, label, invalid, onChange: set };
  const kind = textKind(schema, name);
  if (kind === 'formula') return <FormulaInput {...props} />;
  if (kind === 'template') return <TemplateInput {...props} />;
  const shared = {
    id: fieldId(path),
    'aria-label': label,
    disabled: readOnly,
    value: typeof value === 'string' ? value : '',
  };
  if (kind === 'long')
    return (
      <Input.TextArea
        {...shared}
        autoSize={{ minRows: 1, maxRows: 8 }}
        onChange={(event) => {
          set(event.target.value);
        }}
      />
    );
  const decimal = isDecimal(schema);
  return (
    <Input
      {...shared}
      style={{ maxWidth: decimal ? 160 : 420 }}
      inputMode={decimal ? 'decimal' : 'text'}
      onChange={(event) => {
        set(decimal ? event.target.value.trim() : event.target.value);
      }}
    />
  );
}

function NumberField({ schema, path, value, label }: ScalarProps) {
  const { change, readOnly } = useRuleDesk();
  return (
    <InputNumber
      id={fieldId(path)}
      aria-label={label}
      disabled={readOnly}
      value={typeof value === 'number' ? value : null}
      {...(schema.type === 'integer' ? { precision: 0 } : {})}
      onChange={(next) => {
        change(path, typeof next === 'number' ? next : undefined);
      }}
    />
  );
}

const HELP: Readonly<Record<string, string>> = {
  id: '系统用来对应各年数据的标识，发布后不要更改；年份不写进标识',
  tolerance: '填 printed 表示最后一位小数的半个单位；也可填数值；不填为完全相等',
};

/** One value: chosen, a number, a formula, a text with figures in it, or a plain text. */
export function ScalarField(props: ScalarProps) {
  const { schema, path, label, required, name } = props;
  const choice = useChoice(props);
  const number = schema.type === 'number' || schema.type === 'integer';
  const input = number ? <NumberField {...props} /> : <TextField {...props} />;
  const help = HELP[name];
  return (
    <FieldFrame
      label={label}
      path={path}
      required={required}
      {...(help === undefined ? {} : { help })}
    >
      {choice ?? input}
    </FieldFrame>
  );
}
