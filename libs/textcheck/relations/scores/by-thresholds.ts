import { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { show } from '../figures/arithmetic.js';
import type { Scored } from './deductions.js';
import { ratedItems, type RatedItem } from './rated-items.js';
import { ratedRows } from './rated-rows.js';

/** What is short of the mark has none. */
const NONE =
  /(?:否则|未|不|低于|[超逾延]|没有)[^，。；]{0,10}[，]?(?:不得分|不计分|得0分|计0分|记0分|0分)/;
const ELSE = /每|按比例|折算|酌情|[×÷]|档|部分/;
/** 抗菌药物使用强度未达标, told as it came. */
const FAILED =
  /(?:未|没有?|没能|不)(?:能|有)?(?:达标|达到|达成|完成|实现|按期)(?![^。；]{0,8}不得分|的|者|[^，。；]{0,4}[，]?不得)|低于(?=[一-龥])(?![^，。；]*的)/;
/** 逾期7天公开, said of the time that the rule speaks of. */
const LATE = /(?<![未无不没否]|没有)(?:逾期|超期|延期|迟报|晚报)/;
const BOUND = /(?:≥|不低于|不少于|达到?|>|目标(?:值|为|是)*|以上|高于|大于)\s?$/;
const CAME = /(?:实际|为|是|达|完成|仅|只有|实现)[^，。；\d]{0,8}$/;

/** 目标≥70%，未达标不得分，实际68.5%，得5分: marks had where the rule gives none. */
export const byThresholds = (document: TextDocument): Scored[] =>
  [...ratedItems(document), ...ratedRows(document)].flatMap((item) => {
    const { text, got, fulls, lost } = item;
    if (!NONE.test(text) || ELSE.test(text) || got.value.isZero() || lost.length > 0) return [];
    const short = shortIn(item);
    if (short === null && !hasFailed(text)) return [];
    const of = [...fulls.slice(0, 1), ...(short ?? [])];
    const worked =
      short === null ? '未达标不得分' : `${show(short[1].value)}% 低于 ${show(short[0].value)}%`;
    return [{ got, of, worked, computed: new Decimal(0), ruled: true }];
  });

/** Outside of the rule the words say that it was not reached. */
function hasFailed(text: string): boolean {
  const [rule = ''] = NONE.exec(text) ?? [];
  const rest = text.replace(rule, '');
  return FAILED.test(rest) || (LATE.test(rule) && LATE.test(rest));
}

/** The two rates told, the one a bound and the other below it. */
function shortIn({ others }: RatedItem): readonly [bound: Mention, came: Mention] | null {
  const rates = others.filter(({ kind }) => kind === 'percent');
  const [bound, came, ...more] = rates;
  if (bound === undefined || came === undefined || more.length > 0) return null;
  const told =
    BOUND.test(bound.before) &&
    CAME.test(came.before) &&
    !BOUND.test(came.before.replace(/达$/, ''));
  return told && came.value.lessThan(bound.value) ? [bound, came] : null;
}
