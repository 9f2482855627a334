import { looksAhead } from '../goal-figures.js';
import { boundOf, type Bound } from '../wanted-figures.js';
import { isAhead, PROBLEM_CHAPTER, pathFinder } from '../../outline/chapters.js';
import { oncePerDocument } from '../../../once.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { matchesIn } from '../../../text/matches.js';
import type { Mention } from '../../../mentions/mention.js';
import type { Statement, TextDocument } from '../../../document.js';

/** What a figure of running text is: one that was wanted, or one that came of it. */
export type Role = 'wanted' | 'came';

/** A figure of running text with what its clause says of it. */
export interface Read {
  readonly mention: Mention;
  readonly role: Role | null;
  /** The characters of what it is of; empty where its clause does not say. */
  readonly name: string;
  readonly bound: Bound;
  readonly clause: Sentence;
  readonly statement: Statement;
}

const GOAL = '目标|指标(?!生|房)|任务|(?<!雨露|春蕾|行动)计划(?!生育)|承诺|约定|责任[书状]';
/** Words after which a figure is wanted. */
const WANTED =
  `(?:${GOAL})(?![^，。；：]{0,4}(?:完成|实现|达成)(?:情况|结果|如下|分析|得|$))|要求|(?<![响供反适效对相照感])应当?(?=完成|达到|在|于|不|控制|较|比|为|提高|下降|降|覆盖|按|全部|新|建成|组织|开展|举办|安装|改造|培训|修|购|采购|配备|清|拆|发放|实施|维修|整治|栽|种|放|补|养护|管护|印|编|更换|走访|巡|检查|抽检|保持|大于|小于|高于|低于|≥|≤)|(?<!必)须|` +
  '力争|抄[成为]|稳定在|提出|定[为在]|设[为定]|(?<![模草虚比])拟(?![定订制合人])|原定|预定|核定|预期|申报|批复|下达|引[用作]|答应|申报值|任务量|定的是|(?<=年初|申报时?)报的是|定下|既定|立项时|上限|限额|不[低高少多]于|不超过|[≥≤]|要(?=稳定|保持|压减|降|达|完成|新增|建成|培训|把)|引[用作]|第[一二三四五六]条[是为：]|' +
  '年初(?=[^，。；：\\d]{0,6}(?:计划|目标|指标|任务|设|定|提|申|下达|批|确|承|预|要|拟|安排|报))|(?<=今年|本年|年度|年内|全年|所|局|站|院|校|中心|[镇乡])要(?!求|点|素)|(?<![主重需只不次纪摘概简])要(?=[^，。；要求]{0,8}(?:达到|不低于|不少于|控制在|完成|抽检|降到|提高到|压缩到))';
/** Words after which it came, wherever they stand. */
const CAME =
  '实[际测有养种办修建绩](?!施)|最[终后](?!一)|当年(?=发生|接|受理|共|新|完成)|(?:顺利|圆满|如期|超额|全面|提前)(?:完成|实现|达成|兑现)|年[底末终](?!前|目标|[以之]前)|截[至止]|完成情况|实现情况|完成[：:]|结果|成效|经(?=[^，。；\\d]{0,8}(?:统计|核[查实]|检[查测]|审计|调查|测算|验收|评估|回访))|' +
  '验收(?!合格率|率)|核查|巡查|审计|盘点|统计站?公布|检测(?=为|结果|显示)|测得|测评显示|回访|自评(?:时|材料|报告|书|表)|总结(?=[里中材])|对应结果|而(?=20\\d\\d年|全年|年内)|(?:办结|完成|建成|做完)的是|现[有已在]|(?:监测|检测|实测|年报|统计|记录|决算|抽查|测算)(?:值|数|显示|只有|仅|结果|比)|实绩|(?<!目标|任务|计划|指标|值)只有|仅有|数出来|验收(?!合格率)|剩下|[里中]有?(?=\\s?\\d)|(?<![应须拟])已(?!经?批)';
