import { groupBy } from '#libs/kernel';

import { compareDates, showDate, type NamedDate } from '../../text/dates.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { chineseNumeral } from '../../text/numerals.js';
import type { Range } from '../../finding-of.js';
import type { Statement, TextDocument } from '../../document.js';

/** A step of a project with the first and the last stage its words tell of, and its day. */
interface Milestone extends NamedDate, Range {
  readonly first: number;
  readonly last: number;
  readonly words: string;
}

const PAID = 4.5;
const SIGNED = 4;
/** What follows what. Use and acceptance come in either order, so they share a stage. */
const STAGES: readonly (readonly [RegExp, number])[] = [
  [
    /(?:立项|可研|可行性研究报告|初步设计|实施方案)[^，。；]{0,6}(?:批复|批准|获批)|批复立项|(?:获批|批准|完成)立项/,
    1,
  ],
  [
    /(?:发布|刊登|挂网)[^，。；]{0,6}(?:招标|采购|磋商|公告)|(?:招标|采购|磋商)公告|挂网(?:招标|采购)?/,
    2,
  ],
  [/开标|评标/, 3],
  [/中标|成交|定标/, 3.5],
  [/(?:签订|签署)[^，。；]{0,10}(?:合同|协议)|签约|(?:合同|协议)签[订署]/, SIGNED],
  [/(?:支付|拨付|付)[^，。；]{0,8}(?:预付款|首付款|进度款|合同款|货款|工程款)|付款/, PAID],
  [/开工|动工|进场|启动(?!采购|招标|资金)|到货|供货|交货/, 5],
  [/安装|调试/, 6],
  [/(?<!未|待)(?:完工|竣工(?!验收|财务|决算|结算)|建成|结束)/, 7],
  [/(?<!隐蔽工程|中间|分项|阶段)验收(?!小组|专家|标准|单)|投入使用|投用|启用|交付|审定/, 8],
];

const NUMBER = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
const DAY = new RegExp(
  `(?:(20\\d\\d)年|(次年|翌年|第二年|同年|当年))?(?<![\\d个])(${NUMBER})月(?:(${NUMBER})日|初|上旬|中旬|下旬|底|末)?(?!至|到(?![货场位])|\\d|份?以[来前后])`,
  'g',
);
/** Not a day something was done: a plan, a limit, a day counted up to, the end or the beginning of a span. */
const NO_STEP =
  /计划|目标|原定|预计|约定|要求|应于|拟|力争|确保|截[至止]|延至|推迟|[至到—-]\s?$|底前|日前|期限/;
/** Words that stand before the day of a step without naming another thing. */
const OWN_LEAD =
  /^(?:并|并于|于|已|已于|又|后|随后|其后|而后|再|且|在|至|实际|实际于|最终|最终于|却|却于|但|但于|才|该项目|项目|该项目于|项目于|工程|工程于|该工程|该工程于|设备|设备于|经\S{0,4}|其)*$/;
const OTHER_THING =
  /^(?!该|本)[一-龥]{2,16}(?:工程|项目|中心|大楼|楼|设备|系统|路|站|桥|标段|期|村|馆|校区)/;

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

/** The steps of a project in one paragraph that stand against the order of things: the earlier stage on the later day. */
export function reversedMilestones(document: TextDocument): [Milestone, Milestone][] {
  return passagesWithDays(document).flatMap((statements) =>
    chainsOf(statements, document.year).flatMap((chain) => reversedOf(chain)),
  );
}

const passagesWithDays = ({ statements }: TextDocument): (readonly Statement[])[] =>
  [...groupBy(statements, ({ passage }) => passage).values()].filter((ofOne) =>
    ofOne.some(({ text }) => text.includes('月')),
  );

function reversedOf(chain: readonly Milestone[]): [Milestone, Milestone][] {
  return chain.flatMap((later, index): [Milestone, Milestone][] => {
    const against = chain.slice(0, index).find((one) => isReversed(one, later));
    return against === undefined ? [] : [[later, against]];
  });
}

