import type { Statement, TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import { oncePerDocument } from '../../once.js';
import { matchesIn } from '../../text/matches.js';
import type { Heading } from '../../text/structure.js';

/** 全市 with all below it, 市本级 for its own level alone; 市级 only where a budget follows. */
const SCOPE =
  /全[省市县区州旗镇乡](?=[一-龥])|[省市县区州旗镇乡局]本[级部]|本[级部](?=[一-龥，。：:]|$)|[省市县区州旗]级(?=(?:地方|财政)?(?:收支|收入|支出|一般|政府|国有|社会?保|预算|税|总|决算|\d|[，。：:]|$))|(?:高新|经开|开发|示范|新)区(?=一般|政府性|国有|社会保|预算|收入|支出)|合并(?=报表|口径|数|范围|资产|收入|利润)|汇总/g;
const OF_ALL = /^(?:全|合并|汇总)/;
/** 全市 of the county's own report lies above 全县. */
const RANKS = ['镇乡', '县区旗', '市州', '省'];
/** 一是…, ①…: one of several, told below the words that lead them in. */
const ITEM =
  /^(?:[（(]\d{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]是|\d{1,2}[.、．](?!\d)|[（(][一二三四五六七八九十]{1,2}[）)])/;
const MOST_ITEMS = 30;

/** Both say of what they are told, and it is not the same: 全市 and 市本级, 合并 and 本部, 全省 and 全市. */
export function areOfTwoScopes(document: TextDocument, one: Range, other: Range): boolean {
  const [mine, theirs] = [one, other].map((at) => scopeAt(document, at.start));
  if (mine === undefined || theirs === undefined || mine === '' || theirs === '') return false;
  if (OF_ALL.test(mine) !== OF_ALL.test(theirs)) return true;
  const [rank, same] = [mine, theirs].map(rankOf);
  return rank !== same && rank !== -1 && same !== -1;
}

const rankOf = (scope: string): number =>
  RANKS.findIndex((names) => [...names].some((name) => scope.includes(name)));

/** The last word of scope before a place: in its sentence, its paragraph, the words that lead its list in, the titles above. */
function scopeAt(document: TextDocument, at: number): string {
  const statement = document.statements.findLast(({ start }) => start <= at);
  const own = document.passages[statement?.passage ?? -1];
  if (statement === undefined || own === undefined) return '';
  const before = own.text.slice(0, Math.max(0, at - own.start));
  const said = [before, leadOf(document, statement), ...titlesAbove(document, at)];
  return said.map(lastIn).find((scope) => scope !== '') ?? '';
}

const lastIn = (words: string): string => matchesIn(words, SCOPE).at(-1)?.[0] ?? '';

/** 市本级收入…，主要包括： stands above the items it leads in. */
function leadOf({ passages }: TextDocument, { passage }: Statement): string {
  if (!ITEM.test(passages[passage]?.text ?? '')) return '';
  const above = passages.slice(Math.max(0, passage - MOST_ITEMS), passage);
  return above.findLast(({ text }) => !ITEM.test(text))?.text ?? '';
}

/** From the innermost out; a title that names two scopes tells of neither. */
function titlesAbove(document: TextDocument, at: number): string[] {
  let level = Infinity;
  return headingsDown(document)
    .filter((heading) => {
      const isAbove = heading.start <= at && heading.level < level;
      if (isAbove) level = heading.level;
      return isAbove;
    })
    .map(({ title }) => (new Set(title.match(SCOPE) ?? []).size > 1 ? '' : title));
}

const headingsDown = oncePerDocument(({ headings }): readonly Heading[] => headings.toReversed());
