import { cellText, withoutStretch } from './blanks.js';
import { isRow, type Block, type Cell, type Page, type TableRow } from './blocks.js';
import { lineOf, linesOf, pieceOf, type Line, type Piece } from './pieces.js';

/** A node of a page's structure as the reader gives it. */
export interface StructureNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly StructureNode[];
}

/** What a node holds: its text as the file tells it, and the words by their places. */
interface Content {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Content by marked content id. */
type Marked = ReadonlyMap<string, Content>;

const NOTHING: Content = { text: '', pieces: [] };

/** Roles that stand as a line of their own. */
const BLOCK = /^(?:P|H\d?|LI|Caption|Title|BlockQuote|Note|TOCI|Lbl|LBody)$/;

/**
 * A page by its tags, in reading order; `items` are those of `getTextContent` with marks included. null where it has no
 * tags.
 */
export function taggedPage(root: StructureNode, items: readonly unknown[]): Page | null {
  const marked = markedContent(items);
  const lines: Line[] = [];
  const blocks = nodesOf(root).flatMap((node): Block[] => {
    if (node.role === 'TR') return rowOf(node, marked);
    const { text, pieces } = contentOf(node, marked);
    const own = linesOf(pieces).map(lineOf);
    lines.push(...own);
    return own[0] === undefined
      ? []
      : [{ ...own[0], text: withoutStretch(text), end: own.at(-1)?.end ?? own[0].end }];
  });
  return blocks.length === 0 ? null : { blocks: withEdges(blocks), lines, isTagged: true };
}

/** Nodes that are a paragraph or a row. */
function nodesOf(node: StructureNode): StructureNode[] {
  if (node.role === 'TR') return [node];
  if (!hasRows(node) && (BLOCK.test(node.role ?? '') || hasOwnText(node))) return [node];
  return (node.children ?? []).flatMap(nodesOf);
}

/** A table may stand inside anything. */
const hasRows = ({ role, children }: StructureNode): boolean =>
  role === 'TR' || (children ?? []).some(hasRows);

const hasOwnText = ({ children }: StructureNode): boolean =>
  (children ?? []).some(({ type }) => type === 'content');

function rowOf(row: StructureNode, marked: Marked): TableRow[] {
  const cells = (row.children ?? [])
    .filter(({ role }) => role === 'TD' || role === 'TH')
    .map((cell) => cellOf(contentOf(cell, marked)));
  const y = cells.find((cell) => cell !== null)?.last.y;
  return y === undefined ? [] : [{ y, cells }];
}

function cellOf({ text, pieces }: Content): Cell {
  const lines = linesOf(pieces).map(lineOf);
  const last = lines.at(-1);
  if (last === undefined) return null;
  return { text: cellText(text), last, right: Math.max(...lines.map(({ end }) => end)) };
}

/** Tags tell no edge of a cell: the longest line of its column stands for it. */
function withEdges(blocks: readonly Block[]): Block[] {
  const tables: Block[][] = [];
  for (const block of blocks) {
    const table = tables.at(-1);
    if (isOfTable(table?.[0], block)) table?.push(block);
    else tables.push([block]);
  }
  return tables.flatMap((table) => {
    const edges = edgesOf(table.filter(isRow));
    return table.map((block) =>
      isRow(block) ? { ...block, cells: withRight(block.cells, edges) } : block,
    );
  });
}

const isOfTable = (first: Block | undefined, block: Block): boolean =>
  first !== undefined && isRow(first) && isRow(block) && first.cells.length === block.cells.length;

const withRight = (cells: readonly Cell[], edges: readonly number[]): Cell[] =>
  cells.map((cell, column) =>
    cell === null ? null : { ...cell, right: edges[column] ?? cell.right },
  );

const edgesOf = (rows: readonly TableRow[]): number[] =>
  (rows[0]?.cells ?? []).map((_, column) =>
    Math.max(...rows.map(({ cells }) => cells[column]?.right ?? 0)),
  );

function contentOf(node: StructureNode, marked: Marked): Content {
  const own = node.type === 'content' ? (marked.get(node.id ?? '') ?? NOTHING) : NOTHING;
  const parts = [own, ...(node.children ?? []).map((child) => contentOf(child, marked))];
  return {
    text: parts.map(({ text }) => text).join(''),
    pieces: parts.flatMap(({ pieces }) => pieces),
  };
}

function markedContent(items: readonly unknown[]): Marked {
  const contents = new Map<string, { text: string; pieces: Piece[] }>();
  const open: string[] = [];
  for (const item of items as readonly { type?: string; id?: string; str?: string }[]) {
    if (item.type?.startsWith('begin') === true) open.push(item.id ?? '');
    else if (item.type === 'endMarkedContent') open.pop();
    const id = open.findLast((name) => name !== '');
    if (item.str === undefined || id === undefined) continue;
    const content = contents.get(id) ?? { text: '', pieces: [] };
    content.text += item.str;
    content.pieces.push(...pieceOf(item));
    contents.set(id, content);
  }
  return contents;
}
