import { rangeOfText, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { piecesBetweenStops, type Sentence } from '../../text/sentences.js';

/** 成效之一，/ 第三，/ 问题2：/ 其次，: which of several it is. */
const ORDINAL =
  /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).．、]\s?|[①-⑳])?(?:[一-龥]{0,4}(?:之?[一二三四五六七八九十]|第?\d{1,2})(?:[，：:]|是[，：:]?)|(?:首先|其次|再次|最后|此外|另外|同时)[，：:]?)?/;
const SHORTEST = 8;
/** What may rightly be said of several things alike. */
const FORMULA =
  /不涉及|未发生|没有|无|下同|同上|得分?\d|满分|口径|详见|如下|达到(?:年初|预期|目标|要求)|[与和同比较][^，。；]*(?:持平|相同|一致|不变)|^[^，]*完成(?:年初|预期|目标|全部)?$|符合|有限公司/;

/** 改造危房36户: a goal, and the same told of what was done. */
const ITEM = /^(?=[^，]{0,13}$).*\d/;
/** 成效一：, 做法之三，: no list of goals. */
const NAMED = /[一-龥]{2}.?[，：:]|之/;

interface Piece extends Sentence {
  readonly mark: string;
}

/** The second goal and the second result: two lists are told alike. */
const isPair = (one: Piece, other: Piece): boolean => one.mark !== '' && one.mark === other.mark;

/** The same sentence, or of one sentence the same clause, at two places of a paragraph or of its list: the later first. */
export function toldTwice({ lines, passages }: TextDocument): [Range, Range][] {
  const numbered: Piece[] = [];
  const found = lines.flatMap((line): [Range, Range][] => {
    if (line.text.length < SHORTEST) return [];
    const pieces = piecesBetweenStops(line).map(bodyOf);
    numbered.push(
      ...pieces.filter(
        ({ mark, text }) => mark !== '' && (/[，\d]/.test(text) || NAMED.test(mark)),
      ),
    );
    return [...twinsIn(pieces), ...pieces.flatMap((piece) => twinsIn(clausesWithin(piece)))];
  });
  const known = new Set(found.map(([later]) => later.start));
  return [
    ...found,
    ...twinsIn(numbered).filter(([later]) => !known.has(later.start)),
    ...passages.flatMap(listedTwice),
  ];
}

function bodyOf({ text, start }: Sentence): Piece {
  const mark = ORDINAL.exec(text)?.[0] ?? '';
  const body = text.slice(mark.length).trimEnd();
  const isItem = ITEM.test(body) && !NAMED.test(mark);
  return { text: isItem ? '' : body, start: start + mark.length, mark: mark.trim() };
}

/** What stands between commas, where no stop parts what is told of one thing from what is told of the next. */
function clausesWithin({ text, start }: Sentence): Piece[] {
  let from = start;
  return text.split(/[，,]/).map((piece) => {
    const here = from;
    from += piece.length + 1;
    // A figure comes back where two things have as much.
    return { text: /\d/.test(piece) ? '' : piece.trimEnd(), start: here, mark: '' };
  });
}

/** Texts that come just twice; what comes more often is a formula. */
function twinsIn(pieces: readonly Piece[]): [Range, Range][] {
  if (pieces.length < 2) return [];
  const known = new Map<string, Piece[]>();
  for (const piece of pieces) {
    if (piece.text.length < SHORTEST || FORMULA.test(piece.text)) continue;
    known.set(piece.text, [...(known.get(piece.text) ?? []), piece]);
  }
  return [...known.values()].flatMap(([first, later, ...more]): [Range, Range][] =>
    first === undefined || later === undefined || more.length > 0 || isPair(first, later)
      ? []
      : [[rangeOfText(later), rangeOfText(first)]],
  );
}

/** Names one after the other. */
const LISTED = /[一-龥（）()]{2,12}(?:、[一-龥（）()]{2,12}){2,}/g;
/** So short a name is a word that goes with several. */
const SHORTEST_NAME = 4;

/** 宣传股、执法股、宣传股: a name twice in one list; before its first and behind its last name stand other words. */
function listedTwice({ text, start }: Sentence): [Range, Range][] {
  if (text.indexOf('、') === text.lastIndexOf('、')) return [];
  return matchesIn(text, LISTED).flatMap((match): [Range, Range][] => {
    let from = start + match.index;
    const names = match[0].split('、').map((name) => {
      const here = from;
      from += name.length + 1;
      return { text: name, start: here };
    });
    const inner = names.slice(1, -1);
    return names.flatMap((name, at): [Range, Range][] => {
      const first = names.slice(0, at).find((one) => one.text === name.text);
      const isWhole = inner.includes(name) || (first !== undefined && inner.includes(first));
      return first !== undefined && isWhole && name.text.length >= SHORTEST_NAME
        ? [[rangeOfText(name), rangeOfText(first)]]
        : [];
    });
  });
}
