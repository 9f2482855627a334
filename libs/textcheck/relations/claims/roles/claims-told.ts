import type { Statement, TextDocument } from '../../../document.js';
import { oncePerDocument } from '../../../once.js';
import { matchesIn } from '../../../text/matches.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { GOAL_CHAPTER, isAhead, pathFinder } from '../../outline/chapters.js';
import { pairsIn, without } from '../wide/pairs.js';
import { TIMED } from './kin.js';
import { ALL, MEASURE, NONE } from './words-of-all.js';

/** A clause that says something of all of a set, or denies it of all. */
export interface RoleClaim extends Sentence {
  readonly statement: Statement;
  /** Its place among the clauses of its sentence. */
  readonly at: number;
  /** Denies that there was any, or leaves out none. */
  readonly isNone: boolean;
  /** What is said of all, or denied. */
  readonly said: string;
  /** Of what is denied, the pairs it is called by at its end. */
  readonly heads: readonly string[];
  /** Names no set of its own. */
  readonly isBare: boolean;
  /** The word for all or none. */
  readonly word: string;
  /** What stands before it. */
  readonly left: string;
  /** With the word for all. */
  readonly predicate: string;
  readonly saidPairs: ReadonlySet<string>;
  /** What it is of. */
  readonly topic: ReadonlySet<string>;
  /** The words in which it is a set, with those around. */
  readonly whole: string;
  readonly count: number | null;
  readonly measure: string | null;
  readonly isTimed: boolean;
  /** Of the year before the one it is told in. */
  readonly isPast: boolean;
  /** Tells how it stands in the end, or after it was mended. */
  readonly isFinal: boolean;
  /** All of it in time, in no other word for all. */
  readonly isHabit: boolean;
}

/** Of some only, of another time, wanted, or a rule. */
const LIMITED =
  /(?<![消清解排免扫拆铲根剔去])除(?![了险尘])|其余|其他(?!应)|其它|另外|大部分|多数|部分(?!门)|主要(?!负责|领导|干)|基本(?!医|养|公|药|支|生|情)|要求(?!均|都|全)|应当|必须|(?<!所)需(?!求)|将(?!彩)|拟|力争|确保|争取|避免|防止|为了|目标(?:值|是|为|：|1)|若|如(?!期|数|实)|(?<![较比])上年|往年|上半年|首批|参照|(?<!按)标准(?!化|的?(?:[领发付兑]|执行))|原则|(?:未|没有?|不|并非|难以)(?:能)?(?:全部|足额|全额|都|均|按[时期]|如期|做到|完全|能)|剩余|余下|占全|中，?有?\s?\d|下一步|明年|来年|凡|是否|意味|未达|低于100|不足100|有望|尽快|计分|得分|扣|满分|(?:建立|制定|完善|健全|实行|执行|落实)[^，。；]*(?:机制|制度)|全部[^，。；]{0,6}的[一二三四五六七八九半\d]|约[^，。；]{0,4}100|[没未]有?[归清]零|情况见|见[下附上]?表|建议|落到|视同|以上的|之一|(?:已|符合|具备|用于|适用)[^，。；]{1,10}的(?!\s?公告)|统一核算|虽(?!有)|尽管|^有\s?\d|[仍尚还]有\s?[\d一二两三四五六七八九十]+\s?[一-龥]|中有[一二两三四五六七八九]|^(?:用于|取自|来自|表\s?\d)/;
/** Only some sort of it is denied, or it is of so many only. */
const QUALIFIED =
  /系统性|规模性|[一二三四五]级|[ⅠⅡⅢ]|[甲乙丙]级|次生|[\d指][^，。；]*[分标”][^，。；]*不涉及|跨年/;
const PARTLY = /[未没][^，。；]*的\s?\d|无法/;
/** 按期办结197件, 完好79处, 每个社区20万元: a figure of its own makes it no whole, but for a bound. */
const FIGURED = /\d/;
const QUOTED = /“[^”]*”/g;
const BOUND =
  /赶在\d|(?:没有|未|不)(?:超过|晚于|迟于)|处于\d|保持在?\d|\d[^，。；]{0,6}(?:以[上内下]|之[内前]|[日月天时钟年]前|内)/;
const HABIT = /^(?:按|逐|如期|准时|每[月季年周])/;
/** A word for all beside it. */
const STRONG = /全部|均|都|所有|每|一律|异口同声|从未|悉数|无一|各|([一-龥])\1/;
const IN_TIME = /^(?:按[时期月]|如期|准时|一次)/;
const HEDGED = /[“‘][^”’]*$/;
const DISOWNED =
  /未能(?:守住|做到|达成|实现|全部)|没有(?:全部|做到|守住)|不理想|目标未能|未能达成|这一目标|被否|不成立|并不|失实|不实/;
