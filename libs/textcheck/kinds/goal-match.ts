import { findingOf, rangeOfText } from '../finding-of.js';
import { outcomesWithoutGoal } from '../relations/goals/displaced.js';
import { outcomeGroups } from '../relations/goals/outcome-rows.js';
import { listsOf } from '../relations/goals/item-lists.js';
import type { Item, ItemList } from '../relations/goals/items.js';
import {
  doubledItems,
  goalsAnnounced,
  goalsInLine,
  leftOver,
} from '../relations/goals/list-counts.js';
import {
  extraItems,
  missingItems,
  renamedItems,
  type Renamed,
  isOfElse,
  isShortened,
} from '../relations/goals/parallel-lists.js';
import { othersInTurn } from '../relations/goals/other-in-turn.js';
import { strangeSubjects } from '../relations/goals/outcome-subjects.js';
import { strangeRows } from '../relations/goals/strange-rows.js';
import { besideGoals } from '../relations/goals/beside-goals.js';
import { otherThings } from '../relations/goals/other-things.js';
import { DEED } from '../relations/goals/planned-deeds.js';
import { substitutedThings, type Substituted } from '../relations/goals/substituted.js';
import { citedGoals, type CitedGoal } from '../relations/goals/cited-goals.js';
import { otherCounts } from '../relations/goals/goal-counts.js';
import { otherTargets } from '../relations/goals/target-values.js';
import { mirroredNames, mirroredValues } from '../relations/goals/mirrored-goals.js';
import { retoldGoals } from '../relations/goals/wide/retold-goals.js';
import { goalsSetAgain } from '../relations/goals/wide/set-again.js';
import { exchangedThings } from '../relations/goals/wide/exchanged.js';
import { swappedNames } from '../relations/goals/wide/swapped-names.js';
import { swappedInPraise } from '../relations/goals/wide/swapped-in-praise.js';
import { untoldGoals } from '../relations/goals/told-goals.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

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
    '项目|年初目标|完成情况\n招商|签约40个|签约43个\n道路|新建5公里|新建5公里\n管网|改造12公里|改造12.8公里\n人才公寓装修|—|完成装修120套',
    '年度目标8项：助学金发放；校舍维修3处；智慧校园建设64间；食堂改造。\n目标完成情况：\n项目|目标值|实际值\n助学金|到位|到位\n校舍维修|3处|3处\n书香校园建设|64间|64间\n食堂改造|到位|到位',
    '一、年度目标\n①客运量7200万人次；②正点率95%；③公里成本6.05元以内；④通达率100%。\n二、目标完成对照\n目标|完成情况\n客运量|7264.5万人次\n正点率|95.8%\n通达率|100%\n三、成本\n公里成本5.98元。',
    '二、绩效目标\n本年度共确定4个绩效目标。\n（1）培训教师60人。\n（2）改造实验室4间。\n（3）资助学生210人。',
    '全年做了以下工作：一是研学18场，参加学生2400人次；二是展览5期；三是研学18场，参加学生2400人次。',
    '年初计划送戏下乡120场、放映电影1560场、阅读推广80场，实际送戏126场、放映1560场、推广92场。\n指标|年初目标值|实际完成值\n送戏下乡场次|120场|126场\n阅读推广活动场次|100场|92场',
    '一、年度目标\n1.抽检2150批次。\n2.案件结案率90%以上。\n3.投诉举报按期办结率达到98%以上。\n二、完成情况\n指标|指标值|实际完成值\n抽检|2150批次|2162批次\n案件结案率|≥90%|94%\n投诉举报按期办结率|≥95%|99.4%',
    '二、绩效目标\n年度绩效目标包括：图书外借8万册；开展阅读活动60场；古籍修复120册；读者满意度90%以上。\n三、目标完成情况\n1.图书外借：外借8.3万册。\n2.阅读活动：开展63场。\n3.家具修复：修复120件。\n4.读者满意度：93.5%。',
    '二、年度任务\n今年安排四件实事：一是修建村级冷库3座；二是资助困难学生130人；三是安装监控探头210个；四是整修山塘7口。\n三、任务办结情况\n修建村级冷库：建成3座。\n资助困难学生：资助136人。\n安装监控探头：安装210个。\n整修晒场：整修7处。',
    '一、年度目标\n1.修复路面32公里；\n2.改造老屋坪桥、下湾桥、双溪新桥、猫儿岭桥、沙河中桥5座危桥；\n3.安装护栏50公里。\n二、目标完成情况\n1.修复路面32.5公里。\n2.老屋坪桥、下湾桥、柳泉二桥、猫儿岭桥、沙河中桥均已改造。\n3.安装护栏51公里。',
  ],
  spares: [
    '一、年度目标\n1.修复路面32公里；\n2.改造老屋坪桥、下湾桥、双溪新桥、猫儿岭桥、沙河中桥5座危桥；\n3.安装护栏50公里。\n二、目标完成情况\n1.修复路面32.5公里。\n2.老屋坪桥、下湾桥、双溪新桥、猫儿岭桥、沙河中桥均已改造，柳泉二桥另行立项。\n3.安装护栏51公里。',
    '二、绩效目标\n（1）举办招聘会18场；\n（2）培训电商学员240人；\n（3）新建充电桩40个。\n三、目标实现情况\n（一）促进就业。举办招聘会19场。\n（二）技能培训。培训电商学员251人。\n（三）充电设施。建成充电桩40个。',
    '年初计划送戏下乡120场、阅读推广80场，年中经批准目标调整。\n指标|年初目标值|实际完成值\n送戏下乡场次|120场|126场\n阅读推广活动场次|100场|92场',
    '一、年度目标\n1.抽检2150批次。\n2.抽检合格率90%以上。\n3.培训80场。\n二、完成情况\n指标|指标值|实际完成值\n抽检|2150批次|2162批次\n抽检一次送样合格率|≥85%|94%\n培训|80场|82场',
    goals('新建村组道路6公里。', '改造农户厕所120户。', '开展农技培训8期。') +
      done('新建村组道路6公里，改造户厕120户。', '农技培训开展8期。'),
    goals('养护道路30公里。', '清运垃圾2000吨。', '安装路灯60盏。') +
      '\n二、主要成效\n主要指标完成较好，养护道路30公里；清运垃圾2100吨。',
    '二、绩效目标\n本年度共确定3个绩效目标，主要有：\n（1）培训教师60人；\n（2）改造实验室4间等。',
    '一、绩效目标完成情况\n指标|2021年|2022年\n门急诊（人次）|1864|1983\n出院（人次）|108|114\n实际占用床日|9665|9821\n门急诊目标1900人次，实际1983人次；出院目标110人次，实际114人次。',
  ],
  find: (document) => {
    const lists = listsOf(document);
    const inTables = missingItems(lists);
    const odd = unmatched(document, lists, inTables);
    const told = new Set([...inTables, ...odd.flatMap(({ also }) => also)]);
    return [
      ...countedWrong(document, lists),
      ...withoutGoal(document),
      ...withOtherValue(document),
      ...otherCounts(document).map(({ set, met }) =>
        findingOf(goalMatch, document, [met, set], {
          message: '设定的目标项数与完成的项数不一致。',
          suggestion: '核对目标项数，统一前后说法。',
          confidence: 0.8,
        }),
      ),
      ...withOtherThing(document),
      ...mirroredNames(document).map(({ was, now }) =>
        findingOf(goalMatch, document, [now.name, was.name].map(rangeOfText), {
          message: `同一项名称不一致：“${was.name.text}”与“${now.name.text}”。`,
          suggestion: '统一名称，或核对内容是否填错行。',
          confidence: 0.8,
        }),
      ),
      ...strangeSubjects(document).map((at) =>
        findingOf(goalMatch, document, [at], {
          message: `完成情况写的是“${at.name}”做的事，目标是本单位的。`,
          suggestion: '核对是否从其他单位的报告复制，改为本单位的完成情况。',
          confidence: 0.75,
        }),
      ),
      ...odd.map(({ item, also, message, suggestion }) =>
        findingOf(goalMatch, document, [item, ...also].map(rangeOfItem), {
          message,
          suggestion,
          confidence: 0.8,
        }),
      ),
      ...untoldGoals(document, lists)
        .filter((goal) => !told.has(goal))
        .map((goal) =>
          findingOf(goalMatch, document, [rangeOfItem(goal)], {
            message: `目标“${goal.name}”在后文没有完成情况。`,
            suggestion: '补写该项目标的完成情况，或说明未实施的原因。',
            confidence: 0.8,
          }),
        ),
    ];
  },
};

