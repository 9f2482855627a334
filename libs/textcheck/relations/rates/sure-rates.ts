import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { withBase } from '../figures/arithmetic.js';
import { alike, around, isShare, percentOf } from '../figures/near.js';
import { clauseOf } from './average-pairs.js';
import { ofBeside } from './beside-rates.js';
import { OF_OTHERS } from './rate-pairs.js';
import type { Operands, Place, SureRate } from './rate-place.js';
import { ofSurvey } from './survey-rates.js';
import { toldOut } from './told-out.js';

const HUNDRED = 100;
const RATE_WORDS =
  /^[，,（(]?[^，。；：\d]{0,10}(?:率|进度|比例|度)(?:仅|已|均|约)?(?:为|是|达到?)?$/;

/** The rates of a text that the pair beside them does not make. */
export function wrongSureRates(document: TextDocument): SureRate[] {
  return document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%'))
    .flatMap((statement) =>
      statement.mentions.flatMap((printed, index) => {
        const last = statement.mentions[index - 1];
        const own = OF_PLAN.test(printed.before) || !OF_OTHERS.test(printed.before);
        const rate = printed.kind === 'percent' && printed.exact && own;
        if (!rate || last === undefined) return [];
        const first = statement.mentions[index - 2] ?? plannedBefore(document, statement, index);
        const next = statement.mentions[index + 1];
        return judge({ document, statement, printed, last, first, next });
      }),
    );
}

/** 目标值：服务1000人次。完成值：服务1080人次，完成率108%: what was planned stands in a sentence of its own. */
function plannedBefore(
  { figures }: TextDocument,
  { passage, start }: Statement,
  index: number,
): Mention | undefined {
  const last = (figures[passage] ?? []).findLast(({ end }) => end <= start);
  return index === 1 && last !== undefined && /目标|计划|任务/.test(last.before) ? last : undefined;
}

const WAYS: readonly ((place: Place) => Operands | null)[] = [
  ({ statement: { mentions }, printed }) => toldOut(mentions, printed),
  ofPlan,
  ofRest,
  ofFailed,
  ofSaved,
  ofSurvey,
  ofBeside,
];

function judge(place: Place): SureRate[] {
  const { printed } = place;
  for (const way of WAYS) {
    const found = way(place);
    const computed = found === null ? null : percentOf(found.numerator, found.denominator);
    if (found === null || computed === null) continue;
    return isShare(found.numerator, found.denominator, printed)
      ? []
      : [{ printed, ...found, computed }];
  }
  return [];
}

const PLANNED = /(?:预算|安排|下达|计划|指标|目标|任务|应)[^，。；、\d]{0,8}$/;
/** Another plan may have followed it. */
const FIRST_PLAN = /年初|批复|年中|上年|去年/;
const DONE =
  /^[）)]?[，,、；;]?(?:实际|全年|当年|已|年末|累计|共)*(?:(?:支出|执行|支付|完成|到位|拨付|决算|使用|实施|采购|实现)(?:值|数|情况)?[：:]?[^，。；、\d]{0,6}|(?:实际|全年|累计|共)(?!应|计划)[^，。；、\d]{2,6})$/;
const OF_PLAN =
  /^[，,]?(?:预算|资金|支出)?(?:执行|支出|支付|完成|拨付|到位|使用)(?:率|进度)(?:仅|已)?(?:为|达到?)?$|^[，,]?(?:为|是|完成|占|达到?|相当于)(?:其|年度|全年|年初)?(?:预算|计划|目标|任务)(?:数|额|值|任务)?的$/;

/** 预算12万元，支出9.84万元，执行率82%: the plan, what was done and the rate one after the other. */
function ofPlan({ document, statement, printed, last, first }: Place): Operands | null {
  if (first === undefined || !alike(first, last) || !first.exact || !last.exact) return null;
  if (!OF_PLAN.test(printed.before)) return null;
  const found = planAndDone(first, last) ?? doneAndPlan(first, last);
  if (found === null || found.numerator.base.greaterThan(found.denominator.base.times(2)))
    return null;
  return isOfOtherPlan(document, statement, printed, found) ? null : found;
}

function planAndDone(first: Mention, last: Mention): Operands | null {
  const planned = PLANNED.test(first.before) && !FIRST_PLAN.test(first.before);
  return planned && DONE.test(last.before) && !isChange(last)
    ? { numerator: last, denominator: first }
    : null;
}

/** 决算8.40万元，预算9.00万元，完成预算的93.33% */
function doneAndPlan(first: Mention, last: Mention): Operands | null {
  const done = /(?:决算|支出|实际)[^，。；、\d]{0,4}$/.test(first.before) && !isChange(first);
  return done && /^[，,](?:全年|年度|调整后?)?预算(?:数)?(?:为)?$/.test(last.before)
    ? { numerator: first, denominator: last }
    : null;
}

