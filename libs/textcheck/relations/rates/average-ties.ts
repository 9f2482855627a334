import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { total as totalBase } from '../figures/arithmetic.js';
import { dimensionOf } from '../figures/measures.js';
import { isMisprint } from '../figures/near.js';
import { type Piece } from './pieces.js';
import { clauseOf, isBeside, type Average } from './average-pairs.js';

export const EARNED = /收入|增收|收益|产值|产量|效益|盈利|利润|总产/;
const SPENT = /支出|投入|投资|资金|补助|补贴|费|发放|造价|成本|经费|补偿|金额|奖|拨付|兑现/;

/** Beyond that the pair is another one. */
const FARTHEST = 12;

/** 公务用车运行维护费26.10万元 … 车均运行维护费2.90万元 */
export function isNamed(total: Mention, printed: Mention): boolean {
  const noun = printed.label.replace(/^(?:平均每|每)?[人户生亩车次期辆台]?(?:平?均)/, '');
  return noun.length >= 3 && total.label.endsWith(noun);
}

/** Not so far off that it must be of another pair. */
export function isPossible({ computed, printed }: Average): boolean {
  if (printed.value.isZero()) return false;
  const times = computed.div(printed.value).toNumber();
  return (times <= FARTHEST && times >= 1 / FARTHEST) || isMisprint(computed, printed);
}

/** Nouns that name no certain total. */
const GENERAL = /^(?:收入|资金|补助|补贴|费|成本|投入|投资|金额|.?)$/;
const OTHER_STAGE = /(?:预算|计划|上年|去年|目标)[^，。；]*$|^(?:较|比|与|同)[^，。；]*$/;
/** What cars cost is told of as such. */
const CARS = /(?:车均|平均每[辆台])$/;
const ALL_SPENT = /^(?:总支出|支出(?:合计|总计|总额|决算)?)$/;

/** 公务用车运行维护费26.40万元 … 22辆，平均每辆运行维护费1.20万元: of the total whose name holds the average's own noun. */
export function isNamedFor({ printed, total }: Average): boolean {
  const noun = CARS.test(printed.before) ? '用车' : nounOf(printed);
  if (GENERAL.test(noun) || OTHER_STAGE.test(clauseOf(total))) return false;
  return noun === '支出' ? ALL_SPENT.test(total.label) : holds(total.label, noun);
}

/** 车均运行费用 is of 运行费. */
const nounOf = ({ label }: Mention): string =>
  label
    .replace(
      /^.*?(?:平均每?(?:个|[一-龥](?=[一-龥]{2}))?|每[一-龥]{1,2}?平均|[一-龥]均|单[台车])/,
      '',
    )
    .replace('费用', '费');

const SHORTEST_NOUN = 2;

/** 基层代办9600件 … 平均每个代办点办理74件: what it is for each of is what the total names. */
export function isOfItsNoun({ printed, total }: Average): boolean {
  const noun = /[一-龥]{2}$/.exec(total.label)?.[0] ?? '';
  return (
    noun.length === SHORTEST_NOUN &&
    printed.kind === 'count' &&
    total.thing === printed.thing &&
    new RegExp(`每[个家处所]?${noun}`).test(printed.label)
  );
}

/** All characters of the noun in their order: 运行维护费 holds 运行费. */
function holds(label: string, noun: string): boolean {
  let at = -1;
  return [...noun].every((character) => {
    at = label.indexOf(character, at + 1);
    return at >= 0;
  });
}

/** 接待38批次、316人次，人均: no other clause between. */
export function isLastCount({ mentions }: Statement, { printed, count }: Average): boolean {
  const between = mentions.filter(
    ({ start }) => start > (count?.start ?? 0) && start < printed.start,
  );
  return between.every(({ before }) => /^[、（(和]/.test(before));
}

const FARTHEST_DEED = 36;
const SUM_OF = /(?:费用?|经费|支出|资金|补助|补贴|款)$/;

/** 公务接待费3.80万元。… 接待38批次、316人次，人均120.25元: of the total named for what was done. */
export function isDoneWith({ text, start }: Statement, { total, printed }: Average): boolean {
  const deed = SUM_OF.test(total.label) ? total.label.replace(SUM_OF, '').slice(-2) : '';
  if (deed.length < 2 || OTHER_STAGE.test(clauseOf(total))) return false;
  const told = text
    .slice(0, printed.start - start)
    .slice(-FARTHEST_DEED)
    .replace(/^.*；/, '');
  return told.includes(deed) && isOfOneSort(printed, total);
}

const LONGEST_CHAIN = 4;

/** 接待费14.75万元（118批、1180人次，人均125元）: total and number right before, no other total between. */
export function isChained(
  statement: Statement,
  piece: Piece,
  { printed, total, count }: Average,
): boolean {
  if (count === null || !isBeside(statement, total, printed)) return false;
  const from = Math.min(total.start, count.start);
  const chain = statement.mentions.filter(({ start }) => start >= from && start < printed.start);
  const between = chain.filter((one) => one !== total && one !== count);
  const apart = between.every(
    (one) =>
      dimensionOf(one) !== dimensionOf(total) && (piece.things.length > 0 || one.kind !== 'count'),
  );
  return (
    apart &&
    withoutParts(chain).length <= LONGEST_CHAIN &&
    chain.includes(total) &&
    chain.includes(count) &&
    isOfOneSort(printed, total)
  );
}

/** 培训3240人次，其中职工1450人次、农民1180人次、其他610人次: what a list divides is one figure. */
function withoutParts(chain: readonly Mention[]): readonly Mention[] {
  for (const [at, whole] of chain.entries())
    for (let parts = 2; at + parts < chain.length; parts += 1) {
      const run = chain.slice(at + 1, at + 1 + parts);
      if (run.some(({ thing }) => thing !== whole.thing)) break;
      if (totalBase(run).equals(whole.base))
        return [...chain.slice(0, at + 1), ...chain.slice(at + 1 + parts)];
    }
  return chain;
}

/** What patients pay is what the hospital earns. */
const OF_PATIENTS = /(?:次均|例均|均次|人均)(?:门诊|急诊|住院|医疗|医药)*费用/;

/**
 * 立案9件。受理投诉64件，挽回损失8.32万元，平均每件1300元: the number of another sentence makes nothing right where the own one
 * tells the only one of the sort.
 */
export function isCountedBeside(
  statement: Statement,
  all: readonly Average[],
  piece: Piece,
  { total, count }: Average,
): boolean {
  const { mentions } = statement;
  const beyond = count !== null && mentions.includes(total) && !mentions.includes(count);
  return (
    beyond && all.some((one) => isOnlyCount(statement, one) && isChained(statement, piece, one))
  );
}

const isOnlyCount = ({ mentions }: Statement, { count }: Average): boolean =>
  count !== null &&
  count.thing !== '个' &&
  mentions.includes(count) &&
  mentions.every((one) => one.thing !== count.thing || one.base.equals(count.base));

/** 投入260万元，户均增收3000元 are of two sorts. */
export function isOfOneSort(printed: Mention, total: Mention): boolean {
  const [noun, of] = [clauseOf(printed), clauseOf(total)];
  if (OF_PATIENTS.test(noun)) return true;
  if (EARNED.test(noun)) return EARNED.test(of);
  return !EARNED.test(of) || !SPENT.test(noun);
}
