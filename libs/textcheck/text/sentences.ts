/** A stretch of a passage; `start` is its offset in the whole text. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

/** Splits at full stops, question and exclamation marks and line ends; a semicolon keeps a sentence together. */
export function sentencesOf(passage: Sentence): Sentence[] {
  return pieces(passage, /[。！？\n]/);
}

/** Splits at every mark a clause ends with; brackets and enumeration commas stay inside. */
export function clausesOf(passage: Sentence): Sentence[] {
  return pieces(passage, /[。！？；;，,：:\n]/);
}

function pieces(passage: Sentence, mark: RegExp): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  for (let at = 0; at <= passage.text.length; at += 1) {
    const ends = at === passage.text.length || mark.test(passage.text.charAt(at));
    if (!ends || isDecimalComma(passage.text, at)) continue;
    const text = passage.text.slice(from, at);
    const indent = text.length - text.trimStart().length;
    if (text.trim() !== '') found.push({ text: text.trim(), start: passage.start + from + indent });
    from = at + 1;
  }
  return found;
}

/** The comma of `1,117.30`. */
function isDecimalComma(text: string, at: number): boolean {
  return text.charAt(at) === ',' && /\d$/.test(text.slice(0, at)) && /^,\d{3}/.test(text.slice(at));
}

/** What stands between full stops and semicolons, empty stretches included; each with its place in the whole text. */
export function piecesBetweenStops({ text, start }: Sentence): Sentence[] {
  let from = start;
  return text.split(/[。；;]/).map((piece) => {
    const here = from;
    from += piece.length + 1;
    return { text: piece, start: here };
  });
}