/** 预算100万元，调整为98万元，支出95万元: of another plan told around. */
const isOfOtherPlan = (
  document: TextDocument,
  statement: Statement,
  printed: Mention,
  { numerator, denominator }: Operands,
): boolean =>
  around(document, statement, printed).some(
    (one) =>
      one !== denominator &&
      alike(one, numerator) &&
      /预算|调整|下达|计划|安排|指标|到位|可用/.test(clauseOf(one)) &&
      isShare(numerator, one, printed),
  );

const REST =
  /^[，,；;]?(?:其余|剩余|余下|另外?|另有|尚有|还有|尚未|仍有|没有|未|不)[^，。；、\d]{0,12}$/;

/** 入库97个，实施62个，实施率63.92%，其余35个…: what was told and what is left are all there are. */
function ofRest({ document, statement, printed, last, next }: Place): Operands | null {
  if (next === undefined || !alike(next, last) || !REST.test(next.before)) return null;
  if (!last.exact || !next.exact || last.kind !== 'count') return null;
  if (!isOfLast(printed, last) || printed.value.equals(HUNDRED)) return null;
  const all = last.base.plus(next.base);
  const whole = (document.figures[statement.passage] ?? []).findLast(
    (one) => one.end <= last.start && alike(one, last) && one.base.equals(all),
  );
  if (whole === undefined || isShare(next, whole, printed)) return null;
  return { numerator: last, denominator: whole };
}

/** The rate repeats a word of what was told right before: 取得执法证的74人，持证率. */
function isOfLast({ before }: Mention, last: Mention): boolean {
  if (/占/.test(before)) return true;
  if (!RATE_WORDS.test(before)) return false;
  const stem = /([一-龥]{2})(?:率|进度|比例|度)/.exec(before)?.[1] ?? '';
  return [...stem].some((character) => clauseOf(last).includes(character));
}

/** What falls short of a rate: 迟报 of 及时率. */
const SHORT_OF: readonly (readonly [rate: RegExp, short: RegExp])[] = [
  [/(?:及时|按时|按期|准时)[^，。；]{0,4}率/, /(?:迟|逾期|超期|超时|延期|不及时|未按[时期])/],
  [/合格率/, /不合格/],
  [/(?<!不)满意[率度]/, /不满意/],
  [/达标率/, /(?:未|不)达标/],
  [/完好率/, /(?:损坏|故障|不完好|破损)/],
  [/整改[^，。；]{0,3}率/, /未(?:完成)?整改|整改不/],
  [/通过率/, /(?:未|没有|不)通过/],
  [/成功率/, /(?:未|不)成功|失败/],
];

/** 抽检2200批次，检出不合格57批次，合格率97.41%: all but those that fell short. */
function ofFailed(place: Place): Operands | null {
  const { printed, last, first } = place;
  if (first === undefined || !alike(first, last) || !first.exact || !last.exact) return null;
  const few = last.kind === 'count' && last.base.lessThan(first.base.div(2));
  if (!few || last.base.isZero() || !isShortOf(printed, last)) return null;
  if (isOfOthers(place, first)) return null;
  return { numerator: withBase(last, first.base.minus(last.base)), denominator: first };
}

const isShortOf = ({ before }: Mention, last: Mention): boolean =>
  !/[未不]/.test(before) &&
  RATE_WORDS.test(before) &&
  !/另|此外|均|已/.test(last.before) &&
  SHORT_OF.some(([rate, short]) => rate.test(before) && short.test(clauseOf(last)));

/** 及时125条，迟报1条 are 126 together; 9家，未达标3家: of the 14 told before. */
function isOfOthers({ document, statement, printed, last }: Place, first: Mention): boolean {
  const wholes = around(document, statement, printed).filter((one) => alike(one, last));
  return [...wholes, withBase(first, first.base.plus(last.base))].some(
    (whole) =>
      !whole.base.isZero() && isShare(withBase(last, whole.base.minus(last.base)), whole, printed),
  );
}

const SAVED = /(?:节约|节支|节省|节余)(?:了)?(?:资金|财政资金|经费)?(?:为|达|共)?$/;
const SAVED_RATE = /^[，,（(]?(?:资金)?(?:节约|节支|节省)率(?:为|达|达到)?$/;
const SPENT = /合同|中标|成交|采购|支出|实际|结算/;

/** 合同金额1198.40万元，节约61.60万元，节约率4.89%: of both together. */
function ofSaved({ printed, last, first }: Place): Operands | null {
  if (first === undefined || !SAVED_RATE.test(printed.before)) return null;
  if (SAVED.test(last.before) && alike(first, last)) {
    const clause = clauseOf(first);
    const spent = SPENT.test(clause) && !/预算|控制价|概算|限价|上限/.test(clause);
    if (!spent || !isShare(last, first, printed)) return null;
    return { numerator: last, denominator: withBase(first, first.base.plus(last.base)) };
  }
  const planned = /预算|控制价|概算|限价/.test(clauseOf(first)) && SPENT.test(clauseOf(last));
  if (!planned || !alike(first, last) || !first.base.greaterThan(last.base)) return null;
  return { numerator: withBase(last, first.base.minus(last.base)), denominator: first };
}
