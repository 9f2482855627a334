import { Checkbox, Flex, Select } from 'antd';
import type { TextFinding } from '../api/types.ts';
import { countOf, SEVERITIES, SEVERITY, type Severity } from './severity.ts';

/** What of the findings is shown: no kind chosen means every kind. */
export interface Wanted {
  readonly severities: readonly Severity[];
  readonly kinds: readonly string[];
}

export const EVERYTHING: Wanted = { severities: SEVERITIES, kinds: [] };

export const isWanted = ({ severities, kinds }: Wanted, { severity, kind }: TextFinding): boolean =>
  severities.includes(severity) && (kinds.length === 0 || kinds.includes(kind));

/** Filters by severity and kind, each with how many there are. */
export function FindingFilter({
  findings,
  wanted,
  change,
}: {
  readonly findings: readonly TextFinding[];
  readonly wanted: Wanted;
  readonly change: (wanted: Wanted) => void;
}) {
  const kinds = [...new Map(findings.map(({ kind, kindName }) => [kind, kindName]))];
  return (
    <Flex wrap gap="small" align="center">
      <Checkbox.Group
        aria-label="按程度筛选"
        value={[...wanted.severities]}
        options={SEVERITIES.map((value) => ({
          value,
          label: `${SEVERITY[value].text} ${String(countOf(findings, value))} 处`,
        }))}
        onChange={(severities) => {
          change({ ...wanted, severities });
        }}
      />
      <Select
        mode="multiple"
        allowClear
        aria-label="按类别筛选"
        placeholder="全部类别"
        style={{ minWidth: 240 }}
        maxTagCount="responsive"
        value={[...wanted.kinds]}
        options={kinds.map(([value, name]) => ({
          value,
          label: `${name}（${String(findings.filter(({ kind }) => kind === value).length)}）`,
        }))}
        onChange={(chosen) => {
          change({ ...wanted, kinds: chosen });
        }}
      />
    </Flex>
  );
}
