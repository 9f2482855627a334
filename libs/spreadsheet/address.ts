/** A place on a sheet, counted from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** 0 is A, 25 is Z, 26 is AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnLetters(Math.floor(index / 26) - 1)}${letter}`;
}

/** `B7` */
export const addressOf = ({ row, column }: Place): string => `${columnLetters(column)}${row + 1}`;

const ADDRESS = /^([A-Z]{1,3})([1-9]\d{0,6})$/;

/** The place of an address; null for what is none. */
export function placeOf(address: string): Place | null {
  const [, letters, digits] = ADDRESS.exec(address) ?? [];
  if (letters === undefined || digits === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