const countedWrong = (
  document: TextDocument,
  lists: readonly ItemList[],
): ReturnType<Kind['find']> =>
  [...goalsAnnounced(document, lists), ...goalsInLine(document), ...leftOver(document)].map((at) =>
    findingOf(goalMatch, document, [at], {
      computed: `逐项列出 ${String(at.listed)} 项，文中为 ${String(at.said)}`,
      message: `文中说有 ${String(at.said)} 项目标，下面列出了 ${String(at.listed)} 项。`,
      suggestion: '补全所列目标，或改正数量。',
      confidence: 0.85,
    }),
  );

const withOtherValue = (document: TextDocument): ReturnType<Kind['find']> =>
  [
    ...otherTargets(document).map(({ row, inTable, told }) => ({
      name: `“${row.project.name}”的`,
      wrong: inTable,
      set: told,
    })),
    ...citedTwice(document).map(({ cited, set }) => ({ name: '', wrong: cited, set })),
    ...mirroredValues(document).map(({ set, cited, name }) => ({
      name: `“${name}”的`,
      wrong: rangeOfText(cited),
      set: rangeOfText(set),
    })),
  ].map(({ name, wrong, set }) =>
    findingOf(goalMatch, document, [wrong, set], {
      message: `${name}目标值前后不一致：${document.source.slice(set.start, set.end)}与${document.source.slice(wrong.start, wrong.end)}。`,
      suggestion: '核对批复的绩效目标，统一目标值。',
      confidence: 0.8,
    }),
  );

