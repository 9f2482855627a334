import type { EvaluationInput } from '../evaluate/types.js';
import { KIND_SUFFIX } from '../formula/functions/place-names.js';
import type { ScalarType } from '../formula/values.js';
import { Decimal } from '#libs/kernel';
import type { Scalar } from '../formula/values.js';

interface ContextFact {
  readonly type: ScalarType;
  readonly value: (input: EvaluationInput) => Scalar;
}

/**
 * Facts the system gives for the organisation and year. A package declares the ones it uses with `origin: "context"`.
 * `organisation.suffix` is what the unit calls itself: 乡, 镇, 街道 or 部门 (我{{organisation.suffix}}).
 */
export const CONTEXT_FACTS: Readonly<Record<string, ContextFact>> = {
  'organisation.name': { type: 'text', value: (input) => input.organisation.name },
  'organisation.short_name': { type: 'text', value: (input) => input.organisation.shortName },
  'organisation.kind': { type: 'text', value: (input) => input.organisation.kind },
  'organisation.district': { type: 'text', value: (input) => input.organisation.district },
  'organisation.suffix': { type: 'text', value: (input) => KIND_SUFFIX[input.organisation.kind] },
  'report.year': { type: 'number', value: (input) => new Decimal(input.year) },
  'report.prior_year': { type: 'number', value: (input) => new Decimal(input.year - 1) },
};
