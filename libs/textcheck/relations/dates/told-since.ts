import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import type { Line } from '../../text/line.js';
import { matchesIn } from '../../text/matches.js';

/** The month of one event in two places of a paragraph. */
export interface TwoMonths {
  readonly first: Range;
  readonly other: Range;
  readonly event: string;
}

const EVENTS =
  '开工|动工|启动|投用|投入使用|开馆|开放|成立|运行|投运|运营|开园|开班|通车|挂牌|施工|竣工|完工|建成|实施';
const MONTH =
  '(?:(20\\d\\d)年)?(\\d{1,2})月(?:份|初|底|末|[上中下]旬|\\d{1,2}日)?(?:[起正式]{0,2})';
/** 自2023年8月开工以来: what is told to have begun before. */
const SINCE = new RegExp(
  `(?:自|从)${MONTH}[^，。；、\\d]{0,6}?(${EVENTS})(?:以来|后|至今|以后|之后|起)`,
  'g',
);
const BEGUN = new RegExp(`(?<![自从])${MONTH}([^。；\\d拟计将]{0,14}?)(${EVENTS})`, 'g');

/** 3月初开工 and, in the same paragraph, 自8月开工以来. */
export const monthsTwice = ({ lines }: TextDocument): TwoMonths[] => lines.flatMap(inLine);

function inLine(line: Line): TwoMonths[] {
  if (!/[自从](?:20|\d)/.test(line.text)) return [];
  const since = matchesIn(line.text, SINCE);
  const told = matchesIn(line.text, BEGUN);
  return since.flatMap((later) => {
    const [, year, month, event = ''] = later;
    const own = told.filter(
      (one) =>
        one[4] === event &&
        isApart(later, one) &&
        phaseOf(line, later) === phaseOf(line, one) &&
        (year === undefined || one[1] === undefined || year === one[1]),
    );
    const [first] = own;
    const only = own.every((one) => one[2] === first?.[2]);
    if (first === undefined || !only || first[2] === month) return [];
    return [{ first: monthIn(line, first), other: monthIn(line, later), event }];
  });
}

/** 二期工程自9月开工 is not the first phase. */
const phaseOf = ({ text }: Line, match: RegExpMatchArray): string => {
  const from = Math.max(
    0,
    ...['，', '。', '；'].map((mark) => text.lastIndexOf(mark, match.index)),
  );
  const end = text.slice((match.index ?? 0) + match[0].length).search(/[，。；]/);
  const to = end < 0 ? text.length : (match.index ?? 0) + match[0].length + end;
  return (
    /[一二三四五六\d]期|[一二三四五六\d]号|[一二三四五六\d]标段|第[一二三四五六\d]批/.exec(
      text.slice(from, to),
    )?.[0] ?? ''
  );
};

const isApart = (one: RegExpMatchArray, other: RegExpMatchArray): boolean =>
  (one.index ?? 0) + one[0].length <= (other.index ?? 0) ||
  (other.index ?? 0) + other[0].length <= (one.index ?? 0);

function monthIn(line: Line, match: RegExpMatchArray): Range {
  const within = match[0].search(/\d{1,2}月/);
  const start = line.start + (match.index ?? 0) + within;
  return { start, end: start + (match[2] ?? '').length + 1 };
}
