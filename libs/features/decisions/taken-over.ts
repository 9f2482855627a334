import type { TakenPlace, TakeoverRecord } from '#libs/features/ports';
import { Decimal } from '#libs/kernel';
import type { CheckResult, ReportContent, TableRow } from '#libs/rulebook';
import { kindName } from '#libs/textcheck';

import { checkOf } from './finding-check.js';

/**
 * What was doubted in a file, as long as the draft says what was taken over from there: a figure that was typed anew since is
 * none of the file's, and the report's own checks speak of it. What such a check says of the same figures already is not said
 * twice. Of a file taken over twice the newest reading counts.
 */
export function takenOverChecks(
  takeovers: readonly TakeoverRecord[],
  own: readonly CheckResult[],
  { facts }: Pick<ReportContent, 'facts'>,
): CheckResult[] {
  const failing = own.filter(({ outcome }) => outcome === 'fail');
  const checks = new Map<string, CheckResult | null>();
  for (const { filename, findings } of takeovers)
    for (const { checkKey: key, places, ...finding } of findings) {
      if (key === null) continue;
      const check = checkOf(finding, {
        ...{ id: `import.${finding.kind}`, key, label: `导入文件存疑：${kindName(finding.kind)}` },
        fields: places.map(({ field }) => field),
      });
      const message = `文件“${filename}”中${check.message}`;
      const said = failing.some(({ fields }) =>
        places.every(({ field }) => fields.includes(field)),
      );
      const stands = !said && places.every((place) => isStill(place, facts));
      checks.set(key, stands ? { ...check, message, instruction: INSTRUCTION } : null);
    }
  return [...checks.values()].filter((check) => check !== null);
}

const INSTRUCTION =
  '填入的内容出自存疑之处：请核对，有误的改正，改正后不再提示；确认无误的写明理由豁免。';

function isStill({ field, value }: TakenPlace, facts: ReportContent['facts']): boolean {
  const now = valueAt(facts, field);
  if (typeof now === 'string' && typeof value === 'string')
    return now === value || (isNumber(now) && isNumber(value) && new Decimal(now).eq(value));
  return now !== undefined && now === value;
}

const isNumber = (text: string): boolean => /^-?\d+(?:\.\d+)?$/u.test(text);

function valueAt(facts: ReportContent['facts'], field: string): string | boolean | undefined {
  const [fact = '', rowId, column = ''] = field.split('/');
  const value = facts[fact];
  if (!Array.isArray(value)) return typeof value === 'object' ? undefined : value;
  const row = value.find(({ id }: TableRow) => id === rowId);
  return row !== undefined && 'cells' in row ? row.cells[column] : undefined;
}
