import { describe, expect, it } from '@jest/globals';

import { pdfFile, type Page, type Words } from '../testing/pdf-file.js';
import { readPdfText } from './read.js';

const TOP = 700;
const LINE = 28;
const IN = '>';
/** Twenty signs, the width of the page. */
const FULL = '本单位年度绩效自评工作由财务科牵头完成并';
/** Eighteen signs: full where a paragraph is set in by two. */
const FULL_SENTENCE = '本年度绩效自评工作由财务科牵头完成。';

/** Lines one below the other, each with the space before it; `IN` sets it in. */
function page(...lines: readonly (readonly [text: string, below?: number])[]): Page {
  let y = TOP;
  const words = lines.map(([text, below = LINE]): Words => {
    y -= below;
    return { x: text.startsWith(IN) ? 112 : 80, y, text: text.replaceAll(IN, '') };
  });
  return { words };
}

const set = (...lines: readonly string[]): Page => page(...lines.map((line): [string] => [line]));

/** A table at a height: 100 points a column, 50 a row. */
function table(top: number, ...rows: readonly (readonly string[])[]): Page {
  const bottom = top - rows.length * 50;
  const across = [...rows, []].map((_, at) => [80, top - at * 50, 300, 1] as const);
  const upright = [80, 180, 280, 380].map((x) => [x, bottom, 1, top - bottom] as const);
  const words = rows.flatMap((row, at) =>
    row.flatMap((cell, column) =>
      cell
        .split('\n')
        .map((text, line) => ({ x: 84 + column * 100, y: top - 20 - at * 50 - line * 20, text })),
    ),
  );
  return { words: words.filter(({ text }) => text !== ''), lines: [...across, ...upright] };
}

const read = async (...pages: Page[]): Promise<string[]> =>
  (await readPdfText(pdfFile(pages))).split('\n');

describe('paragraphs of a printed file', () => {
  it('go on behind a full sentence where the others are set in', async () => {
    const short = ['甲。', '乙。', '丙。', '丁。'].map((line) => IN + line);
    const lines = [IN + FULL_SENTENCE, '各股室提供资料。', IN + FULL_SENTENCE];
    expect(await read(set(...short, ...lines), set('各中心配合。', IN + FULL_SENTENCE))).toEqual(
      ['甲。', '乙。', '丙。', '丁。'].concat([
        `${FULL_SENTENCE}各股室提供资料。`,
        `${FULL_SENTENCE}各中心配合。`,
        FULL_SENTENCE,
      ]),
    );
  });

  it('go on behind a full sentence where the others stand apart, and not over the end of a page', async () => {
    const full = `${FULL.slice(0, -1)}。`;
    const pages = [
      page(
        ['甲。', 40],
        ['乙。', 40],
        ['丙。', 40],
        ['丁。', 40],
        [full, 40],
        ['戊。'],
        [full, 40],
      ),
      page(['己。'], [FULL, 40]),
    ];
    expect(await read(...pages)).toEqual([
      '甲。',
      '乙。',
      '丙。',
      '丁。',
      `${full}戊。`,
      full,
      '己。',
      FULL,
    ]);
  });

  it('go on where a figure had no room', async () => {
    const lines = [FULL, FULL, '全年用于水利和农村道路的支出合计为', '1234.56万元。'];
    expect(await read(set(...lines))).toEqual([lines.join('')]);
  });

  it('end where an entry has its mark, though nothing is set in', async () => {
    const sentence = `${FULL.slice(0, -1)}。`;
    expect(await read(set(FULL, sentence, '（一）收入情况', sentence))).toEqual([
      `${FULL}${sentence}`,
      '（一）收入情况',
      sentence,
    ]);
  });

  it('go on over heads and feet that most pages have', async () => {
    const pages = [FULL, FULL, '完成。'].map((line, at): Page => {
      const head = { x: 80, y: 800, text: '某某县二〇二四年度报告' };
      const foot = { x: 200, y: 40, text: `第${String(at + 1)}页共3页` };
      return { words: [head, ...set(line).words, foot] };
    });
    expect(await read(...pages)).toEqual([`${FULL}${FULL}完成。`]);
  });

  it('have no blanks between signs that were set apart to fill the line', async () => {
    const word = (text: string, x: number): Words => ({ x, y: TOP, text });
    const spread = ['收', '入', '预', '算'].map((sign, at) => word(sign, 80 + at * 24));
    expect(await read({ words: spread })).toEqual(['收入预算']);
  });
});

describe('a table over two pages', () => {
  const heading = ['项目', '目标', '完成'];

  it('has a row whole that the end of the page cut, and its heading once', async () => {
    const first = table(160, heading, ['水渠', '修建十二公\n里的主干水', '完成']);
    const second = table(800, heading, ['', '渠和道路', ''], ['补贴', '发放', '发放']);
    expect(await read(first, second)).toEqual([
      '\t项目\t目标\t完成',
      '\t水渠\t修建十二公里的主干水渠和道路\t完成',
      '\t补贴\t发放\t发放',
    ]);
  });

  it('has a row whole that no line closes at the end of the page', async () => {
    const first = table(160, heading, ['水渠', '修建十二公', '完成']);
    const second = table(800, ['', '里的水渠', ''], ['补贴', '发放', '发放']);
    const isInner = ([, bottom, width]: readonly number[]): boolean =>
      width === 1 || (bottom !== 60 && bottom !== 800);
    const opened = [first, second].map((page) => ({
      ...page,
      lines: (page.lines ?? []).filter(isInner),
    }));
    expect(await read(...opened)).toEqual([
      '\t项目\t目标\t完成',
      '\t水渠\t修建十二公里的水渠\t完成',
      '\t补贴\t发放\t发放',
    ]);
  });

  it('keeps rows of figures apart, though no second figure has room beside one', async () => {
    const first = table(110, ['道路', '12000.55', '12000.55']);
    const second = table(800, ['', '13000.44', '']);
    expect(await read(first, second)).toEqual(['\t道路\t12000.55\t12000.55', '\t\t13000.44\t']);
  });
});
