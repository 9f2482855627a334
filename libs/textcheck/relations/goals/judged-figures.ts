import { askedOf } from './asked/asked-for.js';
import { boundOf, type Bound } from './wanted-figures.js';
import { looksAhead } from './goal-figures.js';
import { oncePerDocument } from '../../once.js';
import { rangeOfText } from '../../finding-of.js';
import { AHEAD_CHAPTER, PROBLEM_CHAPTER, pathFinder } from '../outline/chapters.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Mention } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';
import type { WrongVerdict } from './verdicts.js';

/** Words that say a goal was met, or was not, whatever it is called. */
const NO =
  /(?:未能?|没有?|没能|尚未|不)(?:全部|全面|如期|按期|足额)*(?:完成|达|实现|兑现|落实|及|足)|差距|缺口|落空/;
const YES =
  /完成|达到|达成|已达|实现|达标|兑现|落实|办结|收官|圆满|如数|如期|足额|超额|符合|满足|做到|提前/;
/** What a verdict is on. */
const ON =
  /目标|任务|计划|指标|承诺|约定|要求|设定|设想|部署|安排|下达|预计|预期|预定|实事|方案|责任|合同|标准|批复|达标$|(?:完成|实现|达成|办结|兑现)$/;
/** Words of a sentence that says what is wanted. */
const WANTED =
  /目标|任务|计划|指标|承诺|约定|要求|设定|设想|部署|提出|下达|申报|预计|预期|预定|力争|拟(?![定订])|应[^急当对届]|须|不少于|不低于|不超过|≥|≤|确保|责任[书状]|实事|年初/;
const CAME =
  /实际|完成(?!时)|已|经[^，。；]{0,8}[核验测统查调]|截[至止]|年[末终]|到?年底(?!前)|实[有种测得]|全年共|累计|结果|[一全]年来|盘点|统计/;
/** Another year, a part, a change, or a reason. */
const ELSE =
  /上年|去年|同期|同比|季度|上半年|下半年|[1-9]月底|其中|其余|另外|每|平均|人均|户均|调整|核减|追加|变更|因|原因|时序|序时|阶段|基本|除|完成率|执行率|支出率|得分|扣|分值|问题|不足|率先|第[一二三四]/;
const GENERIC =
  /目标|任务|计划|指标|承诺|约定|要求|设定|设想|部署|安排|提出|下达|预计|预期|预定|实事|方案|责任[书状]?|合同|标准|批复|数量|完成|达到|达成|实现|达标|兑现|落实|办结|收官|圆满|如数|如期|按期|足额|超额|符合|满足|做到|顺利|全面|全部|年初|年度|全年|上述|以上|所有|各项|绩效|自评|评价|结论|结果|情况|得到|工作|已经?|均|都|较好地?|[一二两三四五六七八九十\d]+[项个件条]|[的了是为按数值地]/g;

/** A clause that says a goal was met, or was not. */
export interface SaidOfGoal {
  readonly statement: Statement;
  readonly clause: Sentence;
  /** The clauses of its sentence before it. */
  readonly before: readonly Sentence[];
  readonly isNo: boolean;
}

/** All clauses without figures that judge how goals were met. */
export const saidOfGoals = oncePerDocument((document): readonly SaidOfGoal[] => {
  if (looksAhead(document)) return [];
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    const { inTable, text, start, year } = statement;
    if (inTable || !ON.test(text) || !(YES.test(text) || NO.test(text))) return [];
    if (year !== null && document.year !== null && year !== document.year) return [];
    const path = pathAt(start);
    if (AHEAD_CHAPTER.test(path) || PROBLEM_CHAPTER.test(path)) return [];
    return clausesOf(statement).flatMap((clause, at, all): SaidOfGoal[] => {
      if (/\d/.test(clause.text) || !ON.test(clause.text) || ELSE.test(clause.text)) return [];
      const isNo = NO.test(clause.text);
      const isYes =
        YES.test(clause.text) &&
        !/[未没不无难差欠]|后$|的$|(?:目标|任务|计划|指标)[是为]/.test(clause.text);
      return isNo || isYes ? [{ statement, clause, before: all.slice(0, at), isNo }] : [];
    });
  });
});

/** Figures that a verdict gainsays beside the figure of their thing in a sentence of goals before. */
export const judgedFigures = (document: TextDocument): WrongVerdict[] =>
  saidOfGoals(document).flatMap((said) => {
    const { statement, clause, isNo } = said;
    return cameFor(document, said).flatMap(({ came, words }) => {
      const asked = wantedFor(document, statement, came, words);
      const { mention: wanted, bound } =
        asked ?? askedOf(document, statement, came, clause) ?? NONE;
      if (wanted === null || bound === null) return [];
      const isMet =
        bound === 'most'
          ? came.base.lessThanOrEqualTo(wanted.base)
          : came.base.greaterThanOrEqualTo(wanted.base);
      return isMet === isNo
        ? [{ verdict: rangeOfText(clause), said: clause.text, wanted, came }]
        : [];
    });
  });

const NONE = { mention: null, bound: null };

interface Came {
  readonly came: Mention;
  readonly words: string;
}

