import { Decimal, sumDecimals } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import { rangeOfText, type Range } from '../../finding-of.js';
import type { Cell } from '../../text/tables.js';
import { marksOf, scoreTables, type ScoreTable } from './score-tables.js';
import { scoresOf } from './scores.js';
import { matchesIn } from '../../text/matches.js';

/** A row of a table of scores: what could be had in it, what was had, and what its remarks take off. */
interface ScoredRow {
  readonly name: string;
  readonly got: Mention;
  readonly fulls: readonly Mention[];
  readonly remarks: readonly Cell[];
}

/** A score or deduction that the row it is of contradicts. */
export interface OffRow {
  readonly at: Range;
  readonly row: Mention;
  readonly told: Decimal;
  readonly should: Decimal;
  readonly what: string;
}

const SHORTEST = 4;
const FAR = 16;

const scoredRows = oncePerDocument((document): readonly ScoredRow[] =>
  scoreTables(document).flatMap((table) =>
    table.table.rows.flatMap((row) =>
      row === table.total || !table.alone ? [] : rowOf(table, row),
    ),
  ),
);

function rowOf({ got, fulls }: ScoreTable, row: readonly Cell[]): ScoredRow[] {
  const score = marksOf(row[got]);
  const full = fulls.flatMap((at) => marksOf(row[at]) ?? []);
  const first = Math.min(got, ...fulls);
  const name = row.slice(0, first).findLast(({ text }) => /^[^\d]*[一-龥]{2}/.test(text))?.text;
  if (score === null || name === undefined || full.length === 0) return [];
  const remarks = row.filter((_, at) => at > first && at !== got && !fulls.includes(at));
  return [{ name, got: score, fulls: full, remarks }];
}

/** 满分10，得分10.5 in one row. */
export const aboveFullRows = (document: TextDocument): OffRow[] =>
  scoredRows(document).flatMap(({ name, got, fulls }) => {
    const [most] = fulls.toSorted((one, other) => other.value.comparedTo(one.value));
    return most === undefined || got.value.lessThanOrEqualTo(most.value)
      ? []
      : [{ at: got, row: most, told: got.value, should: most.value, what: `“${name}”的满分` }];
  });

const TAKEN = /扣(?:减|除)?(?:了|分)?\s?(\d+(?:\.\d+)?)/g;
const ALL_TAKEN = /(?:共|合计|累计)扣(?:减|除)?(?:了|分)?\s?(\d+(?:\.\d+)?)/;
/** 查出2起，每起扣0.5分; 按比例计9.6分: of so many, or in another way. */
const EACH_TAKEN = /\d[^，。；]*，每[^，。；\d]{1,4}扣|[）)][^，。；]*计\s?\d/;
const OF_A_RULE = /(?:每|各|最多|不超过)[^，；。]*$/;

/** 20|18.6|执行率95.83%，扣1.0: remarks that take off something else than full marks less score. */
export const remarkedRows = (document: TextDocument): OffRow[] =>
  scoredRows(document).flatMap((row) =>
    row.remarks.flatMap((cell) => {
      const taken = takenIn(cell.text);
      const sum = sumDecimals(taken);
      const right = [sum, ...taken].some((one) => isTaken(row, one));
      const [full] = row.fulls;
      if (taken.length === 0 || right || full === undefined) return [];
      const should = full.value.minus(row.got.value);
      return [
        { at: rangeOfText(cell), row: row.got, told: sum, should, what: `“${row.name}”的扣分` },
      ];
    }),
  );

function takenIn(text: string): Decimal[] {
  if (EACH_TAKEN.test(text)) return [];
  const all = ALL_TAKEN.exec(text)?.[1];
  if (all !== undefined) return [new Decimal(all)];
  return matchesIn(text, TAKEN)
    .filter((match) => !OF_A_RULE.test(text.slice(0, match.index)))
    .map((match) => new Decimal(match[1] ?? '0'));
}

const isTaken = ({ fulls, got }: ScoredRow, taken: Decimal): boolean =>
  fulls.some(({ value }) => value.minus(got.value).equals(taken));

/** What stands between the name of a row and its score or deduction: 部门决策指标（满分15分），得分14.5分. */
const BETWEEN =
  /^(?:指标|类|方面|部分|情况|管理)?(?:[（(][^（()）]*[）)])?[，：:]?(?:自评|实际|本项)?(?:得分?|共扣|合计扣|扣)(?:了|分|为)*$/;
const AT_HEAD = /^(?:[（(]?(?:[一二三四五六七八九十]+|\d[\d.]*)[）).、]*\s*)?$/;

/** 5.1 部门决策，得分14.0分 where the row has 14.5: headings that name a row with another score or deduction. */
export function toldRows(document: TextDocument): OffRow[] {
  const rows = scoredRows(document).filter(({ name }) => name.length >= SHORTEST);
  const names = new Map(rows.map((row) => [row.name, row]));
  const single = rows.filter(
    ({ name }) => rows.filter((other) => other.name.includes(name)).length === 1,
  );
  if (names.size === 0) return [];
  return document.statements
    .filter(({ inTable, text }) => !inTable && /得|扣/.test(text))
    .flatMap((statement) =>
      scoresOf(statement).flatMap(({ role, mention }) => {
        const before = statement.text.slice(0, mention.start - statement.start);
        if (role === 'full' || before.length > FAR + FAR) return [];
        const row = single.find(({ name }) => isHeadedBy(before, name));
        return row === undefined ? [] : offFrom(row, role, mention);
      }),
    );
}

function isHeadedBy(before: string, name: string): boolean {
  const at = before.indexOf(name);
  return (
    at >= 0 && AT_HEAD.test(before.slice(0, at)) && BETWEEN.test(before.slice(at + name.length))
  );
}

function offFrom(row: ScoredRow, role: 'got' | 'deducted', told: Mention): OffRow[] {
  const [full] = row.fulls;
  if (full === undefined) return [];
  const isGot = role === 'got';
  const right = isGot ? told.value.equals(row.got.value) : isTaken(row, told.value);
  const should = isGot ? row.got.value : full.value.minus(row.got.value);
  const what = `“${row.name}”的${isGot ? '得分' : '扣分'}`;
  return right ? [] : [{ at: told, row: row.got, told: told.value, should, what }];
}
