import type { TextDocument } from '../document.js';
import type { Range } from '../finding-of.js';

/** A heading numbered 5 or 5.1 or 5.1.2; `start` and `end` are those of its number. */
export interface DecimalHeading extends Range {
  readonly parts: readonly number[];
  readonly title: string;
}

/** The number, then a blank: 5.1 存在问题; 3.5万元 is a figure. */
const MARK = /^(\d{1,2}(?:\.\d{1,2}){0,3})[.、]?\s+(?=[一-龥“《（])([^。；，：:\n]{2,40})/;
/** With two figures or more the blank may be missing. */
const TIGHT =
  /^(\d{1,2}(?:\.\d{1,2}){1,3})[.、]?(?=[一-龥“])(?![万亿元个人次名户家项吨倍年月日亩公平米台件套辆所处小分%])([^。；，：:\n]{2,40})/;
const FEWEST = 2;

/** Headings with decimal numbers, where a text uses them throughout. */
export function decimalHeadings({ lines }: TextDocument): DecimalHeading[] {
  const found = lines.flatMap(({ text, start }) => {
    const [, mark = '', title = ''] = MARK.exec(text) ?? TIGHT.exec(text) ?? [];
    if (mark === '') return [];
    return [
      { parts: mark.split('.').map(Number), title: title.trim(), start, end: start + mark.length },
    ];
  });
  const isUsed = found.filter(({ parts }) => parts.length > 1).length >= FEWEST;
  return isUsed ? found : [];
}
