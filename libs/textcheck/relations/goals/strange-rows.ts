import { mentionsOf } from '../../mentions/mention.js';
import { goalFinder } from './goal-figures.js';
import { measureClass } from './targets.js';
import { roleOf } from './list-roles.js';
import { isOfFunds, sameThing } from './parallel-lists.js';
import { wordsOf } from '../words/words.js';
import type { Item, ItemList } from './items.js';
import type { TextDocument } from '../../document.js';

/** A row of a table of outcomes that is of no goal; with the goal whose figure it has, where there is one. */
export interface StrangeRow {
  readonly row: Item;
  readonly goal: Item | null;
}

/** Rows any table of indicators may add to a list of goals. */
const GENERIC =
  /满意|认可|成本|预算|资金|支出|投入|及时|时效|时间|按期|合规|规范|制度|机制|安全|可持续|效益|效果|影响|增收|能力|水平|环境|合格|质量|达标|验收|到位|投诉|执行率|完成率/;
const FEWEST_ROWS = 4;
const FITS = 0.4;
const FEWEST_WORDS = 2;

/** Rows of tables of outcomes that no goal told above speaks of, where every other row has its goal. */
export function strangeRows(document: TextDocument, lists: readonly ItemList[]): StrangeRow[] {
  const goals = lists.filter((list) => roleOf(list) === 'goals' && !list.form.endsWith('rows'));
  return lists
    .filter(
      // Money goes to what no goal asks for, too.
      (list) => roleOf(list) === 'outcomes' && list.form.endsWith('rows') && !isOfMoney(list),
    )
    .flatMap((table) => {
      const above = goals.filter(({ end }) => end < table.start).flatMap(({ items }) => items);
      if (above.length < FEWEST_WORDS + 1) return [];
      return strangeIn(table, above).filter(
        ({ row, goal }) => goal !== null || !isWantedInProse(document, row),
      );
    });
}

/** 支出内容 | 概算 | 实际支付: what money went to, projects or not. */
const isOfMoney = (list: ItemList): boolean => {
  const heads = list.lead.at(-1) ?? '';
  const isPaid =
    /[预概决估]算|金额|资金|投资|经费|合同价/.test(heads) &&
    /支出|支付|执行|拨付|使用|结余|结转|到位|付款/.test(heads);
  return isOfFunds(list) || (isPaid && !/目标|指标|完成|产出/.test(heads));
};

/** Goals told in sentences, 使人均藏量达到0.80册, beside those of the lists. */
function isWantedInProse(document: TextDocument, row: Item): boolean {
  const { isBelow } = goalFinder(document);
  return document.statements.some(
    ({ text, start, inTable }) =>
      !inTable && start < row.from && isBelow(start) && hears(row, text),
  );
}

function strangeIn({ items }: ItemList, goals: readonly Item[]): StrangeRow[] {
  const rows = items.filter(({ name }) => !GENERIC.test(name));
  const fitting = rows.map((row) => goals.filter((goal) => fits(row, goal)));
  const [strange, ...more] = rows.filter((_, at) => fitting[at]?.length === 0);
  if (rows.length <= FEWEST_ROWS || strange === undefined || more.length > 0) return [];
  const taken = new Set(fitting.flat());
  // A table that names things in words of its own may name this one so, too.
  const loose = rows.filter((row) => row !== strange && !goals.some((one) => named(row, one)));
  if (loose.length > 1) return [];
  const goal = goals.find((one) => !taken.has(one) && shareFigure(strange, one));
  const words = [...wordsOf(strange.name)];
  const isHeard = goals.some(({ text }) => words.some((word) => text.includes(word)));
  if (goal === undefined && (isHeard || words.length < FEWEST_WORDS)) return [];
  return [{ row: strange, goal: goal ?? null }];
}

/** Half the words of a row stand in a goal. */
function named(row: Item, { text }: Item): boolean {
  const words = [...wordsOf(row.name)];
  return words.filter((word) => text.includes(word)).length >= words.length / 2;
}

function fits(row: Item, goal: Item): boolean {
  const characters = [...row.name].filter((character) => goal.text.includes(character)).length;
  const isAlike = characters >= row.name.length / 2 && shareFigure(row, goal);
  return sameThing(row, goal) || hears(row, goal.text) || isAlike;
}

/** Enough of a row's words stand in a text. */
function hears(row: Item, text: string): boolean {
  const words = [...wordsOf(row.name)];
  const heard = words.filter((word) => text.includes(word)).length;
  return heard >= FEWEST_WORDS || (words.length > 0 && heard >= words.length * FITS);
}

const shareFigure = (one: Item, other: Item): boolean => {
  const [some, others] = [one, other].map(({ text, from }) => mentionsOf({ text, start: from }));
  return (some ?? []).some(({ base, unit, kind }) =>
    (others ?? []).some(
      (figure) =>
        kind === 'count' &&
        figure.base.equals(base) &&
        base.greaterThanOrEqualTo(SMALLEST) &&
        measureClass(figure.unit) === measureClass(unit),
    ),
  );
};
const SMALLEST = 10;
