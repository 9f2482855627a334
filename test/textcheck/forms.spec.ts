import { expect, it } from '@jest/globals';

import { checkText } from '#libs/textcheck';

import { labelledReports } from './reports.js';

const SET = 'newest-reports';
const EVERY = 4;
/** A line may by chance read otherwise in another form: of hundreds, a handful. */
const MOST_DIFFERING = 0.05;

const eachRow = (text: string, change: (cells: readonly string[]) => string): string =>
  text
    .split('\n')
    .map((line) => {
      const cells = line.replace(/^\s*\||\|\s*$/g, '').split('|');
      return cells.length < 2 ? line : change(cells.map((cell) => cell.trim()));
    })
    .join('\n');

/** A table with every cell on a line of its own, and what stands between its rows and behind it. */
const eachCell = (text: string, lead: string, between: string): string =>
  eachRow(
    text.replaceAll(/^[\s|:-]*\|[\s|:-]*\n/gm, ''),
    (cells) => lead + cells.join(`\n${lead}`) + between,
  );

const TITLE = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^。；|\n]{2,25}$/;

/** The text with lines between its own, every so many lines but not within a table. */
const eachPage = (text: string, between: (page: number) => string): string =>
  text
    .split('\n')
    .map((line, at) =>
      at % 25 === 24 && !line.includes('|') ? `${line}\n${between((at + 1) / 25)}` : line,
    )
    .join('\n');

function withContents(text: string): string {
  const [title = '', ...lines] = text.split('\n');
  const entries = lines.filter((line) => TITLE.test(line)).map((line) => `${line} 3`);
  return [title, '目录', ...entries, ...lines].join('\n');
}

const shift = (by: number) => (one: string) => String.fromCharCode(one.charCodeAt(0) + by);

/** The same report as another program, another hand or another habit would have written it. */
const FORMS: Readonly<Record<string, (text: string) => string>> = {
  'a blank line below every line': (text) => text.replaceAll('\n', '\n\n'),
  'ends of lines of other systems': (text) => text.replaceAll('\n', '\r'),
  'titles of markdown': (text) =>
    text
      .replaceAll(/^(?=[一二三四五六七八九十]+、)/gm, '## ')
      .replaceAll(/^(?=（[一二三四五六七八九十]+）)/gm, '### '),
  'bold figures': (text) => text.replaceAll(/\d[\d,.]*(?:万元|%)/g, '**$&**'),
  'items behind dots': (text) => text.replaceAll(/^(?=\d+[.．、]|（\d+）)/gm, '● '),
  'indented paragraphs': (text) => text.replaceAll(/^(?=[^\n])/gm, '　　'),
  'marks nobody sees': (text) => text.replaceAll(/(?<=\d)(?=万元)/g, '\u200b'),
  'drawn bars': (text) => eachRow(text, (cells) => cells.join('│')),
  'cells between tabs': (text) => eachRow(text, (cells) => cells.join('\t')),
  'cells between wide blanks': (text) => eachRow(text, (cells) => cells.join('　　')),
  'cells between blanks': (text) => eachRow(text, (cells) => cells.join('   ')),
  'cells between semicolons': (text) => eachRow(text, (cells) => cells.join(';')),
  'every cell on a line': (text) => eachCell(text, '', ''),
  'every cell on a line behind a tab': (text) => eachCell(text, '\t', ''),
  'every cell on a line, rows between blank lines': (text) => eachCell(text, '', '\n'),
  'every cell on a line behind a tab, rows between blank lines': (text) =>
    eachCell(text, '\t', '\n'),
  'western marks': (text) =>
    text
      .replaceAll(/[，；：]/g, shift(-0xfee0))
      .replaceAll('（', '(')
      .replaceAll('）', ')'),
  'full-width figures': (text) => text.replaceAll(/[\d.%]/g, shift(0xfee0)),
  'rates behind 百分之': (text) => text.replaceAll(/(?<![\d.])(\d+(?:\.\d+)?)%/g, '百分之$1'),
  'money behind 人民币': (text) => text.replaceAll(/(?<![\d.])\d[\d,.]*万元/g, '人民币$&'),
  'years in Chinese': (text) =>
    text.replaceAll(
      /(?<!\d)20(\d)(\d)年/g,
      (_, ...[tens, ones]: string[]) =>
        `二〇${'〇一二三四五六七八九'.charAt(Number(tens))}${'〇一二三四五六七八九'.charAt(Number(ones))}年`,
    ),
  'days with points': (text) =>
    text.replaceAll(/(?<!\d)(20\d\d)年(\d{1,2})月(\d{1,2})日/g, '$1.$2.$3'),
  'a table of contents': withContents,
  'numbers of pages': (text) => eachPage(text, (page) => `第 ${String(page)} 页 共 9 页`),
  'corner brackets': (text) => text.replaceAll('“', '「').replaceAll('”', '」'),
};

const REPORTS = labelledReports(SET).filter((_, index) => index % EVERY === 0);
const TEXTS = REPORTS.flatMap(({ right, wrong }) => [right, wrong]);

/** What is found in all the texts, without the words it is found in: they differ by the form. */
const kindsOf = (change: (text: string) => string): string[] =>
  TEXTS.flatMap((text, index) =>
    checkText(change(text)).map(({ kind }) => `${String(index)} ${kind}`),
  );

/** Those of the one that the other has not, each as often as it is missing. */
function without(one: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return one.filter((kind) => {
    const at = rest.indexOf(kind);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

const typed = kindsOf((text) => text);

it.each(Object.entries(FORMS))('says of reports with %s what it says of them typed', (_, form) => {
  const formed = kindsOf(form);
  const differing = [...without(typed, formed), ...without(formed, typed)];
  expect(typed.length).toBeGreaterThan(50);
  expect({ differing, few: differing.length <= typed.length * MOST_DIFFERING }).toMatchObject({
    few: true,
  });
});
