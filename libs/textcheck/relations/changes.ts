import type { Statement, TextDocument } from '../document.js';
import type { Mention } from '../mentions/mention.js';
import { figureOf } from './figures.js';

/** A figure said to have grown or shrunk against an earlier one. */
export interface Change {
  readonly current: Mention;
  readonly earlier: Mention;
  /** By how much: an amount or count, a percentage, or percentage points. */
  readonly by: Mention;
  readonly direction: 'up' | 'down';
}

const UP = /(增加|增长|上升|提高|增长了|增加了|上涨|提升|增幅|增长率)(?:了|为|达|约)?$/;
const DOWN = /(减少|下降|降低|压减|减少了|下降了|降低了|缩减|降幅|下降率)(?:了|为|达|约)?$/;
const AGAINST = /(较|比|同比|环比|相比)/;
/** 由A增加到B, 从A降至B. */
const FROM = /(由|从)[^，。]*$/;
const TO =
  /(增加|增长|上升|提高|提升|减少|下降|降低|压减|降|增)(?:了)?(?:到|至|为)(?:20\d\d年)?[^，。\d]{0,6}$/;

/** Every change of a sentence whose both ends are known. */
export function changesOf(document: TextDocument, statement: Statement): Change[] {
  return statement.mentions.flatMap((by, index) => {
    const direction = directionOf(by.before);
    if (direction === null) return [];
    const ends = endsOf(document, statement, index);
    return ends === null ? [] : [{ ...ends, by, direction }];
  });
}

function directionOf(before: string): Change['direction'] | null {
  if (UP.test(before)) return 'up';
  return DOWN.test(before) ? 'down' : null;
}

type Ends = Pick<Change, 'current' | 'earlier'>;

function endsOf(document: TextDocument, statement: Statement, index: number): Ends | null {
  const { mentions } = statement;
  const by = mentions[index];
  // 增加10万元，增长5%: both are of the same two figures.
  const isSecond = index > 0 && directionOf(mentions[index - 1]?.before ?? '') !== null;
  const last = isSecond ? index - 2 : index - 1;
  const [first, second] = [mentions[last - 1], mentions[last]];
  if (by === undefined || second === undefined || second.kind === 'percent') return null;
  const beside = first === undefined ? null : endsBeside(first, second);
  return beside ?? byLookup(document, statement, second, by);
}

/** Which of two neighbouring figures is the earlier, as the words between them say. */
function endsBeside(first: Mention, second: Mention): Ends | null {
  if (first.kind !== second.kind || first.unit !== second.unit) return null;
  const rises = TO.test(second.before) && FROM.test(first.before);
  if (rises || followsByYear(first, second)) return { current: second, earlier: first };
  const against = AGAINST.test(second.before) || followsByYear(second, first);
  return against ? { current: first, earlier: second } : null;
}

/** 2023年9.72万元，2024年7.88万元: the later repeats the earlier's noun or leaves it out. */
function followsByYear(earlier: Mention, later: Mention): boolean {
  const years = earlier.year !== null && later.year === earlier.year + 1;
  const [one, other] = [earlier.label, later.label];
  return years && (one === '' || other === '' || one.includes(other) || other.includes(one));
}

/** 资产总计5953.47万元，比上年减少…: last year's figure stands elsewhere in the text. */
function byLookup(
  document: TextDocument,
  statement: Statement,
  current: Mention,
  by: Mention,
): Ends | null {
  const year = current.year ?? statement.year ?? document.year;
  const against = /(上年|去年|上一年|同比|20\d\d年)/.exec(by.before)?.[1];
  if (year === null || against === undefined || current.label.length < 3) return null;
  const named = /^20\d\d/.exec(against);
  const earlierYear = named === null ? year - 1 : Number(named[0]);
  const earlier = figureOf(document, { label: current.label, year: earlierYear, like: current });
  return earlier === null ? null : { current, earlier };
}
