import { goalFinder, looksAhead } from './goal-figures.js';
import { measureClass } from './targets.js';
import { AHEAD_CHAPTER, PROBLEM_CHAPTER, pathFinder } from '../outline/chapters.js';
import { wordsOf } from '../../text/words.js';
import { outcomeRows } from './outcome-rows.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Substituted } from './substituted.js';
import { rangeOfText, type Range } from '../../finding-of.js';
import type { Statement, TextDocument } from '../../document.js';

/** A figure with all the words around it up to the next mark: 油茶低产林改造1500亩. */
interface Part {
  readonly mention: Mention;
  readonly text: string;
  readonly at: Range;
}

/** 绩效目标是, 年初计划, 申报表写明: what is wanted begins. */
const WANTED =
  /(?:目标|任务|指标)[^，。；：、\d]{0,12}?(?:[：:]|为|是)|^(?:年初|本?年度?|全年|当年|项目)?(?:计划|拟)(?![^，。；、\d]{0,6}(?:执行|完成率))|(?:申报表|申报书|批复|方案|合同|责任书|任务书)[^，。；、\d]{0,4}(?:写明|明确|要求|约定|列明|载明)[^，。；、\d]{0,2}/;
/** What came of it begins. */
const CAME =
  /实际|实绩|完成(?:情况)?[：:]|情况[：:为]|结果|到?年底|年末|截[至止]|全年|已|验收|完工|建成|竣工|交付|月|落实|实施后|执行中/;
/** （二）完成情况：… in the line of （一）年度目标：…. */
const RESULT = /(?:完成|实现|落实|达成)情况[：:为]|实际完成/;
const OTHER_YEAR = /上年|去年|次年|明年|下一步|20\d\d年(?:计划|将|拟)/;
const CHANGED = /调整|变更|改为|更改|替换|另行|经批准|因|优化为|核[增减]/;
/** So many sentences below its goal an outcome stands at most. */
const MOST_BELOW = 3;

/** What a part begins with before its matter. */
const OPEN =
  /^(?:[一二三四五六七八九十]是|其中|共|已|实际|全年|年内|当年|本年|本单位|我[镇乡街局院校馆站所中]|完成|计划|组织|开展|举办|新建|建成|改造|新增|为|对|给|向)+/;

/** What it ends with there is a word of doing: what is left begins with a noun. */
const DID = /(?:完成|组织|开展|举办|新建|建成|改造|新增|为|对|给|向)$/;
const AFTER_VERB = '>';

/** The figures of a sentence, each with the words of its own part between marks. */
function partsOf({ text, start, mentions }: Statement, from: number): Part[] {
  return mentions
    .filter((one) => one.kind === 'count' && one.start >= from)
    .flatMap((mention) => {
      const left = text.slice(Math.max(0, from - start), mention.start - start);
      const right = text.slice(mention.end - start);
      const whole = /[^，。；：:、（()）\s]*$/.exec(left)?.[0] ?? '';
      const head = whole.replace(OPEN, '');
      const mark = DID.test(whole.slice(0, whole.length - head.length)) ? AFTER_VERB : '';
      const tail = /^[^，。；：:、）)]*/.exec(right)?.[0] ?? '';
      return /\d/.test(head + tail.replace(/^以上/, ''))
        ? []
        : [
            {
              mention,
              text: `${mark}${head}#${tail}`,
              at: { start: mention.start - head.length, end: mention.end + tail.length },
            },
          ];
    });
}

const isSame = (one: Mention, other: Mention): boolean =>
  one.base.equals(other.base) && measureClass(one.unit) === measureClass(other.unit);

/** A name told apart from another by one word of it, in what both are said with. */
interface Words {
  readonly was: string;
  readonly now: string;
}

