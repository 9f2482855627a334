import { looksAhead } from './goal-figures.js';
import { roleBelow } from './list-roles.js';
import { EXPLAINED, measureClass } from './targets.js';
import { wantedFigures, type Wanted } from './wanted-figures.js';
import { sharedWords, wordsOf } from '../words/words.js';
import { AHEAD_CHAPTER, PROBLEM_CHAPTER, pathFinder } from '../outline/chapters.js';
import { groupBy } from '#libs/kernel';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { rangeOfText } from '../../finding-of.js';
import type { OpenTarget } from './prose-targets.js';
import type { TextDocument } from '../../document.js';

/** What has been, or is so: an answer that should have had a figure. */
const TOLD =
  /[一-龥]了(?!解)|得到|有条不紊|有序|良好|较好|重视|有力|深受|普遍|拥护|好评|切实|有效|稳步|扎实|顺利|认真|积极|明显|显著|规范|广泛|到位|落实/;
const FIGURED =
  /\d|[一二两三四五六七八九十百]+[名人位个次场件家户项所处台辆份册]|全部|均|达标|超额|完成率|如期|全覆盖|实现了?目标|完成了?目标|未|不|目标|任务|计划|如下|下表|见表/;
const SHORTEST = 6;
/** What a goal is for, told behind it. */
const PURPOSE =
  /确保|保障(?!了)|做到|力争|促进|为了|以便|应当|需|进一步|不断|从而|提高|增强|改善(?!了)/;

/** The only goal of a sentence, of which all that follows it up to the semicolon, or in its paragraph, tells in words alone. */
export function noneAnswered(document: TextDocument): OpenTarget[] {
  if (looksAhead(document)) return [];
  const pathAt = pathFinder(document);
  const byPassage = groupBy(wantedFigures(document), ({ passage }) => passage);
  return [...byPassage].flatMap(([passage, goals]) => {
    const text = document.passages[passage];
    const path = pathAt(text?.start ?? 0);
    const isElse = AHEAD_CHAPTER.test(path) || PROBLEM_CHAPTER.test(path);
    if (text === undefined || isElse || roleBelow(path.split('/')) === 'goals') return [];
    return goals.flatMap((goal, at) => {
      if (!isAsked(goal)) return [];
      const answer = answerTo(text, goal, goals[at + 1]);
      return answer === null || isToldElsewhere(document, goal)
        ? []
        : [{ target: goal.mention, answer }];
    });
  });
}

/** 另有4名申请人: those besides are no goal. */
const isAsked = ({ mention: { kind, unit, before } }: Wanted): boolean =>
  kind === 'percent' ||
  (kind === 'count' &&
    !/^[月年天日分位]$/.test(unit) &&
    !/另有|其余|[一二三四]级$|(?:厂家|供应商|施工方|中标方)[^，。；]*承诺|质保|保修/.test(before));

/** The clauses behind a goal, none of which has a figure, and one of which tells how it went. */
function answerTo(
  { text, start }: Sentence,
  { mention }: Wanted,
  next: Wanted | undefined,
): OpenTarget['answer'] | null {
  const from = mention.end - start;
  const semicolon = text.indexOf('；', from);
  const end = semicolon < 0 ? text.length : semicolon;
  if (next !== undefined && next.mention.start - start < end) return null;
  const [, ...clauses] = clausesOf({ text: text.slice(from - 1, end), start: mention.end - 1 });
  const said = clauses.map((clause) => clause.text).join('，');
  const told = clauses.find((clause) => clause.text.length >= SHORTEST && TOLD.test(clause.text));
  const [first] = clauses;
  const isAnswer = told !== undefined && !FIGURED.test(said) && !EXPLAINED.test(said);
  return isAnswer && first !== undefined && ![first, told].some((one) => PURPOSE.test(one.text))
    ? rangeOfText(told)
    : null;
}

const FEWEST = 2;

/** Another place has a figure of the sort beside words for the same. */
const isToldElsewhere = (document: TextDocument, { mention, words, passage }: Wanted): boolean =>
  document.statements.some(
    (statement) =>
      statement.passage !== passage &&
      statement.mentions.some((one) => measureClass(one.unit) === measureClass(mention.unit)) &&
      sharedWords(wordsOf(statement.text), words) >= Math.min(FEWEST, words.size),
  );
