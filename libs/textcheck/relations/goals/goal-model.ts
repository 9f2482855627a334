import { looksAhead } from './goal-figures.js';
import { roleBelow } from './list-roles.js';
import { isSortedOut } from './sorted-out.js';
import { measureClass } from './targets.js';
import { AHEAD_CHAPTER, PROBLEM_CHAPTER, pathFinder } from '../outline/chapters.js';
import { oncePerDocument } from '../../once.js';
import { matchesIn } from '../../text/matches.js';
import type { Mention } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';

/** Whether a figure is wanted or came; null where nothing says. */
export type FigureRole = 'wanted' | 'came' | null;

/** A figure of running text with its thing: 更换老化闸门 of 更换老化闸门8座. */
export interface Told {
  readonly mention: Mention;
  readonly role: FigureRole;
  readonly passage: number;
  /** Its words in its clause, without what leads to them. */
  readonly thing: string;
  /** The same without common words of doing. */
  readonly noun: string;
  readonly sort: string;
  /** Where its words begin. */
  readonly start: number;
}

const CAME =
  /(?:完成|实现|落实|达成|办结|执行)(?:情况|结果)|完成[：:]|落实如下|实际|成效|结果|效果|实绩|(?<![应须拟])已(?!有)|截至|年末|年底(?!前)|年终|一年(?:来|下来)|年[内度]内?(?=完成|清理|新|开展|组织)|年度内|全年(?![^，。：；]{0,6}(?:目标|任务|计划|应|拟|要|不))|本年(?!度?[^，。]{0,6}(?:目标|计划|任务))|经[^，。；]{0,8}(?:统计|通报|调查|检测)|对照(?:[^，。；：]{0,4}目标)?|超额|目标[一二三四五六七八九十\d]{1,2}(?:完成|实现)/g;
const WANTED =
  /目标(?![^，。；：]{0,4}(?:完成|实现|达|兑现))|任务(?!完成)|(?<!雨露|春蕾|行动)计划(?!生育)|承诺|拟(?!定)|预期|预定|实事|责任书|申报|年初(?!预算|结转|数)|工作要点|(?:指标|设定|确定)为/g;
/** 超出目标0.6公里, 与计划面积持平: a goal that something is held against. */
const COMPARED = /[比较超与同于过出][^，。；：\d]{0,4}$/;
/** 数量目标：全年新修…: a time right behind the label of a goal is when it is to be done. */
const TIME = /^(?:全年|本年|年[内底末终]|年度内)/;
const OPENED =
  /(?:目标|任务|计划|指标)[一二三四五六七八九十\d]{0,2}(?:任务|值)?(?:是|为|有)?[：:，,]?\s?$/;
const REACH = 5;
const MAY_WANT = /目标|任务|计划|承诺|实事|指标|年初|拟|预期|责任书|申报|工作要点|预定/;
const ITEM =
  /^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）).、．]|[①-⑳]|[一二三四五六七八九十]是|目标[一二三四五六七八九十\d]{1,2}[：:])/;
const LONG = 30;

interface Label {
  readonly end: number;
  readonly role: FigureRole;
}

/** The words of a sentence that say whether what follows is wanted or came, in order. */
function labelsIn({ text, start: from, mentions }: Statement): Label[] {
  const came = matchesIn(text, CAME)
    .filter(({ 0: word, index }) => !(TIME.test(word) && OPENED.test(text.slice(0, index))))
    .map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
      role: 'came' as const,
    }));
  // 目标完成情况 tells what came.
  const wanted = matchesIn(text, WANTED)
    .filter(
      ({ 0: word, index }) =>
        !(word === '拟' && isSortedOut(mentions, from + index)) &&
        !COMPARED.test(text.slice(Math.max(0, index - REACH), index)) &&
        !came.some(({ start, end }) => index >= start && index < end),
    )
    .map(({ 0: word, index }) => ({ end: index + word.length, role: 'wanted' as const }));
  return [...came, ...wanted].sort((one, other) => one.end - other.end);
}

/** What was said last of paragraphs read so far. */
interface Above {
  readonly list: FigureRole;
  readonly said: FigureRole;
  readonly path: string;
}

interface Place {
  readonly isItem: boolean;
  readonly chapter: FigureRole;
  readonly isElsewhere: boolean;
}

/** A figure whose words are not read yet. */
interface Placed extends Pick<Told, 'mention' | 'role' | 'passage' | 'sort'> {
  /** The figures before and behind it in its sentence. */
  readonly from: number;
  readonly next: number;
}

/** Figures of running text that are wanted, and those behind them of their sorts. */
export const toldFigures = oncePerDocument((document): readonly Told[] => {
  const placed = placedFigures(document);
  const wanted = placed.filter(({ role }) => role === 'wanted');
  const first = wanted[0]?.mention.start ?? Infinity;
  const sorts = new Set(wanted.map(({ sort }) => sort));
  return placed
    .filter(({ mention, sort }) => mention.start >= first && sorts.has(sort))
    .map(({ from, next, ...figure }) => ({
      ...figure,
      ...wordsAt(document.text, from, figure.mention, next),
    }));
});

