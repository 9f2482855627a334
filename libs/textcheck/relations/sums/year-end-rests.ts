import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { inUnitOf, withinRounding } from '../figures/arithmetic.js';
import type { Identity } from './identities.js';

/** What there was to spend, what was carried into the year among it. */
const WHOLE = /(?:收入总计|收入总额|资金总计)(?:为|是|共|计)?$/;
const SPENT = /(?:本年(?:度)?(?:总)?支出|(?<![一-龥])支出合计|本年支出合计)(?:为|是|共|计)?$/;
const LEFT = /年末(?:结转(?:和|与|及)?结余|结余结转|结转资金|结转|结余)(?:资金)?(?:为|是|共|计)?$/;
/** Something else goes off, or there is more than one account. */
const UNLESS = /结余分配|专用结余|财政收回|收回财政|上缴上级|经营支出|年初调整|调整年初|缴回财政/;
const OTHERS = /上年|去年|预算|其中|一般公共|政府性|专户|比|较/;

/** 收入总计…; 本年支出…，年末结转和结余…: each told once in the whole report, the third the first less the second. */
export function yearEndRests(document: TextDocument): Identity[] {
  if (!WHOLE_TOLD.test(document.text)) return [];
  const told = document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions }) => mentions)
    .filter(({ kind, before }) => kind === 'amount' && !OTHERS.test(before));
  const [whole, less, rest] = [WHOLE, SPENT, LEFT].map((words) => soleOf(told, words));
  if (whole === undefined || less === undefined || rest === undefined) return [];
  const inOrder = whole.start < less.start && less.start < rest.start;
  if (!inOrder || rest.start - whole.start > FARTHEST || !whole.base.greaterThan(less.base))
    return [];
  if (UNLESS.test(document.text.slice(Math.max(0, whole.start - NEAR), rest.end + NEAR))) return [];
  const computed = inUnitOf(whole.base.minus(less.base), rest);
  return withinRounding(computed, rest, [whole, less]) ? [] : [{ whole, less, rest, computed }];
}

const WHOLE_TOLD = /收入总[计额]|资金总计/;
const FARTHEST = 300;
const NEAR = 160;

/** The one figure so named; none where two values are. */
function soleOf(told: readonly Mention[], words: RegExp): Mention | undefined {
  const [first, ...more] = told.filter(({ before }) => words.test(before));
  return first?.exact === true && more.every(({ base }) => base.equals(first.base))
    ? first
    : undefined;
}
