import type { Fault } from '#libs/kernel';
import type { ContentChange } from '#libs/rulebook';

/**
 * Whether a return left this field open. Open is the field itself and all below it: `goals` opens `goals/goal_01/goal`.
 * Reasons and measures stay open: a corrected figure may cost points, which then have to be explained.
 */
export function isOpen(openFields: readonly string[] | null, path: string): boolean {
  if (openFields === null || path.startsWith('measures/')) return true;
  return openFields.some((field) => path === field || path.startsWith(`${field}/`));
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
