import { describe, expect, it } from '@jest/globals';
import type { FactDefinition } from '../../api/types.ts';
import { withRowAt, withRowMoved, type Row } from './rows.ts';

const fact = { id: 'projects', rowPrefix: 'project' } as FactDefinition;
const rows: readonly Row[] = ['project_01', 'project_02', 'project_03'].map((id) => ({
  id,
  cells: { name: id },
}));
const ids = (list: readonly Row[]) => list.map(({ id }) => id.slice(-2)).join(' ');

describe('rows of a table', () => {
  it('are inserted anywhere under an id nobody had', () => {
    const inserted = withRowAt(fact, rows, 1);
    expect([inserted.id, ids(inserted.rows)]).toEqual(['project_04', '01 04 02 03']);
    expect(ids(withRowAt(fact, rows, 3).rows)).toBe('01 02 03 04');
  });

  it('move by one, and stay where there is no further', () => {
    expect(ids(withRowMoved(rows, 'project_02', -1))).toBe('02 01 03');
    expect(ids(withRowMoved(rows, 'project_02', 1))).toBe('01 03 02');
    expect(withRowMoved(rows, 'project_01', -1)).toBe(rows);
    expect(withRowMoved(rows, 'project_03', 1)).toBe(rows);
  });
});
