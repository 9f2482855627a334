/** A node of a page's structure as the reader gives it. */
export interface StructureNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly StructureNode[];
}

/** Text by marked content id. */
export type MarkedText = ReadonlyMap<string, string>;

/** Roles that stand as a line of their own. */
const BLOCK = /^(?:P|H\d?|LI|Caption|Title|BlockQuote|Note|TOCI|Lbl|LBody)$/;

/**
 * Lines of a tagged page in reading order: a line a paragraph, a line a table row with a tab before each cell.
 * Empty where the page has no tags.
 */
export function taggedLines(root: StructureNode, texts: MarkedText): string[] {
  const lines: string[] = [];
  const walk = (node: StructureNode): void => {
    if (node.role === 'TR')
      lines.push(
        cellsOf(node)
          .map((cell) => `\t${textOf(cell, texts)}`)
          .join(''),
      );
    else if (!hasRows(node) && (BLOCK.test(node.role ?? '') || hasOwnText(node)))
      lines.push(textOf(node, texts));
    else (node.children ?? []).forEach(walk);
  };
  walk(root);
  return lines.filter((line) => line.trim() !== '');
}

const cellsOf = (row: StructureNode): readonly StructureNode[] =>
  (row.children ?? []).filter(({ role }) => role === 'TD' || role === 'TH');

/** A table may stand inside anything. */
const hasRows = ({ role, children }: StructureNode): boolean =>
  role === 'TR' || (children ?? []).some(hasRows);

const hasOwnText = ({ children }: StructureNode): boolean =>
  (children ?? []).some(({ type }) => type === 'content');

function textOf(node: StructureNode, texts: MarkedText): string {
  const own = node.type === 'content' ? (texts.get(node.id ?? '') ?? '') : '';
  return own + (node.children ?? []).map((child) => textOf(child, texts)).join('');
}

/** Text of a page's marked content; `items` are those of `getTextContent` with marks included. */
export function markedText(items: readonly unknown[]): Map<string, string> {
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of items as readonly { type?: string; id?: string; str?: string }[]) {
    if (item.type?.startsWith('begin') === true) open.push(item.id ?? '');
    else if (item.type === 'endMarkedContent') open.pop();
    const id = open.findLast((name) => name !== '');
    if (item.str !== undefined && id !== undefined) texts.set(id, (texts.get(id) ?? '') + item.str);
  }
  return texts;
}
