import { findingOf } from '../finding-of.js';
import { staleYears } from '../relations/dates/stale-years.js';
import type { Kind } from '../kind.js';

const HEAD = '2024年度部门整体支出绩效自评报告\n';

/** The year of an older report where only the report's own, or the one before it, can stand. */
export const staleYear: Kind = {
  id: 'stale_year',
  name: '沿用旧年份',
  severity: 'warning',
  reason: '标题、自评的年度、比较的年份和今后的期限，应与评价年度相符；多为沿用上一份报告。',
  fires: [
    `${HEAD}一、基本情况\n内设3个科室。\n二、2022年项目绩效目标完成情况\n均已完成。`,
    `${HEAD}一、基本情况\n内设3个科室。\n二、2023年度预算执行情况\n支出20万元。`,
    `${HEAD}根据财政局要求，我局对2023年度部门整体支出开展了绩效自评。\n一、基本情况\n内设3个科室。`,
    `${HEAD}培训费14.20万元，比2022年度的15.05万元减少0.85万元。支出较2023年的20万元持平。`,
    `${HEAD}一、改进措施\n2024年6月底前完成资产清查。\n法院\n2025年3月1日`,
    `${HEAD}一、下一步打算\n一是把预算编细，编制2024年预算时由各科室提出测算依据。`,
    `${HEAD}“三公”经费5.15万元，比2020年的49.30万元减少44.15万元，同比下降。`,
    `${HEAD}按照2023年度绩效目标，本年各项任务均已完成。`,
    `${HEAD}评价结果作为编制2022年度部门预算的依据。`,
    `${HEAD}接诊3200人次，比上年（2022年）增加200人次。`,
    `${HEAD}截至2023年12月31日，全年支出418.60万元，预算执行率98.2%。`,
  ],
  spares: [
    `${HEAD}一、基本情况\n内设3个科室。\n二、2024年项目绩效目标完成情况\n均已完成。\n三、2023年度部门决算公开情况\n已公开。\n四、2022年中央水利发展资金项目绩效目标完成情况\n均已完成。`,
    `${HEAD}根据《关于开展2025年绩效自评工作的通知》，我局对2024年度部门整体支出开展了绩效自评。\n一、基本情况\n上年开展2023年度项目自评26个。`,
    `${HEAD}培训费14.20万元，比2023年度的15.05万元减少0.85万元。设备维修支出较2022年增长近三成。2023年比2022年的3万元增加1万元。`,
    `${HEAD}一、改进措施\n2025年6月底前完成资产清查，编制2026年预算时由各科室提出依据。针对2024年上半年支出偏慢的问题，按月通报。`,
    `${HEAD}游客382万人次，同比增长，较疫情前2019年的350万人次增加。按照2024年度绩效目标，各项任务均已完成。`,
    `${HEAD}将2023年度自评结果作为编制2024年预算的依据。`,
    `${HEAD}接诊3200人次，比上年（2023年）增加200人次。截至2023年12月31日，上年结转20万元，2024年全部支出。`,
  ],
  find: (document) =>
    staleYears(document).map(({ named, right, where, start, end }) =>
      findingOf(staleYear, document, [{ start, end }], {
        computed: `评价年度 ${String(document.year)}，文中为 ${String(named)}`,
        message: `${where}写作 ${String(named)} 年，可能沿用了旧报告。`,
        suggestion: `核对年份，应为 ${String(right)} 年。`,
        confidence: 0.75,
      }),
    ),
};
