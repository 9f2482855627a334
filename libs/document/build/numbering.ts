import { inChinese } from '#libs/kernel';

export type NumberedLevel = 1 | 2 | 3 | 4;

/** GB/T 9704-2012, 7.3.3: 一、 then （一） then 1. then （1）. */
const FORMATS: Readonly<Record<NumberedLevel, (count: number) => string>> = {
  1: (count) => `${inChinese(count)}、`,
  2: (count) => `（${inChinese(count)}）`,
  3: (count) => `${count}.`,
  4: (count) => `（${count}）`,
};

/** Counts the four levels of an official document; a number at one level starts those below it anew. */
export class Numbering {
  private readonly counts: number[] = [0, 0, 0, 0];

  /** The next number of a level, as printed. */
  next(level: NumberedLevel): string {
    const count = (this.counts[level - 1] ?? 0) + 1;
    this.counts[level - 1] = count;
    this.counts.fill(0, level);
    return FORMATS[level](count);
  }
}
