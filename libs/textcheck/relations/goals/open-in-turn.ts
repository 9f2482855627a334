import { bodyOf, turnsOf, type Turn } from './in-turn.js';
import { PROGRESS } from './vague-answers.js';
import { LONGEST_ITEM, type Item } from './items.js';
import { EXPLAINED, measureClass, VAGUE, WHOLLY } from './targets.js';
import { sharedWords, wordsOf } from '../words/words.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import { rangeOfText } from '../../finding-of.js';
import type { OpenTarget } from './prose-targets.js';
import type { TextDocument } from '../../document.js';

/** That something was done, or how, not how much came of it: 组织开展, 高度重视, 多次召开. */
const DOING =
  /开展|组织|重视|研究|部署|召开|制定|印发|安排|加大|宣传|引导|统筹|注重|坚持|把[^，。]{1,8}作为|列为|投入|持续|总体|力度/;
/** It came to what was wanted. */
const REACHED =
  /(?:完成|建成|达到|达成|达标|实现|超额|到位|办结|交付|合格|竣工|投用|投入使用|如下|下表|见表|目标|任务)(?!率|情况|状况|水平|程度)/;
const FIGURE = /[一二两三四五六七八九十百]+[名人位个次场件家户项所处台辆份册座间套]/;
/** So many words name the same thing. */
const CLEAR = 2;
const SAME = 0.6;

/** Goals with a figure whose outcome, at its own place, tells neither a figure of the sort nor a verdict. */
export const openInTurn = (document: TextDocument): OpenTarget[] =>
  turnsOf(document).flatMap((turns) =>
    turns.filter(({ isMatched }) => isMatched).flatMap((turn) => openIn(document, turn)),
  );

function openIn(document: TextDocument, { goal, outcome }: Turn): OpenTarget[] {
  const body = bodyOf(outcome);
  if (body.length < 6 || outcome.text.length >= LONGEST_ITEM) return [];
  const wanted = mentionsOf({ text: goal.text.split('\n')[0] ?? '', start: goal.from }).filter(
    isAsked,
  );
  const at = document.text.indexOf(body, outcome.from);
  const told = { text: body, start: at };
  const figures = mentionsOf(told).filter(({ start }) => !isOfStock(told, start));
  const answered = new Set(figures.map(({ unit }) => measureClass(unit)));
  const open = wanted.filter(({ unit }) => !answered.has(measureClass(unit)));
  const [first] = open;
  if (first === undefined || at < 0) return [];
  const isWhole = open.length === wanted.length && !isRate(first.unit, figures);
  const answer = isWhole ? whollyVague(told) : null;
  const found =
    answer === null ? partlyVague(goal, open, told) : { target: first, answer, name: goal.name };
  return found === null || isToldElsewhere(document, found, told)
    ? []
    : [{ target: found.target, answer: rangeOfText(found.answer) }];
}

/** 全县在册特种设备2150台，其中…: how many there are, not how many were done. */
const STOCK = /在册|现有|登记在案|保有量|总量为/;

function isOfStock({ text, start }: Sentence, at: number): boolean {
  const from = text.lastIndexOf('。', at - start) + 1;
  const end = text.indexOf('。', at - start);
  return STOCK.test(text.slice(from, end < 0 ? text.length : end));
}

const isAsked = ({ kind, unit, value }: Mention): boolean =>
  (kind === 'percent' || kind === 'count') && !/^[月年天日分]$/.test(unit) && !value.isZero();

/** Two counts make a rate, and a rate answers a count. */
const isRate = (unit: string, figures: readonly Mention[]): boolean =>
  unit === '%' ? figures.length > 1 : figures.some((one) => one.unit === '%');

/** All of an outcome says that something was done: its first clause. */
function whollyVague(told: Sentence): Sentence | null {
  const { text } = told;
  if (isVerdict(text)) return null;
  return clausesOf(told).find((clause) => isVague(clause.text)) ?? null;
}

const isVerdict = (text: string): boolean =>
  [REACHED, EXPLAINED, WHOLLY, FIGURE].some((words) => words.test(text));

const isVague = (text: string): boolean =>
  !/\d/.test(text) && [DOING, PROGRESS, VAGUE].some((words) => words.test(text));

/** A goal's figure with the words for it, and the clause that should answer it. */
interface Found {
  readonly target: Mention;
  readonly answer: Sentence;
  readonly name: string;
}

/** One clause speaks of the thing of a figure, in words alone: 出水水质总体稳定 of 出水水质达标率95%. */
function partlyVague(goal: Item, open: readonly Mention[], told: Sentence): Found | null {
  const asked = clausesOf({ text: goal.text, start: goal.from });
  for (const target of open) {
    const name = asked.findLast(({ start }) => start <= target.start)?.text ?? '';
    const words = wordsOf(name);
    const about = clausesOf(told).filter(
      ({ text, start }) => sharedWords(wordsOf(text), words) >= CLEAR && !isOfStock(told, start),
    );
    const [only] = about;
    if (only !== undefined && about.every(({ text }) => isVague(text) && !isVerdict(text)))
      return { target, answer: only, name };
  }
  return null;
}

/** Another place behind the goal has a figure of the sort for the same thing. */
function isToldElsewhere(
  { statements }: TextDocument,
  { target, name }: Found,
  told: Sentence,
): boolean {
  const words = wordsOf(name);
  const [from, to] = [told.start, told.start + told.text.length];
  return statements.some(
    ({ start, text, mentions }) =>
      start > target.end &&
      (start < from || start >= to) &&
      mentions.some(({ unit }) => measureClass(unit) === measureClass(target.unit)) &&
      sharedWords(words, wordsOf(text)) >= Math.max(1, words.size * SAME),
  );
}
