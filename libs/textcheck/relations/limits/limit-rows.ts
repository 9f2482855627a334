import { Decimal } from '#libs/kernel';

import { claimIn, type Claim } from './judgements.js';
import { isWrong } from './limit-verdicts.js';
import { sideOf, type Side } from './limits.js';
import { rangeOfText } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import type { Cell, Table } from '../../text/tables.js';
import type { WrongVerdict } from '../goals/verdicts.js';

const LIMIT = /标准|限[额值定制]|上限|下限|定额|控制[数值线]|规定|要求|阈值|红线|警戒/;
const CAME = /实际|实测|执行|支出|发生|完成|现状|检测|本年|结果|达到/;
const ASKS = /是否|结论|评价|判定|合规|达标|符合|情况|说明|备注/;
const NO_VALUE =
  /得分|分值|评分|扣分|依据|文号|单价|补助|名称|是否|结论|备注|说明|日期|时间|增|率$/;
const MOST_HEAD = /限[额值]|上限|定额|控制[数值线]|红线|警戒|最高/;
const LEAST_HEAD = /下限|最低/;
const VALUE =
  /^(\D{0,6}?)(\d+(?:,\d{3})*(?:\.\d+)?)(?:[:：](\d+(?:\.\d+)?))?\s?([^\d，。；]{0,10})$/;
const TOTAL = /[合总小]\s*计/;

/** Rows of a table of limits, whose figure and whose word on it do not go together. */
export const limitRows = ({ tables }: TextDocument): WrongVerdict[] =>
  tables.flatMap((table) => {
    const heads = table.header.map(({ text }) => text);
    const wanted = heads.findIndex(
      (text) => LIMIT.test(text) && !NO_VALUE.test(text) && !CAME.test(text),
    );
    const came = heads.findIndex(
      (text, at) => at !== wanted && CAME.test(text) && !NO_VALUE.test(text),
    );
    const asked = heads.findLastIndex(
      (text, at) => at !== wanted && at !== came && ASKS.test(text),
    );
    if (wanted < 0 || came < 0 || asked < 0) return [];
    return table.rows.flatMap((row) => judge(table, row, { wanted, came, asked }));
  });

interface Columns {
  readonly wanted: number;
  readonly came: number;
  readonly asked: number;
}

function judge({ header }: Table, row: readonly Cell[], columns: Columns): WrongVerdict[] {
  if (row.length !== header.length || row.some(({ text }) => TOTAL.test(text))) return [];
  const at = (column: number, cells = row): Cell => cells[column] ?? NO_CELL;
  const [wanted, came, said] = [at(columns.wanted), at(columns.came), at(columns.asked)];
  const claim = claimOf(said.text, at(columns.asked, header).text);
  const limit = limitIn(wanted, at(columns.wanted, header).text);
  const figure = valueOf(came);
  if (claim === null || limit === null || figure === null) return [];
  if (figure.limited || limit.unit !== figure.unit) return [];
  if (!isWrong(claim, { limit, side: limit.side, came: figure })) return [];
  const places = { wanted: rangeOfText(wanted), came: rangeOfText(came) };
  return [{ verdict: rangeOfText(said), said: said.text, ...places }];
}

const NO_CELL: Cell = { text: '', start: 0 };

/** A limit, on the side that its cell says, or else its head. */
function limitIn(cell: Cell, head: string): (Value & { readonly side: Side }) | null {
  const limit = valueOf(cell);
  const side = limit === null ? null : sideIn(limit, head);
  return limit === null || side === null ? null : { ...limit, side };
}

interface Value {
  readonly value: Decimal;
  readonly unit: string;
  readonly before: string;
  readonly after: string;
  readonly limited: boolean;
}

function valueOf({ text }: Cell): Value | null {
  const [, before = '', digits, other, after = ''] = VALUE.exec(text) ?? [];
  if (digits === undefined || other === '0') return null;
  const value = new Decimal(digits.replaceAll(',', '')).div(other ?? 1);
  const unit = after.replace(/(?:及)?以[上下内]|之内|（含）/g, '');
  return { value, unit, before, after, limited: sideOf(before, after.slice(unit.length)) !== null };
}

function sideIn({ before, after, unit }: Value, head: string): Side | null {
  const own = sideOf(before, after.slice(unit.length));
  if (own !== null) return own;
  if (MOST_HEAD.test(head)) return 'most';
  return LEAST_HEAD.test(head) ? 'least' : null;
}

function claimOf(said: string, head: string): Claim | null {
  const told = bare(said);
  if (told !== null) return told;
  if (!/是否|合规|达标|符合/.test(head) || /超/.test(head)) return null;
  if (/^(?:是|√|✓)$/.test(said)) return 'kept';
  return /^(?:否|×)$/.test(said) ? 'broken' : null;
}

const bare = (said: string): Claim | null => claimIn(said)?.claim ?? null;
