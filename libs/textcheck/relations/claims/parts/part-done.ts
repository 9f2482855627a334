import type { Statement, TextDocument } from '../../../document.js';
import type { Range } from '../../../finding-of.js';
import { oncePerDocument } from '../../../once.js';
import type { Mention } from '../../../mentions/mention.js';
import { GOAL_CHAPTER, isAhead, pathFinder } from '../../outline/chapters.js';
import { AT_FIRST, DEED, IN_TIME } from './deed-words.js';

/** Of so many things fewer are told to have come to it, or a rate of them below a hundred. */
export interface PartDone extends Range {
  readonly passage: number;
  readonly index: number;
  /** The clause that names the things. */
  readonly noun: string;
  /** And what stands before it in its sentence. */
  readonly around: string;
  readonly deed: string;
  /** Null where it is told of both at once: 未及时归档. */
  readonly isInTime: boolean | null;
  readonly isAtFirst: boolean;
  /** How many there are; null of a rate. */
  readonly whole: number | null;
  /** All of them: what others of the same name came to. */
  readonly isAll: boolean;
  /** What is told right behind. */
  readonly after: string;
}

const BEFORE = new RegExp(`(${DEED})(?:到位|完毕|完成|成功|合格|了|的|数|共|为|有)*$`);
const AFTER = new RegExp(
  `^(?:已|均|都|在|于|当年|年内|年底前|按[时期]|如期|及时|一次性?|[^，。；、\\d未待正]{0,10}?(?:内|前|日|底))*(${DEED})(?!率)`,
);
const RATE = new RegExp(`(${DEED})(?:合格|到位|成功)?率(?:为|是|达到?了?|只有|仅为?)?\\s?$`);
/** Wanted, of before, or of what was not done. */
const NO_FACT =
  /当场|现场|当[日天]|立即|立行|上半年|汛[期前]|\d月|第[一二三]批|[又再另]|目标|上年|去年|往年|计划|力争|确保|要求|标准|承诺|[未没不]|待|应(?!届|急)|拟|同比|较|其中$/;
/** So small a part is more likely of another deed. */
const LEAST_PART = 0.3;

export const partsDone = oncePerDocument((document: TextDocument): readonly PartDone[] => {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    const { mentions, inTable, text, start } = statement;
    if (inTable || mentions.length === 0 || !POSSIBLE.test(text)) return [];
    const path = pathAt(start);
    if (isAhead(path) || GOAL_CHAPTER.test(path)) return [];
    return mentions.flatMap(
      (one, at) => countIn(document, statement, at) ?? rateIn(document, statement, one) ?? [],
    );
  });
});
const POSSIBLE = new RegExp(DEED);

const isCount = ({ kind, exact, base, thing }: Mention): boolean =>
  kind === 'count' && exact && thing !== '分' && base.greaterThan(0);

const clauseBefore = ({ text }: TextDocument, at: number): string =>
  /[^，。；：\n\t|]*$/.exec(text.slice(Math.max(0, at - CLAUSE), at))?.[0] ?? '';
const clauseAfter = ({ text }: TextDocument, at: number): string =>
  /^[^，。；：\n\t|]*/.exec(text.slice(at, at + CLAUSE))?.[0] ?? '';
const CLAUSE = 40;
const SENTENCE = 160;

function deedBeside(
  document: TextDocument,
  done: Mention,
): readonly [deed: string, words: string] | null {
  const before = /[^、（）()\d]*$/.exec(clauseBefore(document, done.start))?.[0] ?? '';
  const after = clauseAfter(document, done.end);
  const deed = BEFORE.exec(before)?.[1] ?? AFTER.exec(after)?.[1];
  return deed === undefined || NO_FACT.test(before) ? null : [deed, before + after];
}

function countIn(document: TextDocument, statement: Statement, at: number): PartDone | null {
  const done = statement.mentions[at];
  if (done === undefined || !isCount(done)) return null;
  const told = deedBeside(document, done);
  if (told === null) return null;
  const whole = statement.mentions
    .slice(Math.max(0, at - 3), at)
    .findLast(
      (one) => isCount(one) && one.unit === done.unit && one.base.greaterThanOrEqualTo(done.base),
    );
  if (whole === undefined || done.base.lessThan(whole.base.times(LEAST_PART))) return null;
  const before = clauseBefore(document, whole.start);
  if (NO_FACT.test(before) || /[至到—～~-]\s?$/.test(before)) return null;
  const [deed, words] = told;
  const between = document.text.slice(whole.end, done.start);
  return {
    ...placeOf(document, statement, { start: whole.start, end: done.end }),
    noun: `${before}，${between}${words}`,
    around: document.text.slice(statement.start, whole.start),
    deed,
    isInTime: IN_TIME.test(words),
    isAtFirst: AT_FIRST.test(words),
    whole: whole.value.toNumber(),
    isAll: whole.base.equals(done.base),
  };
}

function rateIn(document: TextDocument, statement: Statement, rate: Mention): PartDone | null {
  if (rate.kind !== 'percent' || !rate.exact || rate.value.greaterThan(100)) return null;
  const before = clauseBefore(document, rate.start);
  const match = RATE.exec(before);
  const deed = match?.[1];
  if (match === null || deed === undefined || NO_FACT.test(before)) return null;
  const noun = before.slice(0, match.index);
  if (!/[一-龥]{2}/.test(noun.replace(/^(?:按[时期]|如期|及时|年内|当年|一次性?)/, '')))
    return null;
  return {
    ...placeOf(document, statement, { start: rate.start - before.length, end: rate.end }),
    noun,
    around: '',
    deed,
    isInTime: IN_TIME.test(before),
    isAtFirst: AT_FIRST.test(before),
    whole: null,
    isAll: rate.value.equals(100),
  };
}

const placeOf = (
  { text }: TextDocument,
  { passage, index }: Statement,
  { start, end }: Range,
): Pick<PartDone, 'start' | 'end' | 'passage' | 'index' | 'after'> => ({
  start,
  end,
  passage,
  index,
  after: text.slice(end, end + SENTENCE).split('\n')[0] ?? '',
});
