import { describe, expect, it } from '@jest/globals';

import { readWorkbookHere } from '../read/read-workbook.js';
import type { SheetTable } from './types.js';
import { fromSent, toSent } from './worker-message.js';
import { writeTables } from './write-tables.js';

const TABLE: SheetTable = {
  name: '数据',
  columns: [
    { header: '名称', kind: 'text' },
    { header: '数值', kind: 'text' },
  ],
  rows: [
    ['公开', '是'],
    ['金额', '12.50'],
  ],
  ruleOf: (row, column) => {
    if (column !== 1) return undefined;
    return row === 0 ? { kind: 'choice', choices: ['是', '否'] } : { kind: 'number' };
  },
};

describe('what goes to the writing thread', () => {
  it('keeps the rule of every cell', () => {
    const arrived = fromSent(structuredClone(toSent(TABLE)));
    for (const row of [0, 1]) {
      for (const column of [0, 1])
        expect(arrived.ruleOf?.(row, column)).toEqual(TABLE.ruleOf?.(row, column));
    }
  });

  it('has no rules where the columns say it all, and makes the same workbook', async () => {
    const { name, columns, rows } = TABLE;
    const plain = { name, columns, rows };
    expect(toSent(plain)).toEqual(plain);
    const arrived = fromSent(toSent(TABLE));
    const [here, there] = await Promise.all(
      [TABLE, arrived].map(async (table) => readWorkbookHere(await writeTables([table]))),
    );
    expect(here?.sheets.flatMap(({ cells }) => cells).length).toBeGreaterThan(0);
    expect(there).toEqual(here);
  });
});
