import { describe, expect, it } from '@jest/globals';

import { checkText } from '#libs/textcheck';

import { BESIDE_OTHERS } from './beside-others.js';
import { CHANGE_LOOK_ALIKES, CHANGE_PHRASES } from './phrases-changes.js';
import { CORE_CLAIM_LOOK_ALIKES, CORE_CLAIM_PHRASES } from './phrases-core-claims.js';
import { BOUND_PHRASES, LOOSE_PHRASES } from './phrases-bound.js';
import { CORE_FIGURE_LOOK_ALIKES, CORE_FIGURE_PHRASES } from './phrases-core-figures.js';
import { ASKED_PHRASES } from './phrases-asked.js';
import { JUDGED_GOAL_PHRASES } from './phrases-goals-judged.js';
import { CORE_SUM_LOOK_ALIKES, CORE_SUM_PHRASES } from './phrases-core-sums.js';
import { MORE_PHRASES } from './more-phrases.js';
import { COUNTED_YEAR_LOOK_ALIKES, COUNTED_YEAR_PHRASES } from './phrases-counted-years.js';
import { DATE_BESIDE_LOOK_ALIKES, DATE_BESIDE_PHRASES } from './phrases-dates-beside.js';
import { DATE_LOOK_ALIKES, DATE_PHRASES } from './phrases-dates.js';
import { NAME_LOOK_ALIKES, NAME_PHRASES } from './phrases-names.js';
import { LATER_NAME_PHRASES } from './phrases-names-later.js';
import { OWN_UNIT_LOOK_ALIKES, OWN_UNIT_PHRASES } from './phrases-own-unit.js';
import { ROW_RULE_LOOK_ALIKES, ROW_RULE_PHRASES } from './phrases-told-of-rows.js';
import { PARTNER_LOOK_ALIKES, PARTNER_PHRASES } from './phrases-partners.js';
import { BUDGET_FIGURES_LOOK_ALIKES, BUDGET_FIGURES_PHRASES } from './phrases-budget-figures.js';
import { BUDGET_CLAIMS_LOOK_ALIKES, BUDGET_CLAIMS_PHRASES } from './phrases-budget-claims.js';
import { BUDGET_SAME_DEFECTS, BUDGET_SAME_LOOK_ALIKES } from './phrases-budget-same.js';
import { BUDGET_PAPER_LOOK_ALIKES } from './phrases-budget-papers.js';
import { REAL_LOOK_ALIKES, REAL_PHRASES } from './phrases-real.js';
import { CLAIM_PHRASES } from './phrases-claims.js';
import {
  LIMIT_LOOK_ALIKES,
  LIMIT_PHRASES,
  TAKEN_LOOK_ALIKES,
  TAKEN_PHRASES,
} from './phrases-limits.js';
import { MARK_RULE_LOOK_ALIKES, MARK_RULE_PHRASES } from './phrases-mark-rules.js';
import { OPEN_RULE_LOOK_ALIKES, OPEN_RULE_PHRASES } from './phrases-open-rules.js';
import { MARK_LOOK_ALIKES, MARK_PHRASES } from './phrases-marks.js';
import { TOLD_AGAIN_LOOK_ALIKES, TOLD_AGAIN_PHRASES } from './phrases-told-again.js';
import { TWIN_LOOK_ALIKES, TWIN_PHRASES } from './phrases-twins.js';
import { COUNT_LOOK_ALIKES, COUNT_PHRASES } from './phrases-counts.js';
import { CLAIM_LOOK_ALIKES, SCORE_PHRASES } from './phrases-scores.js';
import { EXPLAINED_LOOK_ALIKES, EXPLAINED_PHRASES } from './phrases-explained.js';
import { FIGURE_LOOK_ALIKES, FIGURE_PHRASES } from './phrases-figures.js';
import { FORM_LOOK_ALIKES, FORM_PHRASES } from './phrases-forms.js';
import { GOAL_LOOK_ALIKES, GOAL_PHRASES } from './phrases-goals.js';
import { ORDER_HEAD, ORDER_LOOK_ALIKES, ORDER_WRONG } from './phrases-order.js';
import { OPEN_END_LOOK_ALIKES, OPEN_END_PHRASES } from './phrases-open-ends.js';
import { OUTCOME_LOOK_ALIKES, OUTCOME_PHRASES } from './phrases-outcomes.js';
import { PLAIN_LOOK_ALIKES, PLAIN_PHRASES } from './phrases-plain.js';
import { PLAIN_YEAR_LOOK_ALIKES, PLAIN_YEAR_PHRASES } from './phrases-plain-years.js';
import { POINTED_LOOK_ALIKES, POINTED_PHRASES } from './phrases-pointed.js';
import { COUNT_TOLD_LOOK_ALIKES, COUNT_TOLD_PHRASES } from './phrases-counts-told.js';
import { LONE_LOOK_ALIKES, LONE_PHRASES } from './phrases-lone.js';
import { TOLD_OTHERWISE_LOOK_ALIKES, TOLD_OTHERWISE_PHRASES } from './phrases-told-otherwise.js';
import { QUOTIENT_LOOK_ALIKES, QUOTIENT_PHRASES } from './phrases-quotients.js';
import { RATE_LOOK_ALIKES, RATE_PHRASES } from './phrases-rates.js';
import { RATIO_LOOK_ALIKES, RATIO_PHRASES } from './phrases-ratios.js';
import { REMAINDER_LOOK_ALIKES, REMAINDER_PHRASES } from './phrases-remainders.js';
import { RETOLD_LOOK_ALIKES, RETOLD_PHRASES } from './phrases-retold.js';
import { PARTED_AND_PLAIN } from './phrases-parted-and-plain.js';
import { RIGHT_AFTER_ALL } from './phrases-right-after-all.js';
import { RIGHT_STILL } from './phrases-right-still.js';
import { SAME_ROLE_LOOK_ALIKES, SAME_ROLE_PHRASES } from './phrases-same-roles.js';
import { SLIP_LOOK_ALIKES, SLIP_PHRASES } from './phrases-slips.js';
import { SUM_PHRASES } from './phrases-sums.js';
import { TOTAL_LOOK_ALIKES, TOTAL_PHRASES } from './phrases-totals.js';
import { SUM_LOOK_ALIKES } from './sums-look-alikes.js';
import { LOOK_ALIKES, PHRASES } from './phrases.js';
import { WIDE_LOOK_ALIKES, WIDE_PHRASES } from './phrases-wide.js';
import { ALL_OR_ONE_LOOK_ALIKES, ALL_OR_ONE_PHRASES } from './phrases-all-or-one.js';
import { ROLE_LOOK_ALIKES, ROLE_PHRASES } from './phrases-told-by-roles.js';
import { WIDE_CLAIM_LOOK_ALIKES, WIDE_CLAIM_PHRASES } from './phrases-wide-claims.js';
import { AFAR_LOOK_ALIKES, AFAR_PHRASES } from './phrases-taken-back-afar.js';
import { WORDS_LOOK_ALIKES, WORDS_PHRASES } from './phrases-words.js';

