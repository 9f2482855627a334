import { findingOf, rangeOfText } from '../finding-of.js';
import { displacedCells } from '../relations/goals/displaced.js';
import { outcomeGroups } from '../relations/goals/outcome-rows.js';
import type { Kind } from '../kind.js';

const table = (...rows: readonly string[]): string => `指标|目标值|完成情况\n${rows.join('\n')}`;

/** What stands in a row belongs to another. */
export const outcomeRow: Kind = {
  id: 'outcome_row',
  name: '完成情况填错行',
  severity: 'warning',
  reason: '完成情况应回应本行的目标，不能填成另一项的内容。',
  fires: [
    table('安装路灯|160盏|组织义诊6场，服务830人次', '组织义诊|6场|安装路灯160盏，全部亮灯'),
    table('老年人体检|≥3200人|97.2%', '孕产妇建册率|≥95%|97.2%'),
    '项目|绩效目标|完成情况\n绿化养护|养护绿地95公顷，覆盖率40%|养护绿地95公顷\n安全监管|养护公园5处，绿化覆盖率38%|监管企业186家\n征地|征地850亩|征地850亩',
  ],
  spares: [
    table('安装路灯|160盏|新增太阳能灯160盏', '组织义诊|6场|开展义诊6场'),
    table('老年人体检|≥3200人|100%', '孕产妇建册率|≥95%|100%'),
    table('保障基本民生|≥95%|群众满意度96.1%', '群众满意度|≥90%|96.1%'),
  ],
  find: (document) =>
    outcomeGroups(document)
      .flatMap((rows) => displacedCells(rows))
      .map(({ cell, here, there }) =>
        findingOf(outcomeRow, document, [cell, there.project.cell].map(rangeOfText), {
          message: `“${here.project.name}”一行的内容与本行无关，像是“${there.project.name}”的。`,
          suggestion: '核对是否填错行，改写为本行的内容。',
          confidence: 0.8,
        }),
      ),
};
