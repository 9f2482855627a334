import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { alike, digitsOf, isShare, percentOf } from '../figures/near.js';
import type { SureRate } from './rate-place.js';

/** 占总支出的74.51%: a share of all that was spent, or come in, by whatever name. */
const OF_ALL =
  /占(?:本年|全年|部门|决算)?(?:总|全部)?(支出|收入)(?:总额|总计|合计|总数)?的?(?:比例|比重)?(?:为)?$/;
const NAMES_ALL =
  /总支出|全部支出|支出总|支出合计|全年支出|本年支出|总收入|全部收入|收入总|收入合计/;
const WHOLE: Readonly<Record<string, RegExp>> = {
  支出: /(?:总|全年|本年|决算|实际)支出$|支出(?:合计|总计|总额|决算|共计)$|^支出$/,
  收入: /(?:总|全年|本年|决算)收入$|收入(?:合计|总计|总额|决算|共计)$/,
};
const PLANNED = /预算(?!支出|执行)|计划|上年|去年|[较比与]/;
/** Shares of one whole stand so near each other. */
const NEAR = 4;
const FEWEST_DIGITS = 3;

interface Told {
  readonly part: Mention;
  readonly printed: Mention;
  readonly noun: string;
  readonly passage: number;
  readonly year: number | null;
}

/** Shares said to be of all the spending that another share beside is of, and that are not. */
export function wrongSiblingShares(document: TextDocument): SureRate[] {
  const told = document.statements.flatMap((statement) => toldIn(statement));
  if (told.length < 2) return [];
  const wholes = wholesIn(document);
  return told.flatMap((one) => {
    const fitting = wholes.filter(
      ({ noun, mention }) => noun === one.noun && alike(mention, one.part),
    );
    if (fitting.some(({ mention }) => isShare(one.part, mention, one.printed))) return [];
    const whole = fitting.find(({ mention }) =>
      told.some((other) => isBeside(one, other) && isShare(other.part, mention, other.printed)),
    )?.mention;
    const computed = whole === undefined ? null : percentOf(one.part, whole);
    const possible = whole?.base.greaterThan(one.part.base) === true;
    return possible && computed
      ? [{ printed: one.printed, numerator: one.part, denominator: whole, computed }]
      : [];
  });
}

const isBeside = (one: Told, other: Told): boolean =>
  one !== other &&
  one.noun === other.noun &&
  one.year === other.year &&
  Math.abs(one.passage - other.passage) <= NEAR;

function toldIn({ mentions, passage, inTable, year }: Statement): Told[] {
  if (inTable) return [];
  return mentions.flatMap((printed, index) => {
    // 支出35208.44万元，执行率99.35%，占总支出的76.34%
    const part = mentions.slice(0, index).findLast(({ kind }) => kind !== 'percent');
    const words = NAMES_ALL.test(printed.before) ? OF_ALL.exec(printed.before) : null;
    const noun = words?.[1];
    const told =
      noun !== undefined && part?.kind === 'amount' && /^[，,（(]?占/.test(printed.before);
    const fine = printed.kind === 'percent' && printed.exact && digitsOf(printed) >= FEWEST_DIGITS;
    return told && fine && part.exact && !isChange(part)
      ? [{ part, printed, noun, passage, year }]
      : [];
  });
}

interface Whole {
  readonly mention: Mention;
  readonly noun: string;
}

/** All that was spent or came in, by the words of each place that tells it. */
const wholesIn = ({ statements }: TextDocument): Whole[] =>
  statements.flatMap(({ mentions, inTable }) =>
    inTable
      ? []
      : mentions.flatMap((mention) => {
          if (mention.kind !== 'amount' || !mention.exact || PLANNED.test(mention.label)) return [];
          const noun = Object.keys(WHOLE).find((name) => WHOLE[name]?.test(mention.label));
          return noun === undefined ? [] : [{ mention, noun }];
        }),
  );
