import type { Statement } from '../../document.js';
import { clausesOf } from '../../text/sentences.js';
import { deedsIn, VERB } from './deeds.js';
import { belongsTo, subjectOf } from './subjects.js';
import type { Unfinished } from './unfinished.js';

const IN_TIME = '(?:按时|按期|如期|及时|按计划)';
const TIMELY = new RegExp(IN_TIME);
const MEASURE = '[个项条件起处宗户名座台辆套间栋所家笔期份批]';
const COUNT = String.raw`(\d+|[一二两三四五六七八九十]+)\s?${MEASURE}`;
/** 8个项目中7个按时完工: not all, or not in time. */
const SOME_OF = new RegExp(
  `${COUNT}[^，。；\\d]{0,10}中，?有?${COUNT}[^，。；\\d]{0,6}?(${IN_TIME})?${VERB}`,
);
/** 按时完工率87.50% */
const RATE = new RegExp(`${IN_TIME}${VERB}率(?:仅|只)?(?:为|达到?|是)?\\s?(\\d{1,2}(?:\\.\\d+)?)%`);
/** A rate that was wanted, once was, or is compared with. */
const NO_RESULT = /目标|不低于|上年|去年|由|从|比|较|提高|计划|要求|满意/;

/** Parts of a whole that are told as done, and rates of what was done in time that are below a hundred. */
export function shortRates(statement: Statement): Unfinished[] {
  return clausesOf(statement).flatMap((clause) => {
    const match = SOME_OF.exec(clause.text) ?? RATE.exec(clause.text);
    if (match === null || NO_RESULT.test(clause.text)) return [];
    if (match[1] !== undefined && match[1] === match[2]) return [];
    const about = clause.text.slice(0, match.index) + match[0].replace(/率.*$/, '');
    const start = clause.start + match.index;
    return [
      {
        start,
        end: start + match[0].length,
        statement,
        deeds: deedsIn(match[0]),
        subject: new Set([...subjectOf(about), ...belongsTo(about)]),
        of: match[2] === undefined ? null : (match[1] ?? null),
        unit: null,
        late: TIMELY.test(match[0]),
        goal: false,
        interim: false,
      },
    ];
  });
}
