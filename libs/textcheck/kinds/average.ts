import type { TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import { findingOf } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import { show } from '../relations/figures/arithmetic.js';
import type { Average } from '../relations/rates/average-pairs.js';
import { wrongAverages } from '../relations/rates/averages.js';
import { wrongJoinedPrices } from '../relations/rates/joined-prices.js';
import { loneAverages } from '../relations/rates/lone-averages.js';
import { namedAverages } from '../relations/rates/named-averages.js';
import { plainAverages } from '../relations/rates/plain-averages.js';
import { wideAverages } from '../relations/rates/wide-averages.js';
import { unitCosts } from '../relations/rates/unit-costs.js';
import { isMadeByOwnNoun } from '../relations/rates/own-nouns.js';
import { placesOf } from '../relations/figures/near.js';

/** An average that its total and its count do not give. */
export const average: Kind = {
  id: 'average',
  name: '人均不符',
  severity: 'error',
  reason: '人均、户均等平均数应由文中的总数除以个数得出。',
  fires: [
    '分馆87780人次，平均每个分馆7135人次。设12个分馆。',
    '出院26418人次，实际占用床日198,135日，平均住院日7.05日。',
    '国内公务接待36批次、412人次，支出3.09万元，人均57元。',
    '公务用车运行维护费26.10万元。执法执勤用车9辆，车均运行维护费3.90万元。',
    '全年接待48.62万人次，开放348天，平均每天1937人次。',
    '公用经费133.20万元，在职人员72人，人均公用经费1.58万元。',
    '15个村集体经济收入总额268.50万元，平均19.70万元。',
    '全街道共有社区工作者82人、社区6个，平均每个社区17.3人。',
    '公务用车运行维护费预算27.00万元，支出24.96万元。现有公务用车13辆，每辆车年均运行费用2.92万元。',
    '公务接待费：预算4.00万元，决算2.40万元。全年接待40批次、320人次，批均600元，人均57元。上年为3.16万元。',
    '23处隐患点均有监测员，汛期开展巡查1840点次，平均每处60次；发布预警信息36条。',
    '立案9件。受理投诉64件，办结64件，共为游客挽回损失8.32万元，平均每件9,244元。',
    '培训费25.20万元，培训420人次，每人次700元。',
    '“三公”经费（单位：万元）\n项目\t2024年预算\t2024年决算\n公务用车运行维护费\t4.30\t3.44\n公务接待费\t2.50\t2.00\n合计\t6.80\t5.44\n国内公务接待25批次、160人次，人均80元。',
    '年级\t班数\t幼儿人数\n大班\t4\t124\n中班\t4\t116\n小班\t4\t102\n合计\t12\t342\n平均每班27.9人。',
    '服务老人860人。居家养老服务支出103.20万元，每位老人花费1020元。',
    '单位：万元\n事项\t预算\t支出\n校舍维修\t300.00\t288.00\n食堂改造\t120.00\t115.20\n合计\t420.00\t403.20\n按16所受益学校计算，每校投入22.50万元。',
  ],
  spares: [
    '服务老人860人。居家养老服务支出103.20万元，每位老人花费1200元。',
    '两癌救助支出46.00万元。\n对48名患病妇女实施救助，每人补助10000元。',
    '6个项目自评得分分别为98分、96分、95分、97分、99分、94分，平均96.5分。',
    '国内公务接待36批次、412人次，支出3.09万元，人均75元。',
    '公用经费133.20万元，在职人员72人，人均公用经费1.85万元。',
    '农村居民人均可支配收入18500元，增长7.2%。',
    '176人人均10.95万元，比上一年的人均10.50万元提高0.45万元，全年支出1927.20万元。',
    '生均校舍面积10.40平方米，运动场地8250平方米，在校生1375人，生均6.00平方米。',
    '改造95栋，加装车棚36处，支出1406.00万元，平均每户4000元，平均每栋14.80万元。',
    '为18名公益性岗位人员发放补贴，人均每月1000元。',
    '公务接待费：局机关6.40万元、下属单位5.76万元。共接待152批次1216人次，人均100元。',
    '公务接待费12.16万元，其中外事接待2.16万元。国内公务接待100批次1000人次，人均100元。',
    '公务用车运行维护费决算70.40万元。年末保有车辆22辆，其中执法执勤车16辆、其他用车6辆，每辆年均3.20万元。',
    '走访老党员45名，每人500元，困难群众120户，每户300元，共发放慰问金5.85万元。',
    '年级\t班数\t幼儿人数\n大班\t4\t124\n中班\t4\t116\n小班\t4\t102\n合计\t12\t342\n平均每班28.5人。',
  ],
  find: (document) => {
    const beside = document.statements.flatMap((statement) => {
      const joined = wrongJoinedPrices(statement);
      const prices = new Set(joined.map(({ printed }) => printed.start));
      const named = [
        ...joined,
        ...wrongAverages(document, statement).filter(({ printed }) => !prices.has(printed.start)),
      ];
      const known = new Set(named.map(({ printed }) => printed.start));
      const costs = unitCosts(document, statement).filter(
        ({ printed }) => !known.has(printed.start),
      );
      return [...named, ...costs];
    });
    const known = new Set(beside.map(({ printed }) => printed.start));
    const far = namedAverages(document).filter(({ printed }) => !known.has(printed.start));
    const told = [...beside, ...far];
    const found = new Set(told.map(({ printed }) => printed.start));
    const alone = loneAverages(document).filter(({ printed }) => !found.has(printed.start));
    const near = [...told, ...alone];
    const rest = wideAverages(document, new Set(near.map(({ printed }) => printed.start)));
    const all = [...near, ...rest];
    const plain = plainAverages(document, new Set(all.map(({ printed }) => printed.start)));
    return [...all, ...plain]
      .filter(
        ({ printed, total }) =>
          !LIMIT.test(document.text.slice(printed.end, printed.end + 6)) &&
          !isPlanned(document, printed, total) &&
          !isMadeByOwnNoun(document, printed),
      )
      .map((wrong) => finding(document, wrong));
  },
};

/** 未超过人均120元的上限, 每班30人核定: what was allowed or meant, and no average. */
const LIMIT = /^的?(?:上限|限额|红线|控制数|核定|设计|设定|测算|标准|除以|÷)/;

const PLANNED = /(?:计划|拟|预计|原定)(?:(?!年内|实际|完成|已|兑付|支出)[^。；])*$/;

/** 计划新建22个，每个3.00万元；实际支出62.70万元: what was spent says nothing of what was planned for each. */
function isPlanned({ text }: TextDocument, printed: Mention, total: Mention): boolean {
  const before = /[^。；\n]*$/.exec(text.slice(0, printed.start))?.[0] ?? '';
  return (
    PLANNED.test(before) &&
    (total.end < printed.start - before.length ||
      /[。；\n]/.test(text.slice(printed.end, Math.max(printed.end, total.start))))
  );
}

function finding(document: TextDocument, { printed, total, count, computed }: Average): Finding {
  const shown = show(computed, Math.max(2, placesOf(printed)));
  const number = count === null ? '个数' : show(count.value);
  return findingOf(average, document, [printed, total, ...(count === null ? [] : [count])], {
    computed: `${show(total.value)}${total.unit} ÷ ${number} = ${shown}${printed.unit}，文中为 ${printed.value.toFixed()}`,
    message: `平均数应为 ${shown}${printed.unit}，文中为 ${printed.value.toFixed()}${printed.unit}。`,
    suggestion: `改为 ${shown}${printed.unit}，或核对总数与个数。`,
    confidence: 0.8,
  });
}
