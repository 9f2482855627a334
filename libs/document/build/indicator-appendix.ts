import { inChinese } from '#libs/kernel';
import type { CategoryResult, IndicatorResult } from '#libs/rulebook';
import type { CaptionedBlock } from './captioned.js';
import type { AdjustmentInput, DocumentInput } from '../input.js';
import type { Block, TableCell, TableColumn, TableRowModel } from '../model.js';
import { cell, figure } from './runs.js';

const COLUMNS: readonly TableColumn[] = [
  { label: '序号', width: 5, align: 'center' },
  { label: '指标', width: 15, align: 'left' },
  { label: '满分', width: 5, align: 'center' },
  { label: '适用满分', width: 6, align: 'center' },
  { label: '自评得分', width: 6, align: 'center' },
  { label: '得分说明', width: 34, align: 'left' },
  { label: '评分依据', width: 29, align: 'left' },
];

/** 指标评分明细: every indicator with its marks, why it scored so, and the policy behind it. Lying. */
export function indicatorAppendix(block: CaptionedBlock, input: DocumentInput): readonly Block[] {
  const { score } = input.evaluation;
  const rows = score.categories.flatMap((category, position) => {
    const indicators = score.indicators.filter((indicator) => indicator.category === category.id);
    return indicators.length === 0
      ? []
      : [
          groupRow(category, position + 1),
          ...indicators.map((indicator) => indicatorRow(indicator, input)),
        ];
  });
  return [
    {
      type: 'table',
      id: block.id,
      ...(block.caption === undefined ? {} : { caption: block.caption }),
      columns: COLUMNS,
      rows,
      landscape: true,
    },
  ];
}

function groupRow(category: CategoryResult, position: number): TableRowModel {
  const marks =
    category.kind === 'scored'
      ? `满分 ${category.fullMarks}，适用满分 ${category.applicableFullMarks}，得分 ${category.score}`
      : `得分 ${category.score}`;
  const text = `${inChinese(position)}、${category.label}（${marks}）`;
  const whole = cell(text, { span: COLUMNS.length, align: 'left' });
  return { kind: 'group', cells: [figure(`category.${category.id}.score`, whole)] };
}

function indicatorRow(indicator: IndicatorResult, input: DocumentInput): TableRowModel {
  const adjustment = input.record.adjustments.find(
    ({ indicatorId }) => indicatorId === indicator.id,
  );
  const scoreRef = `indicator.${indicator.id}.score`;
  const cells: readonly TableCell[] = [
    cell(indicator.number),
    cell(indicator.label),
    cell(indicator.fullMarks),
    cell(
      indicator.status === 'not_applicable' && indicator.treatment === 'exclude'
        ? '不计'
        : indicator.applicableFullMarks,
    ),
    figure(scoreRef, cell(indicator.score ?? '—')),
    figure(
      scoreRef,
      cell([...explanation(indicator), ...measure(indicator, input), ...adjusted(adjustment)]),
    ),
    cell(indicator.basis),
  ];
  return { kind: 'row', cells };
}

/** Why the indicator has the points it has; what is missing or broken is said, never passed over. */
function explanation(indicator: IndicatorResult): readonly string[] {
  switch (indicator.status) {
    case 'not_applicable':
      return [
        indicator.treatment === 'full_marks'
          ? '不涉及，按满分计。'
          : '不涉及，不计入得分和适用满分。',
      ];
    case 'missing':
      return [`尚缺：${missingLabels(indicator).join('、')}`];
    case 'error':
      return [`规则错误：${indicator.fault?.message ?? '未知'}`];
    case 'scored':
      return scoredLines(indicator);
  }
}

function missingLabels(indicator: IndicatorResult): readonly string[] {
  return indicator.missing.map(
    (id) => indicator.inputs.find((input) => input.id === id)?.label ?? id,
  );
}

function scoredLines(indicator: IndicatorResult): readonly string[] {
  const lines = unique([...indicator.reasons, ...indicator.arithmetic]);
  const counterfactual = indicator.counterfactual === undefined ? [] : [indicator.counterfactual];
  if (lines.length + counterfactual.length > 0) return [...lines, ...counterfactual];
  return [indicator.deduction === '0' ? '符合评分标准，得满分。' : indicator.standard];
}

function measure(indicator: IndicatorResult, input: DocumentInput): readonly string[] {
  const given = input.measures[indicator.id];
  return given === undefined ? [] : [`原因：${given.reason}`, `整改措施：${given.measure}`];
}

function adjusted(adjustment: AdjustmentInput | undefined): readonly string[] {
  return adjustment === undefined
    ? []
    : [`财政局审定：${adjustment.selfScore} → ${adjustment.bureauScore}，${adjustment.reason}`];
}

function unique(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)];
}
