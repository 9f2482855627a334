import { findingOf } from '../finding-of.js';
import { listsOf, type Item } from '../relations/item-lists.js';
import { doubledItems, goalsAnnounced, leftOver } from '../relations/list-counts.js';
import { extraItems, renamedItems } from '../relations/parallel-lists.js';
import { untoldGoals } from '../relations/told-goals.js';
import type { Kind } from '../kind.js';

const goals = (...items: readonly string[]): string =>
  `一、年度绩效目标\n${items.map((item, index) => `${String(index + 1)}.${item}`).join('\n')}`;
const done = (...items: readonly string[]): string =>
  `\n二、绩效目标完成情况\n${items.map((item, index) => `${String(index + 1)}.${item}`).join('\n')}`;

const rangeOfItem = ({ start, end, name, text }: Item): { start: number; end: number } => ({
  start,
  end: name === '' ? start + Math.min(text.length, 12) : end,
});

/** Every goal has its outcome under the same name, and no outcome comes without a goal. */
export const goalMatch: Kind = {
  id: 'goal_outcome',
  name: '目标与完成情况不对应',
  severity: 'warning',
  reason: '完成情况应逐项回应年初目标，名称一致，不多不少。',
  fires: [
    goals('新建村组道路6公里。', '改造农户厕所120户。', '开展农技培训8期。') +
      done('村组道路新建6公里。', '开展农技培训8期。'),
    goals('护林员补助，28人。', '道路硬化，3公里。', '文化活动，12场。') +
      done('防火宣传费。28人。', '道路硬化。3公里。', '文化活动。14场。'),
    goals('养护道路30公里。', '清运垃圾2000吨。', '安装路灯60盏。') +
      done('养护道路30公里。', '清运垃圾2100吨。', '安装路灯60盏。', '新建冷库3座。'),
    '二、绩效目标\n本年度共确定4个绩效目标。\n（1）培训教师60人。\n（2）改造实验室4间。\n（3）资助学生210人。',
    '全年做了以下工作：一是研学18场，参加学生2400人次；二是展览5期；三是研学18场，参加学生2400人次。',
  ],
  spares: [
    goals('新建村组道路6公里。', '改造农户厕所120户。', '开展农技培训8期。') +
      done('新建村组道路6公里，改造户厕120户。', '农技培训开展8期。'),
    goals('养护道路30公里。', '清运垃圾2000吨。', '安装路灯60盏。') +
      '\n二、主要成效\n主要指标完成较好，养护道路30公里；清运垃圾2100吨。',
    '二、绩效目标\n本年度共确定3个绩效目标，主要有：\n（1）培训教师60人；\n（2）改造实验室4间等。',
  ],
  find: (document) => {
    const lists = listsOf(document);
    const said = (item: Item, also: readonly Item[], message: string, suggestion: string) =>
      findingOf(goalMatch, document, [item, ...also].map(rangeOfItem), {
        message,
        suggestion,
        confidence: 0.8,
      });
    return [
      ...[...goalsAnnounced(document, lists), ...leftOver(document)].map((at) =>
        findingOf(goalMatch, document, [at], {
          computed: `逐项列出 ${String(at.listed)} 项，文中为 ${String(at.said)}`,
          message: `文中说有 ${String(at.said)} 项目标，下面列出了 ${String(at.listed)} 项。`,
          suggestion: '补全所列目标，或改正数量。',
          confidence: 0.85,
        }),
      ),
      ...doubledItems(lists).map(({ item, first }) =>
        said(
          item,
          [first],
          `“${item.name}”一项与前面一项一字不差。`,
          '核对是否复制后没有改写，删去一处或改写。',
        ),
      ),
      ...untoldGoals(document, lists).map((goal) =>
        said(
          goal,
          [],
          `目标“${goal.name}”在后文没有完成情况。`,
          '补写该项目标的完成情况，或说明未实施的原因。',
        ),
      ),
      ...renamedItems(lists).map(({ was, now }) =>
        said(
          now,
          [was],
          `同一序号下名称不一致：“${was.name}”与“${now.name}”。`,
          '统一名称，或核对内容是否填错行。',
        ),
      ),
      ...extraItems(lists).map(({ extra, goals: list }) =>
        said(
          extra,
          list.items.slice(-1),
          `完成情况中的“${extra.name}”在年初目标中没有。`,
          '核对目标，或删去多出的一项。',
        ),
      ),
    ];
  },
};
