import { sumDecimals } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { mentionOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import type { Table } from '../../text/tables.js';
import { isChange } from '../changes/change-words.js';
import { namePool } from '../figures/name-pool.js';
import { scaleOfTable } from '../tables/table-money.js';
import { cellValuesIn } from '../tables/total-cells.js';
import { fullList } from './full-list.js';
import type { PartsOfTotal } from './lists.js';

const SUMMARY = /[合小总共]\s*计|总[数额量分]|^全[县市区镇乡校院局年]|平均|其中/;
const NO_SUM = /率|比|均|序号|单价|标准|进度|%|分值|得分|满分|权重|年份|编号/;
/** 明细是：, 安排如下 right above. */
const ANNOUNCES =
  /(?:明细|如下|见下表|下表|构成|分布|包括|其中|列表|分别)[^。]*[：:]?\s*$|[：:]\s*$/;
/** 全年项目资金共605万元, below. */
const SUMS_UP = /(?:共|合计|总计|累计|总额|以上|上述|上表)(?:为|是|达)?[^，。；\d]{0,6}$/;
const NO_TOTAL = /每|均|其中|占|上年|去年|另|节约|结余|剩/;
const FEWEST = 3;
const CLOSE = '0.1';
const BELOW = 5;

/** Tables without a row of totals, against the total told right above or below them; and lists of a sentence against the row that they take apart. */
export const tablesTold = (document: TextDocument): PartsOfTotal[] => [
  ...document.tables.flatMap((table) => toldBeside(document, table)),
  ...document.statements.flatMap((statement) => ofRow(document, statement)),
];

const isTotal = (one: Mention): boolean =>
  one.kind === 'amount' && one.exact && !isChange(one) && !NO_TOTAL.test(one.before);

function toldBeside(document: TextDocument, table: Table): PartsOfTotal[] {
  const { header, rows } = table;
  const isSummed = rows.some((row) => row.slice(0, 2).some(({ text }) => SUMMARY.test(text)));
  if (isSummed || rows.length < FEWEST || rows.some(({ length }) => length !== header.length))
    return [];
  const totals = totalsBeside(document, table);
  const scale = scaleOfTable(document, table);
  return header.flatMap(({ text }, column) => {
    const cells = NO_SUM.test(text)
      ? []
      : rows.flatMap((row) => mentionOfCell(row[column], text) ?? []);
    if (cells.length < rows.length || cells.some(({ kind }) => kind === 'percent')) return [];
    const made = totals.map((total) => {
      const factor = scale ?? total.scale;
      const parts = cells.map((cell) => ({
        ...cell,
        unit: total.unit,
        scale: total.scale,
        base: cell.value.times(factor),
        value: cell.value.times(factor).div(total.scale),
      }));
      return { total, parts, sum: sumDecimals(parts.map(({ base }) => base)) };
    });
    if (made.some(({ sum }) => isToldAnywhere(document, sum))) return [];
    const found = made.find(({ total, sum }) =>
      sum.minus(total.base).abs().lessThanOrEqualTo(total.base.times(CLOSE)),
    );
    return found === undefined ? [] : [fullList(found.total, found.parts)];
  });
}

const isToldAnywhere = ({ figures }: TextDocument, sum: Mention['base']): boolean =>
  figures.some((some) => some.some((one) => one.kind === 'amount' && one.base.equals(sum)));

/** The amounts of the line that announces the table, and those that sum up right below it. */
function totalsBeside({ statements }: TextDocument, { header, rows }: Table): Mention[] {
  const start = header[0]?.start ?? 0;
  const end = rows.at(-1)?.at(-1)?.start ?? start;
  const running = statements.filter(({ inTable }) => !inTable);
  const above = running.findLast((one) => one.start < start);
  const told =
    above !== undefined && ANNOUNCES.test(above.text) ? above.mentions.filter(isTotal) : [];
  const below = running
    .filter((one) => one.start > end)
    .slice(0, BELOW)
    .flatMap(({ mentions }) => mentions.filter((one) => isTotal(one) && SUMS_UP.test(one.before)));
  return [...told, ...below];
}

/** 施工费按工程内容划分，甲…，乙…: the words before a list name a row of a table. */
const OF_WHAT =
  /^(?:其中)?(?<name>[一-龥]{3,12}?)(?:按|从)[^，。；：\d]{1,10}(?:划分|分类|分|看)[，：:][^，。；\d]*$|^(?:其中)?(?<noun>[一-龥]{3,12}?)(?:中|里|由|包括|分为)[，：:]?[^，。；\d]*$/;

/** 地力提升 is a name, no change. */
const NAME = /^[，、；][一-龥]{4,10}$/;

const isPart = (one: Mention): boolean =>
  one.exact &&
  !one.bracketed &&
  (NAME.test(one.before) || !isChange(one)) &&
  !NO_TOTAL.test(one.before);

/** The one figure that rows of this name have. */
function rowNamed(document: TextDocument, name: string): Mention | null {
  if (name === '') return null;
  const rows = namePool(document).filter((one) => one.table >= 0 && one.name.endsWith(name));
  const values = new Set(rows.map(({ mention }) => mention.base.toFixed()));
  return values.size === 1 ? (rows[0]?.mention ?? null) : null;
}

function ofRow(document: TextDocument, statement: Statement): PartsOfTotal[] {
  const { inTable, mentions, text, start } = statement;
  const [first] = mentions;
  const like = mentions.filter((one) => one.kind === 'amount');
  if (inTable || first?.kind !== 'amount' || like.length < FEWEST || !like.every(isPart)) return [];
  const groups = OF_WHAT.exec(text.slice(0, first.start - start))?.groups;
  const row = rowNamed(document, groups?.name ?? groups?.noun ?? '');
  return row === null
    ? []
    : missedBy(document, { ...row, kind: first.kind, thing: first.thing }, like);
}

/** Near the row, and told nowhere by itself. */
function missedBy(
  document: TextDocument,
  total: Mention,
  parts: readonly Mention[],
): PartsOfTotal[] {
  const sum = sumDecimals(parts.map(({ base }) => base));
  const isTold =
    isToldAnywhere(document, sum) || cellValuesIn(document).has(sum.div(total.scale).toFixed());
  const near = sum.minus(total.base).abs().lessThanOrEqualTo(total.base.times(CLOSE));
  return near && !isTold && total.unit !== '' ? [fullList(total, parts)] : [];
}
