import type { TextDocument } from '../../../document.js';
import { allClaims, type AllClaim } from './all-claims.js';
import { flawAt, type Flaw } from './flaw-at.js';

const FEWEST = 3;
const LONGEST = 30;
const LINE = 600;
const EXCUSED = /其余|共|合计|其中|以上|上述|目前|已于/;

/** 均公开招标: 路灯，公开招标；校车，公开招标；档案柜，询价. All of the items below say it but one. */
export const oddItem = (document: TextDocument): Flaw[] =>
  allClaims(document).flatMap((claim) => {
    const end = claim.start + claim.text.length;
    const [line = ''] = document.text.slice(end, end + LINE).split('\n', 1);
    const list = line.split('。', 2).find((part) => /[：:]/.test(part));
    if (list === undefined) return [];
    const listed = list.slice(list.search(/[：:]/) + 1);
    const odd = oddOf(claim, listed);
    if (odd === null) return [];
    const start = end + line.indexOf(odd, line.indexOf(listed));
    return [flawAt(claim, { start, end: start + odd.length })];
  });

function oddOf({ said }: AllClaim, listed: string): string | null {
  const mark = (listed.match(/[；;]/g) ?? []).length >= FEWEST - 1 ? /[；;]/ : /[，、]/;
  const items = listed.split(mark).map((item) => item.trim());
  if (items.length < FEWEST || items.some(({ length }) => length > LONGEST)) return null;
  for (const word of said) {
    const [odd, ...more] = items.filter((item) => !item.includes(word));
    const isOne = odd !== undefined && more.length === 0 && odd !== items[0];
    if (isOne && !EXCUSED.test(odd)) return odd;
  }
  return null;
}
