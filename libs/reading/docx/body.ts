import { FileFault, strictXml, type XmlTag } from '#libs/untrusted';

import { fault } from './fault.js';
import { ListCounter, NO_LISTS, type ListPlace, type Lists } from './numbering.js';

/** A stretch of the text as one `w:t` element holds it. Offsets in `text` and in the XML. */
export interface TextSpan {
  readonly start: number;
  readonly text: string;
  /** Where the run with this text begins and ends in the XML. */
  readonly run: { readonly start: number; readonly end: number };
  /** For text in a box: where the run of the body that holds the box begins and ends. */
  readonly box: { readonly start: number; readonly end: number } | null;
  /** Where the element's content begins and ends in the XML. */
  readonly content: { readonly start: number; end: number };
  /** The run's own properties, to be repeated when it is split. */
  readonly properties: string;
}

export interface DocxBody {
  readonly text: string;
  readonly spans: readonly TextSpan[];
}

const DEEPEST = 200;
/** Deleted and moved text, settings of before, codes of fields, how to say a word, a second copy for old programs. */
const HIDDEN = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:rt',
  'mc:Fallback',
  ...['w:pPrChange', 'w:rPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:tblPrChange'],
]);
/** A paragraph whose end was deleted or moved away goes on with the next. */
const ENDS_GONE = new Set(['w:del', 'w:moveFrom']);
/** What stands for a character. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['w:tab', ' '],
  ['w:noBreakHyphen', '-'],
]);
/** What is told in a note, and where the note is called: one kind of note at the foot of its page, one at the end. */
const NOTES = new Set(['w:footnote', 'w:endnote']);
const CALLS: ReadonlyMap<string, string> = new Map(
  [...NOTES].map((note) => [`${note}Reference`, note]),
);
/** A line broken by hand is a line of its own, but within a cell. */
const BREAKS = new Set(['w:br', 'w:cr']);

/**
 * Reads word/document.xml: a line a paragraph with the number its list gives it, a line a table row with a tab before each
 * cell, and more of them behind a cell as wide as several columns. What stands in a text box follows the paragraph it is
 * anchored in, and so does a note it calls. Deleted and hidden text and field codes are left out. No tree, no entities but
 * XML's own, no document type.
 * Errors: `FileFault`.
 */
export function readBody(xml: string, lists: Lists = NO_LISTS, notes: Notes = NO_NOTES): DocxBody {
  const reader = new BodyReader(xml, new ListCounter(lists), notes);
  return reader.read();
}

/** Text of notes, by what calls them. */
export type Notes = ReadonlyMap<string, string>;
const NO_NOTES: Notes = new Map();
const noteKey = (name: string, { attributes }: XmlTag): string =>
  `${name} ${String(attributes['w:id'])}`;

/** Reads word/footnotes.xml or word/endnotes.xml. Errors: `FileFault`. */
export function readNotes(xml: string): Notes {
  const reader = new BodyReader(xml, new ListCounter(NO_LISTS), NO_NOTES);
  reader.read();
  return reader.told;
}

const MOST_COLUMNS = 64;
const numberIn = ({ attributes }: XmlTag): number => Number(attributes['w:val']) || 0;
const isOn = ({ attributes }: XmlTag): boolean =>
  !['0', 'false', 'off'].includes(String(attributes['w:val']));

/** Text in the making: that of the body, or of a text box in it. */
interface Story {
  text: string;
  readonly spans: TextSpan[];
  rowDepth: number;
  columns: number;
  run: { start: number; end: number } | null;
  properties: string;
  isVanished: boolean;
  /** Whether the end of the paragraph before was deleted, and of this one. */
  isJoined: boolean;
  isEndGone: boolean;
  /** Text boxes of the paragraph that is being read. */
  readonly boxes: DocxBody[];
}

const newStory = (): Story => ({
  text: '',
  spans: [],
  rowDepth: 0,
  columns: 1,
  run: null,
  properties: '',
  isVanished: false,
  isJoined: false,
  isEndGone: false,
  boxes: [],
});

