import { describe, expect, it } from '@jest/globals';
import excel from 'exceljs';
import { writeTables } from '../write/write-tables.js';
import { readWorkbookHere } from './read-workbook.js';
import { sheetXml, zipOf, workbookOf } from '../../../test/support/workbook-files.js';

const contents = async (bytes: Uint8Array, sheet = 0) =>
  Object.fromEntries(
    (await readWorkbookHere(bytes)).sheets[sheet]?.cells.map(({ address, content }) => [
      address,
      content,
    ]) ?? [],
  );

const refusal = (bytes: Uint8Array) =>
  readWorkbookHere(bytes).then(
    () => 'read',
    (error: unknown) => (error as { kind?: string }).kind,
  );

describe('readWorkbookHere', () => {
  it('reads back what writeTables wrote', async () => {
    const columns = [
      { header: '金额', kind: 'number' as const },
      { header: '日期', kind: 'date' as const },
      { header: '文字', kind: 'text' as const, note: '说明' },
      { header: '是否', kind: 'choice' as const, choices: ['是', '否'] },
    ];
    const rows = [
      ['1902.18', '2024-05-30', '=1+1\n二', '是'],
      ['-0.4', null, '&<>"', '否'],
    ];
    const read = await contents(await writeTables([{ name: '预算', columns, rows }]));
    expect(read).toEqual({
      A1: { kind: 'text', text: '金额' },
      B1: { kind: 'text', text: '日期' },
      C1: { kind: 'text', text: '文字' },
      D1: { kind: 'text', text: '是否' },
      A2: { kind: 'number', text: '1902.18', shown: 'number' },
      B2: { kind: 'date', text: '2024-05-30' },
      C2: { kind: 'text', text: '=1+1\n二' },
      D2: { kind: 'text', text: '是' },
      A3: { kind: 'number', text: '-0.4', shown: 'number' },
      C3: { kind: 'text', text: '&<>"' },
      D3: { kind: 'text', text: '否' },
    });
  });

  it('takes the digits of the file, without the noise of binary fractions', async () => {
    const values = [
      '1902.1800000000001',
      '0.30000000000000004',
      '1.5E-3',
      '123456789012345',
      '.5',
      '-0',
    ];
    const cells = values.map((value, index) => `<c r="A${index + 1}"><v>${value}</v></c>`);
    const read = await contents(workbookOf(sheetXml(cells.join(''))));
    expect(
      Object.values(read).map((content) => ('text' in content ? content.text : content)),
    ).toEqual(['1902.18', '0.3', '0.0015', '123456789012345', '0.5', '0']);
  });

  it('knows percent, dates of both calendars, booleans, inline and rich text', async () => {
    const workbook = new excel.Workbook();
    const sheet = workbook.addWorksheet('表');
    sheet.getCell('A1').value = 0.953;
    sheet.getCell('A1').numFmt = '0.00%';
    sheet.getCell('A2').value = new Date('2024-02-29T08:30:00Z');
    sheet.getCell('A2').numFmt = 'yyyy"年"m"月"d"日"';
    sheet.getCell('A3').value = true;
    sheet.getCell('A4').value = {
      richText: [{ text: '户' }, { font: { bold: true }, text: '木乡' }],
    };
    sheet.getCell('A5').value = 12;
    sheet.getCell('A5').numFmt = '#,##0.00_);[Red](#,##0.00)';
    const read = await contents(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(read).toEqual({
      A1: { kind: 'number', text: '0.953', shown: 'percent' },
      A2: { kind: 'date', text: '2024-02-29' },
      A3: { kind: 'boolean', value: true },
      A4: { kind: 'text', text: '户木乡' },
      A5: { kind: 'number', text: '12', shown: 'number' },
    });
  });

  it('takes the plain result of a formula, and reports the others', async () => {
    const cells =
      '<c r="A1"><f>SUM(B1:B9)</f><v>12.5</v></c><c r="A2"><f>SUM(B1:B9)</f></c>' +
      '<c r="A3"><f>[1]Sheet1!A1</f><v>3</v></c><c r="A4" t="e"><f>1/0</f><v>#DIV/0!</v></c>' +
      `<c r="A5"><f>cmd|' /C calc'!A0</f><v>0</v></c><c r="A6" t="str"><f>WEBSERVICE("http://x")</f><v>y</v></c>`;
    const read = await contents(workbookOf(sheetXml(cells)));
    expect(read['A1']).toEqual({ kind: 'number', text: '12.5', shown: 'number' });
    const codes = ['A2', 'A3', 'A4', 'A5', 'A6'].map((at) => (read[at] as { code?: string }).code);
    expect(codes).toEqual([
      'cell.formula',
      'cell.formula',
      'cell.error',
      'cell.formula',
      'cell.formula',
    ]);
  });

  it('refuses what is no workbook', async () => {
    expect(await refusal(new TextEncoder().encode('not a zip'))).toBe('corrupt');
    expect(await refusal(zipOf({ 'a.txt': 'x' }))).toBe('unsupported');
    expect(await refusal(workbookOf('<worksheet><sheetData><row>'))).toBe('corrupt');
    const half = workbookOf(sheetXml('<c r="A1"><v>1</v></c>'));
    expect(await refusal(half.slice(0, half.length / 2))).toBe('corrupt');
  });

  it('refuses macros, external links, connections, embedded objects and document types', async () => {
    const sheet = sheetXml('<c r="A1"><v>1</v></c>');
    for (const part of [
      'xl/vbaProject.bin',
      'xl/externalLinks/externalLink1.xml',
      'xl/connections.xml',
      'xl/embeddings/oleObject1.bin',
      'xl/macrosheets/sheet1.xml',
      'xl/activeX/activeX1.xml',
    ])
      expect([part, await refusal(workbookOf(sheet, { [part]: 'x' }))]).toEqual([
        part,
        'active_content',
      ]);
    const doctype = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${sheet.replace('<v>1', '<v>&e;')}`;
    expect(await refusal(workbookOf(doctype))).toBe('active_content');
    expect(await refusal(workbookOf(sheet.replace('<v>1', '<v>&unknown;')))).toBe('corrupt');
  });

  it('refuses too many parts, too much content, and headers that lie about it', async () => {
    const sheet = sheetXml('<c r="A1"><v>1</v></c>');
    const many = Object.fromEntries(
      Array.from({ length: 220 }, (_, index) => [`x/${index}.xml`, 'x']),
    );
    expect(await refusal(workbookOf(sheet, many))).toBe('too_large');
    const huge = sheetXml(`<c r="A1"><v>${' '.repeat(60 * 1_048_576)}1</v></c>`);
    expect(await refusal(workbookOf(huge))).toBe('too_large');
    expect(await refusal(lyingHeaders(workbookOf(huge), huge.length))).not.toBe('read');
    const rows = Array.from(
      { length: 310_000 },
      (_, index) => `<c r="A${index + 1}"><v>${index % 7919}</v></c>`,
    );
    expect(await refusal(workbookOf(sheetXml(rows.join(''))))).toBe('too_large');
  });
});

/** Every statement of the unpacked size replaced by a small one. */
function lyingHeaders(bytes: Uint8Array, size: number): Uint8Array {
  const forged = Buffer.from(bytes);
  for (let at = 0; at + 4 <= forged.length; at += 1)
    if (Math.abs(forged.readUInt32LE(at) - size) < 4_096) forged.writeUInt32LE(1_000, at);
  return forged;
}
