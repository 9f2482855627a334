import { AHEAD_CHAPTER, GOAL_CHAPTER, pathFinder } from '../outline/chapters.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { roleBelow } from './list-roles.js';
import { wantedFigures, wantedMentions } from './wanted-figures.js';
import { isLimited, measureClass } from './targets.js';
import type { Mention } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';
import { rangeOfText, type Range } from '../../finding-of.js';

/** A goal with a figure, and where its answer should stand. */
export interface OpenTarget {
  readonly target: Range;
  readonly answer: Range;
}

const GOAL = /目标(?:任务|值)?(?:为|是|：|:)/;
const ANY_FIGURE =
  /\d|[一二两三四五六七八九十百]+[名人位个次场件家户项所处台辆份册]|全部|均|达标|超额|完成率|如期|全覆盖|实现了?目标|完成了?目标/;
const SHORTEST_ANSWER = 6;
/** 演练不少于8场次，不发生重大火灾: the goal goes on. */
const WANTED_TOO = /^(?:不(?:发生|出现)|杜绝|避免|确保|力争|做到)/;

/** 年初目标是…不少于5000万元，相关工作稳步推进: a goal and an answer without any figure in one paragraph. */
export function unansweredAtOnce(document: TextDocument): OpenTarget[] {
  return document.statements.flatMap((statement) => {
    const goal = GOAL.exec(statement.text);
    if (goal === null || statement.inTable) return [];
    const from = statement.start + goal.index;
    const target = statement.mentions.findLast(
      (mention) => mention.start > from && isLimited(mention, document.text),
    );
    if (target === undefined) return [];
    const answers = answersAfter(document, statement, target);
    const text = answers.map((one) => one.text).join('，');
    const [first] = answers;
    if (first === undefined || text.length < SHORTEST_ANSWER || ANY_FIGURE.test(text)) return [];
    if (WANTED_TOO.test(first.text)) return [];
    return [{ target, answer: rangeOfText(first) }];
  });
}

function answersAfter({ statements }: TextDocument, goal: Statement, target: Mention): Sentence[] {
  const rest = clausesOf(goal).filter(({ start }) => start > target.end);
  const later = statements.slice(goal.index + 1).filter(({ passage }) => passage === goal.passage);
  // A clause of the goal itself without a figure is no answer: 不少于80人次，提高水平。
  return later.length > 0 ? later.map(({ text, start }) => ({ text, start })) : rest;
}

/** 完成：… in the line below （六）目标：…, which is its title. */
const CAME = /^[^，。；：:]{0,8}(?:完成|实现|达成|落实|实际|结果)[^，。；：:]{0,4}[：:]/;
const PLEASED = /满意|认可|好评|肯定|赞[誉扬许]|称赞|点赞|欢迎/;
const PLEASED_FIGURE =
  /满意[^。]{0,40}?\d[\d.]*\s?(?:%|[人份户名家])|\d[\d.]*\s?(?:%|[人份户名家])(?:[^，。]{0,16}|，(?:全部|均|都)[^，。]{0,8})满意|满意[^。]{0,12}百分之/;

/** A goal of so much satisfaction that the chapter on it leaves without a figure. */
export function unansweredPleasure(document: TextDocument): OpenTarget[] {
  const pathAt = pathFinder(document);
  const labelled = wantedMentions(document);
  const wanted = document.statements
    .flatMap(({ mentions }) => mentions)
    .find(
      (mention) =>
        mention.unit === '%' &&
        /满意/.test(mention.before) &&
        (labelled.has(mention) ||
          (isLimited(mention, document.text) && GOAL_CHAPTER.test(pathAt(mention.start)))),
    );
  if (wanted === undefined) return [];
  const told = document.statements.filter(
    ({ start, passage, text }) =>
      start > wanted.end &&
      !/不满意的?(?:原因|方面)/.test(text) &&
      (!GOAL_CHAPTER.test(pathAt(start)) || CAME.test(document.passages[passage]?.text ?? '')) &&
      !AHEAD_CHAPTER.test(pathAt(start)),
  );
  const isAnswered =
    told.some(({ text }) => PLEASED_FIGURE.test(text)) ||
    isSurveyedBelow(document, wanted) ||
    isInTable(document, wanted.end);
  if (isAnswered) return [];
  const own = wantedFigures(document).find(({ mention }) => mention === wanted)?.passage;
  const isOfChapter = GOAL_CHAPTER.test(pathAt(wanted.start));
  const near = isOfChapter
    ? told
    : told.filter(
        ({ passage, start, text }) =>
          passage === own ||
          (/满意|指标/.test(text) && roleBelow(pathAt(start).split('/')) === 'outcomes'),
      );
  const place = near.find(({ text, start }) => /满意/.test(pathAt(start)) && PLEASED.test(text));
  const answer = place ?? near.find(({ text }) => PLEASED.test(text));
  return answer === undefined ? [] : [{ target: wanted, answer: rangeOfText(answer) }];
}

