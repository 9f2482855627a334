import type { TextDocument } from '../../document.js';
import { rowsOfCondition } from '../tables/rows-of-condition.js';
import { countedTwice } from './counted-twice.js';
import { countsOfParts } from './counts-of-parts.js';
import { shortLists } from './short-lists.js';
import { sloganLists } from './slogan-lists.js';
import { headedSeries } from './headed-series.js';
import { laterCounts } from './later-counts.js';
import { namesBeside } from './names-beside.js';
import { nounSeries } from './noun-series.js';
import { openSeries } from './open-series.js';
import { pointedLists } from './pointed-lists.js';
import { recountsOf, type Recount } from './recounts.js';
import { rowsTold } from './rows-told.js';
import { toldLists } from './told-lists.js';
import { toldSegments } from './told-segments.js';

/** Numbers of things that are listed as well, before or behind, and not so many. */
export const toldAgain = (document: TextDocument): Recount[] => [
  ...document.lines.flatMap((line) => [
    ...recountsOf(line),
    ...pointedLists(line),
    ...countedTwice(line),
  ]),
  ...namesBeside(document),
  ...rowsTold(document),
  ...openSeries(document),
  ...toldLists(document),
  ...headedSeries(document),
  ...laterCounts(document),
  ...countsOfParts(document),
  ...shortLists(document),
  ...nounSeries(document),
  ...rowsOfCondition(document),
  ...sloganLists(document),
  ...toldSegments(document),
];
