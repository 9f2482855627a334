import { FileFault, type Archive } from '#libs/untrusted';
import { addressOf, placeOf, type Place } from '../address.js';
import { cellContent, type RawCell } from './content.js';
import type { NumberKind } from './styles.js';
import { LIMITS, type ReadCell } from './types.js';
import { readXml, type Attributes } from './xml.js';

/** What the cells of every sheet of a workbook share. */
export interface Shared {
  readonly strings: readonly string[];
  readonly styles: readonly NumberKind[];
  readonly date1904: boolean;
  /** Counts a filled cell; throws when the workbook has too many. */
  readonly count: () => void;
}

/** Counts the filled cells of a whole workbook. */
export function cellCounter(): () => void {
  let cells = 0;
  return () => {
    cells += 1;
    if (cells > LIMITS.cells)
      throw new FileFault('too_large', '工作表的内容过多，请只保留需要导入的内容后重试');
  };
}

type Open = { -readonly [K in keyof RawCell]: RawCell[K] } & { place: Place };

/** Reads one cell after another; a cell without an address stands right of the one before it. */
class SheetReader {
  readonly cells: ReadCell[] = [];
  private row = -1;
  private column = -1;
  private cell: Open | null = null;
  private part: 'value' | 'formula' | 'inline' | null = null;
  private phonetic = false;

  constructor(private readonly shared: Shared) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'rPh') this.phonetic = true;
    else if (this.cell !== null) this.openPart(this.cell, name);
  }

  private openRow({ r }: Attributes): void {
    this.row = r === undefined ? this.row + 1 : Number(r) - 1;
    this.column = -1;
  }

  private openCell({ r, t = 'n', s = '0' }: Attributes): void {
    const place = r === undefined ? { row: this.row, column: this.column + 1 } : placeOf(r);
    if (place === null || place.row < 0)
      throw new FileFault('corrupt', '工作表的内容有误，请重新保存后重试');
    this.column = place.column;
    const style = this.shared.styles[Number(s)] ?? 'number';
    this.cell = { place, type: t, value: undefined, formula: undefined, style };
  }

  private openPart(cell: Open, name: string): void {
    if (name === 'v') [this.part, cell.value] = ['value', ''];
    if (name === 'f') [this.part, cell.formula] = ['formula', ''];
    if (name === 't' && !this.phonetic) [this.part, cell.value] = ['inline', cell.value ?? ''];
  }

  text(piece: string): void {
    if (this.cell === null || this.part === null) return;
    if (this.part === 'formula') this.cell.formula = `${this.cell.formula ?? ''}${piece}`;
    else this.cell.value = `${this.cell.value ?? ''}${piece}`;
  }

  close(name: string): void {
    if (name === 'v' || name === 'f' || name === 't') this.part = null;
    if (name === 'rPh') this.phonetic = false;
    if (name !== 'c' || this.cell === null) return;
    const { place } = this.cell;
    const content = cellContent(this.cell, this.shared.strings, this.shared.date1904);
    this.cell = null;
    if (content === null) return;
    this.shared.count();
    this.cells.push({ address: addressOf(place), ...place, content });
  }
}

/** The filled cells of one sheet, in the order of the file. Errors: `FileFault`. */
export async function readSheet(
  archive: Archive,
  part: string,
  shared: Shared,
): Promise<ReadCell[]> {
  const reader = new SheetReader(shared);
  await readXml(archive, part, {
    open: (name, attributes) => {
      reader.open(name, attributes);
    },
    text: (piece) => {
      reader.text(piece);
    },
    close: (name) => {
      reader.close(name);
    },
  });
  return reader.cells;
}
