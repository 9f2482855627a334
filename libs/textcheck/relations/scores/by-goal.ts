import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees } from '../figures/arithmetic.js';
import { measureClass } from '../goals/targets.js';
import type { Scored } from './deductions.js';

/** 按分值乘以完成率计分, 按比例计分: what the marks of all items follow from. */
const RULE =
  /(?:分值|满分)(?:乘以|×|\*)(?:实际)?完成(?:率|比例)|按(?:照)?(?:实际)?(?:完成)?(?:率|比例)(?:计分|折算|得|计)/;
const WANTED = /(?:目标|计划|任务)(?:值|数)?(?:为|是)?$/;
const CAME = /(?:实际|完成)[^，。；\d]{0,6}$/;
const GOT = /^[，,]?(?:自评|(?:故|则)?按[^，。；\d]{2,8})?(?:折算)?(?:得|得分|计|实得)(?:为)?$/;
const FULL = /(?:分值|满分|权重|指标分|标准分)(?:为)?$/;
/** 居民满意度10分，按88.00%与90%之比得9.87分 */
const RATIO = /^[，,]?按$/;

/** Marks of an item in proportion to its goal and what came of it, where the paragraph's rule or its own words say so. */
export const byGoal = (document: TextDocument): Scored[] => {
  const rules = new Set(
    document.statements
      .filter(({ text, inTable }) => !inTable && RULE.test(text))
      .map(({ passage }) => passage),
  );
  return document.statements
    .filter(({ inTable, mentions }) => !inTable && mentions.length > 3)
    .flatMap((statement) => [
      ...(rules.has(statement.passage) ? byRule(statement) : []),
      ...byRatio(statement),
    ]);
};

/** 目标20场，实际17场，分值6分，得5.4分 */
const byRule = ({ mentions }: Statement): Scored[] =>
  mentions.flatMap((got, at): Scored[] => {
    const [wanted, came, full] = mentions.slice(Math.max(0, at - 3), at);
    if (wanted === undefined || came === undefined || full === undefined) return [];
    const isRow =
      WANTED.test(wanted.before) &&
      CAME.test(came.before) &&
      FULL.test(full.before) &&
      GOT.test(got.before);
    const isShort =
      measureClass(wanted.unit) === measureClass(came.unit) && came.base.lessThan(wanted.base);
    return isRow && isShort ? inProportion(got, { full, came, wanted }) : [];
  });

/** 10分，按88.00%与90%之比得9.87分 */
const byRatio = ({ mentions, text, start }: Statement): Scored[] =>
  mentions.flatMap((got, at): Scored[] => {
    const [full, came, wanted] = mentions.slice(Math.max(0, at - 3), at);
    if (full === undefined || came === undefined || wanted === undefined) return [];
    const behind = text.slice(wanted.end - start, got.start - start);
    const isRatio =
      got.unit === '分' &&
      full.unit === '分' &&
      RATIO.test(came.before) &&
      /^与$/.test(wanted.before) &&
      /^(?:之比|的比例)(?:计|折算)?得?$/.test(behind);
    return isRatio ? inProportion(got, { full, came, wanted }) : [];
  });

interface Row {
  readonly full: Mention;
  readonly came: Mention;
  readonly wanted: Mention;
}

function inProportion(got: Mention, { full, came, wanted }: Row): Scored[] {
  const computed: Decimal = full.value.times(came.base).div(wanted.base);
  const worked = `${full.value.toFixed()} × ${came.value.toFixed()} ÷ ${wanted.value.toFixed()}`;
  return agrees(computed, got) || got.unit !== '分'
    ? []
    : [{ got, of: [full, came, wanted], worked, computed }];
}
