import { rangeOf, type Range } from '../../finding-of.js';
import { chineseNumeral } from '../../text/numerals.js';
import type { Line } from '../../text/line.js';
import type { TextDocument } from '../../document.js';
import { literal } from '../../text/literal.js';

/** 目标1：, 措施二、 or C1 at the head of a line or of a table's row. */
interface Labelled extends Range {
  readonly label: string;
  readonly number: number;
  /** Its place among the lines and rows. */
  readonly place: number;
  /** How its successor is written. */
  readonly isWord: boolean;
}

const LABELLED =
  /^(?:([一-龥]{2,4}|[A-Za-z])\s?(\d{1,2})|([一-龥]{2,4})([一二三四五六七八九十]))(?=[：:、.\s（(，]|$)/;
/** Captions, and the parts of a text, have rules of their own. */
const OTHERS = /^(?:附|图|表|第|.*[年月日])|^[一-龥]*(?:附件|附表|[总之其共计约有为占达至到])$/;
const DIGITS = '一二三四五六七八九十';
/** Items stand as near as this many lines. */
const NEAR = 4;

/** Labels that are numbered one by one and skip or repeat a number: 目标1, 目标2, 目标4. */
export function seriesGaps(document: TextDocument): { here: Range; before: Range }[] {
  const runs = new Map<string, Labelled[]>();
  return headsIn(document).flatMap((here) => {
    const run = runs.get(here.label) ?? [];
    const before = run.at(-1);
    const goesOn = before !== undefined && here.number === before.number + 1;
    runs.set(here.label, goesOn ? [...run, here] : [here]);
    if (before === undefined || goesOn || run[0]?.number !== 1) return [];
    const isNear = here.place <= before.place + NEAR;
    const skips = here.number === before.number + 2 && run.length > 1;
    if (!isNear || !skips || isElsewhere(document, written(here, -1))) return [];
    return [{ here, before }];
  });
}

/** 任务三并入任务二 tells where it went; 针对问题3 only speaks of it. */
const isElsewhere = ({ text }: TextDocument, label: string): boolean =>
  new RegExp(`(?<!针对|对应|对|解决)${literal(label)}(?!\\d)`).test(text);

const written = ({ label, number, isWord }: Labelled, step: number): string =>
  label + (isWord ? DIGITS.charAt(number + step - 1) : String(number + step));

function headsIn({ lines, tables }: TextDocument): Labelled[] {
  const rows = tables.flatMap((table) => table.rows.flatMap((row): Line[] => row.slice(0, 1)));
  return [...lines, ...rows]
    .sort((one, other) => one.start - other.start)
    .flatMap((line, place): Labelled[] => {
      const match = LABELLED.exec(line.text);
      if (match === null) return [];
      const [, digitLabel, digits, wordLabel = '', word = ''] = match;
      const label = digitLabel ?? wordLabel;
      if (OTHERS.test(label)) return [];
      const number = digits === undefined ? chineseNumeral(word)?.toNumber() : Number(digits);
      const isWord = digits === undefined;
      return [{ ...rangeOf(line, match), label, number: number ?? 0, place, isWord }];
    });
}
