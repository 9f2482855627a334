import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import type { PartsOfTotal } from './lists.js';

/** What a line says that the items below it make. */
const SUMMED = /(?:合计|共计|总计|总额|共|总投资|总资金)(?:为|是|安排|支出|投入|资金)*$/;
const POINTS_BELOW = /(?:如下|明细|分别|包括|其中)[^。；]*[：:]?$|[：:]$/;
const FEWEST = 2;

/** 重点项目明细如下（合计415万元）： with numbered items below that each begin with their own amount. */
export function itemSums(document: TextDocument): PartsOfTotal[] {
  return document.headings.flatMap((first, index) => {
    const total = first.number === 1 ? totalAbove(document, first.line) : null;
    if (total === null) return [];
    const rest = document.headings.slice(index);
    const end = rest.findIndex(
      ({ level, number, line }, at) =>
        at > 0 && (level !== first.level || number !== at + 1 || line !== first.line + at),
    );
    const items = (end < 0 ? rest : rest.slice(0, end)).map(({ line }) =>
      amountsOf(document, line),
    );
    if (items.length < FEWEST || items.some((amounts) => amounts.length === 0)) return [];
    const [shortest = 0] = items.map(({ length }) => length).sort((one, other) => one - other);
    const readings = Array.from({ length: shortest }, (_, at) =>
      items.flatMap((amounts) => amounts[at] ?? []),
    );
    const [parts = []] = readings;
    return [{ total, parts, readings, complete: true, beside: true, rivals: [] }];
  });
}

/** The one amount of the line above, where it is said to be a sum. */
function totalAbove(document: TextDocument, line: number): Mention | null {
  const text = document.lines[line - 1]?.text ?? '';
  const amounts = amountsOf(document, line - 1);
  const [only] = amounts;
  const sum = only !== undefined && amounts.length === 1 && SUMMED.test(only.before);
  return sum && POINTS_BELOW.test(text) ? only : null;
}

function amountsOf(document: TextDocument, line: number): Mention[] {
  const start = document.lines[line]?.start;
  const passage = document.passages.findIndex((one) => one.start === start);
  return (document.figures[passage] ?? []).filter(({ kind }) => kind === 'amount');
}
