import { FileFault, strictXml, type XmlTag } from '#libs/untrusted';

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
/** Deleted text, codes of fields, and the second copy of a drawing for old programs. */
const HIDDEN = new Set(['w:del', 'w:instrText', 'mc:Fallback']);
const BLANKS = new Set(['w:br', 'w:cr', 'w:tab']);

/**
 * Reads word/document.xml: a line a paragraph, a line a table row with a tab before each cell. Deleted text and field codes
 * are left out. No tree, no entities but XML's own, no document type. Errors: `FileFault`.
 */
export function readBody(xml: string): DocxBody {
  const reader = new BodyReader(xml);
  return reader.read();
}

const fault = (): FileFault =>
  new FileFault('corrupt', '文件内容不完整，请用 Word 或 WPS 重新保存后重试。');

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

  constructor(private readonly xml: string) {
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

  private open({ name, isSelfClosing }: XmlTag): void {
    if (HIDDEN.has(name)) this.hidden += 1;
    else if (BLANKS.has(name)) this.text += ' ';
    else this.openPart(name, isSelfClosing);
  }

  private openPart(name: string, isSelfClosing: boolean): void {
    if (name === 'w:tr') this.rowDepth += 1;
    else if (name === 'w:tc' && this.rowDepth === 1) this.text += '\t';
    else if (name === 'w:r') this.run = { start: this.tagStart, end: this.tagStart };
    else if (this.run === null) return;
    else if (name === 'w:rPr' && !isSelfClosing) this.propertiesStart = this.tagStart;
    else if (name === 'w:t' && this.hidden === 0)
      this.content = { start: this.parser.position, text: '' };
  }

  private close({ name, isSelfClosing }: XmlTag): void {
    if (name === 'w:tr') this.endRow();
    else if (name === 'w:p') this.text += this.rowDepth > 0 ? ' ' : '\n';
    else if (HIDDEN.has(name)) this.hidden -= 1;
    else if (name === 'w:rPr' && this.propertiesStart >= 0) {
      this.properties = this.xml.slice(this.propertiesStart, this.parser.position);
      this.propertiesStart = -1;
    } else if (name === 'w:t' && this.content !== null) this.endText(isSelfClosing);
    else if (name === 'w:r') this.endRun();
  }

  private endRow(): void {
    this.rowDepth -= 1;
    if (this.rowDepth === 0) this.text += '\n';
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
