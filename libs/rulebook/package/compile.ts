import { contentHash, Decimal, ZipingError } from '#libs/kernel';
import { checkSymbols } from '../checks/system-tables.js';
import { ConditionCompiler, type CompiledCondition } from '../conditions/compile.js';
import { compileFormula } from '../formula/compile.js';
import type { CompiledFormula } from '../formula/nodes.js';
import { factSymbols, type FactSymbol, type FormulaEnvironment } from '../formula/symbols.js';
import type { CheckDefinition, IndicatorDefinition, RulebookPackage } from '../schema/index.js';
import { compileForm } from '../score/forms/index.js';
import { intervalOf } from '../score/intervals.js';
import { parseTemplate, type ParsedTemplate } from '../template/parse.js';
import { narrativeConditions, narrativeTemplates } from './blocks.js';
import type {
  CompiledCap,
  CompiledCheck,
  CompiledIndicator,
  CompiledRulebook,
} from './compiled.js';
import { deepFreeze } from './freeze.js';
import { inputFactsOf } from './inputs.js';
import { lintPackage } from './lint/index.js';

/** Compiles what lint has passed; anything it should have refused is a fault of ours. */
class PackageCompiler {
  readonly facts: ReadonlyMap<string, FactSymbol>;
  readonly checkFacts: ReadonlyMap<string, FactSymbol>;
  readonly conditions: ConditionCompiler;

  constructor(private readonly pkg: RulebookPackage) {
    this.facts = factSymbols(pkg.facts.facts);
    this.checkFacts = checkSymbols(this.facts);
    this.conditions = new ConditionCompiler(new Map(Object.entries(pkg.indicators.conditions)));
  }

  formula(source: string, environment: Partial<FormulaEnvironment> = {}): CompiledFormula {
    const { formula, issues } = compileFormula(source, { facts: this.facts, ...environment });
    if (formula === undefined)
      throw new Error(
        `formula passed lint but does not compile: ${source}: ${issues[0]?.message ?? ''}`,
      );
    return formula;
  }

  derived(): ReadonlyMap<string, CompiledFormula> {
    return new Map(
      this.pkg.facts.facts.flatMap((fact) =>
        fact.formula === undefined ? [] : [[fact.id, this.formula(fact.formula)] as const],
      ),
    );
  }

  derivedColumns(): ReadonlyMap<string, CompiledFormula> {
    return new Map(
      this.pkg.facts.facts.flatMap((fact) =>
        (fact.columns ?? []).flatMap((column) =>
          column.formula === undefined
            ? []
            : [
                [
                  `${fact.id}/${column.id}`,
                  this.formula(column.formula, { row: fact.id }),
                ] as const,
              ],
        ),
      ),
    );
  }

  indicators(): CompiledIndicator[] {
    return this.pkg.indicators.categories.flatMap((category, at) =>
      category.indicators.map((definition, index) =>
        this.indicator(definition, category, `${at + 1}.${index + 1}`),
      ),
    );
  }

  private indicator(
    definition: IndicatorDefinition,
    category: CompiledIndicator['category'],
    number: string,
  ): CompiledIndicator {
    const scorer = compileForm(definition.scoring, {
      formula: (source) => this.formula(source),
      condition: (condition) => this.conditions.add(condition),
    });
    const notApplicable =
      definition.notApplicable === undefined
        ? null
        : this.conditions.add(definition.notApplicable.when);
    const conditions =
      notApplicable === null ? scorer.conditions : [notApplicable, ...scorer.conditions];
    const formulaFacts = scorer.formulas.flatMap((formula) => formula.facts);
    const inputs = [...formulaFacts, ...conditions.flatMap((condition) => condition.facts)];
    return {
      definition,
      category,
      number,
      fullMarks: new Decimal(definition.fullMarks),
      scorer,
      notApplicable,
      conditions: [...new Set(conditions)],
      formulaFacts: [...new Set(formulaFacts)],
      inputs: [...new Set(inputs)],
    };
  }

  caps(): CompiledCap[] {
    return this.pkg.indicators.caps.map(({ id, label, value, bands }) => ({
      id,
      label,
      formula: this.formula(value),
      bands: bands.map((band) => ({
        interval: intervalOf(band),
        atMost: new Decimal(band.atMost),
      })),
    }));
  }

  check(definition: CheckDefinition, derived: ReadonlyMap<string, CompiledFormula>): CompiledCheck {
    const row = definition.forEach === undefined ? {} : { row: definition.forEach };
    const environment = { facts: this.checkFacts, texts: true, ...row };
    const [left, right] = [
      this.formula(definition.left, environment),
      this.formula(definition.right, environment),
    ];
    return {
      definition,
      left,
      right,
      when: definition.when === undefined ? null : this.conditions.add(definition.when),
      fields: definition.fields ?? inputFactsOf([left, right], definition.forEach, derived),
    };
  }

  blockConditions(): ReadonlyMap<string, CompiledCondition> {
    return new Map(
      narrativeConditions(this.pkg.narrative).map(
        ({ key, condition }) => [key, this.conditions.add(condition)] as const,
      ),
    );
  }

  requiredWhen(): ReadonlyMap<string, CompiledCondition> {
    const names = new Set(this.pkg.facts.facts.flatMap((fact) => fact.requiredWhen ?? []));
    return new Map([...names].map((name) => [name, this.conditions.add({ condition: name })]));
  }

  templates(): ReadonlyMap<string, ParsedTemplate> {
    const checks = this.pkg.checks.checks.flatMap((check) => [check.message, check.instruction]);
    const reasons = this.pkg.indicators.categories.flatMap((category) =>
      category.indicators.flatMap((indicator) => indicator.notApplicable?.reason ?? []),
    );
    const narrative = narrativeTemplates(this.pkg.narrative).map(({ template }) => template);
    return new Map(
      [...narrative, ...checks, ...reasons].map((template) => [template, parseTemplate(template)]),
    );
  }
}

/**
 * Compiles a package once for any number of evaluations. The package given is copied and frozen.
 * @throws ZipingError `rulebook.invalid` with every lint error, each with its path.
 */
export function compilePackage(source: RulebookPackage): CompiledRulebook {
  const pkg = deepFreeze(structuredClone(source));
  const errors = lintPackage(pkg).filter((fault) => fault.severity === 'error');
  if (errors.length > 0) {
    throw new ZipingError('rulebook.invalid', `规则包有 ${errors.length} 处错误`, {
      faults: errors.map(({ path, message }) => ({ code: 'rulebook.invalid', path, message })),
    });
  }
  const compiler = new PackageCompiler(pkg);
  const derived = compiler.derived();
  const templates = compiler.templates();
  const classifiedText = pkg.disclosure.replacement;
  const parts = {
    templates,
    classifiedText,
    checkProgram: { facts: compiler.checkFacts, templates, classifiedText },
    derived,
    derivedColumns: compiler.derivedColumns(),
    indicators: compiler.indicators(),
    caps: compiler.caps(),
    checks: pkg.checks.checks.map((check) => compiler.check(check, derived)),
    blockConditions: compiler.blockConditions(),
    requiredWhen: compiler.requiredWhen(),
  };
  return deepFreeze({
    package: pkg,
    packageHash: contentHash(pkg),
    year: pkg.manifest.year,
    facts: compiler.facts,
    conditions: compiler.conditions.all(),
    narrative: pkg.narrative,
    ...parts,
  });
}
