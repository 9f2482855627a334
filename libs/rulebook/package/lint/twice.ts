import { canonicalJson } from '#libs/kernel';
import { allBlocks } from '../blocks.js';
import type { LintContext } from './types.js';

/** Positions in a list whose key stood there before, with the position it stood at. */
function repeats(keys: readonly string[]): { readonly index: number; readonly first: number }[] {
  return keys.flatMap((key, index) => {
    const first = keys.indexOf(key);
    return first === index ? [] : [{ index, first }];
  });
}

const WHOLE_WIDTH = 100;

/** Copies that were meant to be changed: checks that say the same, fields hidden twice, columns wider than the page. */
export function lintTwice(context: LintContext): void {
  const { checks, disclosure, narrative } = context.pkg;
  const rules = checks.checks.map(({ left, operator, right, forEach, when }) =>
    canonicalJson({ left, operator, right, forEach: forEach ?? null, when: when ?? null }),
  );
  repeats(rules).forEach(({ index, first }) => {
    const [own, other] = [checks.checks[index], checks.checks[first]];
    context.warn(`checks.checks.${index}`, `校验 ${own?.id ?? ''} 与 ${other?.id ?? ''} 完全相同`);
  });
  repeats(disclosure.hidden.map(({ field }) => field.replace('/', '.'))).forEach(({ index }) => {
    const field = disclosure.hidden[index]?.field ?? '';
    context.warn(`disclosure.hidden.${index}.field`, `字段 ${field} 重复`);
  });
  allBlocks(narrative).forEach(({ block, path }) => {
    if (block.type !== 'table') return;
    const width = block.columns.reduce((sum, column) => sum + column.width, 0);
    if (Math.abs(width - WHOLE_WIDTH) > 0.5)
      context.warn(`${path}.columns`, `各列宽度合计 ${width}%，应为 ${WHOLE_WIDTH}%`);
  });
}
