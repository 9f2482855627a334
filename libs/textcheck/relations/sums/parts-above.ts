import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { alike } from '../figures/near.js';

/** A part that is larger than what it is said to be a part of. */
export interface PartAbove {
  readonly part: Mention;
  readonly whole: Mention;
}

const OF_WHICH = /^[^；;。]*其中(?:20\d\d年度?)?[^\d；;，,]{0,14}$/;
/** 培训158人，超过目标8人，其中取得证书146人: of those trained; 采购480万元，节约17万元，其中货物类328万元: of what was bought. */
const BEYOND =
  /(?:超过?|超额|多于|少于|高于|低于|比)[^，。；\d]{0,8}$|(?:节约|节省|节支|结余|结转|剩余|核减|审减|压减|空编|缺编|空缺)[^，。；\d]{0,6}$/;
/** 社会效益10分、满意度8分，其中社会效益得9.5分: of all that were listed, not of the last one. */
const IN_LIST = /^(?:、|和|及|与)/;
const PER_PIECE = /(?:均|每)[^，。；\d]{0,8}$/;

/** 扣2.25分，其中支付率8分按92%折算得7.36分: what could be had, not what was taken off. */
const AFTER_FULL = /^[^，。；\d]{0,2}(?:按|得|扣)/;

const isFull = (text: string, { unit, end }: Mention): boolean =>
  unit === '分' && AFTER_FULL.test(text.slice(end, end + 4));

/** 实有民警317人，其中派出所民警342人 */
export function partsAbove({ statements, text }: TextDocument): PartAbove[] {
  return statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions }) =>
      mentions.flatMap((part, index) => {
        if (!OF_WHICH.test(part.before) || !isPlain(part) || isFull(text, part)) return [];
        const whole = mentions
          .slice(0, index)
          .findLast(
            ({ kind, before }) => kind !== 'percent' && kind !== 'points' && !BEYOND.test(before),
          );
        const comparable =
          whole !== undefined &&
          alike(whole, part) &&
          isPlain(whole) &&
          !IN_LIST.test(whole.before) &&
          !isOfOther(part, whole) &&
          !isOfBoth(part, whole, mentions) &&
          whole.bracketed === part.bracketed;
        return comparable && part.base.greaterThan(whole.base) ? [{ part, whole }] : [];
      }),
    );
}

/** 原值 is no part of 净值, 合同金额 none of 节约资金: what a figure is of, said of one of the two only. */
const MEASURES = ['原值', '净值', '合同', '预算', '计划', '建筑面积', '占地'];

const isOfOther = (part: Mention, whole: Mention): boolean =>
  MEASURES.some((measure) => part.before.includes(measure) && !whole.before.includes(measure));

/** 一季度办件120件，二季度办件180件，其中网上230件: of the two together, which are told alike. */
function isOfBoth(part: Mention, whole: Mention, mentions: readonly Mention[]): boolean {
  const last = mentions[mentions.indexOf(whole) - 1];
  const alikeTold =
    last !== undefined && alike(last, whole) && last.label.slice(-2) === whole.label.slice(-2);
  return alikeTold && last.base.plus(whole.base).greaterThanOrEqualTo(part.base);
}

const isPlain = (mention: Mention): boolean =>
  mention.exact && !isChange(mention) && !PER_PIECE.test(mention.before);
