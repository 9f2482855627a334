import { outcomeGroups } from './outcome-rows.js';
import { isBehindSorts } from './sorted-out.js';
import { measureClass } from './targets.js';
import { wantedFigures } from './wanted-figures.js';
import { goalFinder, looksAhead } from './goal-figures.js';
import { AHEAD_CHAPTER, PROBLEM_CHAPTER, pathFinder } from '../outline/chapters.js';
import { groupBy } from '#libs/kernel';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';

/** A thing wanted and another told in its place, in the same words and figures otherwise. */
export interface Substituted {
  readonly wanted: Range & { readonly name: string };
  readonly came: Range & { readonly name: string };
}

/** A figure with the words right before and behind it: 举办书法展#次. */
interface Phrase {
  readonly mention: Mention;
  readonly text: string;
  readonly at: Range;
  /** 其中规范管理1200人: some of those told before. */
  readonly isPart: boolean;
  /** 助餐、助洁、助浴服务2160人次: the last of sorts. */
  readonly isSort: boolean;
}

const FIGURE = '#';
/** What an outcome says before its matter: 已完成, 实际, 全年共. */
const LEADING =
  /^(?:[一二三四五六七八九十]是|[（(]?\d{1,2}[）).、]|目标|任务|计划|实际|已经?|截至年?[末底]?|全年|年[内末底]|当年|本年|计划|累计|共|完成|实现|其中|新增(?=新)|达到|不少于)+/;
/** 年初绩效目标为新建…, 完成情况为新建…: what leads to the first of several. */
const LABEL = /^[一-龥]{0,16}(?:(?:目标|任务|指标|计划|情况|结果)(?:是|为(?![了更]))|[年全初]计划)/;
const SAYING = /(?:不少于|不低于|不超过|达到|完成|共|约|至少|为|[≥≤])+$/;
/** Some of a whole are of another kind than the whole, not another thing in its place. */
const PART = /^(?:其中|[其这]里面|包括|包含|含)/;
/** 36万头以上: how much, not of what. */
const LIMIT = /^(?:及?以[上内下]|左右)/;
/** The shortest and the longest words that may stand one for the other, and what must stand around them. */
const [SHORTEST, LONGEST, FEWEST_AROUND] = [2, 8, 2];
/** Two figures of one goal are no further apart. */
const NEAR = ['0.7', '1.43'] as const;
/** Words of doing, of measure and of time are told in many ways. */
const LOOSE =
  /[的已了未将及和与或等月日]|(?<![老青少成])年|率$|^(?:购置|购买|采购|开展|举办|承办|改造|改建|改扩|修建|修缮|修复|新建|建设|建成|建立|建造|维修|维护|办理|设置|设立|添置|发放|发送|配备|配发|配置|安装|安排|完成|制作|组织|落实|提升|提高|新增|增加|增设|扩建|续建|整治|整改|整修|培训|宣传|巡查|巡护|巡逻|走访|慰问|检查|排查|抽查|寻找|评选|服务|救助|帮扶|扶持|资助|补助|补贴|管护|养护|清理|清运|清淤|疏浚|治理|实施|推广|引进|招聘|招录|招引|选派|选聘|参加|参与|受理|处置|处理|化解|调解|调处|审核|审批|编制|出台|印发|打造|创建|创办|命名|认定|培育|培养|覆盖|惠及|受益|带动|接待|解答|咨询|答复)|^(?:群众|家庭|农户|村民|居民|对象|人口|人群|百姓|下乡|上门|现场|实地|集中|巡回|线上|线下)$|面积|平均|电脑|计算机|数量|人数|人员|人次|总数|全[县镇乡市区]|[本我][县镇乡市区校院局]|实有|实际|稳定|维持|保障|保持|应有|应|辖区|区域|各类|各项|相关|有关|共计|合计|预计|计划|目标/;

function phrasesOf(sentence: Sentence, all: readonly Mention[] = mentionsOf(sentence)): Phrase[] {
  const counts = all.filter(({ kind }) => kind === 'count');
  if (counts.length === 0) return [];
  return clausesOf(sentence).flatMap((clause) => {
    const end = clause.start + clause.text.length;
    const own = counts.filter((one) => one.start >= clause.start && one.end <= end);
    return own.map((mention, at) => phraseOf(clause, mention, own[at + 1]));
  });
}

function phraseOf(clause: Sentence, mention: Mention, next: Mention | undefined): Phrase {
  const from = mention.start - clause.start;
  const head =
    /(?<![一-龥“”\d])[一-龥“”]*$/.exec(clause.text.slice(0, from).replace(SAYING, ''))?.[0] ?? '';
  const behind = clause.text.slice(mention.end - clause.start);
  const tail = next === undefined ? (/^[一-龥]*/.exec(behind.replace(LIMIT, ''))?.[0] ?? '') : '';
  const own = head.replaceAll(/[“”]/g, '').replace(LABEL, '').replace(LEADING, '');
  const text = `${own}${FIGURE}${tail}`;
  const before = clause.text.slice(0, from).lastIndexOf(head);
  const at = { start: clause.start + Math.max(0, before), end: mention.end + tail.length };
  const isPart = PART.test(clause.text.slice(0, from));
  const isSort = isBehindSorts(clause.text.slice(0, Math.max(0, before)));
  return { mention, text, at, isPart, isSort };
}

