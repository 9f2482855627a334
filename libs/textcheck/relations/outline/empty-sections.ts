import { isTold, peersOf, type OutlineNode } from './sections.js';
import type { HeadStyle } from '../../text/heads.js';
import type { TextDocument } from '../../document.js';

/** A numbered list, as of annexes or tables, needs no text below its items. */
const LIST = /附件|附表|佐证|目录|资料/;
const ITEMS: ReadonlySet<HeadStyle> = new Set(['digit', 'digitParen', 'digitHalf', 'circled']);
const LONGEST = 16;
/** A full stop after such a title ends no sentence: 乡村医生补助发放对象及人均标准。 */
const TOPIC =
  /(?:及|和|与)[一-龥]{0,8}(?:情况|标准|原因|措施|成效|结构|构成|对象|依据|进展|结果|明细|金额|人数|范围)$/;

/** Headings with nothing below them and nothing on their line, where others of their rank are told. */
export function emptySections(
  { lines }: TextDocument,
  outline: readonly OutlineNode[],
): OutlineNode[] {
  return outline
    .filter((node) => node.title !== '' && !isTold(node) && !LIST.test(node.parent?.title ?? ''))
    .filter((node) => {
      const stops = /[。；，]$/.test(lines[node.line]?.text ?? '');
      const isItem = stops || (ITEMS.has(node.style) && node.title.length > LONGEST);
      return !isItem || (/。$/.test(lines[node.line]?.text ?? '') && TOPIC.test(node.title));
    })
    .filter((node) => isAmongTold(node, outline));
}

/** Bare headings in a row are a list; the last of a text may be cut with the text. */
function isAmongTold(node: OutlineNode, outline: readonly OutlineNode[]): boolean {
  const peers = peersOf(node, outline);
  const at = peers.indexOf(node);
  const near = [peers[at - 1], peers[at + 1]].filter((one) => one !== undefined);
  const isLast = node === outline.at(-1);
  // Parts that begin anew further down are those of the text; before them stands their list.
  const isListed = peers.slice(at + 1).some(({ numbers }) => numbers[0] === 1);
  return (
    near.every(isTold) && !(isLast && near.length === 0) && !(node.style === 'part' && isListed)
  );
}
