import { Button, Form, Typography } from 'antd';
import { memo } from 'react';
import type { Evaluation, FactDefinition, FactValue, Option } from '../../api/types.ts';
import { PriorNote } from '../prior/prior-note.tsx';
import type { PriorValue } from '../prior/use-prior-year.ts';
import { SpreadsheetBar } from '../spreadsheet/spreadsheet-bar.tsx';
import { ScalarInput } from './scalar-input.tsx';
import { TableInput } from './table-input.tsx';

interface FactFieldProps {
  readonly fact: FactDefinition;
  readonly value: FactValue | undefined;
  readonly resolved: Evaluation['facts'][string] | undefined;
  readonly editable: boolean;
  readonly isOpen: (path: string) => boolean;
  /** What the server refused of it. */
  readonly fault: string | undefined;
  readonly cellFaults: ReadonlyMap<string, string>;
  /** Open notes, as one text. */
  readonly noted: string;
  readonly references: ReadonlyMap<string, readonly Option[]>;
  readonly shownRow: string | undefined;
  /** What last year's report says of it. */
  readonly prior: PriorValue | undefined;
  readonly onChange: (id: string, value: FactValue | undefined, group?: string) => void;
  readonly onAnnotate: ((path: string) => void) | undefined;
}

function NoteButton({
  fact,
  onAnnotate,
}: {
  readonly fact: FactDefinition;
  readonly onAnnotate: ((path: string) => void) | undefined;
}) {
  if (onAnnotate === undefined) return null;
  return (
    <Button
      type="link"
      size="small"
      aria-label={`批注：${fact.label}`}
      onClick={() => {
        onAnnotate(fact.id);
      }}
    >
      批注
    </Button>
  );
}

function shownText(fact: FactDefinition, value: FactValue | null | undefined): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'string') return '待上游数据填齐后自动计算';
  const label = fact.options?.find((option) => option.value === value)?.label;
  return label ?? `${value}${fact.unit ?? ''}`;
}

/** A figure the system computes: its value and, below it, how. */
function DerivedField({ fact, resolved, prior, onAnnotate }: FactFieldProps) {
  return (
    <Form.Item
      label={fact.label}
      extra={resolved?.fault?.message ?? resolved?.arithmetic}
      htmlFor={`field-${fact.id}`}
    >
      <output id={`field-${fact.id}`} tabIndex={-1}>
        <Typography.Text strong>{shownText(fact, resolved?.value)}</Typography.Text>
        <Typography.Text type="secondary"> · 自动计算</Typography.Text>
      </output>
      <NoteButton fact={fact} onAnnotate={onAnnotate} />
      {prior !== undefined && (
        <PriorNote fact={fact} prior={prior} value={resolved?.value} onCarry={undefined} />
      )}
    </Form.Item>
  );
}

/** What the drafter types: a table, a single value, or nothing where the content is classified. */
function FieldInput(props: FactFieldProps & { readonly anchor: string }) {
  const { anchor, fact, value, editable, fault, onChange } = props;
  if (typeof value === 'object' && !Array.isArray(value)) {
    return <Typography.Text type="warning">涉密，内容不录入本系统</Typography.Text>;
  }
  if (fact.type === 'table') {
    return (
      <div id={anchor} role="group" aria-label={fact.label} tabIndex={-1}>
        <TableInput
          fact={fact}
          rows={Array.isArray(value) ? value : []}
          disabled={!editable}
          references={props.references}
          isOpen={props.isOpen}
          faults={props.cellFaults}
          shownRow={props.shownRow}
          onAnnotate={props.onAnnotate}
          onChange={(rows, group) => {
            onChange(fact.id, rows, group);
          }}
        />
        <SpreadsheetBar subject={{ table: fact.id, label: fact.label }} />
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
export const FactField = memo(function FactField(props: FactFieldProps) {
  const { fact, fault, noted } = props;
  if (fact.origin !== 'input') return <DerivedField {...props} />;
  const anchor = `field-${fact.id}`;
  const status = noted === '' ? '' : 'warning';
  const hint = hintOf(fact);
  return (
    <Form.Item
      label={
        <>
          {fact.label}
          <NoteButton fact={fact} onAnnotate={props.onAnnotate} />
        </>
      }
      required={fact.required ?? false}
      htmlFor={anchor}
      extra={hint === '' ? undefined : hint}
      validateStatus={fault === undefined ? status : 'error'}
      help={fault ?? (noted === '' ? undefined : noted)}
    >
      <FieldInput {...props} anchor={anchor} />
      {props.prior !== undefined && (
        <PriorNote
          fact={fact}
          prior={props.prior}
          value={props.value}
          onCarry={
            props.editable && props.isOpen(fact.id)
              ? (value) => {
                  props.onChange(fact.id, value, `carry ${fact.id}`);
                }
              : undefined
          }
        />
      )}
    </Form.Item>
  );
});
