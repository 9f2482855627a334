import { Badge, Flex, Form, Grid, Menu, Select, Typography } from 'antd';
import { useCallback, useState } from 'react';
import type { FactDefinition, FactValue, Option } from '../../api/types.ts';
import { useDesk, type Desk } from '../desk/desk.tsx';
import { PriorBar } from '../prior/prior-bar.tsx';
import { usePriorYear } from '../prior/use-prior-year.ts';
import { SpreadsheetBar } from '../spreadsheet/spreadsheet-bar.tsx';
import { FactField } from './fact-field.tsx';

interface FactsFormProps {
  readonly section: string;
  readonly onSection: (id: string) => void;
  /** Row to show, because somebody is led there. */
  readonly shownRow: string | undefined;
  /** There is no room for the list of sections beside the fields. */
  readonly narrow: boolean;
}

const NO_FAULTS: ReadonlyMap<string, string> = new Map();

/** Whether a return left this field open, wholly or in part. The server decides; this only greys out. */
const partlyOpen = (openFields: readonly string[] | null, id: string): boolean =>
  openFields === null || openFields.some((field) => field === id || field.startsWith(`${id}/`));

type Rows = FactValue | undefined;

function optionsOf(rows: Rows): Option[] {
  const nameOf = (cells: Record<string, string | boolean>, row: string) =>
    String(cells['name'] ?? cells['goal'] ?? row).slice(0, 40);
  return (Array.isArray(rows) ? rows : []).map((row, index) => ({
    value: row.id,
    label: `${String(index + 1)}. ${'cells' in row ? nameOf(row.cells, row.id) : '涉密'}`,
  }));
}

/** Rows that may be referred to, by table; the same object as long as no table changed, so that cells keep still. */
function useReferences(
  facts: readonly FactDefinition[],
  valueOf: (id: string) => Rows,
): ReadonlyMap<string, readonly Option[]> {
  const tables = facts.filter(({ type }) => type === 'table').map(({ id }) => id);
  const [known, setKnown] = useState<ReadonlyMap<string, { rows: Rows; options: Option[] }>>(
    new Map(),
  );
  const [references, setReferences] = useState<ReadonlyMap<string, readonly Option[]>>(new Map());
  if (tables.some((id) => !known.has(id) || known.get(id)?.rows !== valueOf(id))) {
    const entries = tables.map((id) => {
      const [before, rows] = [known.get(id), valueOf(id)];
      const kept = before !== undefined && before.rows === rows;
      return [id, kept ? before : { rows, options: optionsOf(rows) }] as const;
    });
    setKnown(new Map(entries));
    setReferences(new Map(entries.map(([id, { options }]) => [id, options])));
  }
  return references;
}

/** The list of sections beside the form; above it where the screen is narrow. */
function Sections({ section, onSection, narrow }: Omit<FactsFormProps, 'shownRow'>) {
  const { report } = useDesk();
  const wide = (Grid.useBreakpoint().lg ?? true) && !narrow;
  const { sections } = report.evaluation.completeness;
  if (!wide)
    return (
      <Select
        aria-label="填报章节"
        style={{ width: '100%', marginBottom: 16 }}
        value={section}
        onChange={onSection}
        options={sections.map(({ id, label, required, filled }) => ({
          value: id,
          label: required > 0 ? `${label}（${String(filled)}/${String(required)}）` : label,
        }))}
      />
    );
  return (
    <nav aria-label="填报章节" className="sections">
      <Menu
        selectedKeys={[section]}
        onClick={({ key }) => {
          onSection(key);
        }}
        items={sections.map(({ id, label, required, filled }) => ({
          key: id,
          label: (
            <Flex justify="space-between" align="center" gap="small">
              <span className="section-label" title={label}>
                {label}
              </span>
              {required > 0 && (
                <Badge
                  count={`${String(filled)}/${String(required)}`}
                  color={filled === required ? '#237804' : '#ad4e00'}
                />
              )}
            </Flex>
          ),
        }))}
      />
    </nav>
  );
}

/** Faults of one fact, and of the cells of a table by `row.column`. */
function faultsOf({ draft }: Desk, { id, type }: FactDefinition) {
  const { state } = draft;
  if (state.kind !== 'refused') return { fault: undefined, cellFaults: NO_FAULTS };
  const below = [...state.faults]
    .map(([path, message]) => [path.replaceAll('/', '.'), message] as const)
    .filter(([path]) => path === id || (type === 'table' && path.startsWith(`${id}.`)));
  const cells = below.map(([path, message]) => [path.slice(id.length + 1), message] as const);
  return {
    fault: below.length === 0 ? undefined : below.map(([, message]) => message).join('；'),
    cellFaults: below.length === 0 ? NO_FAULTS : new Map(cells),
  };
}

function notedText({ report }: Desk, id: string): string {
  return report.notes
    .filter(
      ({ field, resolvedAt }) =>
        resolvedAt === null && (field === id || field.startsWith(`${id}/`)),
    )
    .map(({ text }) => `批注：${text}`)
    .join('；');
}

/** The year's facts as a form: sections with their completeness on the left, the fields of one section beside it. */
export function FactsForm({ section, onSection, shownRow, narrow }: FactsFormProps) {
  const desk = useDesk();
  const { report, rulebook, draft, may, annotate } = desk;
  const { facts } = rulebook.facts;
  const { openFields } = report;
  const { change, valueOf: draftValue } = draft;
  const valueOf = useCallback(
    (id: string) => draftValue('facts', id) as FactValue | undefined,
    [draftValue],
  );
  const references = useReferences(facts, valueOf);
  const isOpen = useCallback(
    (path: string) =>
      openFields === null ||
      openFields.some((field) => path === field || path.startsWith(`${field}/`)),
    [openFields],
  );
  const changeFact = useCallback(
    (id: string, value: FactValue | undefined, group?: string) => {
      change('facts', id, value, group);
    },
    [change],
  );
  const prior = usePriorYear(report.id);
  const shown = facts.filter((fact) => fact.section === section && fact.origin !== 'context');
  return (
    <div className={narrow ? undefined : 'facts'}>
      <Sections section={section} onSection={onSection} narrow={narrow} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Flex wrap gap="small" align="center" className="form-bar">
          <SpreadsheetBar subject={ALL_FACTS} />
          <PriorBar query={prior} />
        </Flex>
        <Form layout="vertical" component="div">
          {shown.map((fact) => (
            <FactField
              key={fact.id}
              fact={fact}
              value={valueOf(fact.id)}
              resolved={report.evaluation.facts[fact.id]}
              editable={may('edit') && partlyOpen(openFields, fact.id)}
              isOpen={isOpen}
              {...faultsOf(desk, fact)}
              noted={notedText(desk, fact.id)}
              prior={prior.data?.values[fact.id]}
              references={fact.type === 'table' ? references : NO_REFERENCES}
              shownRow={fact.type === 'table' ? shownRow : undefined}
              onChange={changeFact}
              onAnnotate={may('annotate') ? annotate : undefined}
            />
          ))}
          {shown.length === 0 && (
            <Typography.Text type="secondary">本章节没有需要填写的内容。</Typography.Text>
          )}
        </Form>
      </div>
    </div>
  );
}

const ALL_FACTS = { label: '全部填报内容' };
const NO_REFERENCES: ReadonlyMap<string, readonly Option[]> = new Map();
