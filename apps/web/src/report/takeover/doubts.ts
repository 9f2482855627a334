import type { Report, Takeover } from '../../api/types.ts';

type Finding = Takeover['findings'][number];

/**
 * How a doubt of a file stands, what asks for something first: open, answered with a reason, gone with its figure, for the
 * report's own checks to say, or of words that went nowhere.
 */
export const STANDINGS = ['open', 'waived', 'mended', 'elsewhere', 'unused'] as const;
export type Standing = (typeof STANDINGS)[number];

const isWaived = ({ waivers }: Report, key: string): boolean =>
  waivers.some(({ checkKey, holds }) => checkKey === key && holds);

const isSaid = ({ evaluation }: Report, fields: readonly string[]): boolean =>
  evaluation.checks.some(
    (check) => check.outcome === 'fail' && fields.every((field) => check.fields.includes(field)),
  );

export function standingOf(
  report: Report,
  { checkKey, fields }: Pick<Finding, 'checkKey' | 'fields'>,
): Standing {
  if (checkKey === null) return fields.length === 0 ? 'unused' : 'elsewhere';
  if (isWaived(report, checkKey)) return 'waived';
  const isOpen = report.evaluation.checks.some(({ key }) => key === checkKey);
  if (isOpen) return 'open';
  return isSaid(report, fields) ? 'elsewhere' : 'mended';
}

/** What is doubted of a fact for the files it was taken over from, in short, as long as nobody answered it. */
export function doubtsOf(report: Report, id: string): readonly string[] {
  const isOf = (field: string): boolean => field === id || field.startsWith(`${id}/`);
  const messages = report.takeovers.flatMap(({ filename, findings }) =>
    findings
      .filter((finding) => finding.fields.some(isOf) && standingOf(report, finding) === 'open')
      .map(({ message }) => `“${filename}”存疑，请核对：${message}`),
  );
  return [...new Set(messages)];
}
