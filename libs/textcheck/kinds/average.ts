import type { TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import { findingOf } from '../finding-of.js';
import type { Kind } from '../kind.js';
import { show } from '../relations/figures/arithmetic.js';
import type { Average } from '../relations/rates/average-pairs.js';
import { wrongAverages } from '../relations/rates/averages.js';
import { placesOf } from '../relations/figures/near.js';

/** An average that its total and its count do not give. */
export const average: Kind = {
  id: 'average',
  name: '人均不符',
  severity: 'error',
  reason: '人均、户均等平均数应由文中的总数除以个数得出。',
  fires: [
    '国内公务接待36批次、412人次，支出3.09万元，人均57元。',
    '公务用车运行维护费26.10万元。执法执勤用车9辆，车均运行维护费3.90万元。',
    '全年接待48.62万人次，开放348天，平均每天1937人次。',
    '公用经费133.20万元，在职人员72人，人均公用经费1.58万元。',
    '15个村集体经济收入总额268.50万元，平均19.70万元。',
    '全街道共有社区工作者82人、社区6个，平均每个社区17.3人。',
  ],
  spares: [
    '6个项目自评得分分别为98分、96分、95分、97分、99分、94分，平均96.5分。',
    '国内公务接待36批次、412人次，支出3.09万元，人均75元。',
    '公用经费133.20万元，在职人员72人，人均公用经费1.85万元。',
    '农村居民人均可支配收入18500元，增长7.2%。',
    '176人人均10.95万元，比上一年的人均10.50万元提高0.45万元，全年支出1927.20万元。',
    '生均校舍面积10.40平方米，运动场地8250平方米，在校生1375人，生均6.00平方米。',
    '改造95栋，加装车棚36处，支出1406.00万元，平均每户4000元，平均每栋14.80万元。',
    '为18名公益性岗位人员发放补贴，人均每月1000元。',
  ],
  find: (document) =>
    document.statements.flatMap((statement) =>
      wrongAverages(document, statement).map((wrong) => finding(document, wrong)),
    ),
};

function finding(document: TextDocument, { printed, total, count, computed }: Average): Finding {
  const shown = show(computed, Math.max(2, placesOf(printed)));
  const number = count === null ? '月数' : show(count.value);
  return findingOf(average, document, [printed, total, ...(count === null ? [] : [count])], {
    computed: `${show(total.value)}${total.unit} ÷ ${number} = ${shown}${printed.unit}，文中为 ${printed.value.toFixed()}`,
    message: `平均数应为 ${shown}${printed.unit}，文中为 ${printed.value.toFixed()}${printed.unit}。`,
    suggestion: `改为 ${shown}${printed.unit}，或核对总数与个数。`,
    confidence: 0.8,
  });
}