/** Words of doing, of number and of saying, and words that many things are told with one or the other of. */
const LOOSE =
  /^(?:的|了|已|共|为|等|和|与|及|各|全|均|都|将|在|于|由|并|按|对|个|只|座|处|要求|计划|拟|实际|全年|年内|年底|年末|完成|开展|组织|举办|进行|实施|落实|目标|任务|指标|新增|累计|其中|分别|全部|达到|不少于|一[批座处条个]|两|农村|乡村|村级|镇级|全镇|全县|全乡|全市|贫困|困难|特困|家庭|电脑|计算机|技术|下乡|上门|现场|实地|集中|巡回|线上|线下|对象|人口|学生|学员|群众|村民|居民|农户|农民|道路|公路|村道|设施|设备|教师|老师|干部|人员|工作|老旧|标准化|高标准|示范|专业|日常|各类|各项|有关|相关|数量|面积|规模)$/;
/** Single characters that tell what is done, or stand in many words for the same. */
const LOOSE_SIGN =
  /[聘招选续建修造设购采装换补助贴办发改扩新增清整治训育管护养农村乡镇县市区路道大中小新旧第一二三四五六七八九十初高]/;
const SHORTEST = 2;
const LONGEST = 6;

/** How many signs two texts have in common from their beginning. */
function alikeBefore(one: string, other: string): number {
  let at = 0;
  while (at < Math.min(one.length, other.length) && one[at] === other[at]) at += 1;
  return at;
}

const mirrored = (text: string): string => [...text].toReversed().join('');

/** What two parts with one figure differ in, where it is one noun for another before or behind the same words. */
export function apart(one: string, other: string, sure = false): Words | null {
  const [a, b] = [bareOf(one), bareOf(other)];
  const front = alikeBefore(a, b);
  const back = alikeBefore(mirrored(a.slice(front)), mirrored(b.slice(front)));
  const [was, now] = [a.slice(front, a.length - back), b.slice(front, b.length - back)];
  if (was.length === 1 && now.length === 1)
    return front > 0 && back > 0 ? bySign(a, b, front) : null;
  // 更换节能灯管 and 更换节能水表 differ at their ends; 消防应急演练 and 防汛应急演练 at their heads.
  if (back < SHORTEST) return sure ? byNoun(nounOf(was), nounOf(now)) : null;
  const isNoun = front > 0 || [one, other].some((text) => text.startsWith(AFTER_VERB));
  return isNoun ? byWord(was, now) : null;
}

