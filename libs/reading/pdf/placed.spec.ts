import { describe, expect, it } from '@jest/globals';

import { pdfFile, type Page } from '../testing/pdf-file.js';
import { readPdfText } from './read.js';

const LEFT = 80;
const TOP = 700;
const LINE = 28;

/** Lines of a page one below the other; a paragraph is set in by two characters. */
const page = (...lines: string[]): Page => ({
  words: lines.map((line, at) => ({
    x: line.startsWith('　') ? LEFT + 32 : LEFT,
    y: TOP - at * LINE,
    text: line.replaceAll('　', ''),
  })),
});

const across = (y: number): [number, number, number, number] => [80, y, 300, 1];
const upright = (x: number, from = 600): [number, number, number, number] => [
  x,
  from,
  1,
  700 - from,
];

const read = async (...pages: Page[]): Promise<string[]> =>
  (await readPdfText(pdfFile(pages))).split('\n');

describe('a printed file without tags', () => {
  it('gives a paragraph a line, over the end of a page as well, and leaves out the page numbers', async () => {
    const first = page(
      '　全年支出一千二百万元用于修建水渠和道路',
      '改造以及发放各项补贴资金和补助其中用于水',
    );
    const second = page('利的有三百万元。', '　其余用于道路。');
    const number = { x: 280, y: 40, text: '—1—' };
    expect(await read({ words: [...first.words, number] }, second)).toEqual([
      '全年支出一千二百万元用于修建水渠和道路改造以及发放各项补贴资金和补助其中用于水利的有三百万元。',
      '其余用于道路。',
    ]);
  });

  it('begins a new line where the next one is set in, though the one above is full', async () => {
    expect(
      await read(
        page('本单位年度绩效自评工作由财务科牵头完成并', '　各股室按照分工提供相关资料和数据。'),
      ),
    ).toEqual(['本单位年度绩效自评工作由财务科牵头完成并', '各股室按照分工提供相关资料和数据。']);
  });

  it('reads a table by the lines around its cells, wrapped cells and empty ones too', async () => {
    const lines = [700, 650, 600].map(across).concat([80, 180, 280, 380].map((x) => upright(x)));
    const words = [
      { x: 84, y: 670, text: '项目' },
      { x: 184, y: 670, text: '预算' },
      { x: 284, y: 670, text: '支出' },
      { x: 84, y: 630, text: '水渠修建' },
      { x: 84, y: 610, text: '工程' },
      { x: 284, y: 620, text: '12.5' },
    ];
    expect(await read({ words, lines })).toEqual(['\t项目\t预算\t支出', '\t水渠修建工程\t\t12.5']);
  });

  it('puts a cell that reaches over two rows in the first', async () => {
    const lines = [
      across(700),
      [180, 650, 200, 1] as [number, number, number, number],
      across(600),
      ...[80, 180, 380].map((x) => upright(x)),
    ];
    const words = [
      { x: 84, y: 645, text: '产出' },
      { x: 184, y: 670, text: '数量' },
      { x: 184, y: 620, text: '质量' },
    ];
    expect(await read({ words, lines })).toEqual(['\t产出\t数量', '\t\t质量']);
  });

  it('keeps columns below their headings where a cell takes more than one', async () => {
    const lines = [
      ...[700, 650, 600].map(across),
      ...[80, 380].map((x) => upright(x)),
      ...[180, 280].map((x) => upright(x, 650)),
      upright(280),
    ];
    const words = [
      { x: 84, y: 670, text: '序号' },
      { x: 184, y: 670, text: '项目' },
      { x: 284, y: 670, text: '金额' },
      { x: 84, y: 620, text: '合计' },
      { x: 284, y: 620, text: '30' },
    ];
    expect(await read({ words, lines })).toEqual(['\t序号\t项目\t金额', '\t合计\t\t30']);
  });

  it('keeps the order of marks that are set closer', async () => {
    const words = [
      { x: 80, y: 700, text: '意见》' },
      { x: 127, y: 700, text: '（中发' },
      { x: 126.5, y: 700, text: '〔' },
    ];
    expect(await read({ words })).toEqual(['意见》（中发〔']);
  });
});
