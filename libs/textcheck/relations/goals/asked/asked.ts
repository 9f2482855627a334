import { outcomeColumns } from '../outcome-columns.js';
import { boundOf, wantedFigures, type Wanted } from '../wanted-figures.js';
import { looksAhead } from '../goal-figures.js';
import { wordsOf } from '../../words/words.js';
import { mentionsOf, type Mention } from '../../../mentions/mention.js';
import { oncePerDocument } from '../../../once.js';
import type { TextDocument } from '../../../document.js';
import type { Cell, Table } from '../../../text/tables.js';

/** A figure that was wanted, wherever the report says so: in a table of goals or in its prose. */
export interface Asked extends Wanted {
  /** What came of it, where a table has the two side by side. */
  readonly came: Mention | null;
  /** The characters of what it is of. */
  readonly name: string;
}

/** What a goal's words have besides its thing. */
const BESIDE =
  /目标|任务|计划|指标|年度|年初|全年|本年|完成|实现|达到|实际|不少于|不低于|不超过|不高于|控制在|以[上内下]|至少|全[县市镇乡区局校院馆]|我[县市镇乡区局校院馆]|确保|力争|[一二三四五六七八九十]是|[的了在到为与和及或是共]/g;

/** The characters that tell what a figure is of. */
export const nameOf = (text: string): string =>
  text.replaceAll(BESIDE, '').replaceAll(/[^一-龥]/g, '');

/** All that was wanted, of tables and prose together. */
export const askedFigures = oncePerDocument((document): readonly Asked[] => {
  if (looksAhead(document)) return [];
  const told = wantedFigures(document).map((one): Asked => {
    const own = one.mention.before.split(/[，。；、：:]/).at(-1) ?? '';
    const behind = /^[一-龥]{0,8}/.exec(document.text.slice(one.mention.end, one.mention.end + 8));
    return { ...one, came: null, name: nameOf(own) + nameOf(behind?.[0] ?? '') };
  });
  return [...document.tables.flatMap((table) => rowsOf(document, table)), ...told];
});

function rowsOf(document: TextDocument, table: Table): Asked[] {
  const { goal, outcome } = outcomeColumns(table) ?? { goal: -1, outcome: -1 };
  if (goal <= 0 || outcome < 0) return [];
  return table.rows.flatMap((row) => {
    const [wanted, told] = [row[goal], row[outcome]];
    if (row.length !== table.header.length || wanted === undefined || told === undefined) return [];
    const [mention, came] = [onlyFigure(wanted), onlyFigure(told)];
    if (mention === null || CHANGED.test(wanted.text + told.text)) return [];
    const title = row
      .slice(0, goal)
      .map(({ text }) => text)
      .filter((text) => !SORT.test(text))
      .join('，');
    const isLimited = LIMIT.test(wanted.text);
    return [
      {
        mention,
        words: wordsOf(title),
        name: nameOf(title),
        bound: boundOf(isLimited ? mention : { ...mention, before: title }, document.text),
        passage: -1,
        came: came?.thing === mention.thing ? came : null,
      },
    ];
  });
}

const CHANGED = /调整|变更|追加|核减/;
const LIMIT = /[≥≤<>]|不|至少|以[上内下]|控制/;
/** Columns that name no thing: 产出指标, 数量. */
const SORT =
  /^(?:(?:产出|效益|效果|满意度?|成本|投入|过程|决策|数量|质量|时效|社会|经济|生态|可持续影响|服务对象)(?:指标|效益|满意度?)*|\d[\d.]*)$/;

function onlyFigure(cell: Cell): Mention | null {
  const [first, ...more] = mentionsOf(cell);
  return first === undefined || more.length > 0 || first.kind === 'points' ? null : first;
}
