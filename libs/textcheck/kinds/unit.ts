import { findingOf } from '../finding-of.js';
import { show } from '../relations/arithmetic.js';
import { totalsOf } from '../relations/lists.js';
import type { Kind } from '../kind.js';

/** 元 and 万元 side by side in one breakdown: most often one of them was forgotten. */
export const unit: Kind = {
  id: 'unit',
  name: '单位混用',
  severity: 'warning',
  reason: '同一组分项应使用同一单位；漏写“万”会使数字差一万倍。',
  fires: ['2024年收入150万元，其中：财政拨款收入100万元，其他收入50元。'],
  spares: [
    '2024年收入150万元，其中：财政拨款收入100万元，其他收入50万元。',
    '投资1.2亿元，分别为设备8000万元、服务4000万元。',
    '项目资金5万元，每人每月500元。',
  ],
  find: (document) =>
    document.statements.flatMap((statement) =>
      totalsOf(statement).flatMap(({ total, parts }) => {
        const odd = parts.find(
          (part) =>
            part.kind === 'amount' &&
            part.unit === '元' &&
            total.unit !== '元' &&
            !part.value.isZero(),
        );
        if (odd === undefined) return [];
        return [
          findingOf(unit, document, [odd, total], {
            computed: `${show(odd.value)}元 = ${show(odd.base.div(total.scale), 6)}${total.unit}`,
            message: `合计以${total.unit}计，这一项却以元计。`,
            suggestion: `核对是否应为 ${show(odd.value)}${total.unit}。`,
            confidence: 0.8,
          }),
        ];
      }),
    ),
};
