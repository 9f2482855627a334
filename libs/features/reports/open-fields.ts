import { ZipingError, type Fault } from '#libs/kernel';
import { typedFactsBehind, type CompiledRulebook, type ContentChange } from '#libs/rulebook';

/**
 * Whether a return left this field open. Open is the field itself and all below it: `goals` opens `goals/goal_01/goal`.
 * Reasons and measures stay open: a corrected figure may cost points, which then have to be explained.
 */
export function isOpen(openFields: readonly string[] | null, path: string): boolean {
  if (openFields === null || path.startsWith('measures/')) return true;
  return openFields.some((field) => path === field || path.startsWith(`${field}/`));
}

/**
 * Whether a return left the evidence of this indicator open: the indicator itself was returned, or a figure it is scored
 * by. Evidence of the report as a whole opens as `evidence`.
 */
function isEvidenceOpen(
  openFields: readonly string[],
  indicatorId: string | null,
  { indicators, derived }: Pick<CompiledRulebook, 'indicators' | 'derived'>,
): boolean {
  if (indicatorId === null) return openFields.includes('evidence');
  if (openFields.includes(`indicators/${indicatorId}`)) return true;
  if (openFields.includes(`measures/${indicatorId}`)) return true;
  const indicator = indicators.find(({ definition }) => definition.id === indicatorId);
  const facts = new Set(typedFactsBehind(indicator?.inputs ?? [], derived));
  return openFields.some((field) => facts.has(field.split('/', 1)[0] ?? ''));
}

const evidencePath = (indicatorId: string | null): string =>
  indicatorId === null ? 'evidence' : `indicators/${indicatorId}`;

/** Where evidence may be added and removed after a return: `evidence` and `indicators/<id>`; null: everywhere. */
export function openEvidence(
  openFields: readonly string[] | null,
  rulebook: Pick<CompiledRulebook, 'indicators' | 'derived'>,
): string[] | null {
  if (openFields === null) return null;
  const places = [null, ...rulebook.indicators.map(({ definition }) => definition.id)];
  return places.filter((id) => isEvidenceOpen(openFields, id, rulebook)).map(evidencePath);
}

/** Errors: `report.field_not_open` when the last return left this evidence closed. */
export function requireOpenEvidence(
  openFields: readonly string[] | null,
  indicatorId: string | null,
  rulebook: Pick<CompiledRulebook, 'indicators' | 'derived'>,
): void {
  if (openFields === null || isEvidenceOpen(openFields, indicatorId, rulebook)) return;
  const message = '退回时没有开放这一项的佐证材料，不能增加或移除';
  throw new ZipingError('report.field_not_open', message, { path: evidencePath(indicatorId) });
}

/** A fault for every change outside the fields a return left open. */
export function closedFieldFaults(
  openFields: readonly string[] | null,
  changes: readonly ContentChange[],
): Fault[] {
  return changes
    .filter(({ path }) => !isOpen(openFields, path))
    .map(({ path }) => ({
      code: 'report.field_not_open' as const,
      message: '退回时没有开放这一项，不能修改',
      path,
    }));
}
