import { date, KIND_LABELS, number, sheetOf, text, type Column } from '#libs/features/sheets';
import { Decimal } from '#libs/kernel';
import type { SheetTable } from '#libs/spreadsheet';
import { STAGE_LABELS } from '#libs/workflow';
import type { Overview, UnitProgress } from './overview-service.js';

export type OverviewTable = 'progress' | 'ranks' | 'scores' | 'indicators' | 'checks' | 'years';

const SEVERITY_LABELS = { error: '错误', warning: '警告', hint: '提示' } as const;

const NAME_WIDTH = 34;
const stageOf = ({ stage }: UnitProgress): string =>
  stage === null ? '未建报告' : STAGE_LABELS[stage];

/** Whose score counts, and what the unit gave itself. */
const RATED_BY: readonly Column<UnitProgress>[] = [
  text(
    '计分依据',
    ({ converted, byBureau }) => {
      if (converted === null) return null;
      return byBureau ? '财政局评' : '自评';
    },
    10,
  ),
  number('自评换算得分', ({ selfConverted }) => selfConverted, 14),
];

const PROGRESS: readonly Column<UnitProgress>[] = [
  text('单位', ({ name }) => name, NAME_WIDTH),
  text('类别', ({ kind }) => KIND_LABELS[kind], 8),
  text('环节', stageOf),
  date('期限', ({ dueOn }) => dueOn),
  text('是否逾期', ({ late }) => (late ? '是' : '否'), 10),
  number('换算得分', ({ converted }) => converted),
  ...RATED_BY,
  text('等级', ({ gradeLabel }) => gradeLabel, 8),
  number('未过错误', ({ openErrors }) => openErrors),
];

const RANKS: readonly Column<UnitProgress>[] = [
  number('名次', ({ rank }) => rank, 8),
  text('单位', ({ name }) => name, NAME_WIDTH),
  number('换算得分', ({ converted }) => converted),
  ...RATED_BY,
  text('等级', ({ gradeLabel }) => gradeLabel, 8),
  text('环节', stageOf),
];

/** `60–65`: from the first, up to but without the second. */
const bandLabel = ({ from, before }: Overview['distribution'][number]): string =>
  from === '0' ? '60 分以下' : `${from}–${before ?? '100'} 分`;

/** One decimal-text share of 100. */
const perCent = (part: number, whole: number): string | null =>
  whole === 0 ? null : new Decimal(part).div(whole).times(100).toDecimalPlaces(2).toFixed();

type Band = Overview['distribution'][number];

function scoresSheet({ distribution }: Overview): SheetTable {
  const all = distribution.reduce((total, { reports }) => total + reports, 0);
  const columns: readonly Column<Band>[] = [
    text('换算得分', bandLabel),
    number('报告数', ({ reports }) => reports),
    number('占比（%）', ({ reports }) => perCent(reports, all)),
  ];
  return sheetOf('得分分布', columns, distribution);
}

const INDICATORS: readonly Column<Overview['indicators'][number]>[] = [
  text('序号', ({ number: position }) => position, 8),
  text('指标', ({ label }) => label, NAME_WIDTH),
  number('平均得分率（%）', ({ share }) => share, 16),
  number('计分报告数', ({ reports }) => reports),
  number('未得满分', ({ belowFullMarks }) => belowFullMarks),
];

const CHECKS: readonly Column<Overview['checks'][number]>[] = [
  text('校验', ({ label }) => label, 44),
  text('级别', ({ severity }) => SEVERITY_LABELS[severity], 8),
  number('涉及报告', ({ reports }) => reports),
  number('未通过处数', ({ failing }) => failing),
  number('其中已豁免', ({ waived }) => waived),
];

const YEARS: readonly Column<Overview['byYear'][number]>[] = [
  number('年度', ({ year }) => year, 8),
  number('报告数', ({ reports }) => reports),
  number('已报财政局', ({ submitted }) => submitted),
  number('平均换算得分', ({ average }) => average, 14),
  number('最高', ({ best }) => best),
  number('最低', ({ worst }) => worst),
];

/** Units with a score, best first. */
const ranked = ({ units }: Overview): UnitProgress[] =>
  units
    .filter(({ rank }) => rank !== null)
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0));

/** A table of the overview as a sheet; every table the page shows is here. */
export const OVERVIEW_SHEETS: Readonly<Record<OverviewTable, (overview: Overview) => SheetTable>> =
  {
    progress: ({ units }) => sheetOf('报送进度', PROGRESS, units),
    ranks: (overview) => sheetOf('得分排名', RANKS, ranked(overview)),
    scores: scoresSheet,
    indicators: ({ indicators }) => sheetOf('薄弱指标', INDICATORS, indicators),
    checks: ({ checks }) => sheetOf('常见校验问题', CHECKS, checks),
    years: ({ byYear }) => sheetOf('历年对比', YEARS, byYear),
  };