interface Settings {
  style: string;
  place: Partial<ListPlace>;
}

class BodyReader {
  private story = newStory();
  /** The stories around a text box, the body first. */
  private readonly around: Story[] = [];
  private hidden = 0;
  private tagStart = 0;
  private propertiesStart = -1;
  private content: { start: number; text: string } | null = null;
  private settings: Settings | null = null;
  private isFormula = false;
  private note = '';
  readonly told = new Map<string, string>();

  private readonly endings: ReadonlyMap<string, () => void> = new Map([
    ['w:tr', () => this.endRow()],
    ['w:pPr', () => this.endSettings()],
    ['w:p', () => this.endParagraph()],
    ['w:txbxContent', () => this.endBox()],
    ...[...NOTES].map((name) => [name, () => this.endNote()] as const),
    ['m:t', () => void (this.isFormula = false)],
    ['m:num', () => void (this.story.text += '/')],
    ['w:rPr', () => this.endProperties()],
    ['w:r', () => this.endRun()],
  ]);

  private readonly parser = strictXml(
    { deepest: DEEPEST, malformed: fault },
    {
      open: (tag) => {
        if (HIDDEN.has(tag.name)) this.hide(tag.name);
        else if (this.hidden === 0) this.open(tag);
      },
      text: (text) => {
        if (this.content !== null) this.content.text += text;
        else if (this.isFormula) this.story.text += text;
      },
      close: (tag) => {
        if (HIDDEN.has(tag.name)) this.hidden -= 1;
        else if (this.hidden === 0) this.close(tag);
      },
    },
  );

  constructor(
    private readonly xml: string,
    private readonly counter: ListCounter,
    private readonly notes: Notes,
  ) {
    this.parser.on('opentagstart', () => {
      this.tagStart = this.xml.lastIndexOf('<', this.parser.position - 1);
    });
  }

  read(): DocxBody {
    try {
      this.parser.write(this.xml).close();
    } catch (error) {
      throw error instanceof FileFault ? error : fault();
    }
    return this.story;
  }

  private hide(name: string): void {
    if (this.settings !== null && ENDS_GONE.has(name)) this.story.isEndGone = true;
    this.hidden += 1;
  }

  private open(tag: XmlTag): void {
    const { name } = tag;
    if (SIGNS.has(name) && this.settings === null) this.story.text += SIGNS.get(name) ?? '';
    else if (BREAKS.has(name)) this.break(tag);
    else if (name === 'w:pPr') this.settings = { style: '', place: {} };
    else if (name === 'w:gridSpan' && this.story.rowDepth === 1)
      this.story.columns = Math.min(MOST_COLUMNS, numberIn(tag));
    else if (this.settings !== null) this.set(this.settings, tag);
    else this.openPart(tag);
  }

  private break({ attributes }: XmlTag): void {
    if (this.story.rowDepth > 0) this.story.text += ' ';
    else if (attributes['w:type'] !== 'page') this.story.text += '\n';
  }

  /** What a paragraph's settings say of its list. */
  private set(settings: Settings, tag: XmlTag): void {
    const value = String(tag.attributes['w:val']);
    if (tag.name === 'w:pStyle') settings.style = value;
    else if (tag.name === 'w:numId') settings.place = { ...settings.place, list: value };
    else if (tag.name === 'w:ilvl') settings.place = { ...settings.place, depth: numberIn(tag) };
  }

  private endSettings(): void {
    if (this.settings === null) return;
    const number = this.counter.next(this.settings.style, this.settings.place);
    // Behind what is left of the paragraph before, a number would stand in the middle of a line.
    if (!this.story.isJoined) this.story.text += number;
    this.settings = null;
  }