/** Words that tell it only where nothing before them in the clause is wanted. */
const MAY_CAME = '完成(?!时限|期限|率)|共|达到|实现|建成|新增|办了|做了|全年|年度内|本年';
const CUE = new RegExp(`(?<wanted>${WANTED})|(?<came>${CAME})|(?<may>${MAY_CAME})`, 'g');
/** 80人次的目标, 作为年初目标: said of the figure behind it. */
const WANTED_BEHIND =
  /^[”"]?\s?(?:及?以[上内下])?[”"]?(?:(?:列为|作为|(?:，这?)?[是为](?=[^，。；\d]*[，。；]|[^，。；\d]*$))[^，。；\d]{0,10}|的?(?:年[初度]|绩效|预期|既定|原定|考核|设定|约定|控制)*的?)(?:目标|任务|计划|指标|要求|承诺)(?!完成)/;
/** 多于年初定下的201座: set, whatever is held against it. */
const SET_BEFORE =
  /(?:定下|议定|商定|[确设核约拟原预既]定|下达|批复|申报|承诺|提出|安排|要求|计划)的\s?$/;
/** 达到目标, 高于年初目标: a goal that something is held against. */
const HELD_AGAINST =
  /(?:达到|达成|完成|实现|[高低优好多少]于|超[过出]?|符合|满足|突破|兑现|落实)了?[^，。；：\d]{0,4}$/;
