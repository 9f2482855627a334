import { Decimal, toDecimalString } from '#libs/kernel';
import type { ScoringForm } from '../../schema/index.js';
import { Inputs } from '../inputs.js';
import type { FormCompiler, Scorer } from '../types.js';

type Form = Extract<ScoringForm, { form: 'all_or_nothing' }>;

/** Full marks when met, else nothing. */
export function compileAllOrNothing(form: Form, compiler: FormCompiler): Scorer {
  const condition = compiler.condition(form.when);
  return {
    formulas: [],
    conditions: [condition],
    sides: ['met', 'unmet'],
    score: (context) => {
      const inputs = new Inputs(context);
      const met = inputs.decision(context.condition(condition));
      const obstacle = inputs.obstacle();
      if (obstacle !== null) return obstacle;
      const marks = toDecimalString(context.fullMarks);
      if (met === true) {
        return {
          status: 'scored',
          score: context.fullMarks,
          reasons: [],
          arithmetic: [`满足“${form.label}”，得满分 ${marks}`],
          sides: ['met'],
        };
      }
      return {
        status: 'scored',
        score: new Decimal(0),
        reasons: [`未满足“${form.label}”，扣 ${marks} 分`],
        arithmetic: [`未满足“${form.label}”，得 0 分`],
        counterfactual: `满足“${form.label}”可得满分`,
        sides: ['unmet'],
      };
    },
  };
}