function isReversed(one: Milestone, other: Milestone): boolean {
  const [before, after] = one.last < other.first ? [one, other] : [other, one];
  const isSet = (one.year === 0) === (other.year === 0);
  if (!isSet || before.last >= after.first || compareDates(after, before) >= 0) return false;
  // Work may be paid before or after it is done; only the contract comes first.
  return ![before, after].some(({ first }) => first === PAID) || before.last === SIGNED;
}

/** Runs of steps told of one thing: a clause that names another begins anew. */
function chainsOf(statements: readonly Statement[], reportYear: number | null): Milestone[][] {
  const chains: Milestone[][] = [[]];
  let year = reportYear ?? 0;
  for (const statement of statements) {
    const clauses = clausesOf(statement).flatMap(daysApart);
    clauses.forEach((clause, index) => {
      const [day, ...more] = [...clause.text.matchAll(DAY)];
      year = Number(/(20\d\d)年/.exec(clause.text)?.[1] ?? year);
      const parted = statement.text.charAt(clause.start - statement.start - 1) === '；';
      if (day === undefined) {
        if (OTHER_THING.test(clause.text) || index === 0) chains.push([]);
        return;
      }
      year = yearOf(day, year, reportYear);
      const isOwn = OWN_LEAD.test(clause.text.slice(0, day.index)) && !parted;
      if (!isOwn) chains.push([]);
      const step = more.length > 0 ? null : milestoneOf(clause.text, clause.start, day, year);
      if (step !== null) chains.at(-1)?.push(step);
    });
  }
  return chains;
}

/** 3月8日开标、4月2日签订合同: a clause each. */
function daysApart({ text, start }: Sentence): Sentence[] {
  const cuts = [...text.matchAll(/、(?=\d{1,2}月\d{1,2}日)/g)].map(({ index }) => index + 1);
  return [0, ...cuts].map((from, at) => ({
    text: text.slice(from, (cuts[at] ?? text.length + 1) - 1),
    start: start + from,
  }));
}

function yearOf(
  [, named, word = '']: RegExpMatchArray,
  last: number,
  report: number | null,
): number {
  if (named !== undefined) return Number(named);
  if (/次年|翌年|第二年/.test(word)) return last + 1;
  return last === 0 ? (report ?? 0) : last;
}

function milestoneOf(
  text: string,
  start: number,
  day: RegExpMatchArray,
  year: number,
): Milestone | null {
  const at = day.index ?? 0;
  const after = text.slice(at + day[0].length);
  if (
    NO_STEP.test(text.slice(0, at)) ||
    /^(?:以前|前|底前|后)/.test(after) ||
    /计划|预计/.test(text)
  )
    return null;
  // 合同于9月12日签订: its noun stands before the day.
  const noun = /合同|协议/.exec(text.slice(0, at))?.[0] ?? '';
  const stages = stagesIn(/^[^，。；]{0,4}签[订署]/.test(after) ? `${noun}${after}` : after);
  if (stages.length === 0) return null;
  const [, , , month = '', date = '0'] = day;
  return {
    year,
    month: numberOf(month),
    day: numberOf(date),
    first: Math.min(...stages),
    last: Math.max(...stages),
    words: after,
    start: start + at,
    end: start + text.length,
  };
}

const stagesIn = (words: string): number[] =>
  STAGES.filter(([pattern]) => pattern.test(words)).map(([, stage]) => stage);

/** The stage a column of days is of, as 开工时间 or 合同签订日期; null for plans and others. */
export function stageOfHeading(heading: string): number | null {
  const [stage, ...more] = stagesIn(heading);
  const isOne = stage !== undefined && more.length === 0 && stage !== PAID;
  return isOne && !/计划|预计|合同约定|应/.test(heading) ? stage : null;
}

export const showMilestone = (step: Milestone): string => `${showDate(step)}${step.words}`;
