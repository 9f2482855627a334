import { Button, Form, Typography } from 'antd';
import { memo, useMemo } from 'react';
import type { Evaluation, FactDefinition, FactValue } from '../../api/types.ts';
import { useDrafted, useDraftStore, useFaults, useValue } from '../draft/drafted.ts';
import { shownValue } from '../draft/edits.ts';
import { PriorNote } from '../prior/prior-note.tsx';
import type { PriorValue } from '../prior/use-prior-year.ts';
import { SpreadsheetBar } from '../spreadsheet/spreadsheet-bar.tsx';
import { ScalarInput } from './scalar-input.tsx';
import { TableInput } from './table-input.tsx';

interface FactFieldProps {
  readonly fact: FactDefinition;
  readonly resolved: Evaluation['facts'][string] | undefined;
  readonly editable: boolean;
  readonly isOpen: (path: string) => boolean;
  /** Open notes, as one text. */
  readonly noted: string;
  readonly shownRow: string | undefined;
  /** What last year's report says of it. */
  readonly prior: PriorValue | undefined;
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

const isKnown = (value: FactValue | null | undefined): boolean =>
  value !== undefined && value !== null;

function shownText(fact: FactDefinition, value: FactValue | null | undefined): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'string') return '所需数据填齐后自动计算';
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
        {isKnown(resolved?.value) && (
          <Typography.Text type="secondary"> · 自动计算</Typography.Text>
        )}
      </output>
      <NoteButton fact={fact} onAnnotate={onAnnotate} />
      {prior !== undefined && (
        <PriorNote fact={fact} prior={prior} value={resolved?.value} onCarry={undefined} />
      )}
    </Form.Item>
  );
}

const NO_FAULTS: ReadonlyMap<string, string> = new Map();

interface Refused {
  /** Of the fact, as one text. */
  readonly fault: string | undefined;
  /** Of the cells of a table, by `row.column`. */
  readonly cells: ReadonlyMap<string, string>;
}

/** What the server refused of one fact. */
function useRefused({ id, type }: FactDefinition): Refused {
  const faults = useFaults();
  return useMemo(() => {
    const below = [...faults]
      .map(([path, message]) => [path.replaceAll('/', '.'), message] as const)
      .filter(([path]) => path === id || (type === 'table' && path.startsWith(`${id}.`)));
    if (below.length === 0) return { fault: undefined, cells: NO_FAULTS };
    return {
      fault: below.map(([, message]) => message).join('；'),
      cells: new Map(below.map(([path, message]) => [path.slice(id.length + 1), message])),
    };
  }, [faults, id, type]);
}

const useFact = (id: string) => useValue('facts', id) as FactValue | undefined;

interface InputProps {
  readonly field: FactFieldProps;
  readonly anchor: string;
  readonly refused: Refused;
}

function TableField({ field, anchor, refused }: InputProps) {
  const { fact } = field;
  return (
    <div id={anchor} role="group" aria-label={fact.label} tabIndex={-1}>
      <TableInput
        fact={fact}
        disabled={!field.editable}
        isOpen={field.isOpen}
        faults={refused.cells}
        shownRow={field.shownRow}
        onAnnotate={field.onAnnotate}
      />
      <SpreadsheetBar subject={{ table: fact.id, label: fact.label }} />
    </div>
  );
}

function ScalarField({ field, anchor, refused }: InputProps) {
  const { fact, editable } = field;
  const store = useDraftStore();
  return (
    <ScalarInput
      id={anchor}
      definition={fact}
      value={useFact(fact.id)}
      disabled={!editable}
      invalid={refused.fault !== undefined}
      onChange={(value) => {
        store.change({ part: 'facts', id: fact.id, value });
      }}
    />
  );
}

/** What the drafter types: a table, a single value, or nothing where the content is classified. */
function FieldInput(props: InputProps) {
  const { fact } = props.field;
  const classified = useDrafted(({ edits, content }) => {
    const value = shownValue(edits, content, 'facts', fact.id);
    return typeof value === 'object' && !Array.isArray(value);
  });
  if (classified) return <Typography.Text type="warning">涉密，内容不录入本系统</Typography.Text>;
  return fact.type === 'table' ? <TableField {...props} /> : <ScalarField {...props} />;
}

/** Last year's value of what is typed, and the way to take it over where this year's may be typed. */
function TypedPrior({
  field,
  prior,
}: {
  readonly field: FactFieldProps;
  readonly prior: PriorValue;
}) {
  const { fact, editable, isOpen } = field;
  const store = useDraftStore();
  const carry = (value: FactValue) => {
    store.change({ part: 'facts', id: fact.id, value }, `carry ${fact.id}`);
  };
  return (
    <PriorNote
      fact={fact}
      prior={prior}
      value={useFact(fact.id)}
      onCarry={editable && isOpen(fact.id) ? carry : undefined}
    />
  );
}

/** Below the field: what it means and where the figure comes from. */
const hintOf = ({ help, source }: FactDefinition): string =>
  [help, source === undefined ? undefined : `来源：${source}`].filter(Boolean).join('；');

/** One fact that is typed. */
function InputField(props: FactFieldProps) {
  const { fact, noted, prior } = props;
  const refused = useRefused(fact);
  const { fault } = refused;
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
      <FieldInput field={props} anchor={anchor} refused={refused} />
      {prior !== undefined && <TypedPrior field={props} prior={prior} />}
    </Form.Item>
  );
}

/** One fact of the year's rulebook as a form field; drawn again only for what is read of it. */
export const FactField = memo(function FactField(props: FactFieldProps) {
  return props.fact.origin === 'input' ? <InputField {...props} /> : <DerivedField {...props} />;
});