const PAIRS = [
  ...PLAIN_PHRASES,
  ...PHRASES,
  ...CLAIM_PHRASES,
  ...SCORE_PHRASES,
  ...ROW_RULE_PHRASES,
  ...LIMIT_PHRASES,
  ...TAKEN_PHRASES,
  ...MARK_PHRASES,
  ...MARK_RULE_PHRASES,
  ...OPEN_RULE_PHRASES,
  ...TWIN_PHRASES,
  ...TOLD_AGAIN_PHRASES,
  ...MORE_PHRASES,
  ...RATIO_PHRASES,
  ...RATE_PHRASES,
  ...QUOTIENT_PHRASES,
  ...TOLD_OTHERWISE_PHRASES,
  ...LONE_PHRASES,
  ...COUNT_TOLD_PHRASES,
  ...OUTCOME_PHRASES,
  ...GOAL_PHRASES,
  ...NAME_PHRASES,
  ...LATER_NAME_PHRASES,
  ...OWN_UNIT_PHRASES,
  ...PARTNER_PHRASES,
  ...DATE_PHRASES,
  ...DATE_BESIDE_PHRASES,
  ...COUNTED_YEAR_PHRASES,
  ...PLAIN_YEAR_PHRASES,
  ...REAL_PHRASES,
  ...BUDGET_FIGURES_PHRASES,
  ...BUDGET_CLAIMS_PHRASES,
  ...WORDS_PHRASES,
  ...SUM_PHRASES,
  ...ASKED_PHRASES,
  ...JUDGED_GOAL_PHRASES,
  ...CORE_SUM_PHRASES,
  ...CORE_CLAIM_PHRASES,
  ...WIDE_CLAIM_PHRASES,
  ...ROLE_PHRASES,
  ...AFAR_PHRASES,
  ...ALL_OR_ONE_PHRASES,
  ...WIDE_PHRASES,
  ...BOUND_PHRASES,
  ...CORE_FIGURE_PHRASES,
  ...TOTAL_PHRASES,
  ...SLIP_PHRASES,
  ...FORM_PHRASES,
  ...COUNT_PHRASES,
  ...FIGURE_PHRASES,
  ...REMAINDER_PHRASES,
  ...POINTED_PHRASES,
  ...EXPLAINED_PHRASES,
  ...CHANGE_PHRASES,
  ...OPEN_END_PHRASES,
  ...SAME_ROLE_PHRASES,
  ...RETOLD_PHRASES,
];