/** Each goal cited with another value once, whichever way it was come upon. */
function citedTwice(document: TextDocument): CitedGoal[] {
  const found = citedGoals(document);
  return [
    ...found,
    ...[...goalsSetAgain(document), ...retoldGoals(document)].filter(
      ({ cited }, at, all) =>
        ![...found, ...all.slice(0, at)].some((one) => one.cited.start === cited.start),
    ),
  ];
}

/** Each thing told in the place of another once, whichever way it was come upon. */
function swappedThings(document: TextDocument): Substituted[] {
  const found: Substituted[] = [];
  const byName = [substitutedThings, besideGoals, otherThings].map((find) =>
    find(document).filter(({ wanted, came }) => ![wanted, came].some(isNoThing)),
  );
  for (const others of [
    ...byName,
    swappedNames(document),
    swappedInPraise(document),
    exchangedThings(document),
  ])
    found.push(
      ...others.filter(
        ({ came }) => !found.some((one) => one.came.start < came.end && came.start < one.came.end),
      ),
    );
  return found;
}

/** 都有, 一次, 除治: how, or what was done, names no thing. */
const NO_THING = new RegExp(`^(?:都|均|一次|已|未)|^(?:${DEED}|除治|防治|处理|处置|清除)+$|维持$`);
const isNoThing = ({ name }: Substituted['came']): boolean => NO_THING.test(name);

const withOtherThing = (document: TextDocument): ReturnType<Kind['find']> =>
  swappedThings(document).map(({ wanted, came }) =>
    findingOf(goalMatch, document, [came, wanted], {
      message: `目标是“${wanted.name}”，完成情况写的是“${came.name}”。`,
      suggestion: '核对目标与完成情况是否为同一事项，统一名称。',
      confidence: 0.75,
    }),
  );

const withoutGoal = (document: TextDocument): ReturnType<Kind['find']> =>
  outcomeGroups(document)
    .flatMap((rows) => outcomesWithoutGoal(document.text, rows))
    .map(({ project }) =>
      findingOf(goalMatch, document, [rangeOfText(project.cell)], {
        message: `“${project.name}”写了完成情况，却没有年初目标。`,
        suggestion: '补写年初目标，或说明是年中追加的事项。',
        confidence: 0.7,
      }),
    );

interface Unmatched {
  readonly item: Item;
  readonly also: readonly Item[];
  readonly message: string;
  readonly suggestion: string;
}

/** The first findings, and of others those of no point that is among the first. */
const onlyNew = (first: readonly Renamed[], others: readonly Renamed[]): Renamed[] => [
  ...first,
  ...others.filter(
    ({ was, now }) =>
      !first.some((one) => one.now.from === now.from) &&
      !isShortened(was.name, now.name) &&
      !isOfElse(was, now),
  ),
];

/** Points of one list that another has not, has twice, or has under another name. */
const unmatched = (
  document: TextDocument,
  lists: readonly ItemList[],
  inTables: readonly Item[],
): Unmatched[] => [
  ...doubledItems(lists).map(({ item, first }) => ({
    item,
    also: [first],
    message: `“${item.name}”一项与前面一项一字不差。`,
    suggestion: '核对是否复制后没有改写，删去一处或改写。',
  })),
  ...inTables.map((item) => ({
    item,
    also: [],
    message: `目标“${item.name}”在完成情况中没有。`,
    suggestion: '补列该项目标的完成情况，或说明未实施的原因。',
  })),
  ...onlyNew(renamedItems(lists), othersInTurn(document)).map(({ was, now }) => ({
    item: now,
    also: [was],
    message: `同一项名称不一致：“${was.name}”与“${now.name}”。`,
    suggestion: '统一名称，或核对内容是否填错行。',
  })),
  ...strangeRows(document, lists).map(({ row, goal }) => ({
    item: row,
    also: goal === null ? [] : [goal],
    message:
      goal === null
        ? `完成情况中的“${row.name}”在年初目标中没有。`
        : `同一项名称不一致：“${goal.name}”与“${row.name}”。`,
    suggestion: '核对目标，统一名称，或删去多出的一项。',
  })),
  ...extraItems(lists).map(({ extra, goals: list }) => ({
    item: extra,
    also: list.items.slice(-1),
    message: `完成情况中的“${extra.name}”在年初目标中没有。`,
    suggestion: '核对目标，或删去多出的一项。',
  })),
];
