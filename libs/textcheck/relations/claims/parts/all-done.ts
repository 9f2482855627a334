import type { Statement, TextDocument } from '../../../document.js';
import { oncePerDocument } from '../../../once.js';
import { matchesIn } from '../../../text/matches.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { GOAL_CHAPTER, isAhead, pathFinder } from '../../outline/chapters.js';
import { isOfOwnYear } from '../wide/own-year.js';
import { isLimited } from '../roles/claims-told.js';
import { ALL, MEASURE } from '../roles/words-of-all.js';
import { AT_FIRST, DEED, IN_TIME } from './deed-words.js';

/** A clause that says of all of a set that the same was done, or that with none of it it was not. */
export interface AllDone extends Sentence {
  readonly statement: Statement;
  /** The words the set goes by; empty where the clause names none. */
  readonly noun: string;
  readonly deed: string;
  readonly isInTime: boolean;
  readonly isAtFirst: boolean;
  /** Of so many, where it says. */
  readonly count: number | null;
}

type Parts = Pick<AllDone, 'noun' | 'deed'> & { readonly said: string };

const ONE = `(?:一(?:${MEASURE}))`;
const NOT = '(?:未能|尚未|仍未|没有|没|未)';
const ENDED = '(?:到位|完毕|完成|成功|完|好|了|的)*';

/** 整改率100%: what all came to stands in the name. */
const RATE = new RegExp(
  `^(.*?)(${DEED})率(?:均|都|全部)?(?:为|是|达到?了?|保持)?\\s?(?:100(?:\\.0+)?%|百分之百|百分百)$`,
);
/** 没有一件未办结, 没有未办结的: none that was not. */
const NONE_NOT = new RegExp(
  `^(.*?)(?:没有|无|不存在|未出现|未发生)(?:任何|哪)?${ONE}?([^，。；]{0,12}?)${NOT}([^，。；]{0,6}?)(${DEED})${ENDED}([^，。；]{0,8})$`,
);
/** 未办结数为零. */
const NOT_IS_NONE = new RegExp(
  `^(.*?)${NOT}([^，。；]{0,4}?)(${DEED})${ENDED}(?:数量?|率|件数|情况)?([^，。；]{0,10}?)(?:已|均|都)?(?:全部)?(?:为零|为0|归零|清零|0[件个项起])$`,
);
/** 应办尽办: the one character of a deed. */
const EVERY = /^(.*?)应(.)尽\2$/;
/** 没有一件超过办理时限: all of them were settled in time. */
const NONE_LATE = new RegExp(
  `^(.*?)(?:没有|无|未出现|未发生|不存在|从未)(?:任何|哪)?${ONE}?([^，。；]{0,6}?)(?:超过?[^，。；]{0,6}时限|逾期|超期|超时|超限)(?:办[结理]|未办|回复|件|现象|情况|的)*$`,
);
const AFTER_ALL = new RegExp(`^([^，。；\\d]{0,14}?)(${DEED})${ENDED}$`);
/** 工程建成验收: the last of what was done counts. */
const LAST_DEED = new RegExp(DEED, 'g');

const bareRate = (match: RegExpExecArray): Parts => ({
  noun: match[1] ?? '',
  deed: match[2] ?? '',
  said: match[0],
});

/** 办结了全部工单, and 工单的办结工作已全部完成. */
const DID_ALL = new RegExp(
  `^[^，。；]{0,6}?(${DEED})了?(?:全部|所有|每一[一-龥])([^，。；\\d]{2,12})$`,
);
const WORK_DONE = new RegExp(
  `^(.*?)的?(${DEED})(?:工作|任务)(?:已|均|都|也)*(?:全部|全面|悉数|百分之百)(?:完成|结束|做完)$`,
);

const readings: readonly ((text: string) => Parts | null)[] = [
  (text) => mapMatch(RATE.exec(text), bareRate),
  (text) =>
    mapMatch(NONE_NOT.exec(text), ([, left = '', own = '', how = '', deed = '', behind = '']) => ({
      noun: `${left}，${own}，${behind}`,
      deed,
      said: how,
    })),
  (text) =>
    mapMatch(NOT_IS_NONE.exec(text), ([, noun = '', how = '', deed = '', behind = '']) => ({
      noun: `${noun}，${behind}`,
      deed,
      said: how,
    })),
  (text) =>
    mapMatch(NONE_LATE.exec(text), ([said, left = '', own = '']) => ({
      noun: left + own,
      deed: '办结',
      said: `按期${said}`,
    })),
  (text) => {
    const [, noun = '', one = ''] = EVERY.exec(text) ?? [];
    const deed = one === '' ? undefined : DEED_OF_ONE.get(one);
    return deed === undefined ? null : { noun, deed, said: '' };
  },
  (text) =>
    mapMatch(WORK_DONE.exec(text), ([, noun = '', deed = '']) => ({ noun, deed, said: '' })),
  (text) => mapMatch(DID_ALL.exec(text), ([said, deed = '', noun = '']) => ({ noun, deed, said })),
  ofAll,
];

