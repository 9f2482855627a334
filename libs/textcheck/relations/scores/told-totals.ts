import { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees } from '../figures/arithmetic.js';
import type { Scored } from './deductions.js';
import { partsOf } from './listed.js';
import { tableTotalScores, type TotalScore } from './score-tables.js';
import { scoresOf } from './scores.js';

/** A score of the whole report by its words, of no single office or project. */
const OF_WHOLE =
  /(?:^|[，。；：:、）)]|\d分)(?:经|自评|本[次项年]?|我[一-龥]{1,2}|20\d\d年度?|以上|上述|各项|[一二两三四五六七八九十]项|实际|最终|综合|绩效|评价|部门|单位|整体|支出|年度|指标)*(?:总得分|总分|自评得分|自评分|自评总分|得分合计|合计得分?|综合得分|最终得分|实得|实际得分|评价得分)(?:合计)?(?:为|是)?$/;
const MOST_OFF = 5;
const HUNDRED = 100;

/** The score of the whole as the report tells it, where its table of scores has another one. */
export function toldTotals(document: TextDocument): Scored[] {
  const [first, ...others] = tableTotalScores(document);
  if (first === undefined || others.some(({ got }) => !got.value.equals(first.got.value)))
    return [];
  return document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap(scoresOf)
    .filter(({ role, mention }) => role === 'got' && OF_WHOLE.test(mention.before))
    .filter(({ mention: { year } }) => year === null || year === document.year)
    .flatMap(({ mention }) =>
      isAnotherOf(first, mention)
        ? [{ got: mention, of: [first.got], worked: '表中合计', computed: first.got.value }]
        : [],
    );
}

/** So near that it is the same score, and neither it, nor what could be had, nor the one converted to a hundred. */
function isAnotherOf({ got, fulls }: TotalScore, told: Mention): boolean {
  const near = told.value.minus(got.value).abs().lessThanOrEqualTo(MOST_OFF);
  const same = [got, ...fulls].some(({ value }) => value.equals(told.value));
  const converted = fulls.some(({ value }) =>
    agrees(new Decimal(got.value).div(value).times(HUNDRED), told),
  );
  return near && !same && !converted;
}

/** 其中决策14.50分、过程23.80分… right below a table, of the score it totals up. */
export function partsBelowTable(document: TextDocument): Scored[] {
  return document.statements.flatMap((statement) => {
    const [first] = statement.mentions;
    const above = document.statements[statement.index - 1];
    const isBelow = !statement.inTable && above?.inTable === true;
    if (!isBelow || first === undefined || !/^其中/.test(first.before)) return [];
    const whole = tableTotalScores(document).findLast(({ got }) => got.start < statement.start);
    return whole === undefined ? [] : partsOf(whole.got, statement.mentions);
  });
}
