import { Badge, Flex, Form, Grid, Menu, Select, Typography } from 'antd';
import { useCallback } from 'react';
import { useDesk, type Desk } from '../desk/desk.tsx';
import { PriorBar } from '../prior/prior-bar.tsx';
import { usePriorYear } from '../prior/use-prior-year.ts';
import { SpreadsheetBar } from '../spreadsheet/spreadsheet-bar.tsx';
import { TakeoverButton } from '../takeover/takeover-button.tsx';
import { doubtsOf } from '../takeover/doubts.ts';
import { FactField } from './fact-field.tsx';

interface FactsFormProps {
  readonly section: string;
  readonly onSection: (id: string) => void;
  /** Row to show, because somebody is led there. */
  readonly shownRow: string | undefined;
  /** There is no room for the list of sections beside the fields. */
  readonly narrow: boolean;
}

/** Whether a return left this field open, wholly or in part. The server decides; this only greys out. */
const partlyOpen = (openFields: readonly string[] | null, id: string): boolean =>
  openFields === null || openFields.some((field) => field === id || field.startsWith(`${id}/`));

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
              <span className="section-label">{label}</span>
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

/** Open notes on a fact, and doubts of the file it was taken over from that nobody answered. */
function notedText({ report }: Desk, id: string): string {
  const isOf = (field: string): boolean => field === id || field.startsWith(`${id}/`);
  const notes = report.notes
    .filter(({ field, resolvedAt }) => resolvedAt === null && isOf(field))
    .map(({ text }) => `批注：${text}`);
  return [...notes, ...doubtsOf(report, id)].join('；');
}

/** The year's facts as a form: sections with their completeness on the left, the fields of one section beside it. */
export function FactsForm({ section, onSection, shownRow, narrow }: FactsFormProps) {
  const desk = useDesk();
  const { report, rulebook, may, annotate } = desk;
  const { openFields } = report;
  const isOpen = useCallback(
    (path: string) =>
      openFields === null ||
      openFields.some((field) => path === field || path.startsWith(`${field}/`)),
    [openFields],
  );
  const prior = usePriorYear(report.id);
  const shown = rulebook.facts.facts.filter(
    (fact) => fact.section === section && fact.origin !== 'context',
  );
  return (
    <div className={narrow ? undefined : 'facts'}>
      <Sections section={section} onSection={onSection} narrow={narrow} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Flex wrap gap="small" align="center" className="form-bar">
          <SpreadsheetBar subject={ALL_FACTS} />
          {may('edit') && <TakeoverButton />}
          <PriorBar query={prior} />
        </Flex>
        <Form layout="vertical" component="div">
          {shown.map((fact) => (
            <FactField
              key={fact.id}
              fact={fact}
              resolved={report.evaluation.facts[fact.id]}
              editable={may('edit') && partlyOpen(openFields, fact.id)}
              isOpen={isOpen}
              noted={notedText(desk, fact.id)}
              prior={prior.data?.values[fact.id]}
              shownRow={fact.type === 'table' ? shownRow : undefined}
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
