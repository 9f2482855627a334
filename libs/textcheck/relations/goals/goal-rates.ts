import { percentOf } from '../figures/near.js';
import { agrees } from '../figures/arithmetic.js';
import { measureClass } from './targets.js';
import { wantedFor, wantedMentions } from './wanted-figures.js';
import { sharedWords, wordsOf } from '../words/words.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Mention } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';

/** A rate of completion, or a gap to the goal, that the goal told elsewhere does not make. */
export interface WrongGoal {
  readonly said: Mention;
  readonly came: Mention;
  readonly wanted: Mention;
  /** What the goal and what came of it make. */
  readonly computed: string;
}

/** 完成率95.00%, 为目标的108%, 完成年度任务的96% */
const RATE =
  /^[，（(]?(?:目标|任务|计划)?(?:完成率|完成比例)(?:为|达到?|是)?$|^[，（(]?(?:已|实际)?(?:完成|为|占|达到?|是)(?:了)?(?:年[初度]|全年|预期|绩效)*(?:目标|任务|计划)(?:值|数|任务|量)?的$/;
/** 比目标多28个, 超目标28个, 较计划少3人次 */
const GAP =
  /^[，（(]?(?:[比较](?:年[初度]|全年|预期|绩效)*(?:目标|任务|计划)(?:值|数)?(?<more>多|增加|超出?)?(?<less>少|低)?|(?<above>超[出过]?)(?:年[初度]|全年|预期|绩效)*(?:目标|任务|计划)(?:值|数)?|(?<over>超额))(?:了|完成)?$/;
const OTHER = /其中|其余|部分完成|未完成|目标的|上年|调整|季度|上半年|平均|每|共计|合计/;

/** What came of a goal with its rate or its gap, held against the goal wherever it is told. */
export const wrongGoals = (document: TextDocument): WrongGoal[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && /完成率|目标|任务|计划/.test(text))
    .flatMap((statement) => judgedIn(document, statement));

const MOST_BACK = 3;
const FEWEST = 2;

function judgedIn(document: TextDocument, statement: Statement): WrongGoal[] {
  const { mentions, start, text } = statement;
  const clauses = clausesOf(statement);
  const goals = wantedMentions(document);
  return mentions.flatMap((said, at): WrongGoal[] => {
    const before = mentions.slice(Math.max(0, at - MOST_BACK), at);
    const came = cameFor(
      said,
      before.filter((one) => !goals.has(one) && !/差$/.test(one.before)),
    );
    if (came === null) return [];
    const clause = clauses.findLast((one) => one.start <= came.start);
    const between = text.slice(came.end - start, said.start - start);
    if (clause === undefined || OTHER.test(clause.text) || /[。；]/.test(between)) return [];
    const beside = besideIn(before, came);
    if (beside !== undefined) {
      const off = offBy(said, came, beside);
      return off === null ? [] : [{ said, came, wanted: beside, computed: off }];
    }
    const told = wordsOf(lead(clauses, clause));
    const wanted = wantedFor(document, came, told, statement.passage);
    const isOf =
      wanted !== null && sharedWords(wanted.words, told) >= Math.min(FEWEST, wanted.words.size);
    if (!isOf || isSaidHere(statement, wanted.mention)) return [];
    // 改建38.4公里，完成36.5公里，完成率95.05%: the sentence has a goal of its own.
    if (before.some((one) => one !== came && offBy(said, came, one) === null)) return [];
    const computed = offBy(said, came, wanted.mention);
    return computed === null ? [] : [{ said, came, wanted: wanted.mention, computed }];
  });
}

/** 年度计划救助流浪乞讨人员, 目标为: what is wanted follows at once. */
const PLANNED = /(?:目标|计划|任务)(?!完成)(?:值|数|任务|量)?[^，。；、\d]{0,18}$/;
/** ，实际救助, ，截至年底培训, ，建成: that it came, without a word on what. */
const CAME =
  /^[，,]\s?(?:截至|到)?(?:\d{0,2}月底|年末|年底|全年|年内)?共?(?:实际|已)?(?:完成|实现)?(?!其中|较|比)[一-龥]{0,2}$/;

/** 目标500亩，实际完成540亩，完成率90.00%: the three in a row. */
function besideIn(before: readonly Mention[], came: Mention): Mention | undefined {
  const at = before.indexOf(came);
  const wanted = before[at - 1];
  const isRow =
    at === before.length - 1 &&
    wanted?.unit === came.unit &&
    PLANNED.test(wanted.before) &&
    CAME.test(came.before);
  return isRow ? wanted : undefined;
}

const SHORTEST = 6;
const MARK = /^[（(]?\d{1,2}[）).、]/;

/** The words a figure stands with; of a clause that has no noun, those of the clause before. */
function lead(clauses: readonly Sentence[], clause: Sentence): string {
  const own = clause.text.replaceAll(/\d[\d.,]*/g, '');
  const before = clauses[clauses.indexOf(clause) - 1]?.text ?? '';
  return own.length < SHORTEST && !/\d/.test(before.replace(MARK, ''))
    ? `${before}，${clause.text}`
    : clause.text;
}

/** Another goal stands in the sentence itself: its rate is of that. */
const isSaidHere = ({ mentions, start, text }: Statement, wanted: Mention): boolean =>
  wanted.start < start &&
  mentions.some(
    (one) =>
      measureClass(one.unit) === measureClass(wanted.unit) &&
      /(?:目标|任务|计划|应)[^，。；]*$/.test(text.slice(0, one.start - start).slice(-12)),
  );

/** The figure that a rate or a gap is of: the last before it that is neither. */
function cameFor(said: Mention, before: readonly Mention[]): Mention | null {
  if (!said.exact) return null;
  const isRate = said.kind === 'percent' && RATE.test(said.before);
  if (!isRate && !GAP.test(said.before)) return null;
  const came = before.findLast(
    (one) => !RATE.test(one.before) && !GAP.test(one.before) && one.kind !== 'points',
  );
  if (came === undefined || !came.exact) return null;
  const alike = isRate
    ? came.kind === 'count'
    : measureClass(came.unit) === measureClass(said.unit);
  return alike ? came : null;
}

/** What the three make, where that is not what is printed. */
function offBy(said: Mention, came: Mention, wanted: Mention): string | null {
  if (said.kind === 'percent' && RATE.test(said.before)) {
    const rate = percentOf(came, wanted);
    if (rate === null || agrees(rate, said)) return null;
    const rough = rate.minus(said.value).abs().lessThan(said.half.times(3));
    return rough
      ? null
      : `${came.value.toFixed()} ÷ ${wanted.value.toFixed()} = ${rate.toFixed(2)}%`;
  }
  const groups = GAP.exec(said.before)?.groups ?? {};
  const isLess = groups.less !== undefined;
  const gap = isLess ? wanted.base.minus(came.base) : came.base.minus(wanted.base);
  return gap.equals(said.base)
    ? null
    : `${came.value.toFixed()} 与 ${wanted.value.toFixed()} 相差 ${gap.div(said.scale).abs().toFixed()}`;
}
