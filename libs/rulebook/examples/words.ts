import type { RulebookExample, RulebookPackage } from '../schema/index.js';

const LABELS: Readonly<Record<string, string>> = {
  status: '填报状态',
  score: '得分',
  applicableFullMarks: '适用满分',
  converted: '换算得分',
  grade: '等级',
  failing: '不通过的校验',
  passing: '通过的校验',
};

/** What an expectation is of, by its keys below `expect`. */
export function expectationLabels({ indicators, facts }: RulebookPackage) {
  const named = {
    indicators: new Map(
      indicators.categories.flatMap((category) =>
        category.indicators.map(({ id, label }) => [id, label] as const),
      ),
    ),
    facts: new Map(facts.facts.map(({ id, label }) => [id, label] as const)),
  };
  return ([key = '', id = '']: readonly string[]): string =>
    LABELS[key] ?? (key === 'facts' ? named.facts : named.indicators).get(id) ?? id;
}

/** Outcomes that are no figures, as people say them. */
export function outcomeWords({ indicators }: RulebookPackage): ReadonlyMap<string, string> {
  return new Map([
    ['not_applicable', '不涉及'],
    ['missing', '缺少数据'],
    ['error', '无法计算'],
    ['complete', '已填完'],
    ['incomplete', '尚未填完'],
    ['faulty', '规则无法计算'],
    ...indicators.grades.map(({ id, label }) => [id, label] as const),
  ]);
}

/** One promise of a golden case in words: 换算得分 99.57. */
export interface ExpectationLine {
  readonly label: string;
  readonly value: string;
}

/** Everything a golden case expects, in words. */
export function expectationLines(
  pkg: RulebookPackage,
  { expect }: Pick<RulebookExample, 'expect'>,
): readonly ExpectationLine[] {
  const labelOf = expectationLabels(pkg);
  const words = outcomeWords(pkg);
  const checks = new Map(pkg.checks.checks.map(({ id, label }) => [id, label]));
  const shown = (value: string | null): string =>
    value === null ? '（无）' : (words.get(value) ?? value);
  const { status, score, converted, grade, indicators = {}, failing = [], passing = [] } = expect;
  const totals = Object.entries({ status, score, converted, grade }).flatMap(([key, value]) =>
    value === undefined ? [] : [{ label: labelOf([key]), value: shown(value) }],
  );
  const points = Object.entries(indicators).map(([id, value]) => ({
    label: labelOf(['indicators', id]),
    value: shown(value),
  }));
  const listed = Object.entries({ failing, passing }).flatMap(([key, keys]) =>
    keys.map((id) => ({ label: labelOf([key]), value: checks.get(id) ?? id })),
  );
  return [...points, ...totals, ...listed];
}
