import { readFigures } from './reading.js';
import { mentionsOf } from '../../../mentions/mention.js';
import { measureClass } from '../targets.js';
import type { Sentence } from '../../../text/sentences.js';
import type { TextDocument } from '../../../document.js';

/** 不在本年目标内: what is planned is told to be none of the goals. */
const NO_GOAL = /^[，；][^，。；]{0,6}(?:不在|不属于?|未列入|不列入|不计入|没有计入)/;
/** 年末统计, 实际: what came of a plan begins. */
const CAME = /^[，；][^，。；\d]{0,6}(?:年[末终底]|实际|经|截至|最终)/;

/** Whether the words right behind a plan say that it is no goal, or tell a result of its measure. */
export function isAnsweredBehind(document: TextDocument, clause: Sentence): boolean {
  const end = clause.start + clause.text.length;
  const statement = document.statements.find(
    (one) => one.start <= clause.start && end <= one.start + one.text.length,
  );
  if (statement === undefined) return false;
  const behind = statement.text.slice(end - statement.start);
  if (NO_GOAL.test(behind)) return true;
  if (!CAME.test(behind)) return false;
  const sorts = new Set(mentionsOf(clause).map(({ unit }) => measureClass(unit)));
  return readFigures(document).some(
    ({ statement: of, mention, role }) =>
      of === statement &&
      role === 'came' &&
      mention.start > end &&
      sorts.has(measureClass(mention.unit)),
  );
}
