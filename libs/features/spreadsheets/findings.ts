import type { ErrorCode } from '#libs/kernel';
import type { CellFault, CellNote, CellPlace } from './cell-fault.js';

/** What is found while a file is read: faults and notes at their cells, and where each field of the report stands. */
export class Findings {
  readonly faults: CellFault[] = [];
  readonly notes: CellNote[] = [];
  private readonly places = new Map<string, CellPlace>();

  fault(place: CellPlace, code: ErrorCode, message: string, path?: string): void {
    this.faults.push({ ...place, code, message, ...(path === undefined ? {} : { path }) });
  }

  note(place: CellPlace, message: string): void {
    this.notes.push({ ...place, message });
  }

  /** @param path `fact`, `table/row` or `table/row/column` */
  remember(path: string, place: CellPlace): void {
    this.places.set(path, place);
  }

  /** The place of a path or, of one that has none, of what it is part of. */
  placeOf(path: string): CellPlace | undefined {
    const parts = path.split('/');
    for (let length = parts.length; length > 0; length -= 1) {
      const found = this.places.get(parts.slice(0, length).join('/'));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
