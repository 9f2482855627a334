import type { Statement } from '../../../document.js';
import { onceFor } from '../../../once-for.js';
import { quantitiesOf, type Quantity } from '../../figures/quantities.js';
import { matchesIn } from '../../../text/matches.js';
import { Decimal } from '#libs/kernel';
import { isSanctioned, sideOf, type Side } from '../limits.js';

/** A quantity with the side of a limit that its words make it; null for a plain figure. */
export interface Bound extends Quantity {
  readonly side: Side | null;
  /** Its own clause up to it. */
  readonly clause: string;
  readonly of: Statement;
}

const MOST_NAME =
  /(?:上限|最[高大长多](?:值|额|不|限|为|限额|容量|人数)|限[额值高]|定额|警戒[值线]?|预警[值线]?|红线|封顶线?|控制[线数额值]|控制标准|拦标价|阈值|天花板|期限|时限|限期|限时)[^，。；\d]{0,12}$/;
const LEAST_NAME =
  /(?:下限|底线|最[低少小短](?:值|额|标准|要求|配备|为|限)?|合格线|及格线|达标线|保底|门槛|起步|起码|至少|考核值|基准值?|不[得应能宜可]?(?:少于|低于|小于|短于|不足))[^，。；\d]{0,12}$/;
const BARE_NAME =
  /(?:标准|[餐房费]标|要求|规定|规范|设计|定额|配备|配比|口径|基准|约定|承诺|考核[值线]?|设(?:为|定为|在)|限)[^，。；\d]{0,10}$/;
const BEHIND = '^(?:\\/[一-龥·千万百]{1,5})?(?:[（(][^（）()]{1,6}[）)])?';
const MOST_AFTER = new RegExp(
  `${BEHIND}的?(?:上限|限额|限值|封顶|红线|警戒线|为限|以[内下]|之内|内(?![容部设有地外]))`,
);
const LEAST_AFTER = new RegExp(
  `${BEHIND}的?(?:及?以上|之上|为?(?:合格线|及格线|达标线|底线|下限|起点|门槛))`,
);
const BARE_AFTER = new RegExp(
  `${BEHIND}的[^，。；\\d]{0,8}(?:标准|要求|规定|定额|规范|口径|频次|限|线)`,
);
/** 目标、计划 are no standard where they are told as such, and what came is none. */
const CAME =
  /(?:实际|实测|实有|现有|现聘|实为|完成|仅|只有|达|测得|监测|检测|抽查|抽测|均值|平均|为期|用时|耗时|历时|共计|合计|报销|列支|支出|支付)[^，。；\d]{0,10}$/;
/** 提高到, 比上年: another figure of the same. */
const OTHER =
  /(?:上年|去年|原来?|改造前|较|比(?!例|重|率|为|是|达|值|$)|同比|由|从|提高|下降|增加|减少|降低|相差|少|多|超出|低|高出|超过)[^，。；\d]{0,8}$/;

/** 低于综合定额360元: the limit itself. */
const NAMED =
  /(?:标准|要求|规定|定额|限[额值度]|上限|下限|底线|红线|[警控][戒制]|[合格达标]线)[^，。；\d]{0,6}$/;

const RATIO = /(?<![\d.:：∶])(\d+(?:\.\d+)?)\s?[:：∶]\s?(\d+(?:\.\d+)?)(?![\d.]*[:：∶\d])/g;

/** The quantities of a sentence, ratios among them, with what limits they are. */
export const boundsOf = onceFor((of: Statement): readonly Bound[] => {
  const { text, start } = of;
  const ratios = matchesIn(text, RATIO)
    .filter(([, , other]) => !/^0+(?:\.0+)?$/.test(other ?? ''))
    .map((match): Quantity => ({
      value: new Decimal(match[1] ?? 0).div(match[2] ?? 1),
      unit: ':',
      start: start + match.index,
      end: start + match.index + match[0].length,
      before: /[^\d]*$/.exec(text.slice(0, match.index))?.[0] ?? '',
      after: /^[^。；\n]{0,24}/.exec(text.slice(match.index + match[0].length))?.[0] ?? '',
      half: new Decimal(0),
      inWords: false,
    }));
  const plain = quantitiesOf(of).filter(
    (one) => !ratios.some((ratio) => one.start < ratio.end && one.end > ratio.start),
  );
  const found: Bound[] = [];
  for (const one of [...plain, ...ratios].toSorted((a, b) => a.start - b.start)) {
    const clause = /[^，。；：]*$/.exec(text.slice(0, one.start - start))?.[0] ?? '';
    const last = found.at(-1);
    // 限值为45分贝和55分贝
    const above = ENUMERATED.test(one.before) && last?.unit === one.unit ? last.side : null;
    found.push({ ...one, clause, of, side: above ?? sideIn(one, clause) });
  }
  return found;
});

const ENUMERATED = /^(?:、|和|与|及|或)[一-龥]{0,4}$/;

/** 最长一次为47分钟: what came. */
const EXTREME =
  /最[高长大多低短小少](?![^，。；\d]{0,4}(?:不|限|标准|要求|为限|可|应|允许))[^，。；\d]{0,8}$/;
/** Things are counted by these, and hardly ever bound by a bare standard. */
const ITEMS = /^(?:项|个|件|条|笔|家|场|篇|份|起|张|%|)$/;

function sideIn(one: Quantity, clause: string): Side | null {
  const { before, after } = one;
  if (EXTREME.test(before)) return null;
  const words = before.length < clause.length ? clause : before;
  if (OTHER.test(before) && !NAMED.test(before))
    return DENIED.test(before) || isSanctioned(before, after) ? sideOf(before, after) : null;
  const own = sideOf(words, after);
  if (own === 'most' || own === 'least') return own;
  return sideByName(words, after) ?? bareSide(one, words, own !== null);
}

const DENIED = /不[得应能宜可]?[超高低少多]|未超/;

function sideByName(words: string, after: string): Side | null {
  if (LEAST_NAME.test(words) || LEAST_AFTER.test(after)) return 'least';
  return MOST_NAME.test(words) || MOST_AFTER.test(after) ? 'most' : null;
}

const TOLD_BARE = /(?:标准|要求|定额|考核[值线]?|设[为定]?)(?:为|是|在|：)?$/;

/** A standard that does not say on which side it is kept. */
function bareSide({ before, after, unit }: Quantity, words: string, told: boolean): Side | null {
  if (CAME.test(before)) return null;
  if (told || BARE_AFTER.test(after)) return 'unsaid';
  const isBare = BARE_NAME.test(words) && (!ITEMS.test(unit) || TOLD_BARE.test(words));
  return isBare ? 'unsaid' : null;
}

/** A figure of another year or of a change. */
export const isOther = ({ before, clause }: Bound): boolean =>
  OTHER.test(before) || /上年|去年|改造前|原来/.test(clause);
