import { rangeOf, rangeOfText, type Range } from '../../finding-of.js';
import { chineseNumeral } from '../../text/numerals.js';
import type { Cell } from '../../text/tables.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** The number of a table, a figure or an annex where it stands. */
interface Numbered extends Range {
  readonly sort: string;
  readonly number: number;
}

const NUMBER = '(\\d{1,2}|[一二三四五六七八九十]{1,2})';
/** 表2-3 is the third of chapter 2. */
const OF_CHAPTER = '((?:\\d{1,2}[-—])?)';
const LABEL = `(附?表|图|附件)\\s?${OF_CHAPTER}${NUMBER}(?![\\d.-])`;
const CAPTION = new RegExp(`^${LABEL}(?:[\\s:：.、]|$|[^。，；]{2,40}$)`);
const REFERENCES: readonly RegExp[] = [
  `(?:见|如|详见|参见|列于|列入|依据|根据|按照?|对照|比照|与|在)${LABEL}(?!的?(?:人|次|个|份))`,
  `(?<![一-龥A-Za-z\\d])${LABEL}(?=[中内所]|显示|列示|反映|可见|可以看出)`,
].map((source) => new RegExp(source, 'g'));
/** 附件：1.甲；2.乙 on one line, or 附件： with a line each below. */
const ANNEX_LINE = /^附件?[：:]\s?(?=1[.、])/;
const ANNEX_ITEM = /(?<=^|[；;：:。\s])(\d{1,2})[.、](?!\d)/g;

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

const captionsOf = ({ lines }: TextDocument): Numbered[] =>
  lines.flatMap((line) => {
    const found = CAPTION.exec(line.text);
    if (found === null || /[。；：]$/.test(line.text)) return [];
    const [, sort = '', chapter = '', number = ''] = found;
    const blank = line.text.charAt(sort.length) === ' ' ? 1 : 0;
    const end = line.start + sort.length + blank + chapter.length + number.length;
    return [{ sort: sort + chapter, number: numberOf(number), start: line.start, end }];
  });

/** 表2- and 表3- are both tables numbered by chapter. */
const plainSort = (sort: string): string => sort.replace(/\d+/, '');

/** Captions whose number does not follow the one before of their sort. */
export function captionGaps(document: TextDocument): { here: Numbered; before: Numbered }[] {
  const captions = captionsOf(document);
  return captions.flatMap((here, index) => {
    const before = captions.slice(0, index).findLast(({ sort }) => sort === here.sort);
    if (before === undefined || here.number === before.number + 1 || here.number === 1) return [];
    // The list of annexes names them before they come.
    if (here.sort === '附件' && here.number <= before.number) return [];
    return [{ here, before }];
  });
}

/** References to a table or an annex beyond those the text carries, where it numbers such at all. */
export function lostReferences(document: TextDocument): Numbered[] {
  const known = [...captionsOf(document), ...annexesOf(document)];
  return document.statements.flatMap((statement) => {
    const text = statement.text.replaceAll(/《[^》]*》/g, blank);
    return REFERENCES.flatMap((pattern) => matchesIn(text, pattern)).flatMap((match) => {
      const [, base = '', chapter = '', number = ''] = match;
      const sort = base + chapter;
      const ofSort = known.filter((one) => plainSort(one.sort) === plainSort(sort));
      const isThere = ofSort.some((one) => one.sort === sort && one.number === numberOf(number));
      if (isThere || (ofSort.length === 0 && !isLoneAnnex(document, sort, numberOf(number))))
        return [];
      return [{ ...rangeOf(statement, match), sort, number: numberOf(number) }];
    });
  });
}

/** 见附件3 in a text that knows no annex, not even a first one. */
const isLoneAnnex = ({ text }: TextDocument, sort: string, number: number): boolean =>
  sort === '附件' && number > 1 && matchesIn(text, /附件/g).length === 1;

const PART = new RegExp(
  `(?:如|见|详见|参见|按照?|据|本报告|前述|上文|前文|下文)(?:本报告|报告|前文|上文|前述)?(?:的)?第${NUMBER}(部分|章)(?!第)`,
  'g',
);
const FEWEST_PARTS = 2;

/** 如第五部分所述 in a report of three parts. */
export function lostParts(document: TextDocument): Numbered[] {
  const named = document.lines.flatMap(({ text }) => {
    const [, number = '', sort = ''] = NAMED_PART.exec(text) ?? [];
    return number === '' ? [] : [{ number: numberOf(number), sort }];
  });
  const chapters = document.headings.filter(({ level }) => level === 1);
  const sections = document.headings.filter(({ mark }) => /^\d\D/.test(mark));
  const ofSort = (sort: string): number[] => {
    const parts = named.filter((one) => one.sort === sort).map(({ number }) => number);
    return parts.length > 0 ? parts : [...chapters, ...sections].map(({ number }) => number);
  };
  return document.statements.flatMap((statement) =>
    matchesIn(statement.text.replaceAll(/《[^》]*》.{0,8}/g, blank), PART).flatMap((match) => {
      const [, number = '', sort = ''] = match;
      const known = ofSort(sort);
      if (known.length < FEWEST_PARTS || Math.max(...known) >= numberOf(number)) return [];
      return [{ ...rangeOf(statement, match), sort: `第${number}${sort}`, number: 0 }];
    }),
  );
}

const NAMED_PART = new RegExp(`^第${NUMBER}(部分|章)(?=[\\s:：、]|$)`);

const blank = (text: string): string => ' '.repeat(text.length);

function annexesOf({ lines }: TextDocument): Numbered[] {
  const at = lines.findIndex(({ text }) => ANNEX_LINE.test(text) || /^附件[：:]?$/.test(text));
  if (at < 0) return [];
  return lines.slice(at).flatMap((line) =>
    matchesIn(line.text, ANNEX_ITEM).map((match) => ({
      ...rangeOf(line, match),
      sort: '附件',
      number: Number(match[1]),
    })),
  );
}

/** Annexes listed on one line: 附件：1.甲；3.乙. */
export function annexGaps({ lines }: TextDocument): { here: Range; before: Range }[] {
  return lines
    .filter(({ text }) => ANNEX_LINE.test(text))
    .flatMap((line) => {
      const items = matchesIn(line.text, ANNEX_ITEM);
      return items.flatMap((match, index) => {
        const before = items[index - 1];
        if (before === undefined || Number(match[1]) === Number(before[1]) + 1) return [];
        return [{ here: rangeOf(line, match), before: rangeOf(line, before) }];
      });
    });
}

const FEWEST_ROWS = 3;

/** Running numbers of a table's rows that skip or repeat one. */
export function rowGaps({ tables }: TextDocument): { here: Range; before: Range; said: string }[] {
  return tables.flatMap(({ header, rows }) => {
    const column = header.findIndex(({ text }) => /^(?:序\s*号|编号|No\.?)$/.test(text));
    if (column < 0) return [];
    const cells = rows.flatMap((row): Cell[] => {
      const cell = row[column];
      return cell !== undefined && /^\d{1,3}$/.test(cell.text) ? [cell] : [];
    });
    if (cells.length < FEWEST_ROWS || Number(cells[0]?.text) !== 1) return [];
    return cells.flatMap((cell, index) => {
      const before = cells[index - 1];
      const [here, last] = [Number(cell.text), Number(before?.text)];
      if (before === undefined || here === last + 1 || here === 1) return [];
      return [
        {
          here: rangeOfText(cell),
          before: rangeOfText(before),
          said: `${String(last)}、${String(here)}`,
        },
      ];
    });
  });
}