/** 目标五：满意度不低于95%。访问500名，满意的456名，满意度91.2%: the line of the goal goes on with what came of it. */
function isSurveyedBelow({ statements }: TextDocument, wanted: Mention): boolean {
  const goal = statements.findLast(({ start }) => start <= wanted.start);
  return statements.some(
    ({ passage, index, text }) =>
      passage === goal?.passage &&
      index > goal.index &&
      PLEASED_FIGURE.test(text) &&
      SURVEYED.test(text),
  );
}
const SURVEYED = /问卷|访问|调查|走访|电话|测评|回访|表示|实际|[低高]于目标/;

/** A row of a table on satisfaction with a percentage, or the figure under its own head. */
const isInTable = ({ tables }: TextDocument, after: number): boolean =>
  tables.some(({ header, rows }) =>
    rows.some(
      (row) =>
        (row[0]?.start ?? 0) > after &&
        [...row, ...header].some(({ text }) => text.includes('满意')) &&
        row.some(({ text }) => /\d%/.test(text)),
    ),
  );

/** Words so many goals share that they tell nothing apart. */
const COMMON =
  /项目|工作|完成|资金|绩效|目标|年度|开展|全年|实现|达到|经费|人员|数量|情况|不少|少于|不低|低于|以上/;
const CLEAR = 2;

/** Goals of a chapter of goals of which a later sentence speaks, but with no figure of their sort anywhere. */
export function unansweredLater(document: TextDocument): OpenTarget[] {
  const pathAt = pathFinder(document);
  const isTold = ({ start }: { readonly start: number }): boolean =>
    !GOAL_CHAPTER.test(pathAt(start)) && !AHEAD_CHAPTER.test(pathAt(start));
  const told = document.statements.filter((statement) => isTold(statement));
  const goals = document.statements.filter(
    (statement) => !statement.inTable && GOAL_CHAPTER.test(pathAt(statement.start)),
  );
  return goals.flatMap((goal) =>
    goal.mentions
      .filter((mention) => isLimited(mention, document.text) && !/满意/.test(mention.before))
      .flatMap((target) => openOne(target, told)),
  );
}

function openOne(target: Mention, told: readonly Statement[]): OpenTarget[] {
  const keys = pairsOf(target.before.split(/[，、；：。:]/).at(-1) ?? '');
  if (keys.length < CLEAR) return [];
  const later = told.filter(({ start }) => start > target.end);
  const shared = ({ text }: Statement): number => keys.filter((key) => text.includes(key)).length;
  const about = later.filter((statement) => shared(statement) > 0);
  const sort = measureClass(target.unit);
  const isAnswered = about.some(
    ({ mentions, text, passage }) =>
      mentions.some(({ unit }) => measureClass(unit) === sort) ||
      /全部|均|达标|超额|全覆盖/.test(text) ||
      later.some((near) => near.passage === passage && near.mentions.length > 0),
  );
  const [best] = [...about].sort((one, other) => shared(other) - shared(one));
  if (isAnswered || best === undefined || best.inTable || shared(best) < CLEAR) return [];
  return [{ target, answer: rangeOfText(best) }];
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)).filter(
    (pair) => /^[一-龥]{2}$/.test(pair) && !COMMON.test(pair),
  );