/** 民兵训练12天，实际训练10天: held against what came right behind. */
const PAIRED_BEHIND = /^(?:及?以[上内下])?，(?:实际|实绩|最终)[一-龥]{0,6}\s?\d/;
const DASHED = /(?:——|→)[^，。；\d]{0,8}$/;
const DASHED_BEHIND = /^(?:及?以[上内下])?\s?(?:——|→)[^，。；\d]{0,8}\d/;
/** 87.2%的实际数 */
const CAME_BEHIND = /^的?(?:实际|完成)[数值]/;
/** 完好率97%，优于95%的目标: what is held against a goal came. */
const HELD_BEHIND =
  /^[，（(、]?(?:[高低优好多少]于|超[过出]|未?达到|比)(?:年初|绩效|预期|[既原预设]定|\d[\d.]*[一-龥%]{1,3}(?:以[上内下])?的?)*(?:目标|计划|任务|指标|要求|标准|上限|下限|底线)/;
const HEAD_ITEM = /^\s*(?:[（(]?\d{1,2}[）).、．]|[①-⑳]|[（(][一二三四五六七八九十][）)])/;

interface Cue {
  readonly start: number;
  readonly end: number;
  readonly role: Role;
}

/** 目标共有三项，即门诊量达到…: what is wanted goes on. */
const LED_ON = /，(?:即|分别[是为]?|包括|具体[是为]|一是|也就是)/g;

/** The words of a sentence that say what its figures are, in order. */
function cuesOf({ text }: Statement): Cue[] {
  const found: Cue[] = [];
  for (const { 0: word, index, groups = {} } of matchesIn(text, CUE)) {
    const last = found.at(-1);
    const isOpen =
      last?.role === 'wanted' && !/[，。；”]/.test(text.slice(last.end, index).replace(LED_ON, ''));
    if (groups.may !== undefined && isOpen) continue;
    if (groups.wanted !== undefined && HELD_AGAINST.test(text.slice(Math.max(0, index - 8), index)))
      continue;
    found.push({
      start: index,
      end: index + word.length,
      role: groups.wanted === undefined ? 'came' : 'wanted',
    });
  }
  return found;
}

/** The figures of running text in order, each with whether it was wanted or came. */
export const readFigures = oncePerDocument((document): readonly Read[] => {
  if (looksAhead(document)) return [];
  const pathAt = pathFinder(document);
  const found: Read[] = [];
  let carried: Role | null = null;
  let passage = -1;
  for (const statement of document.statements) {
    if (statement.inTable) continue;
    if (statement.passage - passage > 1) carried = null;
    passage = statement.passage;
    const path = pathAt(statement.start);
    if (isAhead(path) || PROBLEM_CHAPTER.test(path)) {
      carried = null;
      continue;
    }
    const cues = cuesOf(statement);
    const figures = figuresIn(document, statement, cues, carried);
    found.push(...figures);
    carried = carriedOn(statement, cues, carried, figures.length > 0);
  }
  return found;
});

/** What a sentence without any such word tells when it follows: of goals, what came of them. */
function carriedOn(
  statement: Statement,
  cues: readonly Cue[],
  before: Role | null,
  isTelling: boolean,
): Role | null {
  const last = cues.at(-1)?.role ?? before;
  const isLead = /[：:]\s*$/.test(statement.text) || HEAD_ITEM.test(statement.text);
  if (last !== 'wanted' || isLead || !isTelling) return last;
  return 'came';
}

function figuresIn(
  document: TextDocument,
  statement: Statement,
  cues: readonly Cue[],
  carried: Role | null,
): Read[] {
  const clauses = clausesOf(statement);
  const found: Read[] = [];
  for (const mention of statement.mentions) {
    const clause = clauses.findLast(({ start }) => start <= mention.start);
    const behind = statement.text.slice(mention.end - statement.start);
    if (clause === undefined || !isRead(mention) || isHowMany(mention, behind)) continue;
    const role = roleAt(statement, mention, cues, carried);
    const bound = isUpTo(mention, behind) ? 'most' : boundOf(mention, document.text);
    const read = { mention, role, clause, statement, bound, name: nameAt(statement, mention) };
    found.push(isOpen(read, cues) && isToldAgain(read, found) ? { ...read, role: 'came' } : read);
  }
  return found;
}

/** 3个工作日, 前8名, 用3个月: the fewer the better. */
const isUpTo = ({ before }: Mention, behind: string): boolean =>
  /^工作?日/.test(behind) ||
  /[前第]\s?$/.test(before) ||
  /(?:限额|上限|限值|最[高多大]|封顶|控制[数线价])[^，。；：\d]{0,10}$/.test(before) ||
  (/^个?月/.test(behind) && /(?:用时?|耗时|工期|历时|周期|时限)[为约共了]?\s?$/.test(before));

const isHowMany = ({ unit, before }: Mention, behind: string): boolean =>
  /^[项个条]$/.test(unit) && (HOW_MANY.test(behind) || OF_THEM.test(before));

/** The role that what stands right beside a figure gives it. */
function roleShown({ before }: Mention, behind: string): Role | null {
  // 新建公园4个——建成4个
  if (DASHED.test(before)) return 'came';
  const isWanted = [DASHED_BEHIND, WANTED_BEHIND].some((words) => words.test(behind));
  return isWanted || SET_BEFORE.test(before) ? 'wanted' : null;
}

function roleAt(
  statement: Statement,
  mention: Mention,
  cues: readonly Cue[],
  carried: Role | null,
): Role | null {
  const at = mention.start - statement.start;
  const behind = statement.text.slice(mention.end - statement.start);
  const shown = roleShown(mention, behind);
  if (shown !== null) return shown;
  const cue = cues.findLast(({ end }) => end <= at);
  const isLed = cue !== undefined && !/[，；]/.test(statement.text.slice(cue.end, at));
  if (PAIRED_BEHIND.test(behind) && !isLed) return 'wanted';
  const isCame =
    isBareDeed(mention) ||
    [CAME_BEHIND, HELD_BEHIND].some((words) => words.test(behind)) ||
    isSpent(statement, cue, at);
  return isCame ? 'came' : (cue?.role ?? carried);
}

/** Wanted by a word of a clause before its own. */
const isOpen = ({ role, mention, clause, statement }: Read, cues: readonly Cue[]): boolean =>
  role === 'wanted' &&
  !cues.some(
    ({ start }) =>
      start >= clause.start - statement.start && start < mention.start - statement.start,
  );

/** 改造小区9个，到年底，改造8个: the thing of a goal once more, in a clause that wants nothing. */
const isToldAgain = ({ mention, name, clause }: Read, before: readonly Read[]): boolean =>
  before.some(
    (one) =>
      one.role === 'wanted' &&
      one.clause !== clause &&
      one.mention.thing === mention.thing &&
      name.length > 1 &&
      (one.name.includes(name) || (alike(one.name, name) ?? 0) > HEARD),
  );
const HEARD = 0.6;

/** 6个指标: how many goals there are. */
const HOW_MANY = /^[^，。；：的]{0,6}(?:指标|目标|任务)/;
const OF_THEM = /(?:目标|指标|任务)(?:共|有|计|合计|设|为|仅|只有)*\s?$/;
const isRead = ({ kind, unit, before }: Mention): boolean =>
  kind !== 'points' &&
  !/^[年月日号分]$/.test(unit) &&
  !(kind === 'percent' && OF_GOALS.test(before)) &&
  !(kind === 'amount' && /预算|决算|支出|(?<!到位|签约|引进|招商)资金|经费|投入/.test(before));
/** 完成率108%, 完成任务的102%: of a goal, not how much was wanted or came. */
const OF_GOALS =
  /(?:得分率|(?:完成|执行|实现|达成)(?:率|比例|程度)|(?:目标|任务|计划|指标|预算)[一-龥]{0,3}的)(?:均|都|达到?|[为约是按在])*\s?$/;

/** 目标92%；满意度91%: the label is of the figure right behind it, no more. */
function isSpent({ text }: Statement, cue: Cue | undefined, at: number): boolean {
  if (cue?.role !== 'wanted') return false;
  const own = LABELLED.exec(text.slice(cue.end, at));
  return own !== null && /[；，]/.test(text.slice(cue.end + own[0].length, at));
}
const LABELLED = /^(?:值|数|任务)?[为是：在]?(?:每人)?\s?\d/;

/** 目标50组，装好44组: a bare word of doing right before a figure in a clause of its own. */
const BARE_DEED = /[，；](?:[一-龥]{1,2}[了好完成出毕足齐]|实[一-龥])$/;
const isBareDeed = ({ before }: Mention): boolean => BARE_DEED.test(` ${before}`);

const GENERIC =
  /被?[写抄填引记](?:作|成|为|报告时?)|报告|材料|中?却?(?:写道|提到|指出|说)|由于|因为|据此|于是|被?列为?|[高低多少优好]于|定下|同一|上述|本项|各项|目标|指标|任务|计划|承诺|约定|责任[书状]|要求|提出|定[为在]|设[为定]|原定|预定|预期|申报|批复|下达|年[初底末终]|月底|实(?=[种养修测办建有])|年度|全年|今年|本年|年内|实际|完成|实现|达到|结果|情况|截至|绩效|考核|控制在?|不[少低高大小超]于?过?|至少|累计|共计|以[上内下]|对照|按照|填报|写成|引作|引用|写总结时|总结|只有|其中|分别|合计|总计|实绩|实有|统计|(?:数量|产出|质量|经济|社会|生态|效益|时效|成本)+(?=[、，和及与]|指标|目标|任务|要求|方面|$)|自评|统计|检测|第[一二三四五六]条|[一二三四五六七八九十]是|我[们镇乡局院校站所中县市]|评价|20\d\d年|(?<![及按准工课学小])时|[报里这说称写而的了是为把将从较比在到应须拟已值数项各均共和与及有个该此每]/g;

/** What a figure is of: the words before it in its clause, else those of the clause before, else those behind it. */
function nameAt(statement: Statement, { before, end }: Mention): string {
  const own = bare(before.split(/[，。；：:、“”"（）()—]/).at(-1) ?? '');
  // 合计8件 is of whatever stands before.
  if (own === '' && SUMMED.test(before)) return '';
  const tail = /^[一-龥]{0,8}/.exec(statement.text.slice(end - statement.start))?.[0] ?? '';
  const named = own + bare(tail.replace(/(?:目标|任务|计划|指标|要求).*$/, ''));
  if (named.length > 1) return named;
  const pieces = before.split(/[，。；：:“”"]/);
  const lead = bare(pieces.at(-2) ?? '');
  return lead.length > 1 && !/\d/.test(lead) ? lead : named;
}

const SUMMED = /(?:合计|总计|共计?|累计|总数|加起来)[为是有达]?\s?$/;

/** Words without those that only say that something was wanted or came. */
export const bare = (text: string): string =>
  text
    .replaceAll(/“[^”]*$/g, (quoted) => quoted.slice(1))
    .replaceAll(GENERIC, '')
    .replaceAll(/[^一-龥]/g, '');

/** Share of the pairs of characters of the shorter name that the other has too; null where one has no name. */
export function alike(one: string, other: string): number | null {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 2) return null;
  let shared = 0;
  for (let at = 0; at + 2 <= short.length; at += 1)
    if (long.includes(short.slice(at, at + 2))) shared += 1;
  return shared / (short.length - 1);
}
