import type { ScoringForm } from '../../schema/index.js';
import type { FormCompiler, Scorer } from '../types.js';
import { compileAllOrNothing } from './all-or-nothing.js';
import { compileBands } from './bands.js';
import { compileBestOf } from './best-of.js';
import { compileChecklist } from './checklist.js';
import { compileDeductions } from './deductions.js';
import { compileBonus, compilePenalty } from './extra.js';
import { compileGate } from './gate.js';
import { compileProportional } from './proportional.js';

type Compile<F extends ScoringForm['form']> = (
  form: Extract<ScoringForm, { form: F }>,
  compiler: FormCompiler,
) => Scorer;

/** One compiler for each form: a form added to the schema does not build until it stands here. */
const FORMS: { readonly [F in ScoringForm['form']]: Compile<F> } = {
  proportional: compileProportional,
  reverse: compileProportional,
  deductions: compileDeductions,
  bands: compileBands,
  checklist: compileChecklist,
  gate: compileGate,
  best_of: compileBestOf,
  all_or_nothing: compileAllOrNothing,
  bonus: compileBonus,
  penalty: compilePenalty,
};

/** Compiles a scoring form of any kind. */
export function compileForm(form: ScoringForm, compiler: Omit<FormCompiler, 'form'>): Scorer {
  const nested: FormCompiler = { ...compiler, form: (inner) => compileForm(inner, compiler) };
  const compile = FORMS[form.form] as (form: ScoringForm, compiler: FormCompiler) => Scorer;
  return compile(form, nested);
}
