import { alike, digitsOf, isFine, isShare } from './near.js';
import { statedIn } from './stated.js';
import { total } from './arithmetic.js';
import { totalCellsIn } from '../tables/total-cells.js';
import type { Mention } from '../../mentions/mention.js';
import type { Held } from './held.js';

/** So many digits no two figures make by chance. */
const FEWEST_DIGITS = 3;
const FEWEST_IN_FAR = 4;
const LONGEST_RUN = 4;
/** What a plan is called, so that 执行率 may be of it. */
const PLAN = /预算|概算|投资|计划|目标|任务|下达|安排|批复|总|应/;
const OF_PLAN = /执行|完成|预算|计划|目标|任务|进度/;

/** A rate some of the figures of its sentence make together, or the last one before it with one that another place tells. */
export function isRateOfOthers(held: Held): boolean {
  const { printed } = held;
  if (printed.kind !== 'percent' || digitsOf(printed) < FEWEST_DIGITS) return false;
  return isOfRun(held) || isOfOtherMeasure(held) || isOfLastAndFar(held);
}

/** 33名人员中，正高级2人、副高级8人、…，副高级以上占30.30%: of some of the list one after another. */
function isOfRun({ statement, printed, others }: Held): boolean {
  const figures = statement.mentions.filter(
    ({ kind, exact, end }) => kind !== 'percent' && exact && end <= printed.start,
  );
  return figures.some((first, at) =>
    [2, 3, LONGEST_RUN].some((length) => {
      const run = figures.slice(at, at + length);
      if (run.length < length || !run.every((one) => alike(one, first))) return false;
      const together = { ...first, base: total(run) };
      return figures
        .slice(0, at)
        .some(
          (whole) =>
            alike(whole, first) && others.includes(whole) && isShare(together, whole, printed),
        );
    }),
  );
}

/** 床位120张，实际入住97人，入住率80.83%: of one thing told by another's measure. */
function isOfOtherMeasure({ statement, printed }: Held): boolean {
  const before = statement.mentions.filter(({ end }) => end <= printed.start);
  const last = before.at(-1);
  if (last?.kind !== 'count' || !last.exact || !OF_PLACES.test(printed.before)) return false;
  return before.some(
    (whole) =>
      whole !== last &&
      whole.kind === 'count' &&
      whole.exact &&
      !alike(whole, last) &&
      isShare(last, whole, printed),
  );
}
const OF_PLACES = /(?:入住|利用|使用|上座|占用|周转|满座|开机|停放|空置)[^，。；\d]{0,2}率/;

/** 5所学校中4所竣工，竣工面积11,850平方米，完成率89.77%: of the area told right before, and the whole of it elsewhere. */
function isOfLastAndFar({ document, statement, printed, others }: Held): boolean {
  const last = statement.mentions.findLast(({ end }) => end <= printed.start);
  const isLast = last !== undefined && last.kind !== 'percent' && isFine(last);
  if (!isLast || digitsOf(printed) < FEWEST_IN_FAR || others[0] === last) return false;
  const isWhole = (whole: Mention): boolean =>
    alike(whole, last) &&
    whole.exact &&
    digitsOf(whole) >= FEWEST_DIGITS &&
    whole.base.greaterThan(last.base) &&
    !others.some(({ base }) => base.equals(whole.base)) &&
    (!OF_PLAN.test(printed.before) || PLAN.test(whole.before)) &&
    isShare(last, whole, printed);
  return (
    statedIn(document).some(({ mention }) => isWhole(mention)) ||
    totalCellsIn(document).some(({ mention }) => isWhole(mention))
  );
}

/** 2023年抽查1402人，视力不良率51.85%, told to compare: the figures of the report's own year do not make it. */
export function isFromEarlierYear({ document, statement, printed, others }: Held): boolean {
  const { year } = printed;
  if (year === null || document.year === null || year >= document.year) return false;
  if (/截[至止]/.test(statement.text)) return false;
  return others.some((one) => !statement.mentions.includes(one) && one.year !== year);
}

const OF_MONEY =
  /[资基奖金额款费税债]|收入|支出|预算|决算|执行|完成|使用|拨付|支付|到位|投资|投入|补[助贴]|[占产价]|结[余转]|采购|成本|节约|到账|兑现|还本|收缴|回收|下达|落实|盘活|进度|覆盖/;
const OF_ALL = /占全([国省市州县区])/;

/** 统筹3.1亿元…，优良水体比例92.9% is of no money; 占全省总量的70% is of what 全省 has, which nothing tells. */
export function isOfNothingTold({ printed, others }: Held): boolean {
  const words = /[^，；。]*$/.exec(printed.before)?.[0] ?? '';
  const all = OF_ALL.exec(words)?.[1];
  // 0% is none of any.
  if (printed.value.isZero()) return false;
  if (all !== undefined) return !others.some(({ before }) => before.includes(`全${all}`));
  return (
    /[一-龥]{4}/.test(words) &&
    !OF_MONEY.test(words) &&
    others.some(({ kind }) => kind === 'amount')
  );
}
