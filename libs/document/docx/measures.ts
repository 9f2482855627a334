import { PageOrientation } from 'docx';

/** Twentieths of a point, the unit of Word. */
const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** GB/T 9704-2012: 28 characters of 3号 in 156 mm take a hair off each; 22 lines in 225 mm. As in print. */
export const CHARACTER_SPACING = -4;
export const LINE = 579;
/** Two characters of body text. */
export const INDENT = 632;
/** One character of the page number, which stands that far in from the outer edge. */
export const PAGE_NUMBER_INSET = 280;

/** Half points. */
export const SIZES = { body: 32, title: 44, caption: 28, table: 21, pageNumber: 28 } as const;

const SHEET = { width: twips(210), height: twips(297) };
/** From the edge of the sheet to the foot of the page number, which is 7 mm under the type area. */
const FOOTER = twips(35 - 7 - 5);

/** A4 upright, or lying as it is bound: turned to the left. */
export function pageOf(lying: boolean) {
  return {
    size: { ...SHEET, orientation: lying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
    margin: lying
      ? { top: twips(28), right: twips(37), bottom: twips(26), left: twips(35), footer: twips(10) }
      : { top: twips(37), right: twips(26), bottom: twips(35), left: twips(28), footer: FOOTER },
  };
}

/** Width of the type area. */
export const widthOf = (lying: boolean): number => (lying ? twips(297 - 37 - 35) : twips(156));
