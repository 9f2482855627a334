import { Decimal, toDecimalString } from '#libs/kernel';
import type { ScoringForm } from '../../schema/index.js';
import { Inputs } from '../inputs.js';
import type { FormCompiler, FormResult, Scorer } from '../types.js';

type Form = Extract<ScoringForm, { form: 'gate' }>;

function prefixed(result: FormResult): FormResult {
  return result.status === 'scored'
    ? { ...result, sides: ['open', ...result.sides.map((side) => `then.${side}`)] }
    : result;
}

/** Shut when its condition does not hold: the indicator scores zero, whatever else. Open, `then` scores it (一票否决). */
export function compileGate(form: Form, compiler: FormCompiler): Scorer {
  const condition = compiler.condition(form.when);
  const then = compiler.form(form.then);
  return {
    formulas: then.formulas,
    conditions: [condition, ...then.conditions],
    sides: ['shut', 'open', ...then.sides.map((side) => `then.${side}`)],
    score: (context) => {
      const inputs = new Inputs(context);
      const open = inputs.decision(context.condition(condition));
      const obstacle = inputs.obstacle();
      if (obstacle !== null) return obstacle;
      if (open === true) return prefixed(then.score(context));
      return {
        status: 'scored',
        score: new Decimal(0),
        reasons: [`未满足“${form.label}”，本项不得分，扣 ${toDecimalString(context.fullMarks)} 分`],
        arithmetic: [`“${form.label}”未满足，得 0 分`],
        counterfactual: `先满足“${form.label}”，本项方可得分`,
        sides: ['shut'],
      };
    },
  };
}