const kindsIn = (text: string): string[] => checkText(text).map(({ kind }) => kind);

describe('figures in the words of many offices', () => {
  it.each(PAIRS)('is right: %s', (right) => {
    expect(kindsIn(right)).toEqual([]);
  });

  it.each(PAIRS)('%s — and this is not: %s', (_, wrong) => {
    expect(kindsIn(wrong)).not.toEqual([]);
  });

  it.each(BUDGET_SAME_DEFECTS)('is wrong in a budget paper: %s (%s)', (text, kind) => {
    expect(kindsIn(text)).toContain(kind);
  });

  it.each(ORDER_WRONG)('is against its own words: %s', (text) => {
    expect(kindsIn(`${ORDER_HEAD}${text}\n`)).not.toEqual([]);
  });

  it.each(ORDER_LOOK_ALIKES)('is borne out by its words: %s', (text) => {
    expect(kindsIn(`${ORDER_HEAD}${text}\n`)).toEqual([]);
  });

  it.each([
    ...LOOK_ALIKES,
    ...SAME_ROLE_LOOK_ALIKES,
    ...RETOLD_LOOK_ALIKES,
    ...WORDS_LOOK_ALIKES,
    ...OPEN_END_LOOK_ALIKES,
    ...CLAIM_LOOK_ALIKES,
    ...WIDE_CLAIM_LOOK_ALIKES,
    ...ROLE_LOOK_ALIKES,
    ...AFAR_LOOK_ALIKES,
    ...LIMIT_LOOK_ALIKES,
    ...TAKEN_LOOK_ALIKES,
    ...MARK_LOOK_ALIKES,
    ...ROW_RULE_LOOK_ALIKES,
    ...MARK_RULE_LOOK_ALIKES,
    ...OPEN_RULE_LOOK_ALIKES,
    ...TWIN_LOOK_ALIKES,
    ...TOLD_AGAIN_LOOK_ALIKES,
    ...BESIDE_OTHERS,
    ...RATIO_LOOK_ALIKES,
    ...RATE_LOOK_ALIKES,
    ...PLAIN_LOOK_ALIKES,
    ...QUOTIENT_LOOK_ALIKES,
    ...TOLD_OTHERWISE_LOOK_ALIKES,
    ...LONE_LOOK_ALIKES,
    ...COUNT_TOLD_LOOK_ALIKES,
    ...OUTCOME_LOOK_ALIKES,
    ...GOAL_LOOK_ALIKES,
    ...NAME_LOOK_ALIKES,
    ...OWN_UNIT_LOOK_ALIKES,
    ...PARTNER_LOOK_ALIKES,
    ...DATE_LOOK_ALIKES,
    ...DATE_BESIDE_LOOK_ALIKES,
    ...COUNTED_YEAR_LOOK_ALIKES,
    ...PLAIN_YEAR_LOOK_ALIKES,
    ...REAL_LOOK_ALIKES,
    ...BUDGET_PAPER_LOOK_ALIKES,
    ...BUDGET_FIGURES_LOOK_ALIKES,
    ...BUDGET_CLAIMS_LOOK_ALIKES,
    ...BUDGET_SAME_LOOK_ALIKES,
    ...SUM_LOOK_ALIKES,
    ...CORE_SUM_LOOK_ALIKES,
    ...CORE_CLAIM_LOOK_ALIKES,
    ...ALL_OR_ONE_LOOK_ALIKES,
    ...WIDE_LOOK_ALIKES,
    ...LOOSE_PHRASES,
    ...CORE_FIGURE_LOOK_ALIKES,
    ...TOTAL_LOOK_ALIKES,
    ...SLIP_LOOK_ALIKES,
    ...FORM_LOOK_ALIKES,
    ...COUNT_LOOK_ALIKES,
    ...FIGURE_LOOK_ALIKES,
    ...REMAINDER_LOOK_ALIKES,
    ...POINTED_LOOK_ALIKES,
    ...EXPLAINED_LOOK_ALIKES,
    ...PARTED_AND_PLAIN,
    ...RIGHT_AFTER_ALL,
    ...RIGHT_STILL,
    ...CHANGE_LOOK_ALIKES,
  ])('only looks wrong: %s', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });
});
