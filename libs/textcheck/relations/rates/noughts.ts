import { Decimal } from '#libs/kernel';

import type { Statement } from '../../document.js';
import type { Range } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { inTime } from '../changes/in-time.js';
import { alike, isGrowth, isShare } from '../figures/near.js';
import { matchesIn } from '../../text/matches.js';

/** A rate printed as nought, with or without its sign. */
export interface Nought {
  readonly at: Range;
  readonly printed: Pick<Mention, 'value' | 'half'>;
  /** Figures of its sentence that stand before it. */
  readonly index: number;
}

/** A rate with what stands before it, up to a semicolon. */
export interface Before {
  readonly words: string;
  readonly start: number;
  readonly figures: readonly Mention[];
}

/** 完成率0，: a nought without a unit is read as no figure. */
const BARE =
  /(?<=(?:率|幅度?|进度|比例|占比)(?:均|都|仅|只)?(?:为|是|[：:])?\s?)(?:0(?:\.0+)?|零)(?=[，。；、）]|$)/g;

export function noughtsIn({ text, start, mentions }: Statement): Nought[] {
  const signed = mentions.flatMap((printed, index): Nought[] =>
    printed.kind === 'percent' && printed.exact && printed.value.isZero()
      ? [{ at: printed, printed, index }]
      : [],
  );
  const bare = matchesIn(text, BARE).map((match): Nought => {
    const at = { start: start + match.index, end: start + match.index + match[0].length };
    const places = match[0].split('.')[1]?.length ?? 0;
    const printed = { value: new Decimal(0), half: new Decimal(10).pow(-places).div(2) };
    return { at, printed, index: mentions.filter(({ end }) => end <= at.start).length };
  });
  return [...signed, ...bare];
}

const isFigure = (one: Mention): boolean =>
  (one.kind === 'amount' || one.kind === 'count') &&
  one.exact &&
  one.base.isPositive() &&
  !one.base.isZero() &&
  !isChange(one);

/** The last two figures, where they count alike. */
function lastTwo({ figures }: Before): readonly [Mention, Mention] | null {
  const [one, other] = figures.slice(-2);
  if (one === undefined || other === undefined || !alike(one, other)) return null;
  return isFigure(one) && isFigure(other) ? [one, other] : null;
}

/** 接待8.4万人次，上年为7.0万人次，增长0.00%: the two figures before it are not one. */
export function movedBefore(before: Before, { printed }: Nought): string | null {
  const pair = lastTwo(before);
  const ends = pair && inTime(pair);
  if (ends === null) return null;
  const [earlier, later] = ends;
  return isGrowth(later, earlier, { ...later, ...printed }, 'up') ? null : told(before, later);
}

const CONTROLLED = /(?:控制|压减|压缩|节约|节支|节省|节余|结余)(?:率|比例|幅度)/;
const PLANNED = /预算|计划|安排|控制数|限额|编制|核定/;
const STEM = /([一-龥]{2,6})(?:率|比例|比重|占比)[^率]*$/;

/** 预算18万元，决算14.40万元，控制率0.00%; 结转20万元，预算400万元，结转率0%: what its name tells is no nought. */
export function madeBefore(before: Before, clause: string, { printed }: Nought): string | null {
  const pair = lastTwo(before);
  if (pair === null) return null;
  const [less, more] = pair.toSorted((one, other) => one.base.comparedTo(other.base)) as [
    Mention,
    Mention,
  ];
  if (less.base.equals(more.base) || isShare(less, more, { ...less, ...printed })) return null;
  if (CONTROLLED.test(clause)) return PLANNED.test(pair[0].before) ? told(before, pair[1]) : null;
  const name = STEM.exec(clause)?.[1] ?? '';
  const named = [...name].slice(1).some((_, at) => less.label.includes(name.slice(at, at + 2)));
  return named ? told(before, less) : null;
}

const told = ({ words, start }: Before, { start: from, end }: Mention): string =>
  words.slice(from - start, end - start);
