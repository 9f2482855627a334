import type { Condition, RulebookPackage, ScoringForm } from '../schema/index.js';
import type { IntervalBounds } from '../score/intervals.js';
import { narrativeConditions } from './blocks.js';

/** A formula where it stands. `path` leads into the files. */
export interface PlacedFormula {
  readonly path: string;
  readonly source: string;
  /** The table whose row it reads. */
  readonly row?: string;
  /** In a check, which may read the report's text and more tables. */
  readonly ofCheck?: boolean;
}

export interface PlacedCondition {
  readonly path: string;
  readonly condition: Condition;
  readonly row?: string;
}

const inRow = (row: string | undefined) => (row === undefined ? {} : { row });

/** Formulas of a scoring form, those of the forms within it among them. */
export function formFormulas(form: ScoringForm, path: string): readonly PlacedFormula[] {
  switch (form.form) {
    case 'proportional':
    case 'reverse':
      return [
        { path: `${path}.actual`, source: form.actual },
        { path: `${path}.target`, source: form.target },
      ];
    case 'bands':
      return [{ path: `${path}.value`, source: form.value }];
    case 'deductions':
    case 'penalty':
      return form.items.flatMap(({ count }, index) =>
        count === undefined ? [] : [{ path: `${path}.items.${index}.count`, source: count }],
      );
    case 'gate':
      return formFormulas(form.then, `${path}.then`);
    case 'best_of':
      return form.alternatives.flatMap(({ scoring }, index) =>
        formFormulas(scoring, `${path}.alternatives.${index}.scoring`),
      );
    default:
      return [];
  }
}

/** Conditions of a scoring form, those of the forms within it among them. */
export function formConditions(form: ScoringForm, path: string): readonly PlacedCondition[] {
  const own = 'when' in form ? [{ path: `${path}.when`, condition: form.when }] : [];
  switch (form.form) {
    case 'checklist':
    case 'bonus':
    case 'penalty':
      return form.items.map(({ when }, index) => ({
        path: `${path}.items.${index}.when`,
        condition: when,
      }));
    case 'gate':
      return [...own, ...formConditions(form.then, `${path}.then`)];
    case 'best_of':
      return form.alternatives.flatMap(({ scoring }, index) =>
        formConditions(scoring, `${path}.alternatives.${index}.scoring`),
      );
    default:
      return own;
  }
}

/** Bands and the formula they are of. `path` leads to the list. */
export interface PlacedBands {
  readonly path: string;
  readonly value: string;
  readonly bands: readonly IntervalBounds[];
}

/** Bands of a form, those of the forms within it among them. */
export function formBands(form: ScoringForm, path: string): readonly PlacedBands[] {
  switch (form.form) {
    case 'bands':
      return [{ path: `${path}.bands`, value: form.value, bands: form.bands }];
    case 'gate':
      return formBands(form.then, `${path}.then`);
    case 'best_of':
      return form.alternatives.flatMap(({ scoring }, index) =>
        formBands(scoring, `${path}.alternatives.${index}.scoring`),
      );
    default:
      return [];
  }
}

type Deduction = Extract<ScoringForm, { form: 'deductions' }>['items'][number];

/** Items of deductions of a form, those of the forms within it among them. */
export function formDeductions(
  form: ScoringForm,
  path: string,
): readonly (Deduction & { readonly path: string })[] {
  switch (form.form) {
    case 'deductions':
      return form.items.map((item, index) => ({ ...item, path: `${path}.items.${index}` }));
    case 'gate':
      return formDeductions(form.then, `${path}.then`);
    case 'best_of':
      return form.alternatives.flatMap(({ scoring }, index) =>
        formDeductions(scoring, `${path}.alternatives.${index}.scoring`),
      );
    default:
      return [];
  }
}

/** Every indicator with its path. */
export const placedIndicators = ({ indicators }: RulebookPackage) =>
  indicators.categories.flatMap((category, c) =>
    category.indicators.map((indicator, i) => ({
      indicator,
      path: `indicators.categories.${c}.indicators.${i}`,
    })),
  );

/** Every formula of a package. */
export function packageFormulas(pkg: RulebookPackage): readonly PlacedFormula[] {
  const facts = pkg.facts.facts.flatMap(({ id, formula, columns = [] }, f) => {
    const path = `facts.facts.${f}`;
    const own = formula === undefined ? [] : [{ path: `${path}.formula`, source: formula }];
    const inside = columns.flatMap((column, c) =>
      column.formula === undefined
        ? []
        : [{ path: `${path}.columns.${c}.formula`, source: column.formula, row: id }],
    );
    return [...own, ...inside];
  });
  const checks = pkg.checks.checks.flatMap(({ left, right, forEach }, index) => {
    const place = { ...inRow(forEach), ofCheck: true };
    const path = `checks.checks.${index}`;
    return [
      { path: `${path}.left`, source: left, ...place },
      { path: `${path}.right`, source: right, ...place },
    ];
  });
  return [
    ...facts,
    ...placedIndicators(pkg).flatMap(({ indicator, path }) =>
      formFormulas(indicator.scoring, `${path}.scoring`),
    ),
    ...pkg.indicators.caps.map(({ value }, index) => ({
      path: `indicators.caps.${index}.value`,
      source: value,
    })),
    ...checks,
  ];
}

/** Every condition of a package, the named ones first. */
export function packageConditions(pkg: RulebookPackage): readonly PlacedCondition[] {
  const named = Object.entries(pkg.indicators.conditions).map(([name, condition]) => ({
    path: `indicators.conditions.${name}`,
    condition,
  }));
  const indicators = placedIndicators(pkg).flatMap(({ indicator, path }) => [
    ...formConditions(indicator.scoring, `${path}.scoring`),
    ...(indicator.notApplicable === undefined
      ? []
      : [{ path: `${path}.notApplicable.when`, condition: indicator.notApplicable.when }]),
  ]);
  const checks = pkg.checks.checks.flatMap(({ when, forEach }, index) =>
    when === undefined
      ? []
      : [{ path: `checks.checks.${index}.when`, condition: when, ...inRow(forEach) }],
  );
  return [...named, ...indicators, ...checks, ...narrativeConditions(pkg.narrative)];
}
