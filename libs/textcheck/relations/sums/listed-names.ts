import type { Statement, TextDocument } from '../../document.js';
import { mentionOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { isBorneOut } from '../figures/borne-out.js';
import { alike, around, digitsOf, isMisprint, isTypo } from '../figures/near.js';
import { fullList } from './full-list.js';
import type { PartsOfTotal } from './lists.js';

/** 在编人员、社区工作者和派遣人员合计276人 */
const SUMMED =
  /^(.*?)(?:[两二三四五六七八九十]|\d{1,2})?(?:项|类|者|部分)?(?:人员|支出|资金|经费)?(?:合计|共计|总计|相加|之和|共|累计)(?:投入|支出|安排|到位|拨付|支付|筹措)?(?:为|是|有)?$/;
/** 企业服务类（奖补兑现、招商活动、平台建设）支出5308万元 */
const BRACKETED = /[（(]([^（()）\d]*、[^（()）\d]*)[）)][^，。；：、\d（()）]{0,8}$/;
const WHOSE = /^(?:我[局校院镇乡站所县]|全[局校院镇乡县]|街道|年末|实有|现有|共有|其中|本级|的)+/;
const KIND_OF = /(?:人员|人数|项目|资金|经费|支出|总数|数)+$/;
const MOST_NAMES = 6;
const FEWEST_DIGITS = 3;
const ASPECTS: readonly RegExp[] = [/预算|安排|计划/, /支出|执行|支付/, /金额|决算/];

/** Totals that name what they are the sum of, each told elsewhere by its name, and do not come to it by a slip. */
export function namedSums(document: TextDocument): PartsOfTotal[] {
  return document.statements.flatMap((statement) => {
    if (statement.inTable) return [];
    return statement.mentions.flatMap((total) => {
      const names = namesBefore(total);
      if (names.length < 2 || !total.exact) return [];
      const below = underHeadings(document, total, names);
      if (below !== null) return [below];
      if (digitsOf(total) < FEWEST_DIGITS) return [];
      const found = [
        toldBy(document, statement.index, total, names),
        rowsOf(document, total, names),
      ];
      const parts = found.find((one) => one.length === names.length);
      if (parts === undefined) return [];
      const sum = inUnitOf(totalBase(parts), total);
      if (!isMissed(document, statement, parts, sum, total)) return [];
      return [fullList(total, parts)];
    });
  });
}

const CLOSE = '0.1';
const CLOSE_OF_HEADINGS = '0.2';

/** 基础设施与产业扶持合计17个工程: the first figure of its sort below the heading of each name. */
function underHeadings(
  { headings, statements }: TextDocument,
  total: Mention,
  names: readonly string[],
): PartsOfTotal | null {
  const parts = names.flatMap((name) => {
    const heading = headings.findLast(({ title, start }) => title === name && start < total.start);
    const line = statements.find(({ start, mentions }) =>
      heading === undefined ? false : start >= heading.start && mentions.length > 0,
    );
    return line?.mentions.find((one) => alike(one, total) && one.exact && one !== total) ?? [];
  });
  const gap = totalBase(parts).minus(total.base).abs();
  const near = gap.lessThanOrEqualTo(total.base.times(CLOSE_OF_HEADINGS)) && !gap.isZero();
  return parts.length === names.length && near ? fullList(total, parts) : null;
}

/** By a slip of the pen; told in one paragraph they may be somewhat farther off. */
function isMissed(
  document: TextDocument,
  statement: Statement,
  parts: readonly Mention[],
  sum: Mention['value'],
  total: Mention,
): boolean {
  const own = document.figures[statement.passage] ?? [];
  const beside = parts.every((part) => own.includes(part));
  const gap = sum.minus(total.value).abs();
  const near = isMisprint(sum, total) || gap.lessThanOrEqualTo(total.value.times(CLOSE));
  return (
    (beside ? near && gap.greaterThan(total.half) : isTypo(sum, total)) &&
    !isBorneOut(around(document, statement, total), total)
  );
}

/** 基本支出 is 基本; 项目支出 is nothing but a sort. */
function coreOf(name: string): string {
  const own = name.replace(WHOSE, '');
  return own.replace(KIND_OF, '') || own;
}

function namesBefore({ before, kind }: Mention): string[] {
  if (kind !== 'amount' && kind !== 'count') return [];
  const clause = /[^，。；：]*$/.exec(before)?.[0] ?? '';
  const listed = BRACKETED.exec(clause)?.[1] ?? SUMMED.exec(clause)?.[1] ?? '';
  const names = listed.split(/、|以及|和|与|及/).map(coreOf);
  const plain = names.every((name) => name.length >= 2) && new Set(names).size === names.length;
  return plain && names.length <= MOST_NAMES ? names : [];
}

/** 项目 of 基本支出与项目支出共计 is told as 项目支出. */
const isNamed = (core: string, name: string): boolean =>
  core === name ||
  (core.startsWith(name) &&
    KIND_OF.test(`|${core.slice(name.length)}`) &&
    core.slice(name.length).length === 2);

/** One figure for each name in the sentences before, the nearest. */
function toldBy(
  { statements }: TextDocument,
  index: number,
  total: Mention,
  names: readonly string[],
): Mention[] {
  const before = statements
    .slice(Math.max(0, index - 8), index + 1)
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions }) => mentions)
    .filter((one) => one.end <= total.start && alike(one, total) && one.exact && !one.bracketed);
  return names.flatMap(
    (name) =>
      before.findLast(({ label }) => isNamed(coreOf(label), name)) ??
      before.findLast(({ label }) => coreOf(label).endsWith(name)) ??
      [],
  );
}

/** The cells of the rows of these names in one column. */
function rowsOf({ tables }: TextDocument, total: Mention, names: readonly string[]): Mention[] {
  const aspect = ASPECTS.find((words) => words.test(total.label));
  for (const { header, rows } of tables) {
    const columns = header.flatMap(({ text }, at) => (aspect?.test(text) === true ? [at] : []));
    const named = names.flatMap((name) => {
      const row = rows.find((cells) => cells.slice(0, 3).some(({ text }) => coreOf(text) === name));
      return row === undefined ? [] : [row];
    });
    if (named.length < names.length) continue;
    for (const column of columns) {
      const { unit, scale } = total;
      const cells = named.flatMap((row) => mentionOfCell(row[column], '') ?? []);
      if (cells.length === names.length)
        return cells.map((cell) => ({ ...cell, unit, scale, base: cell.value.times(scale) }));
    }
  }
  return [];
}
