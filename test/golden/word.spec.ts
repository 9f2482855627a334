import { beforeAll, describe, expect, it } from '@jest/globals';
import { fromBufferPromise } from 'yauzl';

import { documentText, renderDocx, type DocumentModel } from '#libs/document';
import { readReportText } from '#libs/reading';

import { sampleDocument } from './humu-2024.js';

let model: DocumentModel;
let file: Uint8Array;
let parts: ReadonlyMap<string, string>;

beforeAll(async () => {
  model = await sampleDocument();
  file = await renderDocx(model);
  parts = await unpack(file);
});

async function unpack(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { autoClose: false });
  const found = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    found.set(entry.fileName, Buffer.concat(chunks).toString());
  }
  zip.close();
  return found;
}

/** Lines without the blanks that readers put around cells. */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) =>
      line
        .split('\t')
        .map((cell) => cell.trim())
        .join('\t')
        .replace(/^\t/, ''),
    )
    .filter((line) => line.trim() !== '');

describe('the Word file of the sample', () => {
  it('reads back as the text of the document, line for line', async () => {
    const { text, format } = await readReportText(file);
    expect(format).toBe('docx');
    const wanted = lines(documentText(model));
    expect(wanted.length).toBeGreaterThan(250);
    // Labels below the scores take two columns, and so are followed by an empty one.
    const told = lines(text).map((line) =>
      line.replace(/^(合计|换算得分|自评等级|财政局审定)\t\t/, '$1\t'),
    );
    expect(told).toEqual(wanted);
  });

  it('has the official sheet, faces with others in their place, and page numbers on the outer edge', () => {
    const body = parts.get('word/document.xml') ?? '';
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"\/>/);
    expect(body).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const fonts = parts.get('word/fontTable.xml') ?? '';
    for (const name of ['仿宋_GB2312', '楷体_GB2312', '黑体', '方正小标宋简体'])
      expect(fonts).toMatch(new RegExp(`w:name="${name}"><w:altName w:val="[^"]+,`));
    const footers = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/.test(name));
    const sides = footers.map(([, xml]) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]);
    expect(new Set(sides)).toEqual(new Set(['left', 'right']));
    expect(body).toContain('<w:footerReference w:type="even"');
  });

  it('repeats the heading row of every table that has one and cuts no row', () => {
    const body = parts.get('word/document.xml') ?? '';
    const blocks = [...model.body, ...model.annexes.flatMap((annex) => annex.blocks)];
    const headed = blocks.filter(
      (block) => block.type === 'table' && block.columns.some(({ label }) => label !== ''),
    );
    expect(headed.length).toBeGreaterThan(2);
    expect(body.match(/<w:tblHeader/g)).toHaveLength(headed.length);
    expect(body.match(/<w:cantSplit/g)?.length).toBe(body.match(/<w:tr>/g)?.length);
  });

  it('carries nothing of where it was made, and text that looks like markup as text', async () => {
    const all = [...parts.values()].join('');
    expect(all).not.toMatch(/data-fact|contentHash/);
    const hostile = { text: '<w:p>&amp;\u0000\u0008\uD800</w:p>', fact: 'a.b' };
    const made = await renderDocx({
      ...model,
      title: [[{ text: '报告标题' }, hostile]],
      annexes: [],
    });
    const { text } = await readReportText(made);
    expect(text.split('\n')[0]).toBe('报告标题<w:p>&amp;</w:p>');
  });
});
