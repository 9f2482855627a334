import { Alert, Badge, Button, Flex, Form, Menu, Tag, Typography } from 'antd';
import { useMemo, useState } from 'react';
import type { FactDefinition, FactValue, Report, Rulebook } from '../../api/types.ts';
import { FactField } from './fact-field.tsx';
import type { TableOption } from './table-input.tsx';
import { useAutosave, type Edits, type SaveState } from './use-autosave.ts';

interface FactsFormProps {
  readonly report: Report;
  readonly rulebook: Rulebook;
  readonly section: string;
  readonly onSection: (id: string) => void;
  readonly saved: () => Promise<void>;
}

const SAVE_TEXT: Readonly<Record<SaveState['kind'], string>> = {
  saved: '已保存',
  pending: '有改动，即将保存',
  saving: '正在保存…',
  conflict: '未保存：报告已被他人更新',
  refused: '未保存：有内容需要更正',
};

function SaveStatus({
  state,
  retry,
}: {
  readonly state: SaveState;
  readonly retry: () => Promise<void>;
}) {
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    await retry();
    setBusy(false);
  };
  return (
    <div role="status" aria-live="polite" style={{ marginBottom: 12 }}>
      <Tag
        color={
          state.kind === 'saved'
            ? 'green'
            : state.kind === 'conflict' || state.kind === 'refused'
              ? 'red'
              : 'gold'
        }
      >
        {SAVE_TEXT[state.kind]}
      </Tag>
      {(state.kind === 'conflict' || state.kind === 'refused') && (
        <Alert
          type="warning"
          showIcon
          title={state.message}
          action={
            state.kind === 'conflict' && (
              <Button size="small" loading={busy} onClick={() => void again()}>
                在最新版本上继续保存
              </Button>
            )
          }
        />
      )}
    </div>
  );
}

/** Whether a return left this field open, wholly or in part. The server decides; this only greys out. */
function isOpen(openFields: readonly string[] | null, id: string): boolean {
  return (
    openFields === null || openFields.some((field) => field === id || field.startsWith(`${id}/`))
  );
}

function optionsOf(
  facts: readonly FactDefinition[],
  valueOf: (id: string) => FactValue | undefined,
) {
  const tables = facts.filter(({ type }) => type === 'table');
  return new Map(
    tables.map(({ id }): [string, TableOption[]] => {
      const rows = valueOf(id);
      const list = Array.isArray(rows) ? rows : [];
      return [
        id,
        list.map((row, index) => ({
          value: row.id,
          label: `${String(index + 1)}. ${'cells' in row ? String(row.cells['name'] ?? row.cells['goal'] ?? row.id).slice(0, 40) : '涉密'}`,
        })),
      ];
    }),
  );
}

const valueIn = (edits: Edits, report: Report, id: string): FactValue | undefined =>
  edits.has(id) ? edits.get(id) : report.content.facts[id];

/** The year's facts as a form: sections with their completeness on the left, the fields of one section beside it. */
export function FactsForm({ report, rulebook, section, onSection, saved }: FactsFormProps) {
  const { edits, state, change, retry } = useAutosave(report, saved);
  const mayEdit = report.actions.some(({ command, allowed }) => command === 'edit' && allowed);
  const { facts } = rulebook.facts;
  const references = useMemo(
    () => optionsOf(facts, (id) => valueIn(edits, report, id)),
    [facts, edits, report],
  );
  const faults = state.kind === 'refused' ? state.faults : new Map<string, string>();
  const shown = facts.filter((fact) => fact.section === section && fact.origin !== 'context');
  return (
    <Flex gap="middle" align="flex-start">
      <nav
        aria-label="填报章节"
        style={{
          width: 210,
          flex: 'none',
          position: 'sticky',
          top: 16,
          maxHeight: '85vh',
          overflowY: 'auto',
        }}
      >
        <Menu
          selectedKeys={[section]}
          onClick={({ key }) => {
            onSection(key);
          }}
          items={report.evaluation.completeness.sections.map(({ id, label, required, filled }) => ({
            key: id,
            label: (
              <Flex justify="space-between" gap="small">
                <span>{label}</span>
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
      <div style={{ flex: 1, minWidth: 0 }}>
        {mayEdit && <SaveStatus state={state} retry={retry} />}
        <Form layout="vertical" component="div">
          {shown.map((fact) => (
            <FactField
              key={fact.id}
              fact={fact}
              value={valueIn(edits, report, fact.id)}
              resolved={report.evaluation.facts[fact.id]}
              editable={mayEdit && isOpen(report.openFields, fact.id)}
              fault={
                [...faults].find(
                  ([path]) => path === fact.id || path.startsWith(`${fact.id}.`),
                )?.[1]
              }
              notes={report.notes
                .filter(
                  ({ field, resolvedAt }) =>
                    resolvedAt === null && (field === fact.id || field.startsWith(`${fact.id}/`)),
                )
                .map(({ text }) => text)}
              references={references}
              onChange={change}
            />
          ))}
          {shown.length === 0 && (
            <Typography.Text type="secondary">本章节没有需要填写的内容。</Typography.Text>
          )}
        </Form>
      </div>
    </Flex>
  );
}