const DEED_OF_ONE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    办: '办结',
    调: '化解',
    整: '整改',
    改: '整改',
    付: '支付',
    发: '发放',
    归: '归档',
    修: '修复',
  }),
);

const mapMatch = (
  match: RegExpExecArray | null,
  read: (match: RegExpExecArray) => Parts,
): Parts | null => (match === null ? null : read(match));

/** 在15日前: how they are all in time. */
const TERM = /[在于]?\d+(?:个?工作)?[日天月](?:之|以)?[前内]/;

/** 一件不漏 leaves out none as well. */
const EACH = new RegExp(`${ALL.source}|一(?:${MEASURE})[也都]?不[落漏少]`, 'g');

/** 合同全部按规定整理归档, 所有问题一个不漏地得到解决. */
function ofAll(text: string): Parts | null {
  const words = matchesIn(text, EACH);
  const [first, last] = [words[0], words.at(-1)];
  if (last === undefined || first === undefined) return null;
  const from = last.index + last[0].length;
  const match = AFTER_ALL.exec(text.slice(from).replace(TERM, ''));
  const between = match?.[1] ?? '';
  if (match === null || /[未没不无]/.test(between)) return null;
  const isTwice = first.index === 0 && words.length > 1;
  const own = text.slice(isTwice ? first[0].length : 0, last.index);
  return {
    noun: /[一-龥]{2}/.test(own) ? own : between,
    deed: lastDeedIn(match[0]),
    said: `${last[0]}${match[0]}`,
  };
}

/** 整改完成: 完成 alone is any deed. */
function lastDeedIn(text: string): string {
  const deeds = matchesIn(text, LAST_DEED).map(([deed]) => deed);
  const last = deeds.at(-1) ?? '';
  return last === '完成' ? (deeds[0] ?? last) : last;
}

/** What is told as it stood later, or before. */
const OTHER_TIME =
  /[才方][^，。；]{0,3}全部|[一二三四上下][季半][度年]|截[至止]|目前|现已|至今|次年|自评|上年|去年|往年|历年/;
const COUNT = new RegExp(`(?<![\\d.])(\\d[\\d,]*)\\s?(?:余|多)?(?:${MEASURE})`);

export const allDone = oncePerDocument((document: TextDocument): readonly AllDone[] => {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || !POSSIBLE.test(statement.text)) return [];
    const path = pathAt(statement.start);
    if (isAhead(path) || GOAL_CHAPTER.test(path)) return [];
    const clauses = clausesOf(statement);
    return clauses.flatMap((clause, at) => claimIn(document, statement, clauses, at) ?? []);
  });
});

const POSSIBLE = new RegExp(`${DEED}|应.尽|期|时限`);

function claimIn(
  document: TextDocument,
  statement: Statement,
  clauses: readonly Sentence[],
  at: number,
): AllDone | null {
  const clause = clauses[at];
  if (clause === undefined || isOfSome(document, clause.text, clauses[at - 1]?.text ?? ''))
    return null;
  const parts = readings.reduce<Parts | null>((found, read) => found ?? read(clause.text), null);
  if (parts === null) return null;
  const { noun, deed, said } = parts;
  const count = COUNT.exec(noun)?.[1];
  return {
    ...clause,
    ...{ statement, noun, deed },
    isInTime: IN_TIME.test(noun + said + clause.text),
    isAtFirst: AT_FIRST.test(noun + said),
    count: count === undefined ? null : Number(count.replaceAll(',', '')),
  };
}

/** Of another time or year, with an exception, or wanted only. */
function isOfSome(document: TextDocument, text: string, earlier: string): boolean {
  const told = text.replace(DENIED, '$1').replace(AS_WANTED, '');
  return (
    OTHER_TIME.test(text + earlier) ||
    /除|外$/.test(earlier) ||
    isLimited(told, earlier) ||
    !isOfOwnYear(document, text)
  );
}

/** 按要求, 凡…都已: no wish and no rule. */
const AS_WANTED = /按(?:规定|要求|标准)|^凡(?=[^，。；]*(?:均|都)已)/;

/** A claim by a double denial is none of what is not so. */
const DENIED = new RegExp(
  `(?:(?:没有|无|不存在|未出现|未发生)(?:任何|哪)?${ONE}?([^，。；]{0,12}?))?${NOT}[^，。；]{0,6}${DEED}`,
);
