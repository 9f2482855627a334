import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { alike } from '../figures/near.js';
import { lastClause, NOT_A_PART } from './list-parts.js';
import { MARKER } from './list-readings.js';
import type { PartsOfTotal } from './lists.js';

/** 以上共计71万元, 三级资金合计920万元: what was told in the sentences or lines before, taken together. */
const SUMS_UP =
  /^(?:以上|上述|前述)?(?:各|几|([两三四五六七八九])(?:[项类个级部块])?)?(?:[项类笔])?(?:资金|支出|收入|经费|投入|补助|人员)?(?:合计|共计|总计|相加|加总|一共|总共|共)(?:支出|发放|投入|资金|安排|为|是)*$/;
const EACH = /[均每][^，。；\d]{0,8}$/;
const MOST_LINES = 12;
const FEWEST_PARTS = 2;
const NUMBERS = '两三四五六七八九';
const QUARTERS = ['一', '二', '三', '四'].map((n) => new RegExp(`第?${n}季度[^，。；\\d]*$`));
const [FIRST = /^$/, SECOND = /^$/, THIRD = /^$/, FOURTH = /^$/] = QUARTERS;
const ALL_YEAR = /(?:全年|年度)[^，。；、\d]*$/;
const HALVES = [/上半年[^，。；\d]*$/, /下半年[^，。；\d]*$/] as const;
/** A time and the parts that leave nothing of it out. */
const TIMES: readonly (readonly [whole: RegExp, parts: readonly RegExp[]])[] = [
  [ALL_YEAR, HALVES],
  [ALL_YEAR, QUARTERS],
  [ALL_YEAR, [/前三(?:个)?季度[^，。；\d]*$/, FOURTH]],
  [HALVES[0], [FIRST, SECOND]],
  [HALVES[1], [THIRD, FOURTH]],
  [/前三(?:个)?季度[^，。；、\d]*$/, [FIRST, SECOND, THIRD]],
];

const BESIDE = { complete: true, beside: true, rivals: [] } as const;

/** Totals that close what was told before their own sentence, and the halves of a year told in sentences of their own. */
export const farClosings = (document: TextDocument, statement: Statement): PartsOfTotal[] =>
  statement.inTable ? [] : [...sumsUp(document, statement), ...ofYear(document, statement)];

function sumsUp(document: TextDocument, statement: Statement): PartsOfTotal[] {
  const [total] = statement.mentions;
  const said = total === undefined ? null : SUMS_UP.exec(total.before);
  if (total === undefined || said === null || !total.exact) return [];
  const number = said[1] === undefined ? null : NUMBERS.indexOf(said[1]) + 2;
  const lines = inLines(document, statement, total);
  const scopes = [
    inSentence(document, statement, total),
    number === null ? lines : lines.slice(-number),
  ];
  return scopes.flatMap((parts) => {
    const fits = number === null || parts.length === number;
    const readings = parts.slice(0, -1).map((_, at) => parts.slice(at));
    return parts.length >= FEWEST_PARTS &&
      fits &&
      parts.every(({ base }) => base.lessThan(total.base))
      ? [{ total, parts, readings: number === null ? readings : [parts], ...BESIDE }]
      : [];
  });
}

const isPart = (part: Mention, total: Mention): boolean =>
  alike(part, total) &&
  part.unit === total.unit &&
  part.exact &&
  !part.bracketed &&
  !EACH.test(part.before) &&
  !MARKER.test(part.before) &&
  !NOT_A_PART.test(lastClause(part.before));

/** The figures of the sentence right before. */
function inSentence({ statements }: TextDocument, statement: Statement, total: Mention): Mention[] {
  const before = statements[statement.index - 1];
  if (before === undefined || before.passage !== statement.passage) return [];
  return before.mentions.filter((one) => isPart(one, total));
}

/** One figure of each of the lines right above that tell just one. */
function inLines({ figures }: TextDocument, statement: Statement, total: Mention): Mention[] {
  const opens = (figures[statement.passage] ?? [])[0] === total;
  const found: Mention[] = [];
  for (let line = statement.passage - 1; opens && found.length < MOST_LINES; line -= 1) {
    const own = (figures[line] ?? []).filter((one) => alike(one, total));
    const [only] = own;
    if (only === undefined || own.length > 1 || !isPart(only, total)) break;
    found.unshift(only);
  }
  return found;
}

/** 一季度210万元，二季度336万元，上半年546万元; 全年出车2150车次。上半年1035车次。下半年1115车次: in any order, in one paragraph. */
function ofYear({ figures }: TextDocument, { passage, mentions }: Statement): PartsOfTotal[] {
  const all = figures[passage] ?? [];
  return mentions.flatMap((total) => {
    if (!total.exact || total.kind === 'percent') return [];
    const clause = lastClause(total.before);
    // 上半年末在册92人: what there was then, not what the quarters brought.
    if (/[末底]|在册|余额|存量|现有/.test(clause)) return [];
    return TIMES.filter(([whole]) => whole.test(clause)).flatMap(([, words]) => {
      const found = words.map((word) => all.filter((one) => isOfYear(one, total, word)));
      const parts = found.flatMap(([one]) => one ?? []);
      return found.every(({ length }) => length === 1)
        ? [{ total, parts, readings: [parts], ...BESIDE }]
        : [];
    });
  });
}

const isOfYear = (one: Mention, total: Mention, word: RegExp): boolean =>
  alike(one, total) &&
  one.exact &&
  word.test(lastClause(one.before)) &&
  !EACH.test(one.before) &&
  (one.label.slice(-2) === total.label.slice(-2) || doneBy(one) === doneBy(total));

/** 完成 of 一季度完成 and 上半年完成. */
const doneBy = ({ before }: Mention): string =>
  lastClause(before).replace(/^.*(?:季度|半年|全年|年度)/, '');
