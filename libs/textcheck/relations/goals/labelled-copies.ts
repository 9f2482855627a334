import { goalFinder } from './goal-figures.js';
import { sentencesOf, type Sentence } from '../../text/sentences.js';
import type { Line } from '../../text/line.js';
import type { TextDocument } from '../../document.js';

const NUMBER = '[一二三四五六七八九十\\d]{0,3}';
/** 目标四完成情况：, 完成情况：, 完成目标7：, 3.实际结果： at the head of what came of a goal. */
const OUTCOME = new RegExp(
  `^(?:[^，。；：:]{0,8}(?:目标|任务|指标)${NUMBER}的?)?(?:年末|全年|实际)*(?:完成|实现|达成|落实)(?:情况|结果|效果|(?:目标|任务|指标)${NUMBER})?[：:。]\\s?|^[（(]?\\d{0,2}[）).、]?(?:实际|完成|实施)?结果[：:]\\s?`,
);
/** What a goal's own line begins with, whatever chapter it stands in. */
const GOAL = new RegExp(
  `^[（(]?${NUMBER}[）).、]?(?:年[初度]|绩效|总体|工作|预期)*(?:目标|任务|指标)${NUMBER}[：:，,、.\\s（(]`,
);
/** 不少于200场次 says how much is wanted, never how much came. */
const LIMIT = /不少于|不低于|不超过|不高于|不小于|不大于|[≥≤]|控制在|\d[^，。；]{0,5}以[上内下]/;
const SHORTEST = 18;
const SHORTEST_LIMITED = 10;
const FIGURES = 2;
/** The goal is said once more before what came of it. */
const ANSWERED = /实际|完成率|目标的|超[过出额]|已|达标/;

/** The label a line of a goal begins with, 目标二：; null for any other line. */
export const labelledGoal = (text: string): string | null =>
  OUTCOME.test(text) ? null : (GOAL.exec(text)?.[0] ?? null);

/** The label a line of an outcome begins with, 完成情况：; null for any other line. */
export const labelledOutcome = (text: string): string | null => OUTCOME.exec(text)?.[0] ?? null;

export interface LabelledCopy {
  readonly goal: Sentence;
  readonly outcome: Sentence;
}

/** What is told as an outcome by its label and stands word for word among the goals above. */
export function labelledCopies(document: TextDocument): LabelledCopy[] {
  return document.lines.flatMap((line) => {
    const label = OUTCOME.exec(line.text)?.[0];
    if (label === undefined) return [];
    const body = { text: line.text.slice(label.length), start: line.start + label.length };
    const [first, ...rest] = sentencesOf(body);
    if (first === undefined || !isTelling(first.text)) return [];
    if (rest.some(({ text }) => ANSWERED.test(text))) return [];
    const goal = goalWith(document, first.text, line);
    return goal === null ? [] : [{ goal, outcome: first }];
  });
}

/** 建成广场1个 is both what was wanted and what came; a limit, or a long sentence with its figures, is a copy. */
const isTelling = (text: string): boolean =>
  (text.length >= SHORTEST_LIMITED && LIMIT.test(text)) ||
  (text.length >= SHORTEST && (text.match(/\d[\d.,]*/g) ?? []).length >= FIGURES);

/** The place of the words in a line of goals above another line. */
function goalWith(document: TextDocument, text: string, { start }: Line): Sentence | null {
  const at = document.text.indexOf(text);
  if (at < 0 || at >= start) return null;
  const line = document.lines.findLast((one) => one.start <= at);
  if (line === undefined || OUTCOME.test(line.text)) return null;
  const { isListed, isBelow } = goalFinder(document);
  const isGoal = GOAL.test(line.text) || isListed(at, at + text.length) || isBelow(at);
  return isGoal ? { text, start: at } : null;
}