interface Words {
  readonly was: string;
  readonly now: string;
}

/** The words of two phrases that differ between what they have in common; null unless they are two things in one frame. */
function between(one: string, other: string): Words | null {
  const least = Math.min(one.length, other.length);
  let front = 0;
  while (front < least && one[front] === other[front]) front += 1;
  let back = 0;
  while (back < least - front && one.at(-back - 1) === other.at(-back - 1)) back += 1;
  const [was, now] = [one, other].map((text) => text.slice(front, text.length - back));
  const around = `${one.slice(0, front)}${one.slice(one.length - back)}`.replace(FIGURE, '');
  if (was === undefined || now === undefined || around.length < FEWEST_AROUND) return null;
  return [was, now].every(isThing) && !shareSigns(was, now) ? { was, now } : null;
}

const isThing = (word: string): boolean =>
  word.length >= SHORTEST && word.length <= LONGEST && /^[一-龥]+$/.test(word) && !LOOSE.test(word);

const shareSigns = (one: string, other: string): boolean =>
  [...one].some((sign) => other.includes(sign));

const isNear = (wanted: Mention, came: Mention): boolean =>
  measureClass(wanted.unit) === measureClass(came.unit) &&
  came.base.greaterThanOrEqualTo(wanted.base.times(NEAR[0])) &&
  came.base.lessThanOrEqualTo(wanted.base.times(NEAR[1]));

/** Rows and labelled pairs whose outcome tells of another thing than their goal, in the goal's own words otherwise. */
const inPairs = (document: TextDocument): Substituted[] =>
  outcomeGroups(document)
    .flat()
    .filter(({ goal, outcome }) => goal !== outcome && outcome.text !== '')
    .flatMap(({ goal, outcome }) => {
      const told = phrasesOf(outcome);
      return phrasesOf(goal).flatMap((wanted) => swapped(document, wanted, told));
    });

function swapped(document: TextDocument, wanted: Phrase, told: readonly Phrase[]): Substituted[] {
  if (told.some(({ text }) => text === wanted.text)) return [];
  const found = told.flatMap((came) => {
    const isOther = !isSomeOf(came, wanted);
    const words =
      isOther && isNear(wanted.mention, came.mention) ? between(wanted.text, came.text) : null;
    return words === null ? [] : [{ came, words }];
  });
  const [one, ...more] = found;
  if (one === undefined || more.length > 0) return [];
  const isTold = document.text.slice(wanted.at.end).includes(one.words.was);
  return isTold ? [] : [substituted(wanted, one.came, one.words)];
}

/** A part of the goal's own thing, or the last of its sorts, which end alike: 服务. */
const isSomeOf = (came: Phrase, wanted: Phrase): boolean =>
  (came.isPart && !wanted.isPart) ||
  (came.isSort && !wanted.isSort && endOf(came) === endOf(wanted));
const endOf = ({ text }: Phrase): string =>
  text.slice(0, text.indexOf(FIGURE)).slice(-FEWEST_AROUND);

const substituted = (wanted: Phrase, came: Phrase, { was, now }: Words): Substituted => ({
  wanted: { ...wanted.at, name: was },
  came: { ...came.at, name: now },
});

/** Goals whose thing nothing names any more, where another thing that no goal has stands in their words. */
function acrossText(document: TextDocument): Substituted[] {
  if (looksAhead(document)) return [];
  const goals = wantedFigures(document).map(({ mention }) => mention);
  if (goals.length === 0) return [];
  const told = groupBy(toldPhrases(document), ({ mention }) => measureClass(mention.unit));
  const asked = document.statements
    .filter(({ mentions }) => mentions.some((one) => goals.includes(one)))
    .flatMap((statement) =>
      phrasesOf(statement, statement.mentions).filter((one) =>
        goals.some(({ start }) => start === one.mention.start),
      ),
    );
  return asked.flatMap((wanted) => {
    const later = (told.get(measureClass(wanted.mention.unit)) ?? []).filter(
      ({ at }) => at.start > wanted.at.end,
    );
    return swapped(document, wanted, later).filter(
      ({ came }) => !asked.some(({ text }) => text.includes(came.name)),
    );
  });
}

function toldPhrases(document: TextDocument): Phrase[] {
  const { isListed, isBelow } = goalFinder(document);
  const pathAt = pathFinder(document);
  const wanted = new Set(wantedFigures(document).map(({ mention }) => mention.start));
  return document.statements
    .filter(({ start, text, mentions }) => {
      const path = pathAt(start);
      const isElse = AHEAD_CHAPTER.test(path) || PROBLEM_CHAPTER.test(path);
      return (
        mentions.length > 0 && !isElse && !isListed(start, start + text.length) && !isBelow(start)
      );
    })
    .flatMap((statement) =>
      phrasesOf(statement, statement.mentions).filter(({ mention }) => !wanted.has(mention.start)),
    );
}

/** Each thing told in the place of another once, whichever way it was come upon. */
export function substitutedThings(document: TextDocument): Substituted[] {
  const paired = inPairs(document);
  const known = new Set(paired.map(({ wanted }) => wanted.start));
  return [...paired, ...acrossText(document).filter(({ wanted }) => !known.has(wanted.start))];
}
