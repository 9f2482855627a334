import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { inUnitOf } from '../figures/arithmetic.js';
import { isChange } from '../changes/change-words.js';
import { alike, around } from '../figures/near.js';

/** What is left, told behind what was done and the share of the whole that this is: 完成32个，占66.67%，剩余18个. */
export interface ImpliedRest {
  readonly left: Mention;
  readonly done: Mention;
  readonly share: Mention;
  /** What the share leaves, in the unit of `left`. */
  readonly computed: Decimal;
}

/** 剩余, of whatever the share is of; 差 where no other noun follows. */
const REST =
  /(?:剩余|余下|尚余|还剩|仅剩|其余|剩下|尚缺|还缺|缺口|尚差|还差|(?<![级落误时价])差|欠缺|少|尚有|仍有|还有)(?:的)?(?:资金|金额|投资|部分|任务)?(?:为|是|了)?$/;
/** 结余, of the money there was to spend, whose share is an execution rate. */
const BALANCE =
  /(?:结余|结转|结转结余|余额|未支付|未执行|未支出|未使用|未完成|未到位|未拨付|欠拨)(?:的|至|到)?(?:下年|下一?年度|次年)?(?:继续)?(?:使用|支付)?(?:资金|金额|数|额|部分)?(?:为|是|共)?$/;
/** Something else that is left or lacking. */
const BESIDE = /(?:另|此外|上年|去年|比|较|比例|收支|滚存|累计(?=结余)|[均每])[^，。；]{0,8}$/;
/** The share of the whole. */
const OF_WHOLE =
  /^[，,]?[（(]?(?:占|为|完成|达到?|[^，。；\d（()）]{0,8}(?:执行|支付|支出|使用|完成|到位|整改|办结|化解|开工|拨付|兑付|回收|收缴)(?:进度|比例|率))[^，。；\d]*$/;
/** 签约1176户，签约率84.00%: a rate of what was done. */
const RATE =
  /^[，,]?[（(]?[^，。；\d（()）]{0,8}?([^，。；\d（()）]{2})(?:率|比例|进度)(?:为|达|达到)?$/;
/** The same, of the money there was to spend or of what was planned. */
const OF_FUNDS =
  /(?:执行|支付|支出|使用|到位|拨付|兑付)(?:进度|比例|率)|(?:占|为|完成)[^，。；\d]{0,10}(?:预算|到位|计划|目标|任务|下达|指标|总投资|概算|拨款|拨付)/;
/** Shares of other things: growth, and parts of a sum. */
const NOT_OF_WHOLE = /增|减|降|提高|上升|比重/;
const HUNDRED = 100;

/** Rests that the share told before them does not leave. */
export function impliedRests(document: TextDocument): ImpliedRest[] {
  return document.statements
    .filter(({ inTable, mentions }) => !inTable && mentions.length > 2)
    .flatMap((statement) =>
      statement.mentions.flatMap((left, index) => {
        const told = doneBefore(statement, index);
        return told === null || isLeft(document, statement, { left, ...told })
          ? []
          : [{ left, ...told, computed: inUnitOf(restOf(told, told.share.value), left) }];
      }),
    );
}

type Told = Pick<ImpliedRest, 'done' | 'share'>;

/** The last figure of its sort before it, with a share right behind; only shares may stand between. */
function doneBefore(statement: Statement, index: number): Told | null {
  const { mentions } = statement;
  const left = mentions[index];
  if (left === undefined || !saysLeft(statement, left)) return null;
  const at = mentions.slice(0, index).findLastIndex((one) => alike(one, left));
  const [done, share, ...between] = at < 0 ? [] : mentions.slice(at, index);
  if (done === undefined || share === undefined) return null;
  const apart = between.some(({ kind }) => kind !== 'percent');
  // 项目结转148.80万元，占3.19%；基本支出结转33.60万元: what is left in one place and in another.
  const bothLeft = isOfFunds(left) && isOfFunds(done);
  const otherWhole = bothLeft || (isOfFunds(left) && !OF_FUNDS.test(share.before));
  return apart || otherWhole || !isDone(done, share) ? null : { done, share };
}

/** The share is that of the figure in a whole, by its words or for the two say the same verb. */
function isDone(done: Mention, share: Mention): boolean {
  const named = done.before.includes(RATE.exec(share.before)?.[1] ?? '\n');
  return isPlain(done) && !isChange(done) && isShareOfWhole(share, named);
}

const isPlain = ({ exact, bracketed }: Mention): boolean => exact && !bracketed;

const isShareOfWhole = ({ kind, exact, before, value }: Mention, named: boolean): boolean =>
  kind === 'percent' &&
  exact &&
  (named || OF_WHOLE.test(before)) &&
  !NOT_OF_WHOLE.test(before) &&
  value.isPositive() &&
  value.lessThan(HUNDRED);

const isOfFunds = ({ before }: Mention): boolean => BALANCE.test(before) && !REST.test(before);

/** 尚有318.96万元未支付 */
const NOT_DONE = /^[^，。；\d]{0,4}(?:未(?!来)|没有|尚未|待)/;
const HAS = /[，；](?:仍|尚|还)?有$/;

function saysLeft({ text, start }: Statement, left: Mention): boolean {
  const { before, end, kind } = left;
  const figure = kind === 'amount' || kind === 'count';
  if (!figure || !isPlain(left) || BESIDE.test(before)) return false;
  const after = text.slice(end - start);
  return REST.test(before) || BALANCE.test(before) || (HAS.test(before) && NOT_DONE.test(after));
}

const restOf = ({ done }: Told, share: Decimal): Decimal =>
  done.base.times(share.negated().plus(HUNDRED)).div(share);

/** 收入完成23.85亿元；支出完成20.46亿元，完成预算的97.5%，当年结余3.39亿元: what the receipts leave, and not the budget. */
const isOfReceipts = (
  others: readonly Mention[],
  { left, done }: Pick<ImpliedRest, 'left' | 'done'>,
): boolean =>
  others.some(
    ({ before, base }) => before.includes('收入') && base.minus(done.base).equals(left.base),
  );

/** Within what the rounding of the share allows, by itself or with another figure that went off, or made by two others. */
function isLeft(
  document: TextDocument,
  statement: Statement,
  { left, done, share }: Told & Pick<ImpliedRest, 'left'>,
): boolean {
  const slack = done.half.times(done.scale).plus(left.half.times(left.scale));
  const least = restOf({ done, share }, share.value.plus(share.half)).minus(slack);
  const most = restOf({ done, share }, share.value.minus(share.half)).plus(slack);
  const fits = (rest: Decimal): boolean =>
    rest.greaterThanOrEqualTo(least) && rest.lessThanOrEqualTo(most);
  const others = around(document, statement, left).filter(
    (one) => one !== done && alike(one, left) && one.exact,
  );
  // 预算100万元，执行率95%，结余5万元: the figure may be the whole itself.
  const shareLeft = left.base.div(done.base).times(HUNDRED);
  const spread = share.half.plus(slack.div(done.base).times(HUNDRED));
  return (
    shareLeft.plus(share.value).minus(HUNDRED).abs().lessThanOrEqualTo(spread) ||
    fits(left.base) ||
    others.some((one) => fits(left.base.plus(one.base))) ||
    isOfReceipts(others, { left, done }) ||
    others.some((one) => others.some((other) => one.base.minus(other.base).equals(left.base)))
  );
}
