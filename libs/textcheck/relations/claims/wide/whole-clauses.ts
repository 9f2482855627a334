import type { Statement, TextDocument } from '../../../document.js';
import { oncePerDocument } from '../../../once.js';
import { matchesIn } from '../../../text/matches.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { GOAL_CHAPTER, isAhead, pathFinder } from '../../outline/chapters.js';
import { pairsIn, without } from './pairs.js';

/** A clause that leaves out none of its things, in whatever words. */
export interface WholeClause extends Sentence {
  readonly statement: Statement;
  /** What is said of all of them. */
  readonly said: ReadonlySet<string>;
  /** What they are, with the clause before. */
  readonly topic: ReadonlySet<string>;
  /** 一个不落, 人人, 全覆盖: what is said stands in the word itself. */
  readonly isIdiom: boolean;
  /** Numbers of the clause and the one before, but a hundred per cent: it is of so many. */
  readonly counts: readonly number[];
}

const ONE = '[个人户件天项处笔分名例家村份次台条]';
const WHOLE = new RegExp(
  [
    '全部|悉数|一律|所有|全都|无一例外|全覆盖|足额|全额|清零|人人|户户|天天|件件|处处|村村|项项|(?:100(?:\\.0+)?%|百分之百|百分百)',
    `(?<![平人户亩生车月年日场次件套天])均(?![衡价匀等线值分])|(?<![每首成古])都(?!市|会|督|江|匀)`,
    `一${ONE}[也都]?[不没未无][落漏少缺剩差欠]|无一${ONE}?[^，。；]|[无零没有]+遗漏|一${ONE}也?没有|分文`,
    '一次性(?!经济|补|奖|支|投)|[按逐][月季](?=(?:足额|及时|准时)?(?:发|拨|兑|公开|公示))|全[程员数域线]|全过程|逐[一项笔户件]|一一|不留|颗粒归仓|[无零]死角|完毕|满[员额]|当年|(?<![一-龥])及时|期期|月月|季季|班班|校校|批批|站站|场场|笔笔|车车|次次|(?<!\\d)年年(?![初末底度中内])',
    '应(.)尽\\1|完全|如期|按期|按时|每一?[个名位户条份项台家所处村]|凡|全面(?:完成|实现|覆盖)',
  ].join('|'),
  'g',
);
const LIMITED =
  /除|[少多]于|返还|均指|凡[称指]|[不没](?:写|称|说|等于)|其余|其他|其它|另外|大部分|多数|部分(?!门)|主要|基本(?!医|养|公|药|支|生)|要求(?!均|都|全)|应当|必须|需要|将|拟|力争|确保|争取|避免|防止|为了|目标(?:值|是|为|：)|若|如(?!期)|上年|去年|往年|上半年|首批|参照|依据|标准|原则|(?:未|没有?|不)(?:全部|足额|全额|都|均|按[时期]|如期)|应(?![急收检报发退公开保尽付])|剩余|余下|占全|中，?有?\s?\d|已[^，]{1,8}的|难以|占[^，]*100/;
/** A denial is none of all, but where it is one of none. */
const DENIES = /未(?!来|经)|没有|无(?!死角|遗漏|一|障)|(?<!一.[也都]?|毫|都)不(?!断|仅|少|同)/;
const IDIOM =
  /^(?:全覆盖|清零|人人|户户|天天|件件|处处|村村|项项|无一|[无零没有]+遗漏|分文|完全|一|应|不留|颗粒|.死角|(.)\1|逐)/;
/** 12个按期: of so many only. */
const IN_TIME = /^(?:如期|按期|按时)$/;
const OF_SOME = /、|率|^(?!.*(?:全年|共|所有|各|全部|期期)).*\d/;
const FULL = /100(?:\.0+)?%/g;
const NO_SAYING =
  /^(?:[^，]*\d|的[有得]|已?(?:发出|下发|下达|纳入|列入)|为|是|由|属|系|来自|用于|从|见|走|以上|在\d|低于|高于|不低于|超过|达到?\d)|^率$/;

export const wholeClauses = oncePerDocument((document: TextDocument): readonly WholeClause[] => {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || matchesIn(statement.text, WHOLE).length === 0) return [];
    const path = pathAt(statement.start);
    if (isAhead(path) || GOAL_CHAPTER.test(path)) return [];
    const clauses = clausesOf(statement);
    return clauses.flatMap((clause, at) => {
      const match = matchesIn(clause.text, WHOLE).at(-1);
      const earlier = clauses[at - 1]?.text ?? '';
      if (match === undefined || LIMITED.test(clause.text) || /^除|外$/.test(earlier)) return [];
      return isClaim(clause.text, match) ? [wholeOf(statement, clause, match, earlier)] : [];
    });
  });
});

const isIdiomatic = (word: string): boolean => IDIOM.test(word) && !/^一[律一]/.test(word);

function isClaim(text: string, { index, 0: word }: RegExpExecArray): boolean {
  if (NO_SAYING.test(text.slice(index + word.length)) || /[（(]/.test(text.slice(0, index)))
    return false;
  if (IN_TIME.test(word) && OF_SOME.test(text)) return false;
  return isIdiomatic(word) || !DENIES.test(text);
}

function wholeOf(
  statement: Statement,
  clause: Sentence,
  { index, 0: word }: RegExpExecArray,
  earlier: string,
): WholeClause {
  const { text } = clause;
  const [left, after] = [text.slice(0, index), text.slice(index + word.length)];
  const own = pairsIn(text.replaceAll(WHOLE, ' '));
  return {
    ...clause,
    statement,
    isIdiom: isIdiomatic(word),
    counts: numbersIn(/\d/.test(text.replaceAll(FULL, '')) ? text : earlier),
    said: /[一-龥]{2}/.test(after) ? without(pairsIn(after), pairsIn(left)) : pairsIn(left),
    topic: own.size > 1 ? own : pairsIn(`${earlier}，${text}`.replaceAll(WHOLE, ' ')),
  };
}

const numbersIn = (text: string): number[] =>
  matchesIn(text.replace(/^\d+[.．、]/, '').replaceAll(FULL, ''), /\d+(?:\.\d+)?/g).map(
    ([digits]) => Number(digits),
  );