const FINAL =
  /至此|最终|到?年底|年末|截[至止]|后(?!续)|已于|月底|目前|复[查检验]|最后|现已|均已|都已|已全|已实现|已经/;
const FULL = /100(?:\.0+)?%/g;
const COUNT = new RegExp(`(?<![\\d.年月第])(\\d+|[两三四五六七八九十]{1,3})\\s?(${MEASURE})`, 'g');
const NO_DEED =
  /^(?:已?(?:列入|发出|下发)|为(?!零)|是|属|系|来自|来源|以[一-龥]{2}形式|见|低于|高于|超过|达到?\d|率$)/;

export const roleClaims = oncePerDocument((document: TextDocument): readonly RoleClaim[] => {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || !isPossible(statement.text)) return [];
    const path = pathAt(statement.start);
    if ((isAhead(path) && !DONE.test(statement.text)) || GOAL_CHAPTER.test(path)) return [];
    const clauses = clausesOf(statement);
    return clauses.flatMap((clause, at) => {
      const claim = claimIn(statement, clauses, at);
      return claim === null || isDisowned(statement, clause) ? [] : [claim];
    });
  });
});

/** Told as done among what is to be done. */
const DONE = /已(?:由|经|于|全|[一-龥]{0,3}(?:完成|到位|收存|建成))/;

const isPossible = (text: string): boolean => text.search(ALL) >= 0 || text.search(NONE) >= 0;

