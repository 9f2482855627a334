import { clausesOf, type Sentence } from '../text/sentences.js';
import { doubledCharacters } from '../relations/words/doubled-characters.js';
import { findingOf, rangeOf, rangeOfText } from '../finding-of.js';
import { timesOfPair } from '../relations/words/pair-counts.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';
import { matchesIn } from '../text/matches.js';
import { isFlatRow } from '../text/tables.js';

/** Dates and figures, too: 2024年2024年, 12.5万元12.5万元. */
const DOUBLED = /([一-龥]{2,8}|20\d\d年度?|\d{1,2}月(?:\d{1,2}日)?|\d[\d.,]*(?:万元|亿元|元|%))\1/g;
/** 目标任务|任务量 is of two words. */
const LONGER = /^[量率费员书库局处科办室站所部会长法]/;
/** Words that double rightly; 职工同工同酬 holds 工同 twice, 企业创业创新 holds 业创. */
const REDUPLICATED = /^(?:[一-龥]同$|业创$|一个|一步|一项|一条|一年|一[一-龥]$|点点|家家|户户)/;

/** 再研究研究: what one does a little of, once more. */
const DONE_A_LITTLE = /(?:[再去来好]|可以|需要|大家|一起|先)(?:研究|讨论|商量|考虑|了解|学习)$/;

/** A word or a sentence written twice in a row. */
export const doubledWords: Kind = {
  id: 'doubled_words',
  name: '重复词句',
  severity: 'hint',
  reason: '同一个词或同一句话连写两遍，多为编辑时的残留。',
  fires: [
    '山区施工难度高高，工期顺延。',
    '进一步加强加强预算管理。',
    '镇党委会两次讨论讨论后上报县财政财政局。',
    '规范本单位的的支出。',
    '帮助帮助520人就业。',
    '截至2024年2024年12月底，支出12.5万元12.5万元。',
    '对实现程度进行行跟踪监控。',
    '做好绩效管理工工作。',
    '决算数大小于预算数的主要原因是培训减少。',
    '2024年6月底前前完成资产标签粘贴。',
    '升入高职院校校412人。',
    '及时足额拨付资金。及时足额拨付资金，保障村级组织运转。',
    '加强采购管理，严格执行程序。加强采购管理，严格执行程序。',
  ],
  spares: [
    '目前前期手续已办结，12月底前前三季度资金已拨付。',
    '逐项逐项落实到一个一个项目。',
    '加强预算管理，加强资产管理，再研究研究。',
    '转变工作作风，人人有责，企业业务发展展望，2024年年末，财政局局长，以便民为目的的活动。',
    '副主任任组长，“十五五”规划，实有在编在职职工28人，部分分项占比，教育局局机关。',
    '及时足额拨付资金，及时足额发放补贴。',
    '补助119名残疾人每人每年1000元。',
    '购置费9.38万元，与2025年预算持平，主要原因是厉行节约。其中：车辆0万元，与2025年预算持平，主要原因是厉行节约。',
    '申请资金90万元，其中：30万元用于预算编制；30万元用于项目审计；30万元用于测绘。完成支出89万元，其中：30万元用于预算编制；30万元用于项目审计；29万元用于测绘。',
  ],
  find: (document) => [
    ...document.passages.flatMap((passage) => [
      ...words(document, passage),
      ...clauses(document, passage),
      ...bothWays(document, passage),
    ]),
    ...doubledCharacters(document).map((at) =>
      findingOf(doubledWords, document, [at], {
        message: `“${at.text}”重复。`,
        suggestion: '删去重复的字。',
        confidence: 0.85,
      }),
    ),
  ],
};

/** 决算数大小于预算数: of two opposites one was to be struck out. */
const BOTH_WAYS =
  /(?<=[数额率值]|支出|收入|预算|决算|金额)(?:大小|小大|高低|低高|多少|少多)于(?=年初|上年|预算|决算|计划|目标|当年|全年|调整|\d)/g;

const bothWays = (document: TextDocument, passage: Sentence): ReturnType<Kind['find']> =>
  matchesIn(passage.text, BOTH_WAYS).map((match) =>
    findingOf(doubledWords, document, [rangeOf(passage, match)], {
      message: `“${match[0]}”把两个相反的词写在了一起。`,
      suggestion: '按文中数字留下其中一个。',
      confidence: 0.95,
    }),
  );

