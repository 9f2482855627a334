import { FileFault, strictXml, type XmlTag } from '#libs/untrusted';

import { fault } from './fault.js';
import { ListCounter, NO_LISTS, type ListPlace, type Lists } from './numbering.js';

/** A stretch of the text as one `w:t` element holds it. Offsets in `text` and in the XML. */
export interface TextSpan {
  readonly start: number;
  readonly text: string;
  /** Where the run with this text begins and ends in the XML. */
  readonly run: { start: number; end: number };
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
/** Deleted and moved text, earlier settings, codes of fields, and the second copy of a drawing for old programs. */
const HIDDEN = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'mc:Fallback', 'w:pPrChange']);
/** What stands for a character. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['w:tab', ' '],
  ['w:noBreakHyphen', '-'],
]);
/** A line broken by hand is a line of its own, but within a cell. */
const BREAKS = new Set(['w:br', 'w:cr']);

/**
 * Reads word/document.xml: a line a paragraph with the number its list gives it, a line a table row with a tab before each
 * cell, and more of them behind a cell as wide as several columns. Deleted text and field codes are left out. No tree, no
 * entities but XML's own, no document type. Errors: `FileFault`.
 */
export function readBody(xml: string, lists: Lists = NO_LISTS): DocxBody {
  const reader = new BodyReader(xml, new ListCounter(lists));
  return reader.read();
}

const MOST_COLUMNS = 64;
const numberIn = ({ attributes }: XmlTag): number => Number(attributes['w:val']) || 0;

class BodyReader {
  private readonly spans: TextSpan[] = [];
  private text = '';
  private rowDepth = 0;
  private hidden = 0;
  private tagStart = 0;
  private run: { start: number; end: number } | null = null;
  private propertiesStart = -1;
  private properties = '';
  private content: { start: number; text: string } | null = null;
  private settings: { style: string; place: Partial<ListPlace> } | null = null;
  private columns = 1;

  private readonly parser = strictXml(
    { deepest: DEEPEST, malformed: fault },
    {
      open: (tag) => {
        this.open(tag);
      },
      text: (text) => {
        if (this.content !== null) this.content.text += text;
      },
      close: (tag) => {
        this.close(tag);
      },
    },
  );

  constructor(
    private readonly xml: string,
    private readonly counter: ListCounter,
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
    return { text: this.text, spans: this.spans };
  }

  private open(tag: XmlTag): void {
    const { name, isSelfClosing } = tag;
    if (HIDDEN.has(name)) this.hidden += 1;
    else if (SIGNS.has(name) && this.settings === null) this.text += SIGNS.get(name) ?? '';
    else if (BREAKS.has(name)) this.break(tag);
    else if (name === 'w:pPr' && this.hidden === 0) this.settings = { style: '', place: {} };
    else if (name === 'w:gridSpan' && this.rowDepth === 1)
      this.columns = Math.min(MOST_COLUMNS, numberIn(tag));
    else if (this.settings !== null) this.set(tag);
    else this.openPart(name, isSelfClosing);
  }

  private break({ attributes }: XmlTag): void {
    if (this.rowDepth > 0) this.text += ' ';
    else if (attributes['w:type'] !== 'page') this.text += '\n';
  }

  /** What a paragraph's settings say of its list. */
  private set(tag: XmlTag): void {
    if (this.settings === null || this.hidden > 0) return;
    const { place } = this.settings;
    const value = String(tag.attributes['w:val']);
    if (tag.name === 'w:pStyle') this.settings.style = value;
    else if (tag.name === 'w:numId') this.settings.place = { ...place, list: value };
    else if (tag.name === 'w:ilvl') this.settings.place = { ...place, depth: numberIn(tag) };
  }

  private endSettings(): void {
    // A change that is tracked holds the settings of before, which end within those of now.
    if (this.settings === null || this.hidden > 0) return;
    this.text += this.counter.next(this.settings.style, this.settings.place);
    this.settings = null;
  }

  private openPart(name: string, isSelfClosing: boolean): void {
    if (name === 'w:tr') this.rowDepth += 1;
    else if (name === 'w:tc' && this.rowDepth === 1) this.beginCell();
    else if (name === 'w:r') this.run = { start: this.tagStart, end: this.tagStart };
    else if (this.run === null) return;
    else if (name === 'w:rPr' && !isSelfClosing) this.propertiesStart = this.tagStart;
    else if (name === 'w:t' && this.hidden === 0)
      this.content = { start: this.parser.position, text: '' };
  }

  private close({ name, isSelfClosing }: XmlTag): void {
    if (name === 'w:tr') this.endRow();
    else if (name === 'w:pPr') this.endSettings();
    else if (name === 'w:p') this.text += this.rowDepth > 0 ? ' ' : '\n';
    else if (HIDDEN.has(name)) this.hidden -= 1;
    else if (name === 'w:rPr' && this.propertiesStart >= 0) {
      this.properties = this.xml.slice(this.propertiesStart, this.parser.position);
      this.propertiesStart = -1;
    } else if (name === 'w:t' && this.content !== null) this.endText(isSelfClosing);
    else if (name === 'w:r') this.endRun();
  }

  /** Columns stay below their headings where the cell before took more than one. */
  private beginCell(): void {
    this.text += '\t'.repeat(Math.max(1, this.columns));
    this.columns = 1;
  }

  private endRow(): void {
    this.rowDepth -= 1;
    if (this.rowDepth > 0) return;
    this.text += '\n';
    this.columns = 1;
  }

  private endText(isSelfClosing: boolean): void {
    const { start, text } = this.content ?? { start: 0, text: '' };
    const end = isSelfClosing ? start : this.xml.lastIndexOf('</', this.parser.position - 1);
    if (this.run !== null && text !== '')
      this.spans.push({
        start: this.text.length,
        text,
        run: this.run,
        content: { start, end },
        properties: this.properties,
      });
    this.text += text;
    this.content = null;
  }

  private endRun(): void {
    if (this.run !== null) this.run.end = this.parser.position;
    this.run = null;
    this.properties = '';
  }
}
