import type { TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { compareDates, type NamedDate } from '../../text/dates.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { VERB } from './deeds.js';
import type { Flaw } from './flaws.js';

const ALL = '(?:全部|(?<![平人户亩生车月年日])均|都)';
const DAY = String.raw`(?:(20\d\d)年|(次年|翌年|当年))?(\d{1,2})月(?:(\d{1,2})日|底|末)?`;
/** 均在12月20日前完工, 12月20日前6个项目全部完工 */
const BY: readonly RegExp[] = [
  new RegExp(`${ALL}[^，。；\\d]{0,3}?${DAY}(?:以|之)?前[^，。；\\d]{0,6}?(${VERB})`),
  new RegExp(`${DAY}(?:以|之)?前[^，。；月]{0,14}?${ALL}[^，。；\\d]{0,4}?(${VERB})`),
];
const IN_YEAR = new RegExp(`${ALL}[^，。；\\d]{0,3}?(?:年内|当年)[^，。；\\d]{0,4}?(${VERB})`);
const NO_CLAIM = /其余|其他|除|目标|计划|应|要求|确保|力争|将|拟|须|上年|去年|若|如|未|不/;
const DONE_ON = new RegExp(`${DAY}(?!前|以前|之前)[^，。；\\d]{0,5}?(${VERB})`);
/** Words said of any work: only 其中 ties two of them together. */
const ANY = /^(?:完成|实现|落实|达到|实施|到位|办理|清理)$/;
const AMONG = /^(?:其中|但|仅|只有|不过)/;
const NEAR = 2;
const LAST_DAY = 31;
const LAST_MONTH = 12;

interface Limit {
  readonly at: Sentence;
  readonly until: NamedDate;
  readonly verb: string;
}

/** 均在12月20日前完工，其中茶叶项目2024年2月28日完工: all by a day, and one of them after it. */
export const daysAfter = ({ statements, year }: TextDocument): Flaw[] =>
  statements.flatMap((statement, index) => {
    if (statement.inTable || !/月|年内|当年/.test(statement.text)) return [];
    const next = statements
      .slice(index + 1, index + 1 + NEAR)
      .filter(({ passage }) => passage - statement.passage <= 1);
    const clauses = [statement, ...next].flatMap((one) => clausesOf(one));
    const limits = clausesOf(statement).flatMap((clause) => limitIn(clause, year ?? 0));
    return limits.slice(0, 1).flatMap(({ at, until, verb }) => {
      const later = clauses.filter(({ start }) => start > at.start);
      const flawed = later.flatMap((clause) => {
        const match = NO_CLAIM.test(clause.text) ? null : DONE_ON.exec(clause.text);
        if (match?.[5] !== verb) return [];
        // 8月15日完成 right behind, and some words besides the day, is of one of them.
        const isNext = clause.start - at.start - at.text.length <= 1;
        if (ANY.test(verb) && !AMONG.test(clause.text) && !isNext) return [];
        return compareDates(dateIn(match, year ?? 0), until) > 0 ? [rangeOf(clause, match)] : [];
      });
      const claimed = { start: at.start, end: at.start + at.text.length };
      return flawed.slice(0, 1).map((range) => ({ claimed, said: at.text, flawed: range }));
    });
  });

const PLANNED = new RegExp(
  `^(?:计划|要求|原计划|目标(?:为|是)?|约定|合同约定|应)(?:于|在)?${DAY}(?:以|之)?前[^，。；\\d]{0,6}?(${VERB})`,
);
/** 合同工期至9月30日: of whatever is done. */
const TERM = new RegExp(`(?:工期|期限|交货期|建设期)(?:为|是)?(?:至|到|截至)${DAY}(?:止|前)?$`);
const REALLY = new RegExp(`^实际(?:于|在)?${DAY}(?!前|以前)[^，。；\\d]{0,6}?(${VERB})`);
const IN_TIME = /(?<!未|未能|不|没有)(?:按期|按时|如期|及时)/;

/** 计划11月底前完工，实际12月25日完工，按期完成: after the day it was wanted by, and in time. */
export const lateInTime = ({ statements, year }: TextDocument): Flaw[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !/实际/.test(statement.text)) return [];
    const next = statements[statement.index + 1];
    const clauses = [statement, ...(next?.passage === statement.passage ? [next] : [])].flatMap(
      (one) => clausesOf(one),
    );
    return clauses.flatMap((planned, index) => {
      const [done, claim] = clauses.slice(index + 1, index + 1 + NEAR);
      const said =
        claim === undefined || /[率\d]/.test(claim.text) ? null : IN_TIME.exec(claim.text);
      if (said === null || done === undefined || claim === undefined) return [];
      const late = lateIn(planned, done, year ?? 0);
      return late.map((on) => ({
        claimed: rangeOf(claim, said),
        said: claim.text,
        flawed: rangeOf(done, on),
      }));
    });
  });

/** The day a thing was really done on, where it was wanted before it. */
function lateIn(planned: Sentence, done: Sentence, year: number): RegExpExecArray[] {
  const [due, on] = [PLANNED.exec(planned.text), REALLY.exec(done.text)];
  const term = TERM.exec(planned.text);
  if (on !== null && term !== null)
    return compareDates(dateIn(on, year), dateIn(term, year)) > 0 ? [on] : [];
  if (due === null || on === null || due[5] !== on[5]) return [];
  return compareDates(dateIn(on, year), dateIn(due, year)) > 0 ? [on] : [];
}

function limitIn(at: Sentence, year: number): Limit[] {
  // 其中5个均在12月20日前完工: of these, not of all.
  if (/^其中/.test(at.text) || NO_CLAIM.test(at.text)) return [];
  const match = BY.map((pattern) => pattern.exec(at.text)).find((one) => one !== null);
  if (match !== undefined) return [{ at, until: dateIn(match, year), verb: match[5] ?? '' }];
  const within = year === 0 ? null : IN_YEAR.exec(at.text);
  if (within === null) return [];
  return [{ at, until: { year, month: LAST_MONTH, day: LAST_DAY }, verb: within[1] ?? '' }];
}

function dateIn([, named, word = '', month = '', day]: RegExpMatchArray, year: number): NamedDate {
  const next = /次|翌/.test(word) ? 1 : 0;
  return {
    year: named === undefined ? year + next : Number(named),
    month: Number(month),
    day: Number(day ?? LAST_DAY),
  };
}
