import { sumDecimals, type Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isSwap } from '../figures/near.js';
import type { Scored } from './deductions.js';

/** What comes behind it makes it up. */
const OPENS = /^[^，。；\d]{0,6}[，；：（(]?(?:其中|即|包括|包含|分别|具体|由|构成|组成|[：（(])/;
const HAD = /(?:得|计|自评|实得|打)分?(?:为|了)?$/;
const TAKEN = /(?:扣|失|丢)(?:减|除)?(?:了|分)?$/;
const ELSE = /加权|折[算合]|换算|上年|去年|平均|每/;
const NEAR = '0.05';
const FEWEST = 2;

/** 产出得48.5分，其中数量20分因…得19.5分，质量15分得15分…: a score and those it opens, with or without what could be had of each. */
export const innerSums = (document: TextDocument): Scored[] =>
  document.statements
    .filter(
      ({ inTable, text, mentions }) => !inTable && mentions.length > FEWEST && !ELSE.test(text),
    )
    .flatMap(({ mentions }) => inMarks(mentions));

/** 产出50分，得46分。其中数量得18分，质量得9分…: the sentence behind begins with its parts. */
export const sumsBehind = ({ statements }: TextDocument): Scored[] =>
  statements
    .filter(({ inTable, text }) => !inTable && /^(?:其中|具体|分别)/.test(text) && !ELSE.test(text))
    .flatMap(({ index, passage, mentions }) => {
      const before = statements[index - 1];
      const last = before?.passage === passage ? before.mentions.at(-1) : undefined;
      return last?.unit === '分' && HAD.test(last.before) ? inMarks([last, ...mentions]) : [];
    });

function inMarks(mentions: readonly Mention[]): Scored[] {
  const marks = mentions.filter(({ unit, exact }) => unit === '分' && exact);
  return marks.flatMap((whole, at): Scored[] => {
    const next = marks[at + 1];
    if (next === undefined || !HAD.test(whole.before) || !OPENS.test(next.before)) return [];
    // 其中数量19分、质量14分；效益得28分: had without a word for it.
    const isHad = [next, marks[at + 2]].some((one) => one !== undefined && HAD.test(one.before));
    if (!isHad) return [];
    return judge(whole, partsBehind(whole, marks.slice(at + 1)));
  });
}

/** Scores behind it, up to one that is greater: that is of the next class. */
function partsBehind(whole: Mention, behind: readonly Mention[]): readonly Mention[] {
  const end = behind.findIndex(({ value }) => value.greaterThanOrEqualTo(whole.value));
  return (end < 0 ? behind : behind.slice(0, end)).filter(
    ({ before }) => HAD.test(before) && !TAKEN.test(before),
  );
}

const sumOf = (parts: readonly Mention[]): Decimal => sumDecimals(parts.map(({ value }) => value));

function judge(whole: Mention, parts: readonly Mention[]): Scored[] {
  if (parts.length < FEWEST) return [];
  const heads = parts.map((_, at) => parts.slice(0, at + 1));
  if (heads.some((head) => sumOf(head).equals(whole.value))) return [];
  const of = heads.slice(FEWEST - 1).findLast((head) => isNearly(sumOf(head), whole));
  if (of === undefined) return [];
  const worked = of.map(({ value }) => value.toFixed()).join(' + ');
  return [{ got: whole, of, worked, computed: sumOf(of) }];
}

const isNearly = (sum: Decimal, whole: Mention): boolean =>
  sum.minus(whole.value).abs().lessThanOrEqualTo(whole.value.times(NEAR)) || isSwap(sum, whole);