const bareOf = (text: string): string => text.replace(/#.*$/, '').replace(AFTER_VERB, '');

const byNoun = (was: string, now: string): Words | null =>
  shareSigns(was, now) ? null : byWord(was, now);

/** The things behind the last word of doing. */
const nounOf = (text: string): string =>
  text.replace(
    /^.*(?:采购|购置|配备|安装|更换|新建|建成|建设|改造|修建|修缮|栽植|种植|举办|开展|培训|发放|检修|有|了|为|的)(?=[一-龥]{2})/,
    '',
  );

const shareSigns = (one: string, other: string): boolean =>
  [...one].some((sign) => other.includes(sign));

/** 油茶 and 油桐, 老鹰岩村 and 老鸦岩村. */
function bySign(one: string, other: string, at: number): Words | null {
  const [was = '', now = ''] = [one[at], other[at]];
  if (LOOSE_SIGN.test(was) || LOOSE_SIGN.test(now)) return null;
  const wordAt = (text: string): string =>
    wordsOf(text).find(({ text: word, index }) => index <= at && at < index + word.length)?.text ??
    '';
  const words = { was: wordAt(one), now: wordAt(other) };
  return words.was === words.now ? null : words;
}

function byWord(one: string, other: string): Words | null {
  const isThing = (text: string): boolean =>
    text.length >= SHORTEST && text.length <= LONGEST && /^[一-龥]+$/.test(text);
  const parts = [one, other].map((text) => wordsOf(text).map((word) => word.text));
  const isLoose = parts.flat().some((word) => LOOSE.test(word));
  // 养老机构 and 民办养老院 may be one.
  const isAkin = [...one].some((_, at) => at > 0 && other.includes(one.slice(at - 1, at + 1)));
  const isWithin =
    [...one].every((sign) => other.includes(sign)) ||
    [...other].every((sign) => one.includes(sign));
  return isThing(one) && isThing(other) && !isLoose && !isWithin && !isAkin
    ? { was: one, now: other }
    : null;
}

/** Goals of a paragraph whose outcome beside them has their figure and names another thing. */
export function besideGoals(document: TextDocument): Substituted[] {
  return looksAhead(document) ? [] : [...inSentences(document), ...inRows(document)];
}

/** 适配轮椅 | 38辆 | 助听器38辆: an outcome that names what its figure is of, and not what its row is called. */
const inRows = (document: TextDocument): Substituted[] =>
  outcomeRows(document)
    .filter(({ valued, goal, project }) => valued && goal !== project.cell)
    .flatMap(({ project, goal, outcome }) => {
      const [wanted] = mentionsOf(goal);
      const [came, ...more] = mentionsOf(outcome);
      if (wanted === undefined || came === undefined || more.length > 0 || !isSame(wanted, came))
        return [];
      const head = (/[一-龥]+$/.exec(outcome.text.slice(0, came.start - outcome.start))?.[0] ?? '')
        .replace(/^实绩/, '')
        .replace(OPEN, '');
      const name = (/[一-龥]+$/.exec(project.name)?.[0] ?? '').replace(OPEN, '');
      const words = head.length < SHORTEST ? null : apart(nounOf(name), nounOf(head), true);
      const at = { start: came.start - head.length, end: came.end };
      return words === null || words.now.length === 0
        ? []
        : [
            {
              wanted: { ...rangeOfText(project.cell), name: words.was },
              came: { ...at, name: words.now },
            },
          ];
    });

function inSentences(document: TextDocument): Substituted[] {
  const pathAt = pathFinder(document);
  const { isBelow } = goalFinder(document);
  return document.statements.flatMap((goal) => {
    if (goal.inTable || goal.mentions.length === 0) return [];
    const wanted = WANTED.exec(goal.text);
    if (wanted === null || OTHER_YEAR.test(goal.text)) return [];
    const path = pathAt(goal.start);
    if (AHEAD_CHAPTER.test(path) || PROBLEM_CHAPTER.test(path)) return [];
    const goals = partsOf(goal, goal.start + wanted.index + wanted[0].length);
    const below = document.statements
      .slice(goal.index + 1, goal.index + 1 + MOST_BELOW)
      .filter(
        (one) =>
          !one.inTable &&
          (!isBelow(one.start) || RESULT.test(one.text)) &&
          !OTHER_YEAR.test(one.text),
      );
    const told = below.flatMap((one) =>
      CAME.test(one.text) && !CHANGED.test(one.text) ? partsOf(one, one.start) : [],
    );
    return swappedIn(document, goals, told);
  });
}

function swappedIn(
  document: TextDocument,
  goals: readonly Part[],
  told: readonly Part[],
): Substituted[] {
  // All the others of several are told with the figures that were wanted.
  const sure =
    goals.length > 1 &&
    goals.every((goal) => told.some(({ mention }) => isSame(mention, goal.mention)));
  const found = goals.flatMap((goal) => {
    const alike = told.filter(({ mention }) => isSame(mention, goal.mention));
    const [came, ...more] = alike;
    if (came === undefined || more.length > 0) return [];
    const words = apart(goal.text, came.text, sure);
    return words === null || isNamedElsewhere(document, goal, came, words)
      ? []
      : [{ goal, came, words }];
  });
  return found.length === 1
    ? found.map(({ goal, came, words }) => ({
        wanted: { ...goal.at, name: words.was },
        came: { ...came.at, name: words.now },
      }))
    : [];
}

/** The goal's word comes again behind it, or the outcome's stood before: then both are of the report. */
const isNamedElsewhere = (
  { text }: TextDocument,
  goal: Part,
  came: Part,
  { was, now }: Words,
): boolean =>
  text.slice(goal.at.end).includes(was) ||
  text.slice(text.indexOf('\n'), came.at.start).includes(now);