/** The figures a verdict is on: those of its topic, or of the sentence; a bad one is on the last. */
function cameFor(document: TextDocument, said: SaidOfGoal): Came[] {
  const { clause, isNo } = said;
  const topic = clause.text.replaceAll(GENERIC, '').replaceAll(/[^一-龥]/g, '');
  const isAll = /均|都|全部|各项|所有|[一二两三四五六七八九十\d]+[项个件]/.test(clause.text);
  const told = toldBefore(document, said).filter(
    ({ came }) => isAll || !/[；;]/.test(document.text.slice(came.end, clause.start)),
  );
  // 应参保15050人，已参保14990人，参保率99.6%，达到目标: the rate is what the goal is on.
  const last = told.at(-1)?.came.kind;
  const judged = isAll || last !== 'percent' ? told : told.filter(({ came }) => came.kind === last);
  const about =
    topic.length < 2 ? judged : judged.filter(({ words }) => sharedPairs(topic, words) > 0);
  const found = about.length > 0 || topic.length > LONG ? about : judged.slice(-1);
  return isNo ? found.slice(-1) : found;
}
/** A topic of so many signs is of something else where no figure shares it. */
const LONG = 4;

/** The figures before a verdict in its sentence; those of the sentence before where it opens its own. */
function toldBefore(document: TextDocument, { statement, before }: SaidOfGoal): Came[] {
  const own = toldIn(statement, before);
  const previous = document.statements[statement.index - 1];
  const isOpening = before.every(({ text }) => text.replaceAll(GENERIC, '').length < 2);
  if (own.length > 0 || !isOpening || previous === undefined) return own;
  return previous.inTable || previous.passage !== statement.passage
    ? []
    : toldIn(previous, clausesOf(previous));
}

/** The exact figures of some clauses with their words: their own clause's, and those before it where it has few. */
function toldIn({ mentions }: Statement, clauses: readonly Sentence[]): Came[] {
  return clauses.flatMap(({ text, start }, at) => {
    if (ELSE.test(text)) return [];
    const lead = clauses[at - 1]?.text ?? '';
    const words = /\d/.test(lead) ? text : lead + text;
    return mentions
      .filter((one) => one.start >= start && one.end <= start + text.length)
      .filter((one) => one.exact && !one.bracketed && isFigure(one))
      .map((came) => ({ came, words }));
  });
}

const isFigure = ({ kind, unit }: Mention): boolean =>
  kind !== 'points' && kind !== 'amount' && !/^[年月日天分号]$/.test(unit);

/** Nothing is said of what it is a figure of. */
const isBare = ({ before }: Mention): boolean =>
  (before.split(/[，。；]/).at(-1) ?? '').replaceAll(GENERIC, '').replaceAll(NOTHING, '').length <
  2;
const NOTHING = /[^一-龥]|实际|产出|效益|质量|成本|时效|最终|年末|测得|统计/g;

/** How far above a result its goal is looked for. */
const STATEMENTS_BACK = 4;

/** The figure of the same thing that a sentence before says is wanted; null where there are several, or none. */
function wantedFor(
  document: TextDocument,
  statement: Statement,
  came: Mention,
  words: string,
): { readonly mention: Mention; readonly bound: Bound } | null {
  const above = document.statements
    .slice(Math.max(0, statement.index - STATEMENTS_BACK), statement.index + 1)
    .filter((one) => !one.inTable && statement.passage - one.passage <= 2);
  const found = above.flatMap((one) =>
    clausesOf(one).flatMap(({ text, start }, at, all) => {
      const lead = all
        .slice(0, at + 1)
        .map((part) => part.text)
        .join('，');
      if (!WANTED.test(lead) || ELSE.test(text)) return [];
      return one.mentions
        .filter((mention) => mention.start >= start && mention.end <= start + text.length)
        .filter(
          (mention) =>
            mention.thing === came.thing &&
            mention.end < came.start &&
            isFigure(mention) &&
            !mention.bracketed &&
            !/[标务划]的$|[比较]$/.test(mention.before) &&
            !CAME.test(mention.before.split(/[，。；]/).at(-1) ?? ''),
        )
        .map((mention) => ({
          mention,
          shared: sharedPairs(wordsAt(document, mention), words),
        }));
    }),
  );
  const best = Math.max(0, ...found.map(({ shared }) => shared));
  const [first, ...more] = found.filter(({ shared }) => shared === best);
  if (first === undefined || more.length > 0 || (best < 1 && !isBare(came))) return null;
  const isNear =
    came.base.times(2).greaterThan(first.mention.base) &&
    first.mention.base.times(2).greaterThan(came.base);
  return isNear ? { mention: first.mention, bound: boundOf(first.mention, document.text) } : null;
}

/** The words of a goal's figure in its clause. */
function wordsAt({ text }: TextDocument, { before, end }: Mention): string {
  const own = before.split(/[，。；、：:]/).at(-1) ?? '';
  const behind = /^[一-龥]*/.exec(text.slice(end, end + 8))?.[0] ?? '';
  return (own.length < 2 ? before : own + behind).replaceAll(GENERIC, '');
}

function sharedPairs(words: string, text: string): number {
  let shared = 0;
  for (let at = 0; at + 2 <= words.length; at += 1)
    if (text.includes(words.slice(at, at + 2))) shared += 1;
  return shared;
}
