import type { Pair } from './slip.js';

const HEAD =
  '青山县石镇2023年度部门整体支出绩效自评报告\n一、绩效目标\n1.疏浚河道18公里；\n2.培训种植户420人次；\n3.垃圾清运及时率不低于95%；\n4.新建停车场6处。\n二、完成情况\n';

/** What is said of results, held against the goals of the whole report: right text, and the same gone wrong. */
export const ASKED_PHRASES: readonly Pair[] = (
  [
    ['河道疏浚18.2公里，任务如期兑现。', '河道疏浚17.2公里，任务如期兑现。'],
    ['垃圾清运及时率97.4%，高出目标2.4个百分点。', '垃圾清运及时率97.4%，高出目标3.4个百分点。'],
    ['垃圾清运及时率97.4%，比95%的年度目标高。', '垃圾清运及时率97.4%，比92%的年度目标高。'],
    ['种植户培训436人次，较目标多16人次。', '种植户培训436人次，较目标多26人次。'],
    ['种植户培训426人次，超额完成年初任务。', '种植户培训406人次，超额完成年初任务。'],
  ] as const
).map(([right, wrong]): Pair => [HEAD + right, HEAD + wrong]);
