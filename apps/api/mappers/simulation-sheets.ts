import type { SimulationResult, SimulationView, Wire } from '#libs/contracts';
import { number, sheetOf, text, type Column } from '#libs/features/sheets';
import type { SheetTable } from '#libs/spreadsheet';

type Summary = Wire<SimulationView>['summary'];
type Result = Wire<SimulationResult>;

const NAME_WIDTH = 34;
const SEVERITY_LABELS = { error: '错误', warning: '警告', hint: '提示' } as const;
const OUTCOME_LABELS = {
  compared: '已比较',
  unscorable: '算不出得分',
  unfinished: '尚未填完',
  failed: '试算出错',
} as const;

type Sides = Pick<Summary['grades'][number], 'before' | 'after'>;
const SIDES: readonly Column<Sides>[] = [
  number('现在', ({ before }) => before),
  number('按草稿', ({ after }) => after),
];

const bandName = ({ from }: Summary['bands'][number]): string =>
  from === 0 ? '60 分以下' : `${String(from)}–${String(from + 5)} 分`;

const INDICATORS: readonly Column<Summary['indicators'][number]>[] = [
  text('序号', ({ number: position }) => position, 8),
  text('指标', ({ label }) => label, NAME_WIDTH),
  number('得分升', ({ better }) => better),
  number('得分降', ({ worse }) => worse),
  number('只有一方计分', ({ onesided }) => onesided, 14),
  number('平均变化', ({ averageDelta }) => averageDelta),
];

const CHECKS: readonly Column<Summary['checks'][number]>[] = [
  text('校验', ({ label }) => label, 44),
  text('级别', ({ severity }) => SEVERITY_LABELS[severity], 8),
  number('新不通过', ({ newly }) => newly),
  number('不再出现', ({ resolved }) => resolved),
];

const FACTS: readonly Column<Summary['missing'][number]>[] = [
  text('事实', ({ label }) => label, NAME_WIDTH),
  number('报告数', ({ reports }) => reports),
];

const MOVES: readonly Column<Summary['moves'][number]>[] = [
  text('现在', ({ from }) => from),
  text('按草稿', ({ to }) => to),
  number('报告数', ({ reports }) => reports),
];

const points = (value: string | null): string => value ?? '不计';
const indicatorChanges = ({ indicators }: Result): string =>
  indicators
    .map((one) => `${one.number} ${one.label}：${points(one.before)} → ${points(one.after)}`)
    .join('\n');

const RESULTS: readonly Column<Result>[] = [
  text('单位', ({ name }) => name, NAME_WIDTH),
  text('结果', ({ outcome }) => OUTCOME_LABELS[outcome], 12),
  number('现在换算得分', ({ before }) => before?.converted ?? null, 14),
  text('现在等级', ({ before }) => before?.gradeLabel ?? null, 10),
  number('按草稿换算得分', ({ after }) => after?.converted ?? null, 16),
  text('按草稿等级', ({ after }) => after?.gradeLabel ?? null, 12),
  text('估算', ({ estimated }) => (estimated ? '是' : '否'), 8),
  number('变化', ({ delta }) => delta),
  text('变化的指标', indicatorChanges, 50),
  text('新不通过的校验', ({ newlyFailing }) => newlyFailing.join('\n'), 44),
  text('缺少的事实', ({ missing }) => missing.join('\n'), NAME_WIDTH),
];

/** What a simulation found, table by table as its page shows them; the reports come first. */
export function simulationSheets(
  { summary }: Wire<SimulationView>,
  results: readonly Result[],
): readonly SheetTable[] {
  const { grades, moves, bands, indicators, checks, missing, unread } = summary;
  return [
    sheetOf('受影响的报告', RESULTS, results),
    sheetOf('等级分布', [text('等级', ({ label }: { label: string }) => label), ...SIDES], grades),
    sheetOf('等级变化', MOVES, moves),
    sheetOf('得分分布', [text('换算得分', bandName), ...SIDES], bands),
    sheetOf('各指标的影响', INDICATORS, indicators),
    sheetOf('校验结果的变化', CHECKS, checks),
    sheetOf('报告缺少的事实', FACTS, missing),
    sheetOf('不再使用的事实', FACTS, unread),
  ];
}
