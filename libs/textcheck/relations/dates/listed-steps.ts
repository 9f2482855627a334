import type { TextDocument } from '../../document.js';
import type { Line } from '../../text/line.js';
import type { Cell } from '../../text/tables.js';
import type { AgainstWord } from './after-steps.js';
import { reversedOf, type StepDay } from './sole-steps.js';

const DATE =
  /^(?:(20\d\d)[年.\-/])?(\d{1,2})(?:月|[.\-/])(?:(\d{1,2})日?)?(?:[底初末]|[上中下]旬)?$/;
const IN_LINE = /(?:(20\d\d)年)?(?<!\d)(\d{1,2})月(?:(\d{1,2})日)?/;
const MONTHS = 12;
const DAYS = 31;
const LONGEST = 44;

const dayOf = (
  [, year, month = '', day]: RegExpExecArray,
  at: { start: number; end: number },
  words: string,
  own: number,
): StepDay => {
  const months = (Number(year ?? own) * MONTHS + Number(month)) * DAYS;
  return {
    ...at,
    from: months + Number(day ?? 1),
    to: months + Number(day ?? DAYS),
    month: Number(month),
    isNamed: year !== undefined,
    lead: '',
    after: words,
  };
};

/** Steps set out one below the other, each with its day: rows of a table, or short lines. */
export function listedSteps(document: TextDocument): AgainstWord[] {
  const own = document.year ?? 0;
  return [...tablesOf(document, own), ...linesOf(document, own)].flatMap((days) =>
    days.length < 3 ? [] : reversedOf(days),
  );
}

const tablesOf = ({ tables }: TextDocument, own: number): StepDay[][] =>
  tables.map(({ header, rows }) =>
    [header, ...rows].flatMap((row): StepDay[] => {
      const dated = row.flatMap((cell) => {
        const found = DATE.exec(cell.text);
        return found !== null && /月|\d{4}/.test(cell.text) ? [{ cell, found }] : [];
      });
      const [only, ...more] = dated;
      const words = row.find((cell: Cell) => /[一-龥]{2}/.test(cell.text) && cell !== only?.cell);
      if (only === undefined || more.length > 0 || words === undefined) return [];
      const { cell, found } = only;
      return [
        dayOf(found, { start: cell.start, end: cell.start + cell.text.length }, words.text, own),
      ];
    }),
  );

/** Runs of short lines of which each tells one day. */
function linesOf({ lines }: TextDocument, own: number): StepDay[][] {
  const runs: StepDay[][] = [];
  let run: StepDay[] = [];
  for (const line of lines) {
    const day = dayIn(line, own);
    if (day !== null) run.push(day);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return [...runs, run];
}

function dayIn({ text, start }: Line, own: number): StepDay | null {
  if (text.length > LONGEST || text.includes('\t') || /计划|前|拟|预计/.test(text)) return null;
  const found = IN_LINE.exec(text);
  if (found === null || IN_LINE.test(text.slice(found.index + found[0].length))) return null;
  const words = text.replace(found[0], '');
  const at = start + found.index;
  return dayOf(found, { start: at, end: at + found[0].length }, words, own);
}
