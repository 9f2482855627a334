import { findingOf } from '../finding-of.js';
import { wrongParts, wrongSides } from '../relations/goals/margins.js';
import { wrongDeadlines } from '../relations/goals/deadlines.js';
import { askedGaps } from '../relations/goals/asked/asked-gaps.js';
import { wrongGoals, type WrongGoal } from '../relations/goals/goal-rates.js';
import { judgedFigures } from '../relations/goals/judged-figures.js';
import { perUnitGoals } from '../relations/goals/per-unit-goals.js';
import { budgetVerdicts } from '../relations/limits/budget-verdicts.js';
import { keptLimits } from '../relations/limits/kept/kept-limits.js';
import { limitRows } from '../relations/limits/limit-rows.js';
import { limitVerdicts } from '../relations/limits/limit-verdicts.js';
import { shortOfAll } from '../relations/goals/short-of-all.js';
import { shortOfSeries } from '../relations/goals/short-of-series.js';
import { wrongDirections } from '../relations/goals/wide/directions.js';
import { lateInPraise } from '../relations/goals/wide/late-in-praise.js';
import { isMetAfterAll } from '../relations/goals/wide/met-after-all.js';
import { praisedRows } from '../relations/goals/wide/praised-rows.js';
import { shortByParts } from '../relations/goals/wide/short-by-parts.js';
import { shortOfTold } from '../relations/goals/wide/short-of-told.js';
import { undoneInPraise } from '../relations/goals/wide/undone-in-praise.js';
import { toldVerdicts } from '../relations/goals/told-verdicts.js';
import {
  placesOf,
  verdictsBesideGoals,
  verdictsInProse,
  verdictsInTables,
  type WrongVerdict,
} from '../relations/goals/verdicts.js';
import type { Range } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';
import type { Mention } from '../mentions/mention.js';

const table = (...rows: readonly string[]): string =>
  `指标|目标值|完成值|完成情况\n${rows.join('\n')}`;

/** Words on how a goal was met that the goal and the figure gainsay. */
export const verdict: Kind = {
  id: 'verdict',
  name: '完成结论不符',
  severity: 'error',
  reason: '完成、超额完成、未完成等结论应与目标值、完成值相符。',
  fires: [
    table('培训人次|≥500人次|486人次|已完成', '新建站点|12处|12处|已完成'),
    table('投诉率|≤2%|2.6%|达标', '满意度|≥95%|96.1%|达标'),
    table('培训人次|500人次|512人次|未完成'),
    table('培训人次|≥500人次|500人次|超额完成'),
    '指标|年度目标|实际完成|是否达标\n出勤率|95%以上|93.4%|是',
    '群众满意度为93.2%，高于95%的目标。',
    '培训村医86人次，未达到80人次的目标。',
    '目标培训村医80人次，实际培训74人次，超额完成目标。',
    '平均住院日目标不超过8.5天，实际8.6天，已完成；手术目标2200台，实际2356台，已完成。',
  ],
  spares: [
    '平均住院日目标不超过8.8天，实际8.6天，已完成。住院日目标8.8天以内，实际8.6天，完成目标。',
    '一、绩效目标\n1.高血压患者规范管理率不低于65%；\n2.精神障碍患者规范管理率不低于95%；\n3.讲座不少于24场。\n二、完成情况\n患者规范管理率93.09%，低于目标1.91个百分点。',
    table('培训人次|≥500人次|512人次|已完成', '新建站点|12处|10处|未完成'),
    table('投诉率|2%|2.6%|已完成', '新建站点|12处|10处|经批准调整为10处，已完成'),
    table('平均办结时间|5天|3天|已完成', '造林|1200亩|1,215亩|超额完成'),
    '群众满意度为93.2%，高于90%的目标。满意度92.6%，比上年的90.1%提高，高于91%的目标。',
    '培训村医86人次，超过80人次的目标。会议费控制在3万元的目标以内，实际2.6万元。',
    '目标培训村医80人次，实际培训84人次，超额完成目标。计划投诉控制在10件以内，实际6件，完成目标。',
  ],
  find: (document) => [
    ...wrongRates(document).map(({ said, came, wanted, computed }) =>
      findingOf(verdict, document, [withWords(said), came, wanted], {
        computed,
        message: `目标 ${document.source.slice(wanted.start, wanted.end)}，完成 ${document.source.slice(came.start, came.end)}，与文中的 ${document.source.slice(said.start, said.end)} 不符。`,
        suggestion: '核对目标值、完成值与完成率（差额），改正其中一个。',
        confidence: 0.85,
      }),
    ),
    ...wrongVerdicts(document).map((wrong) => {
      const [wanted, came] = [wrong.wanted, wrong.came].map(({ start, end }) =>
        document.source.slice(start, end),
      );
      return findingOf(verdict, document, placesOf(wrong), {
        computed: `目标 ${wanted ?? ''}，完成 ${came ?? ''}`,
        message: `目标 ${wanted ?? ''}，完成 ${came ?? ''}，文中却写“${wrong.said}”。`,
        suggestion: '核对目标值、完成值，改正结论。',
        confidence: 0.85,
      });
    }),
  ],
};

/** Rates of goals and gaps to them, each once. */
function wrongRates(document: TextDocument): WrongGoal[] {
  const found = wrongGoals(document);
  const known = new Set(found.map(({ said }) => said.start));
  return [...found, ...askedGaps(document).filter(({ said }) => !known.has(said.start))];
}

/** 原上限1800元经评审提高到1950元: it is held against what it was raised to. */
const RAISED = /^[^，。；]{0,12}(?:提高|上调|调整|放宽|调增)[到至为]\s?\d/;

/** Each figure once, whichever way it was come upon. */
function wrongVerdicts(document: TextDocument): WrongVerdict[] {
  const found = [
    ...verdictsInTables(document),
    ...verdictsBesideGoals(document),
    ...verdictsInProse(document),
    ...wrongSides(document),
    ...toldVerdicts(document),
    ...wrongDeadlines(document),
    ...shortOfAll(document),
    ...wrongParts(document),
  ];
  const further = [
    shortOfSeries,
    judgedFigures,
    perUnitGoals,
    limitVerdicts,
    limitRows,
    budgetVerdicts,
    shortOfTold,
    shortByParts,
    praisedRows,
    wrongDirections,
    lateInPraise,
    undoneInPraise,
    keptLimits,
  ];
  for (const find of further) {
    const known = new Set(found.map(({ came }) => came.start));
    found.push(...find(document).filter(({ came }) => !known.has(came.start)));
  }
  return found.filter(
    (wrong) =>
      !isMetAfterAll(document, wrong) &&
      !RAISED.test(document.text.slice(wrong.wanted.end, wrong.wanted.end + 24)),
  );
}

/** 比计划少48条次: the words say on which side, and may be what is wrong. */
function withWords({ before, start, end }: Mention): Range {
  const words = /[比较超][^，。；：（()\d]{0,12}$/.exec(before)?.[0] ?? '';
  return { start: start - words.length, end };
}