/** All figures of running text by what they are: goals from a label, a list or a chapter, and what came after them. */
function placedFigures(document: TextDocument): Placed[] {
  if (looksAhead(document) || !MAY_WANT.test(document.text)) return [];
  const placeAt = placeFinder(document);
  const found: Placed[] = [];
  let above: Above = { list: null, said: null, path: '' };
  for (const statement of document.statements) {
    if (statement.inTable) continue;
    const { path, ...place } = placeAt(statement);
    const labels = labelsIn(statement);
    const last = labels.at(-1)?.role ?? null;
    if (!place.isItem) {
      const isLead = /[：:]\s*$/.test(passageOf(document, statement));
      above = { list: isLead ? last : null, said: path === above.path ? above.said : null, path };
    }
    found.push(...figuresIn(statement, labels, (label) => roleAt(label, place, above)));
    above = { ...above, path, said: saidBy(last, statement, place, above) };
  }
  return found;
}

const passageOf = ({ passages }: TextDocument, { passage }: Statement): string =>
  passages[passage]?.text ?? '';

/** What an unlabelled sentence behind goals tells came of them. */
function saidBy(
  last: FigureRole,
  { mentions }: Statement,
  { isItem }: Place,
  { said }: Above,
): FigureRole {
  if (last !== null) return last;
  return said === 'wanted' && mentions.length > 0 && !isItem ? 'came' : said;
}

function roleAt(label: FigureRole, place: Place, { list, said }: Above): FigureRole {
  if (place.isElsewhere) return null;
  if (label !== null) return label;
  if (place.isItem && list !== null) return list;
  if (said === 'wanted' && !place.isItem) return 'came';
  return place.chapter ?? said;
}

const CHAPTER_ROLES: Readonly<Record<string, FigureRole>> = { goals: 'wanted', outcomes: 'came' };

function placeFinder(document: TextDocument): (at: Statement) => Place & { readonly path: string } {
  const pathAt = pathFinder(document);
  const known = new Map<string, FigureRole>();
  return (statement) => {
    const text = passageOf(document, statement);
    const path = pathAt(statement.start);
    const isItem = ITEM.test(text) && (/\d/.test(text.replace(ITEM, '')) || text.length > LONG);
    const titles = path.split('/');
    // An item's own first words are no title of what it tells.
    const isOwn = isItem && path !== '' && text.includes(titles.at(-1) ?? '');
    const key = isOwn ? titles.slice(0, -1).join('/') : path;
    const chapter = known.get(key) ?? CHAPTER_ROLES[roleBelow(key.split('/')) ?? ''] ?? null;
    known.set(key, chapter);
    const isElsewhere = AHEAD_CHAPTER.test(key) || PROBLEM_CHAPTER.test(key);
    return { isItem, chapter, isElsewhere, path };
  };
}

const CALENDAR = /^[年月日分]$/;
const isFigure = ({ kind, unit }: Mention): boolean => kind !== 'points' && !CALENDAR.test(unit);

function figuresIn(
  statement: Statement,
  labels: readonly Label[],
  roleOf: (label: FigureRole) => FigureRole,
): Placed[] {
  return statement.mentions.flatMap((mention, at, all) => {
    if (!isFigure(mention)) return [];
    const before = mention.start - statement.start;
    const label = labels.findLast(({ end }) => end <= before)?.role ?? null;
    const from = all[at - 1]?.end ?? statement.start;
    const next = all[at + 1]?.start ?? Infinity;
    const { passage } = statement;
    return [
      { mention, role: roleOf(label), passage, sort: measureClass(mention.unit), from, next },
    ];
  });
}

const LEAD =
  /^(?:[（(]?\d{1,2}[）).、]|[一二三四五六七八九十]是|其[一二三四五]|(?:目标|任务)[一二三四五六七八九十\d]{1,2}|上述|全年|年内|年底|到年底|年末|截至|本年|当年|累计|共计?|实际|已经?|计划|完成|实现|落实|对照|另外?|其中|20\d\d年度?|并|还|为(?!残)|[一-龥]{0,14}(?:目标|任务|计划|指标|承诺|要求)(?:是|为|有[一二三四五六七八九十]?)?)/;
const SAYING =
  /(?:不少于|不低于|不超过|不高于|达到?|完成了?|实现|扫描|落实|实际|已|共|为|至少|[≥≤]|约|数量?|人次|次数|里程|面积|[均分]别?)$/;
const DOING =
  /实际|完成|实现|达到|全年|年内|累计|共计|新增|新建|新换|建设|建成|改造|更换|购置|采购|举办|承办|开展|组织|实施|推进|落实|安装|设置|培训|发放|印发|修建|修缮|维修|维护|不少于|人次|次数|人数|数量|面积|里程|总数/g;
const MARK = /[，。；：、,;:\n\t|）)（(]/;
const LIMIT = /^(?:及?以[上内下]|左右)/;
const LONGEST_TAIL = 12;

function wordsAt(
  text: string,
  from: number,
  mention: Mention,
  next: number,
): Pick<Told, 'thing' | 'noun' | 'start'> {
  let start = mention.start;
  while (start > from && !MARK.test(text.charAt(start - 1))) start -= 1;
  const head = stripped(
    stripped(text.slice(start, mention.start), LEAD).replaceAll(/[^一-龥A-Za-z]/g, ''),
    SAYING,
  );
  const thing = head === '' ? tailAt(text, mention.end, next) : head;
  return { thing, noun: thing.replaceAll(DOING, ''), start };
}

/** 8期农技班: the words behind a figure, where no other figure begins. */
function tailAt(text: string, from: number, next: number): string {
  const behind = /^[一-龥]*/.exec(text.slice(from, from + LONGEST_TAIL))?.[0] ?? '';
  return from + behind.length >= next ? '' : behind.replace(LIMIT, '');
}

/** A text without a beginning or an end of the sort, however often it stands there. */
function stripped(text: string, edge: RegExp): string {
  const left = text.replace(edge, '');
  return left === text ? text : stripped(left, edge);
}
