import { expect, it } from '@jest/globals';

import { checkText, type Finding } from '#libs/textcheck';

import { labelledReports } from './reports.js';

/** Places in a line of a printed page, a Chinese character taking two. */
const PAGE = 64;
const SET = 'later-reports';

const widthOf = (text: string): number =>
  Array.from(text, (character) => (character > '\u2e7f' ? 2 : 1)).reduce<number>(
    (sum, one) => sum + one,
    0,
  );

/** Breaks a paragraph as a page does: neither inside a figure nor before a mark. */
function printed(line: string): string {
  if (/[\t|]/.test(line)) return line;
  const tokens = line.match(/(?:[\d.,%A-Za-z]+|.)[，。；：、！？）》”]*/gu) ?? [];
  let width = 0;
  return tokens.reduce((text, token) => {
    width += widthOf(token);
    if (width <= PAGE) return text + token;
    width = widthOf(token);
    return `${text}\n${token}`;
  }, '');
}

const said = ({ kind, quotes }: Finding): string =>
  [kind, ...quotes.map(({ text }) => text.replaceAll('\n', ''))].join(' ');

it('says of reports broken into the lines of a page what it says of them whole', () => {
  const texts = labelledReports(SET).map(({ wrong }) => wrong);
  const findingsOf = (change: (text: string) => string) =>
    texts.flatMap((text, at) => checkText(change(text)).map((one) => `${String(at)} ${said(one)}`));
  const whole = new Set(findingsOf((text) => text));
  const broken = new Set(findingsOf((text) => text.split('\n').map(printed).join('\n')));
  // A line may end by chance where a sentence could: of hundreds, a handful is read otherwise.
  const differing = [
    ...[...whole].filter((one) => !broken.has(one)),
    ...[...broken].filter((one) => !whole.has(one)),
  ];
  expect(whole.size).toBeGreaterThan(100);
  expect({ differing, few: differing.length <= whole.size * 0.03 }).toMatchObject({ few: true });
});
