import { measureClass } from './targets.js';
import { wantedFigures, type Wanted } from './wanted-figures.js';
import { sharedWords, wordsOf } from '../words/words.js';
import { paragraphs } from '../outline/paragraphs.js';
import { groupBy } from '#libs/kernel';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Mention } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';
import type { WrongVerdict } from './verdicts.js';

/** 3项指标全部完成, 各项目标均已实现 */
const ALL_MET =
  /^(?:以上|上述)?(?:[一-龥\d]{0,4}[项个](?:绩效)?(?:目标|指标|任务)|目标任务|各项(?:目标|指标|任务)|所有(?:目标|指标|任务))[^，。；]{0,4}(?:全部|均|都|全面|圆满)(?:已|圆满|如期|按期)?(?:完成|达标|实现|达到|达成)/;
const FEWEST_WORDS = 2;
const FEWEST = 2;

/** All goals of a paragraph said to be met where one fell short. */
export function shortOfAll(document: TextDocument): WrongVerdict[] {
  const wanted = groupBy(wantedFigures(document), ({ passage }) => passage);
  return paragraphs(document).flatMap((statements) => {
    const goals = wanted.get(statements[0]?.passage ?? -1) ?? [];
    if (goals.length < FEWEST) return [];
    const said = clausesIn(statements).find(({ text }) => ALL_MET.test(text));
    if (said === undefined) return [];
    const end = Math.max(...goals.map(({ mention }) => mention.end));
    const told = statements.flatMap((statement) => toldIn(statement, end));
    return goals.flatMap((goal) => {
      const came = cameOf(goal, told);
      if (came === null || !isShort(goal, came)) return [];
      const verdict = { start: said.start, end: said.start + said.text.length };
      return [{ verdict, said: said.text, wanted: goal.mention, came }];
    });
  });
}

const clausesIn = (statements: readonly Statement[]): Sentence[] =>
  statements.flatMap((statement) => clausesOf(statement));

interface Told {
  readonly words: ReadonlySet<string>;
  readonly mention: Mention;
}

/** Figures of a sentence behind the goals, each with the words right before it. */
const toldIn = (statement: Statement, end: number): Told[] =>
  statement.mentions
    .filter(({ start }) => start > end)
    .map((mention) => ({
      mention,
      words: wordsOf(mention.before.split(/[，。；、：]/).at(-1) ?? ''),
    }));

/** The one figure of the goal's sort with its words. */
function cameOf({ mention, words }: Wanted, told: readonly Told[]): Mention | null {
  const sort = measureClass(mention.unit);
  const [one, ...more] = told.filter(
    (figure) =>
      measureClass(figure.mention.unit) === sort &&
      sharedWords(figure.words, words) >= Math.min(FEWEST_WORDS, figure.words.size, words.size) &&
      figure.words.size > 0,
  );
  return one === undefined || more.length > 0 || !one.mention.exact ? null : one.mention;
}

const isShort = ({ mention, bound }: Wanted, came: Mention): boolean =>
  bound === 'least'
    ? came.base.lessThan(mention.base)
    : bound === 'most' && came.base.greaterThan(mention.base);
