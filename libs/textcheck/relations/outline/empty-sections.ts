import { signatureOf } from '../dates/date-order.js';
import { isTold, peersOf, type OutlineNode } from './sections.js';
import type { HeadStyle } from '../../text/heads.js';
import type { TextDocument } from '../../document.js';

/** A numbered list, as of annexes or tables, needs no text below its items. */
const LIST = /附件|附表|佐证|目录|资料/;
const ITEMS: ReadonlySet<HeadStyle> = new Set(['digit', 'digitParen', 'digitHalf', 'circled']);
/** The last of these above a signature lost its text. */
const CHAPTERS: ReadonlySet<HeadStyle> = new Set(['chapter', 'section', 'cn']);
const LONGEST = 16;
/** A full stop after such a title ends no sentence: 乡村医生补助发放对象及人均标准。 */
const TOPIC =
  /(?:及|和|与)[一-龥]{0,8}(?:情况|标准|原因|措施|成效|结构|构成|对象|依据|进展|结果|明细|金额|人数|范围)$/;

const POINT = /^[一-龥“”、]{4,16}$/;
const FEWEST_OTHERS = 2;

/** Headings with nothing below them and nothing on their line, where others of their rank are told. */
export function emptySections(
  document: TextDocument,
  outline: readonly OutlineNode[],
): OutlineNode[] {
  const { lines } = document;
  const isSigned = signatureOf(document) !== null;
  return outline
    .filter((node) => node.title !== '' && !isTold(node) && !LIST.test(node.parent?.title ?? ''))
    .filter((node) => {
      const stops = /[。；，]$/.test(lines[node.line]?.text ?? '');
      const isItem = stops || (ITEMS.has(node.style) && node.title.length > LONGEST);
      const isTopic = TOPIC.test(node.title) || isTitleOfPoint(lines, node, outline);
      return !isItem || (/。$/.test(lines[node.line]?.text ?? '') && isTopic);
    })
    .filter((node) => isAmongTold(node, outline, isSigned) && !isListedUnit(lines, node, outline));
}

/** 具体包括：, 所属预算单位有： */
const LEADS_TO_UNITS = /(?:包括|包含|单位|机构|部门|下设|下辖|设有)[^。；]*[：:]$/;
const UNIT =
  /(?:局|委|厅|办|政府|办事处|委员会|办公室|中心|学校|学院|小学|中学|幼儿园|医院|卫生院|公司|站|所|馆|院|校|队|社|科|室|股|部|园|团|会)(?:机关|本[部级]|（[^）]*）|\([^)]*\))*$/;

/** 1.城市管理局本部 below 具体包括：, in a list of units that begins there: the names are all there is to tell. */
function isListedUnit(
  lines: TextDocument['lines'],
  node: OutlineNode,
  outline: readonly OutlineNode[],
): boolean {
  const peers = peersOf(node, outline);
  const first = peers
    .slice(0, peers.indexOf(node) + 1)
    .findLast(({ numbers }) => numbers.at(-1) === 1);
  const above = lines.slice(0, first?.line ?? 0).findLast(({ text }) => text.trim() !== '');
  return UNIT.test(node.title) && LEADS_TO_UNITS.test(above?.text.trim() ?? '');
}

/** （三）规范资产管理。, where each of the others goes on after such a title. */
function isTitleOfPoint(
  lines: TextDocument['lines'],
  node: OutlineNode,
  outline: readonly OutlineNode[],
): boolean {
  // 1.加强队伍建设，提高水平。 is a sentence, no title.
  const isTitled = ({ line, mark, title }: OutlineNode): boolean =>
    /^\s?(?:。|$)/.test((lines[line]?.text ?? '').slice(mark.length + title.length));
  const others = peersOf(node, outline).filter((one) => one !== node);
  return (
    POINT.test(node.title) &&
    others.length >= FEWEST_OTHERS &&
    others.every((one) => isTold(one) && isTitled(one) && POINT.test(one.title))
  );
}

/** Bare headings in a row are a list; the last of a text may be cut with the text. */
function isAmongTold(
  node: OutlineNode,
  outline: readonly OutlineNode[],
  isSigned: boolean,
): boolean {
  const peers = peersOf(node, outline);
  const at = peers.indexOf(node);
  const near = [peers[at - 1], peers[at + 1]].filter((one) => one !== undefined);
  const isLast = node === outline.at(-1);
  // Parts that begin anew further down are those of the text; before them stands their list.
  const isListed = peers.slice(at + 1).some(({ numbers }) => numbers[0] === 1);
  return (
    near.every(isTold) &&
    !(isLast && near.length === 0 && !(isSigned && CHAPTERS.has(node.style))) &&
    !(node.style === 'part' && isListed)
  );
}
