import { Form, Typography } from 'antd';
import type { Evaluation, FactDefinition, FactValue } from '../../api/types.ts';
import { ScalarInput } from './scalar-input.tsx';
import { TableInput, type TableOption } from './table-input.tsx';

interface FactFieldProps {
  readonly fact: FactDefinition;
  readonly value: FactValue | undefined;
  readonly resolved: Evaluation['facts'][string] | undefined;
  readonly editable: boolean;
  readonly fault: string | undefined;
  readonly notes: readonly string[];
  readonly references: ReadonlyMap<string, readonly TableOption[]>;
  readonly onChange: (id: string, value: FactValue | undefined) => void;
}

/** A figure the system computes: its value and, below it, how. */
function DerivedField({ fact, resolved }: Pick<FactFieldProps, 'fact' | 'resolved'>) {
  const { value } = resolved ?? { value: null };
  const shown =
    typeof value === 'boolean'
      ? value
        ? '是'
        : '否'
      : typeof value === 'string'
        ? value
        : '待上游数据填齐后自动计算';
  return (
    <Form.Item label={fact.label} extra={resolved?.fault?.message ?? resolved?.arithmetic}>
      <Typography.Text strong>
        {shown}
        {typeof value === 'string' ? (fact.unit ?? '') : ''}
      </Typography.Text>
      <Typography.Text type="secondary"> · 自动计算</Typography.Text>
    </Form.Item>
  );
}

/** What the drafter types: a table, a single value, or nothing where the content is classified. */
function FieldInput(props: FactFieldProps & { readonly anchor: string }) {
  const { anchor, fact, value, editable, fault, references, onChange } = props;
  if (typeof value === 'object' && !Array.isArray(value)) {
    return <Typography.Text type="warning">涉密，内容不录入本系统</Typography.Text>;
  }
  if (fact.type === 'table') {
    return (
      <div id={anchor}>
        <TableInput
          fact={fact}
          rows={Array.isArray(value) ? value : []}
          disabled={!editable}
          references={references}
          onChange={(rows) => {
            onChange(fact.id, rows);
          }}
        />
      </div>
    );
  }
  return (
    <ScalarInput
      id={anchor}
      definition={fact}
      value={value}
      disabled={!editable}
      invalid={fault !== undefined}
      onChange={(next) => {
        onChange(fact.id, next);
      }}
    />
  );
}

/** Below the field: what it means and where the figure comes from. */
const hintOf = ({ help, source }: FactDefinition): string =>
  [help, source === undefined ? undefined : `来源：${source}`].filter(Boolean).join('；');

/** One fact of the year's rulebook as a form field. */
export function FactField(props: FactFieldProps) {
  const { fact, fault, notes } = props;
  if (fact.origin !== 'input') return <DerivedField {...props} />;
  const anchor = `field-${fact.id}`;
  const noted = notes.map((note) => `批注：${note}`).join('；');
  const status = noted === '' ? '' : 'warning';
  return (
    <Form.Item
      label={fact.label}
      required={fact.required ?? false}
      htmlFor={anchor}
      extra={hintOf(fact)}
      validateStatus={fault === undefined ? status : 'error'}
      help={fault ?? (noted === '' ? undefined : noted)}
    >
      <FieldInput {...props} anchor={anchor} />
    </Form.Item>
  );
}
