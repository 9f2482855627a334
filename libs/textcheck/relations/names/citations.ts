import { rangeOf, type Range } from '../../finding-of.js';
import { oncePerDocument } from '../../once.js';
import type { Sentence } from '../../text/sentences.js';
import { matchesIn } from '../../text/matches.js';

/** A document by its title and its number: 《title》（code〔year〕number号). */
export interface Citation extends Range {
  readonly title: string;
  readonly code: string;
  /** 0 for an order, which is numbered through. */
  readonly year: number;
  readonly number: string;
  /** What stands before the title in its passage. */
  readonly lead: string;
  /** What stands behind it. */
  readonly tail: string;
  /** The whole sentence it stands in. */
  readonly sentence: string;
}

const TITLE = '《((?:[^《》]|《[^《》]{2,60}》){4,120})》';
const NUMBER =
  '([一-龥]{1,8})\\s?[〔[(（【]\\s?(\\d{4})\\s?[〕\\])）】]\\s?(?:第)?\\s?(\\d{1,4})\\s?号';
const AFTER = new RegExp(
  `${TITLE}\\s?[（(]\\s?(?:文号[：:]?)?${NUMBER}(?:文件?)?\\s?[，、）)]`,
  'g',
);
const BEFORE = new RegExp(
  `(?<=^|[^一-龥]|根据|按照|依据|落实|贯彻|执行|以|和)${NUMBER}(?:文件?)?[，（(]?${TITLE}`,
  'g',
);
const ORDER = new RegExp(
  `${TITLE}\\s?[（(]\\s?(?:中华人民共和国)?((?:国务院|财政部)(?:第)?令?)\\s?第?\\s?(\\d{1,4})\\s?号(?:令)?\\s?[）)]`,
  'g',
);
const LEAD = 40;

/** All documents a text cites by title and number, in the order of the text. */
export const citationsOf = oncePerDocument((document): readonly Citation[] =>
  document.passages
    .filter(({ text }) => text.includes('号'))
    .flatMap((passage) => [
      ...read(passage, AFTER, ([, title, code, year, number]) => [title, code, year, number]),
      ...read(passage, BEFORE, ([, code, year, number, title]) => [title, code, year, number]),
      ...read(passage, ORDER, ([, title, code, number]) => [title, code, '0', number]),
    ]),
);

type Parts = readonly (string | undefined)[];

function read(
  passage: Sentence,
  pattern: RegExp,
  partsOf: (match: RegExpMatchArray) => Parts,
): Citation[] {
  return matchesIn(passage.text, pattern).map((match) => {
    const [title = '', code = '', year = '0', number = ''] = partsOf(match);
    const { index } = match;
    const from = passage.text.lastIndexOf('。', index) + 1;
    const to = passage.text.indexOf('。', index + match[0].length);
    return {
      ...rangeOf(passage, match),
      title,
      code: code.replace(/令$|第|^(?:依据|根据|按照|依照|遵照|执行|落实)/g, ''),
      year: Number(year),
      number,
      lead: passage.text.slice(Math.max(from, index - LEAD), index),
      tail: passage.text.slice(index + match[0].length, index + match[0].length + LEAD),
      sentence: passage.text.slice(from, to < 0 ? undefined : to),
    };
  });
}

/** 财政部关于印发〈…办法〉的通知 → …办法 */
export const bareTitle = (title: string): string =>
  title
    .replaceAll(/[\s<>〈〉《》]/g, '')
    .replace(/^(?:财政部|国务院)?关于印发/, '')
    .replace(/的通知$/, '')
    .replace(/[（(](?:试行|暂行)[）)]$/, '');

/** 云川县财政局关于印发…的通知 → …: without the issuer. */
export const coreTitle = (title: string): string =>
  bareTitle(title)
    .replace(/^[^于]{2,30}?(?=关于)/, '')
    .replace(/^关于印发/, '');

/** 财预〔2020〕10号 */
export const keyOf = ({ code, year, number }: Citation): string =>
  `${code}〔${String(year)}〕${number}号`;
