import type { TextDocument } from '../../document.js';
import { byBands } from './by-bands.js';
import { asMarks, asShare, byShares } from './by-shares.js';
import { bySteps } from './by-steps.js';
import { byThresholds } from './by-thresholds.js';
import type { Scored } from './deductions.js';
import { innerSums, sumsBehind } from './inner-sums.js';
import { markSums } from './mark-sums.js';
import { inProportion } from './in-proportion.js';
import { spokenSums } from './ruled/spoken-sums.js';
import { ruledScores } from './ruled/ruled-scores.js';

/** Scores that do not follow from the rule told with them: in proportion, by steps, by a threshold, by weights; nor from the marks beside them. */
export const byRules = (document: TextDocument): Scored[] => [
  ...inProportion(document),
  ...bySteps(document),
  ...byThresholds(document),
  ...byBands(document),
  ...byShares(document),
  ...asMarks(document),
  ...asShare(document),
  ...markSums(document),
  ...innerSums(document),
  ...sumsBehind(document),
  ...ruledScores(document),
  ...spokenSums(document),
];
