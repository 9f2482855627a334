import type { Statement, TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import { matchesIn } from '../../text/matches.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { bigramsOf } from '../figures/name-pool.js';
import { alike } from '../figures/near.js';
import { isChange } from './change-words.js';
import { timesWithin } from './times-of.js';

/** A change told in words alone, with the two figures beside it that went another way. */
export interface WordedWay {
  readonly at: Range;
  readonly words: string;
  readonly earlier: Mention;
  readonly later: Mention;
}

type Way = 'up' | 'down' | 'level';

const UP =
  '增加|增长|上升|提高|上涨|增多|攀升|提升|回升|扩大|走高|增收|增支|递增|上扬|[有略微见]增|[有略微]升|见涨|变多|更[多高]';
const DOWN =
  '减少|下降|降低|回落|下滑|减支|减收|压减|走低|缩减|缩小|递减|[有略微]降|[有略微]减|萎缩|下跌|压缩|变少|更[少低]|滑坡';
const LEVEL = '持平|相当|未变|没有变化|保持不变|无变化|一样多';
const TAIL =
  '(?:了|明显|显著|较[多快大]|不少|许多|很多|(?:的|之)?(?:态势|趋势|势头|局面|走势)|(?:的)?(?:良好|可喜)?(?:态势|势头|局面))*$';
/** What a clause ends with that tells a way and no figure. */
const ENDS = new RegExp(`(${UP})|(${DOWN})|(${LEVEL})`, 'g');
const IS_TAIL = new RegExp(`^${TAIL}`);
/** Of something else in the same breath: 面积略增的情况下用水量减少. */
const MOVES = /[略有微小][增减升降]|增加|增长|上升|下降|减少|情况下|虽|尽管/;
/** Told of two times. */
const COMPARED =
  /[较比与和同](?:上年|去年|上一年|往年|前一?年|20\d\d年|同期|年初|期初|以前|此前|原来)|同比|环比|连续|逐年|持续|有所|明显|显著|大幅|小幅|略有|稳[中步]|呈现?|总体|继续|进一步|不断/;
/** A rate of growth that slows is no fall; what is planned, hoped or forbidden did not come. */
const OTHERWISE =
  /覆盖面|范围|渠道|影响力|知名度|幅|增速|速度|放缓|收窄|少[增减]|目标|计划|预[算计期]|力争|确保|将|拟|应|要|可能|如果|若|防止|避免|不得|不再|压力|难度|风险|负担|标准|要求|部分|因素|原因|由于|因为?|受|随着|均|每|占|比重|比例|个百分点|全[国省市县]|环比|月|季|[一二三四]是|但|有的|个别|一些|其中|除|双/;
const MEASURE = /(?:数量|数额|总量|总数|总额|总数|规模|起数|件数|人数|户数|次数|批次|[量数额])$/;
const GENERIC = new Set(
  '较上 上年 去年 同比 全年 本年 今年 年度 总体 年末 年初 年底 支出 收入 资金 经费 人数 数量 规模 全镇 全县 全市 全区'.split(
    ' ',
  ),
);
const YEAR = /20\d\d年(?:度)?/g;
const MOST_PAIRS = 40;
/** So much off it is still level, in a hundred. */
const LEVEL_OFF = 0.03;
const NEARLY_OFF = 0.08;
const SHORTEST = 2;
const LONGEST = 24;

interface Told {
  readonly clause: Sentence;
  readonly way: Way;
  readonly at: Range;
  /** The words before the way. */
  readonly subject: string;
}

/** 起数较上年下降, of the only two figures of that name, of two times, the later of which is higher. */
export const wordedWays = (document: TextDocument): WordedWay[] =>
  document.statements.flatMap((statement) =>
    statement.inTable
      ? []
      : clausesOf(statement).flatMap((clause) => {
          const told = toldIn(clause);
          return told === null ? [] : judge(document, statement, told);
        }),
  );

function toldIn(clause: Sentence): Told | null {
  const { text, start } = clause;
  const bare = text.replace(YEAR, '');
  if (/\d/.test(bare) || text.length > 40) return null;
  const found = matchesIn(text, ENDS).at(-1);
  if (found === undefined) return null;
  const [words, up, down] = found;
  if (!IS_TAIL.test(text.slice(found.index + words.length))) return null;
  const before = lastPart(text.slice(0, found.index));
  if (OTHERWISE.test(text) || MOVES.test(before)) return null;
  const way: Way = up !== undefined ? 'up' : down !== undefined ? 'down' : 'level';
  const subject = before;
  if (way === 'level' ? !/[较比与和同]/.test(subject) : !isCompared(text, subject)) return null;
  const at = start + found.index;
  return { clause, way, subject, at: { start: at, end: at + words.length } };
}

/** 火灾起数下降: a plain noun and its way say so too. */
const isCompared = (text: string, subject: string): boolean =>
  COMPARED.test(text) || /[数量额]$/.test(subject);

/** 形势平稳、起数下降: what the way is said of. */
const lastPart = (words: string): string => {
  const last = words.split('、').at(-1) ?? '';
  return last.length < SHORTEST ? words : last;
};

function judge(document: TextDocument, statement: Statement, told: Told): WordedWay[] {
  const own = (document.figures[statement.passage] ?? []).filter(isFigure);
  const pairs = pairsOf(document, own);
  if (pairs.length === 0) return [];
  const named = namedBy(statement, told, pairs);
  const off = /[基大][本致体]/.test(told.subject) ? NEARLY_OFF : LEVEL_OFF;
  const against = named.filter((pair) => isAgainst(pair, told.way, off));
  const sure = /连续|逐年/.test(told.clause.text)
    ? against.length > 0
    : against.length === named.length;
  const [first] = against;
  if (!sure || first === undefined) return [];
  const [earlier, later] = first;
  return [{ at: told.at, words: document.text.slice(told.at.start, told.at.end), earlier, later }];
}

const isFigure = (one: Mention): boolean =>
  one.kind !== 'points' && one.exact && !isChange(one) && !/[占每均]/.test(one.before.slice(-8));

type Pair = readonly [earlier: Mention, later: Mention];

/** Two like figures of two times, with no other of their sort between them. */
function pairsOf(document: TextDocument, figures: readonly Mention[]): Pair[] {
  if (figures.length > MOST_PAIRS) return [];
  return figures.flatMap((one, at) => {
    const next = figures.slice(at + 1).find((other) => alike(one, other));
    const times = next === undefined ? null : timesWithin(document, one, next);
    return times === null || !areNext(times) ? [] : [times];
  });
}

/** Years in a row, where both are told. */
const areNext = ([earlier, later]: Pair): boolean =>
  earlier.year === null || later.year === null || later.year - earlier.year <= 1;

/** Those that share most words with the clause; where it names nothing, those of its own sentence right beside it. */
function namedBy(
  statement: Statement,
  { subject, clause }: Told,
  pairs: readonly Pair[],
): readonly Pair[] {
  const noun = subject.replace(YEAR, '').replace(COMPARED, '，').split('，')[0] ?? '';
  const plain = noun.replace(MEASURE, '');
  const grams = bigramsOf(plain.length < SHORTEST ? noun : plain).filter(
    (gram) => !GENERIC.has(gram),
  );
  const last = grams.at(-1) ?? '';
  const scored = pairs.map((pair) => {
    const words = pair.map(wordsOf).join('，');
    const score = grams.filter((gram) => words.includes(gram)).length;
    return { pair, score, head: last !== '' && words.includes(last) };
  });
  const most = Math.max(...scored.map(({ score }) => score));
  const best = scored.filter(({ score }) => score === most);
  if (most > 0 && (most * 2 >= grams.length || best.every(({ head }) => head))) {
    const named = best.map(({ pair }) => pair);
    return /连续|逐年/.test(clause.text) ? inTurn(pairs, named) : named;
  }
  if (most > 0 || noun.length < SHORTEST) return [];
  const end = statement.start + statement.text.length;
  const beside = pairs.filter((pair) =>
    pair.every((one) => one.start > clause.start && one.end <= end && NO_NOUN.test(one.before)),
  );
  return beside.length === 1 ? beside : [];
}

/** Its own part of the sentence. */
const wordsOf = ({ before }: Mention): string =>
  (/[^；;。]*$/.exec(before)?.[0] ?? '').slice(-LONGEST);

/** 2021年立案46起，2022年39起，2023年43起: each with the next. */
const inTurn = (pairs: readonly Pair[], named: readonly Pair[]): Pair[] =>
  pairs.filter(
    (pair) =>
      named.includes(pair) ||
      (pair.some((one) => named.some((other) => other.includes(one))) &&
        pair.some(({ before }) => NO_NOUN.test(before))),
  );

/** 实施19户: a verb and no noun of its own. */
const NO_NOUN =
  /(?:^|[，,；;：:、])(?:其中)?(?:20\d\d年度?|上年度?|去年|本年度?|今年|当年|上年同期|全年)(?:的)?[一-龥]{0,3}$/;

function isAgainst([earlier, later]: Pair, way: Way, off: number): boolean {
  const gap = later.base.minus(earlier.base);
  if (way === 'level')
    return !earlier.base.isZero() && gap.abs().div(earlier.base.abs()).toNumber() > off;
  return way === 'up' ? gap.isNegative() : gap.isPositive() && !gap.isZero();
}