  private openPart(tag: XmlTag): void {
    const { name } = tag;
    if (name === 'w:p') this.beginParagraph();
    else if (name === 'w:tr') this.story.rowDepth += 1;
    else if (name === 'w:tc' && this.story.rowDepth === 1) this.beginCell();
    else if (name === 'w:txbxContent') this.beginBox();
    else if (NOTES.has(name)) this.beginNote(tag);
    else if (name === 'm:t') this.isFormula = true;
    else if (name === 'w:r') this.story.run = { start: this.tagStart, end: this.tagStart };
    else if (this.story.run !== null) this.openInRun(tag);
  }

  private openInRun(tag: XmlTag): void {
    const { name, isSelfClosing } = tag;
    if (name === 'w:rPr' && !isSelfClosing) this.propertiesStart = this.tagStart;
    else if (name === 'w:vanish') this.story.isVanished = isOn(tag);
    else if (name === 'w:t') this.content = { start: this.parser.position, text: '' };
    else if (CALLS.has(name)) this.callNote(noteKey(CALLS.get(name) ?? '', tag));
  }

  private close({ name, isSelfClosing }: XmlTag): void {
    if (name === 'w:t') this.endText(isSelfClosing);
    else this.endings.get(name)?.();
  }

  private endProperties(): void {
    if (this.propertiesStart < 0) return;
    this.story.properties = this.xml.slice(this.propertiesStart, this.parser.position);
    this.propertiesStart = -1;
  }

  /** Columns stay below their headings where the cell before took more than one. */
  private beginCell(): void {
    this.story.text += '\t'.repeat(Math.max(1, this.story.columns));
    this.story.columns = 1;
  }

  private endRow(): void {
    this.story.rowDepth -= 1;
    if (this.story.rowDepth > 0) return;
    this.story.text += '\n';
    this.story.columns = 1;
  }

  private beginParagraph(): void {
    this.story.isJoined = this.story.isEndGone;
    this.story.isEndGone = false;
  }

  private endParagraph(): void {
    if (this.story.isEndGone) return;
    const inRow = this.story.rowDepth > 0;
    this.story.text += inRow ? ' ' : '\n';
    for (const box of this.story.boxes.splice(0)) {
      const moved = this.story.text.length;
      this.story.text += inRow ? box.text.replaceAll(/[\n\t]/g, ' ') : box.text;
      for (const span of box.spans) this.story.spans.push({ ...span, start: span.start + moved });
    }
  }

  private beginBox(): void {
    this.around.push(this.story);
    this.story = newStory();
  }

  private endBox(): void {
    const { text, spans } = this.endStory();
    this.story.boxes.push({ text, spans });
  }

  private endStory(): Story {
    const ended = this.story;
    this.story = this.around.pop() ?? ended;
    return ended;
  }

  private beginNote(tag: XmlTag): void {
    this.note = noteKey(tag.name, tag);
    this.beginBox();
  }

  private endNote(): void {
    this.told.set(this.note, this.endStory().text);
  }

  /** A remark on a note stands around the mark that calls it. */
  private callNote(key: string): void {
    const text = this.notes.get(key);
    const { run } = this.around[0] ?? this.story;
    if (text === undefined || run === null) return;
    const content = { start: run.start, end: run.start };
    this.story.boxes.push({
      text,
      spans: [{ start: 0, text, run, box: run, content, properties: '' }],
    });
  }

  private endText(isSelfClosing: boolean): void {
    if (this.content === null) return;
    const { start, text } = this.content;
    this.content = null;
    const { story } = this;
    if (story.run === null || story.isVanished || text === '') return;
    const end = isSelfClosing ? start : this.xml.lastIndexOf('</', this.parser.position - 1);
    story.spans.push({
      start: story.text.length,
      text,
      run: story.run,
      box: this.around[0]?.run ?? null,
      content: { start, end },
      properties: story.properties,
    });
    story.text += text;
  }

  private endRun(): void {
    const { story } = this;
    if (story.run !== null) story.run.end = this.parser.position;
    story.run = null;
    story.properties = '';
    story.isVanished = false;
  }
}