const isDisowned = ({ text }: Statement, clause: Sentence): boolean =>
  DISOWNED.test(text) || /^[“"]?目标/.test(clause.text);

function claimIn(statement: Statement, clauses: readonly Sentence[], at: number): RoleClaim | null {
  const clause = clauses[at];
  const earlier = clauses[at - 1]?.text ?? '';
  if (clause === undefined || isLimited(clause.text, earlier)) return null;
  const none = matchesIn(clause.text, NONE).at(-1);
  const match = none ?? matchesIn(clause.text, ALL).at(-1);
  if (match === undefined) return null;
  const parts: Parts = {
    statement,
    clause,
    at,
    match,
    earlier,
    isNone: none !== undefined,
    left: clause.text.slice(0, match.index),
    right: clause.text.slice(match.index + match[0].length),
  };
  return isNoClaim(parts) ? null : claimOf(parts);
}

/** 另外两个项目——甲和乙，都是…: of the others. */
export const isLimited = (text: string, earlier: string): boolean =>
  LIMITED.test(text) ||
  SET_ASIDE.test(earlier) ||
  (/^(?:均|都|皆)/.test(text) && /^(?:另外|其余|其他|其它|剩余)/.test(earlier)) ||
  /\s{3}/.test(text);

const isNoClaim = (parts: Parts): boolean =>
  isQuoted(parts) ||
  PARTLY.test(parts.clause.text) ||
  (parts.isNone ? isOfOneSort(parts) : isNoWhole(parts)) ||
  isOfSome(parts);

/** 除…外, 22个中: what comes next is of the others, or of some. */
const SET_ASIDE = /^除|[以之]?外$|中$/;
const DEFINED = /(?:已|符合|具备|适用)[^，。；]{1,10}的/;

const isQuoted = ({ left, right }: Parts): boolean =>
  HEDGED.test(left) && !/^[^“”‘’，]{0,8}[”’]/.test(right);

const isOfOneSort = ({ clause, right }: Parts): boolean =>
  QUALIFIED.test(clause.text) || /以上(?!村)/.test(right);

const isNoWhole = ({ clause, match, left, right, earlier }: Parts): boolean =>
  NO_DEED.test(right) ||
  isDenial(clause.text, match[0]) ||
  (isBareOf(left) && DEFINED.test(earlier));

const isOfSome = ({ isNone, match: [word], left, right, statement }: Parts): boolean =>
  (!isNone && FIGURED.test(right.replace(QUOTED, '')) && !BOUND.test(right)) ||
  (IN_TIME.test(word) &&
    /\d|、/.test(left) &&
    !/全部|悉数|均|都|一律|尽数|([一-龥])\1/.test(left)) ||
  /^的\s?[\d有]|^率/.test(right) ||
  /(?<!服务)中(?!心)[^，。；]{0,24}[、和][^，。；]{1,8}[两三四五六七八九]\s?[个家所]/.test(left) ||
  /\d\s?[一-龥]{1,6}中，?有?\s?\d/.test(statement.text);

const isBareOf = (left: string): boolean =>
  !/[一-龥]{2}/.test(left.replace(/^(?:已|现已|其|也|并|全年|年内)+/, ''));

/** A denial is no claim of all, but for 一个不落 and their like. */
const isDenial = (text: string, word: string): boolean =>
  /未(?!来|经)|没有|尚|仍(?!然)|缺|(?<![毫])不(?!断|仅|少|同|间断|含|超过|低于|高于)/.test(
    text.replace(word, '').replace(KEPT_TO, ''),
  );
/** 都没有超过: that is a bound. */
const KEPT_TO = /(?:没有|未|不)(?:超[过出]?|突破|晚于|迟于)/;

interface Parts {
  readonly statement: Statement;
  readonly clause: Sentence;
  readonly at: number;
  readonly match: RegExpExecArray;
  readonly earlier: string;
  readonly isNone: boolean;
  readonly left: string;
  readonly right: string;
}

const WORDS = /[一-龥]{2}/;
const plain = (text: string): string => text.replaceAll(FULL, ' ');

function claimOf(parts: Parts): RoleClaim {
  const { statement, clause, at, match, earlier, isNone, left, right } = parts;
  const hasOwn = WORDS.test(right);
  const said = hasOwn ? right : `${left.slice(-NEAR)}${match[0]}${right}`;
  const saidPairs = pairsIn(plain(said));
  const whole = `${earlier}，${clause.text}`;
  return {
    ...clause,
    statement,
    at,
    isNone,
    word: match[0],
    left,
    said,
    whole,
    heads: isNone && !isLeftOut(parts) ? headsIn(deniedIn(parts)) : [],
    isBare: !isNone && isBareOf(left),
    predicate: hasOwn ? `${match[0]}${right}` : said,
    saidPairs: hasOwn ? without(saidPairs, pairsIn(left)) : saidPairs,
    topic: topicOf(parts),
    ...countIn(clause.text, earlier),
    isTimed: TIMED.test(/^(?:已|概|无一)/.test(clause.text) ? whole : clause.text),
    isHabit: HABIT.test(match[0]) && !STRONG.test(clause.text),
    isPast: /去年/.test(clause.text),
    isFinal: FINAL.test(whole),
  };
}
/** What there is said to be none of: 未发生…, 一刻未停, 退票概无; of 零投诉、零纠纷 both. */
const deniedIn = ({ clause, left, right }: Parts): string => {
  if (/^[一-龥]$/.test(right)) return right;
  if (!/[一-龥]{2}/.test(right) || right.startsWith('发生')) return left;
  const first = matchesIn(clause.text, NONE)[0];
  return first === undefined ? right : clause.text.slice(first.index + first[0].length);
};

/** 受助学生一个不落 denies no 受助学生. */
const isLeftOut = ({ match: [word], right }: Parts): boolean =>
  /[漏掉]/.test(word) || (word.startsWith('一') && /^[落漏少缺差剩]/.test(right));
const NEAR = 14;
const EARLIER = 3;

/** What stands before the word for all, or else in the clauses before. */
function topicOf({ statement, at, isNone, left, right }: Parts): ReadonlySet<string> {
  const own = pairsIn(left);
  if (own.size > 0) return own;
  const before = clausesOf(statement)
    .slice(Math.max(0, at - EARLIER), at)
    .map(({ text }) => text)
    .join('，');
  return without(pairsIn(plain(`${before}，${right}`)), isNone ? pairsIn(right) : new Set());
}

function countIn(own: string, earlier: string): Pick<RoleClaim, 'count' | 'measure'> {
  const found = matchesIn(plain(own), COUNT)[0] ?? matchesIn(plain(earlier), COUNT)[0];
  return found === undefined
    ? { count: null, measure: null }
    : { count: numberOf(found[1] ?? ''), measure: found[2] ?? null };
}

const ENDING =
  /的?(?:现象|情况|行为|问题|情形|事件|记录|案件|费用|支出|过|的|等|安全问题|书面|任何)+$/;
/** 没有使用过任何替代数据: 替代数据; of a list each item has its own. */
const headsIn = (right: string): readonly string[] =>
  right
    .replace(/[（(][^）)]*[）)]/g, '')
    .split(/[、和及或与]|过(?:任何|一[一-龥])*|[零无]/)
    .map((item) => item.replace(ENDING, '').replace(/^被/, '').slice(-HEAD).replace(/^的/, ''))
    .filter((item, _at, { length }) => item.length >= 2 || (length === 1 && DEED.test(item)));
const HEAD = 4;
/** 一刻未停, 一分未留. */
const DEED = /^[停断留欠缺关换]$/;

const SURELY_NONE = /(?:没有|未|无)(?:任何|一)|从未|不存在|(?:未|没有)(?:再)?(?:发生|出现|发现)/;
/** A clause that denies, and tells of none by a number. */
export const isDenied = (text: string): boolean =>
  SURELY_NONE.test(text) ||
  (!/[”》]一/.test(text) && matchesIn(text, NONE).length > 0 && !/[1-9]\d*\s?[一-龥]/.test(text));

const DIGITS = '零一二三四五六七八九十';
const numberOf = (digits: string): number =>
  /\d/.test(digits) ? Number(digits) : digits === '两' ? 2 : DIGITS.indexOf(digits);