function words(document: TextDocument, passage: Sentence): ReturnType<Kind['find']> {
  const doubled = matchesIn(passage.text, DOUBLED);
  // 类 款 类 款: headings of columns side by side.
  if (doubled.length === 0 || isFlatRow(passage.text)) return [];
  return doubled
    .filter(([, word = '']) => !REDUPLICATED.test(word) && !/^逐|每$/.test(word))
    .filter(({ 1: word = '', index }) => !DONE_A_LITTLE.test(passage.text.slice(0, index) + word))
    .filter(
      ({ 0: both, 1: word = '', index }) =>
        both.length > 4 ||
        !LONGER.test(passage.text.slice(index + both.length)) ||
        // 财政财政局 is no two words: nobody writes 政财.
        timesOfPair(word.slice(-1) + word.charAt(0)) === 0,
    )
    .map((match) =>
      findingOf(doubledWords, document, [rangeOf(passage, match)], {
        message: `“${match[1] ?? ''}”重复。`,
        suggestion: '删去重复的词。',
        confidence: 0.85,
      }),
    );
}

const SHORTEST_CLAUSE = 8;
/** 项目实施后，项目实施后，…: so short a clause comes twice in a row by no chance. */
const SHORTEST_TWIN = 4;
/** 与上年持平 is told of one thing after another. */
const COMPARES = /^[与和同比较][^，。；]*(?:持平|相同|一致|不变)$/;

/** A clause that comes back in its paragraph, with where it stood first. */
interface Repeat {
  readonly clause: Sentence;
  readonly original: Sentence;
  /** How far apart the two are, in clauses. */
  readonly apart: number;
  /** The clause after it, where that comes back as well. */
  readonly next: string;
}

/** 收入1.3亿元，完成预算的100.8%: told of the whole town and of its own budget alike. */
const isRate = ({ clause }: Repeat): boolean =>
  /^(?:完成|为|占)[^，。；\d]{0,8}(?:预算|计划|目标|任务)数?的\d[\d.]*%$/.test(clause.text);

function clauses(document: TextDocument, passage: Sentence): ReturnType<Kind['find']> {
  return repeatsOf(clausesOf(passage))
    .filter((repeat) => isPasted(repeat) && !isAnswer(passage, repeat) && !isRate(repeat))
    .map(({ clause, original }) =>
      findingOf(doubledWords, document, [rangeOfText(clause), rangeOfText(original)], {
        message: `同一段中“${clause.text.slice(0, 20)}”写了两遍。`,
        suggestion: '删去一处。',
        confidence: 0.8,
      }),
    );
}

/** 目标：修复堤段3处…。实际修复堤段3处: a goal and what came of it. */
const isAnswer = ({ text, start: from }: Sentence, { clause, original }: Repeat): boolean =>
  /\d/.test(clause.text) &&
  /目标|计划|任务/.test(text.slice(0, original.start - from)) &&
  /实际|完成|结果|落实/.test(text.slice(original.start - from, clause.start - from));

/** The first clauses of what comes back; 其中: 30 of one may stand in the plan and again in what was done of it. */
function repeatsOf(all: readonly Sentence[]): Repeat[] {
  const firsts = all.map(({ text }) => all.findIndex((clause) => clause.text === text));
  const goesOn = (index: number): boolean => {
    const [before, here] = [firsts[index - 1] ?? index, firsts[index] ?? index];
    return here < index && before < index - 1 && before === here - 1;
  };
  return all.flatMap((clause, index) => {
    const first = firsts[index] ?? index;
    const original = all[first];
    if (first >= index || goesOn(index) || original === undefined) return [];
    const next = goesOn(index + 1) ? (all[index + 1]?.text ?? '') : '';
    const isListed = [clause.text, all[index - 1]?.text].includes('其中');
    return isListed || COMPARES.test(clause.text)
      ? []
      : [{ clause, original, apart: index - first, next }];
  });
}

/** A long clause that comes twice in a row or with the next; a short one is the same by chance, but with the next at once. */
function isPasted({ clause, apart, next }: Repeat): boolean {
  if (apart === 1 && clause.text.length >= SHORTEST_TWIN && !/\d/.test(clause.text)) return true;
  if (clause.text.length >= SHORTEST_CLAUSE) return apart === 1 || next !== '';
  return apart === 2 && next !== '' && clause.text.length + next.length >= SHORTEST_CLAUSE;
}
