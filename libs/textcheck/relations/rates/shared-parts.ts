import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { onceFor } from '../../once-for.js';
import { bigramsOf } from '../figures/name-pool.js';
import { compositionsIn } from './wholes-of-parts.js';

const EMPTY =
  /总[额数量计]?|全部|合计|的|本年|全年|比例|比重|全[镇县市区乡校院局]|[这该此][笔项类部]分?|其中|资金|费用|经费|金额|[数额量]$/g;
/** 23条仍在整改，约占: of the figure right before it, told without another name. */
const ADJACENT =
  /^[^，。；：、]{0,12}[，,（(]?(?:其|该|这|此)?[^，。；：、]{0,3}?(?:约|仅|只|大约|就|即|已|共|合计)?(?:所)?(?:占|比重|比例)[^，；。]*$/;
/** 占60%，为12万元: the figure right behind its share. */
export const NEXT = /^[，,（(]?(?:为|计|共|即|合计|金额|共计|达|有|资金)+$/;

/** The words of the clause before a figure. */
export const clauseBefore = ({ before }: Mention): string =>
  /[^，。；：]*$/.exec(before)?.[0] ?? '';

/** The figure with the words of the share; where it names none, the one right before or right behind it. */
export function partOf(
  { mentions }: Statement,
  printed: Mention,
  scope: readonly Mention[],
): Mention | null {
  const at = mentions.indexOf(printed);
  const [last, next] = [mentions[at - 1], mentions[at + 1]];
  const subject = subjectOf(printed);
  const own = named(subject, scope);
  if (own !== null) return own;
  if (
    last !== undefined &&
    scope.includes(last) &&
    ADJACENT.test(printed.before) &&
    isBare(subject)
  )
    return last;
  if (next !== undefined && scope.includes(next) && NEXT.test(next.before)) return next;
  const parts = compositionsIn(scope).flatMap((one) => one.parts);
  return named(previousOf(printed), parts, 1) ?? byFirst(subject, parts);
}

const isBare = (subject: string): boolean =>
  bigramsOf(subject.replaceAll(EMPTY, '').replaceAll(/约|仅|只|大约|就|即|已|共|[所其该这此]/g, ''))
    .length === 0;

/** The words before 占. */
const subjectOf = (printed: Mention): string =>
  clauseBefore(printed)
    .replace(/(?:所占|占|比重|份额|比例).*$/, '')
    .replace(/^(?:其中|可见|从[^，]*看)/, '')
    .replace(/(?:约|仅|只|大约|就|即|已)$/, '');

const previousOf = ({ before }: Mention): string =>
  before.split(/[，。；：]/).slice(-2, -1)[0] ?? '';

/** 药占比: 药品收入 of all that is told with it. */
function byFirst(subject: string, parts: readonly Mention[]): Mention | null {
  if (subject.length !== 1) return null;
  const found = parts.filter((one) => labelOf(one).replace(/^其中/, '').startsWith(subject));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The one figure whose own words share most with a name, and more than half of it. */
export function named(name: string, scope: readonly Mention[], fewest?: number): Mention | null {
  const grams = bigramsOf(name.replaceAll(EMPTY, ''));
  if (grams.length === 0) return null;
  const labels = labelsOf(scope);
  const scored = scope.map((one) => {
    const words = labels.get(one) ?? '';
    return { one, score: grams.filter((gram) => words.includes(gram)).length };
  });
  const most = Math.max(0, ...scored.map(({ score }) => score));
  const best = scored.filter(({ score }) => score === most);
  const bases = new Set(best.map(({ one }) => one.base.toFixed()));
  return most > 0 && most >= (fewest ?? grams.length / 2) && bases.size === 1
    ? (best[0]?.one ?? null)
    : null;
}

const RESPECTIVE = /([^，。；：\d]+?)(?:分别|依次)(?:为|是|达)?$/;

/** The words of each figure; 甲、乙、丙分别为 names one each. */
const labelsOf = onceFor((scope: readonly Mention[]): ReadonlyMap<Mention, string> => {
  const labels = new Map<Mention, string>();
  scope.forEach((one, at) => {
    const names = RESPECTIVE.exec(one.before)?.[1]?.split(/[、和及]/) ?? [];
    names.forEach((name, order) => {
      const other = scope[at + order];
      if (names.length > 1 && other !== undefined) labels.set(other, name);
    });
    if (!labels.has(one)) labels.set(one, labelOf(one));
  });
  return labels;
});

const labelOf = ({ before }: Mention): string =>
  (/[^，。；：]*$/.exec(before)?.[0] ?? '').replace(/^[、和及与]/, '').slice(-14);
