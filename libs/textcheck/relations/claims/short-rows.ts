import { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { rangeOfText } from '../../finding-of.js';
import type { Cell, Table } from '../../text/tables.js';
import { deedsIn } from './deeds.js';
import { subjectOf } from './subjects.js';
import type { Unfinished } from './unfinished.js';

const WANTED = /目标|计划|任务|应|指标值|预期/;
const GOT = /实际|完成|到货|到位|实现/;
/** Columns of money, of rates and of words. */
const NEITHER = /率|元|金额|预算|资金|得分|分值|原因|说明|时间|偏差|权重|进度/;
const FIGURE =
  /^(?:≥|>=|>|不少于|不低于|不小于)?\s?(\d+(?:,\d{3})*(?:\.\d+)?)\s?([^\d，。；、]{0,6})$/;
/** Of these the less the better. */
const CAPPED = /≤|<|不高于|不超过|以内|低于|控制|成本|投诉|事故|下降|减少|压减|降低|时限|天数/;
const TOTAL = /^[合总小共]\s*计/;
const STATUS = /^(?:未完成|部分完成|未达标|未达到目标|基本未完成|未实现)$/;

/** Rows of a table whose result is below what was wanted, or that say so. */
export const shortRows = ({ tables }: TextDocument): Unfinished[] => tables.flatMap(ofTable);

function ofTable(table: Table): Unfinished[] {
  const { header, rows } = table;
  const wanted = header.findIndex(
    ({ text }) => WANTED.test(text) && !GOT.test(text) && !NEITHER.test(text),
  );
  const named = header.findIndex(({ text }) => GOT.test(text) && !NEITHER.test(text));
  const got = named < 0 ? columnOfUnit(table, wanted) : named;
  return rows.flatMap((row) => {
    if (row.length !== header.length || row.some(({ text }) => TOTAL.test(text))) return [];
    return measured(table, row, [row[wanted], row[got]]) ?? told(table, row);
  });
}

/** 计划（盏）|安装（盏）: the next column that counts in the same unit. */
function columnOfUnit({ header }: Table, wanted: number): number {
  const unit = /（([一-龥]{1,2})）$/.exec(header[wanted]?.text ?? '')?.[1];
  const next = header[wanted + 1]?.text ?? '';
  const isOfDeed = unit !== undefined && next.endsWith(`（${unit}）`) && !/上年|调整/.test(next);
  return isOfDeed && !WANTED.test(next) && !NEITHER.test(next) ? wanted + 1 : -1;
}

/** By its figures or its days; null where they say nothing against it. */
function measured(
  table: Table,
  row: readonly Cell[],
  [want, have]: readonly (Cell | undefined)[],
): Unfinished[] | null {
  if (want === undefined || have === undefined) return null;
  if (isShort(want, have, row))
    return [unfinishedRow(table, row, have, FIGURE.exec(want.text)?.[1] ?? null)];
  return isLate(want.text, have.text) ? [unfinishedRow(table, row, have, null)] : null;
}

/** By its words. */
function told(table: Table, row: readonly Cell[]): Unfinished[] {
  const reason = row.find(({ text }) => LOST.test(text) && !RULE.test(text));
  if (reason !== undefined) return [unfinishedReason(reason)];
  const status = row.find(({ text }) => STATUS.test(text));
  return status === undefined ? [] : [unfinishedRow(table, row, status, null)];
}

/** 造林成活率未达95%扣1.5分: why points were lost. */
const LOST =
  /(?:未(?:能)?(?:达|完成|实现)|低于[^，。；]{0,4}(?:目标|计划|指标)|少完成|不达标)[^，。；]{0,12}[，,]?扣\s?\d/;
/** 每低1个百分点扣0.5分: how they would be. */
const RULE = /每|若|如|凡|的，?扣|则|扣完/;

const unfinishedReason = (cell: Cell): Unfinished => {
  const at = LOST.exec(cell.text)?.index ?? 0;
  const words = cell.text.slice(0, at).replace(/^.*[，。；]/, '');
  return {
    ...rangeOfText(cell),
    statement: null,
    deeds: deedsIn(words),
    subject: subjectOf(words),
    of: null,
    unit: null,
    late: false,
    goal: true,
    interim: false,
  };
};

const DUE =
  /^(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})日|底|末)?(?:以|之)?前?(?:完成|完工|建成|投用|印发)?$/;
const DAY =
  /^(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})日|底|末|初|中旬|上旬|下旬)?(?:完成|完工|建成|投用|印发)?$/;

/** 2022年10月底前, and done on 2022年12月16日. */
function isLate(want: string, have: string): boolean {
  const [due, day] = [DUE.exec(want), DAY.exec(have)];
  if (due === null || day === null || !want.includes('前')) return false;
  const [from, to] = [due[1] ?? day[1], day[1] ?? due[1]];
  if (from !== to) return from !== undefined && to !== undefined && to > from;
  const months = Number(day[2]) - Number(due[2]);
  return months > 0 || (months === 0 && due[3] !== undefined && Number(day[3]) > Number(due[3]));
}

function isShort(want: Cell, have: Cell, row: readonly Cell[]): boolean {
  const [, wanted, unit] = FIGURE.exec(want.text) ?? [];
  const [, reached, unitOfHave] = FIGURE.exec(have.text) ?? [];
  if (wanted === undefined || reached === undefined || unit !== unitOfHave) return false;
  if (row.some(({ text }) => CAPPED.test(text))) return false;
  const [least, most] = [wanted, reached].map((digits) => new Decimal(digits.replaceAll(',', '')));
  return least !== undefined && most !== undefined && most.lessThan(least);
}

/** How much of the money was used is told of no other deed. */
const SPENT_RATE = /(?:执行|支出|支付)率$/;
const SPENDING = new Set(['spend']);

function unfinishedRow(
  { header }: Table,
  row: readonly Cell[],
  at: Cell,
  of: string | null,
): Unfinished {
  const name = row.find(({ text }) => /[一-龥]{2}/.test(text))?.text ?? '';
  // 三级指标 heads any column of goals, and is none of 三级资金.
  const heads = header.filter(({ text }) => !/级指标/.test(text));
  const words = `${heads.map(({ text }) => text).join('，')}，${name}`;
  return {
    ...rangeOfText(at),
    statement: null,
    deeds: row.some(({ text }) => SPENT_RATE.test(text)) ? SPENDING : deedsIn(words),
    subject: subjectOf(words),
    of,
    unit: null,
    late: false,
    goal: true,
    interim: false,
  };
}
