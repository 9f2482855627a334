import { oncePerDocument } from '../../once.js';
import { headsOf, type Head, type HeadStyle } from '../../text/heads.js';
import type { Range } from '../../finding-of.js';
import type { Line } from '../../text/line.js';
import type { TextDocument } from '../../document.js';

/** A heading of whatever style in the outline of its text. */
export interface OutlineNode extends Head {
  readonly parent: OutlineNode | null;
  readonly children: readonly OutlineNode[];
  /** Lines below it, above the next heading; the unit and the date that close a report are none. */
  readonly own: readonly Line[];
  /** True where a table stands there. */
  readonly hasTable: boolean;
  /** True where a list begins at once, numbered in whatever way: 1. above （一）. */
  readonly leads: boolean;
  /** Where the next heading that is not below it begins. */
  readonly end: number;
}

/** The usual order of ranks; decimals stand wherever they are put. */
const RANKS: readonly HeadStyle[] = [
  'part',
  'chapter',
  'section',
  'cn',
  'cnParen',
  'digit',
  'digitParen',
  'digitHalf',
  'circled',
];
/** Chapters 1, 2 with sections 1.1, 2.1 stand above （一）. */
const DECIMAL_RANKS: readonly HeadStyle[] = [
  'part',
  'chapter',
  'section',
  'digit',
  ...RANKS.slice(3).filter((one) => one !== 'digit'),
];

/** These never stand below a decimal. */
const GREAT: ReadonlySet<HeadStyle> = new Set(['part', 'chapter', 'section', 'cn']);

type Open = OutlineNode & { children: OutlineNode[]; end: number };

/** The headings of a text of all house styles as one outline, in the order of the text. */
export const outlineOf = oncePerDocument((document): OutlineNode[] => {
  const heads = headsOf(document.lines);
  const ranks = ranksOf(heads);
  const open: Open[] = [];
  return heads.map((head, index) => {
    for (const closed of close(open, head, ranks)) closed.end = head.start;
    const parent = open.at(-1) ?? null;
    const told = below(document, head, heads[index + 1]);
    const node: Open = { ...head, ...told, parent, children: [], end: document.text.length };
    parent?.children.push(node);
    open.push(node);
    return node;
  });
});

/** Digits stand above （一） where decimals go on with them, or where a text without 一、 opens with 1. and then （一）. */
function ranksOf(heads: readonly Head[]): readonly HeadStyle[] {
  if (heads.some(({ style }) => style === 'cn')) return RANKS;
  const [digit, bracket] = (['digit', 'cnParen'] as const).map((wanted) =>
    heads.find(({ style }) => style === wanted),
  );
  const begin = [digit, bracket].every((head) => head?.numbers[0] === 1);
  const opens = digit !== undefined && bracket !== undefined && digit.start < bracket.start;
  return heads.some(({ style }) => style === 'decimal') || (begin && opens) ? DECIMAL_RANKS : RANKS;
}

const keyOf = ({ style, numbers }: Head): string => `${style}${numbers.length}`;

/** Leaves of the open headings those the next one stands below; gives the others. */
function close(open: Open[], head: Head, ranks: readonly HeadStyle[]): Open[] {
  const same = open.findIndex((one) => keyOf(one) === keyOf(head));
  const closed = same < 0 ? [] : open.splice(same);
  const isAbove = (one: Head): boolean => {
    if (one.style === head.style) return one.numbers.length < head.numbers.length;
    if (one.style === 'decimal') return !GREAT.has(head.style);
    return head.style === 'decimal' || ranks.indexOf(one.style) < ranks.indexOf(head.style);
  };
  while (open.length > 0 && !isAbove(open.at(-1) ?? head)) closed.push(...open.splice(-1));
  return closed;
}

const DATE_LINE =
  /^[（(]?20\d\d年\d{1,2}月(?:\d{1,2}日)?[）)]?$|^二[零一二三四五六七八九]{3}年.{2,6}[日月]$/;
const UNIT_LINE =
  /^[（(]?[一-龥（）()]{2,30}(?:政府|办事处|委员会|局|中心|学校|学院|大学|医院|公司|站|所|馆|院|校|厅|会|队)(?:[（(](?:盖章|公章)[）)])?$/;

/** 联系人：张某: who is to be asked is nothing told below a heading, either. */
const CONTACT_LINE = /^(?:联系人|填报人|经办人|联系电话|单位负责人|报送单位|填报单位)[：:]/;
const isClosing = (text: string): boolean => UNIT_LINE.test(text) || CONTACT_LINE.test(text);

function below(
  { lines, tables }: TextDocument,
  head: Head,
  next: Head | undefined,
): Pick<OutlineNode, 'own' | 'hasTable' | 'leads'> {
  const until = next?.start ?? Number.POSITIVE_INFINITY;
  const own = lines
    .slice(head.line + 1, next?.line ?? lines.length)
    .filter(({ text }) => !DATE_LINE.test(text) && !(next === undefined && isClosing(text)));
  const hasTable = tables.some(({ header }) => {
    const at = header[0]?.start ?? -1;
    return at > head.start && at < until;
  });
  const leads = next?.line === head.line + 1 && next.numbers.join('.') === '1';
  return { own, hasTable, leads };
}

/** Headings of one style below the same one, itself among them. */
export const peersOf = (node: OutlineNode, outline: readonly OutlineNode[]): OutlineNode[] =>
  (node.parent?.children ?? outline.filter(({ parent }) => parent === null)).filter(
    (one) => keyOf(one) === keyOf(node),
  );

/** True where anything is said below a heading. */
export const isTold = ({ rest, own, children, hasTable, leads }: OutlineNode): boolean =>
  rest !== '' || own.length > 0 || children.length > 0 || hasTable || leads;

/** What is said below a heading and below its children. */
export const bodyOf = ({ text, lines }: TextDocument, { line, end, rest }: OutlineNode): string => {
  const own = lines[line];
  return `${rest}\n${text.slice((own?.start ?? 0) + (own?.text.length ?? 0), end)}`.trim();
};

/** The number and the title of a heading. */
export const rangeOfTitle = ({ start, mark, title }: OutlineNode): Range => ({
  start,
  end: start + mark.length + title.length,
});

const SHORTEST_TITLE = 4;

/** A title so often below one heading is a form's label: 1.填报说明 2.填报说明. */
const LABEL_TIMES = 3;

/** Pairs of headings of one style and title below the same one, both told; the later first. */
export function sameTitles(outline: readonly OutlineNode[]): [OutlineNode, OutlineNode][] {
  return outline.flatMap((here): [OutlineNode, OutlineNode][] => {
    if (here.title.length < SHORTEST_TITLE || !isTold(here)) return [];
    const peers = peersOf(here, outline);
    if (peers.filter(({ title }) => title === here.title).length >= LABEL_TIMES) return [];
    const before = peers.filter(({ start }) => start < here.start);
    const at = before.findLastIndex((one) => one.title === here.title && isTold(one));
    const first = before[at];
    // Numbers that begin anew are another list, unless the heading stands twice in a row.
    const anew = [...before.slice(at + 1), here].some(({ numbers }) => numbers.at(-1) === 1);
    if (first === undefined || (anew && first !== before.at(-1))) return [];
    return [[here, first]];
  });
}
