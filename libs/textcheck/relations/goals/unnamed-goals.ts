import { looksAhead } from './goal-figures.js';
import { heardIn } from './other-things.js';
import { AHEAD_CHAPTER, PROBLEM_CHAPTER, pathFinder } from '../outline/chapters.js';
import { clausesOf } from '../../text/sentences.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import type { OpenTarget } from './prose-targets.js';
import type { Statement, TextDocument } from '../../document.js';

/** What follows is wanted. */
const WANTED =
  /目标|任务|计划(?!生育)|指标|承诺|约定|设定|部署|下达|申报|预期|预定|力争|拟(?![定订])|应(?![急当对届用])|须|确保|责任[书状]|实事|年初(?!在[职编校岗]|实有|结转|余额|结余|数|存量|库存|预算)|要[做办完]|件[大实]?事/;
const CAME =
  /实际|完成(?!时)|已|经[^，。；]{0,8}[核验测统查调]|截[至止]|实[有种测得]|全年共|累计|结果|年来|统计|超额|达标|完成率/;
const ELSE =
  /上年|去年|同期|明年|下一?年|20\d\d年底前|其中|预算|资金|经费|季度|人均|户均|每|共有|现有|辖|合同价|质保|工程款|共[计设有]/;
const DOING =
  /目标|任务|计划|指标|承诺|约定|设定|下达|申报|预期|力争|确保|年初|全年|年内|本年|完成|实现|达到|控制在|不[少低]于|不[超高]过?于?|以[上内下]|提高到|新增|新建|建成|建设|改造|更换|购置|采购|举办|开展|组织|安装|维修|修缮|发放|印发|硬化|检测|排查|培训|走访|慰问|服务|整治|清理|人次|面积|数量|总数|实际|已|共|累计|全部|最终|结果|[一二三四五六七八九十]是|[的了为至到率个各]/g;

interface Goal {
  readonly mention: Mention;
  readonly start: number;
  readonly end: number;
  readonly noun: string;
}

/** A goal that is named nowhere below its sentence, where figures answer the others of it. */
interface Unnamed {
  readonly goal: Goal;
  readonly answer: Mention;
  /** Figures of its sort and size that answer no other. */
  readonly loose: readonly Answer[];
}

interface Answer {
  readonly mention: Mention;
  readonly one: Statement;
}

const unnamedIn = oncePerDocument((document): readonly Unnamed[] => {
  if (looksAhead(document)) return [];
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    const { inTable, text, mentions, year, start } = statement;
    if (inTable || mentions.length < 2 || !WANTED.test(text)) return [];
    if (year !== null && document.year !== null && year !== document.year) return [];
    const goals = goalsIn(document, statement);
    if (goals.length < 2) return [];
    const path = pathAt(start);
    if (AHEAD_CHAPTER.test(path) || PROBLEM_CHAPTER.test(path)) return [];
    return unnamedOf(document, statement, goals);
  });
});

/** Goals of one sentence of which nothing is told. */
export const unnamedGoals = (document: TextDocument): OpenTarget[] =>
  unnamedIn(document)
    .filter(({ loose }) => loose.length === 0)
    .map(({ goal: { start, end }, answer }) => ({
      target: { start, end },
      answer: { start: answer.start, end: answer.end },
    }));

/** The figures of a sentence that are wanted, as long as none in it came. */
function goalsIn({ text: whole }: TextDocument, statement: Statement): Goal[] {
  const first = statement.mentions[0];
  const lead = statement.text.slice(0, (first?.start ?? 0) - statement.start);
  if (!WANTED.test(lead) || ELSE.test(statement.text)) return [];
  if (CAME.test(statement.text.replaceAll(/(?:需|要|应|计划|拟|达到?)完成|完成以下/g, '')))
    return [];
  return statement.mentions.flatMap((mention): Goal[] => {
    if (mention.kind === 'amount' || mention.kind === 'points' || mention.bracketed) return [];
    if (/^[年月日天号分]$/.test(mention.unit)) return [];
    return [goalOf({ text: whole }, mention)];
  });
}

function goalOf({ text }: Pick<TextDocument, 'text'>, mention: Mention): Goal {
  const own = mention.before.split(/[，。；、：:]/).at(-1) ?? '';
  const behind = /^[一-龥]*/.exec(text.slice(mention.end, mention.end + REACH))?.[0] ?? '';
  const noun = (own + behind).replaceAll(DOING, '').replaceAll(/[^一-龥]/g, '');
  return { mention, start: mention.start - own.length, end: mention.end, noun };
}
const REACH = 10;

function unnamedOf(
  document: TextDocument,
  statement: Statement,
  goals: readonly Goal[],
): Unnamed[] {
  const later = document.text.slice(statement.start + statement.text.length);
  if (EXCERPT.test(later)) return [];
  const open = goals.filter(({ noun }) => !sharesPair(noun, later));
  const [goal, ...more] = open;
  if (goal === undefined || more.length > 0 || goal.noun.length < 2) return [];
  const told = document.statements
    .slice(statement.index + 1)
    .flatMap((one) => one.mentions.map((mention) => ({ mention, one })));
  const others = goals.filter((one) => one !== goal);
  const answers = others.map((other) =>
    told.find(
      ({ mention, one }) =>
        mention.thing === other.mention.thing &&
        isNear(mention, other.mention) &&
        sharesPair(other.noun, one.text),
    ),
  );
  if (answers.every((answer) => answer === undefined)) return [];
  const taken = new Set(answers.map((answer) => answer?.mention));
  const loose = told.filter(
    ({ mention }) =>
      mention.thing === goal.mention.thing && !taken.has(mention) && isNear(mention, goal.mention),
  );
  const isHeard = document.statements
    .slice(statement.index + 1)
    .flatMap(clausesOf)
    .some(({ text }) => heardIn(goal.noun, text) > HEARD);
  const answer = answers.findLast((one) => one !== undefined)?.mention;
  return isHeard || answer === undefined ? [] : [{ goal, answer, loose }];
}
/** Some of the goals are told, as it says. */
const EXCERPT = /(?:主要|部分|其他|其余)(?:绩效)?(?:指标|目标|任务)/;
const HEARD = 0.5;

const isNear = ({ base: one }: Mention, { base: other }: Mention): boolean =>
  one.times(2).greaterThanOrEqualTo(other) && other.times(2).greaterThanOrEqualTo(one);

const sharesPair = (words: string, text: string): boolean =>
  [...words].some((_, at) => at > 0 && text.includes(words.slice(at - 1, at + 1)));
