import { describe, expect, it } from '@jest/globals';
import { clashPlaces } from './clash-places.ts';
import type { DraftValue, Edit } from './edits.ts';
import { mergeAll } from './merge-all.ts';

const row = (id: string, cells: Record<string, string>) => ({ id, cells });

/** The places asked about when `mine` was typed over `base` and `theirs` was stored meanwhile. */
function asked(part: Edit['part'], base: DraftValue, mine: DraftValue, theirs: DraftValue) {
  const content = { facts: {}, paragraphs: {}, measures: {}, [part]: { x: theirs } };
  const edits = new Map([[`${part}/x`, { part, id: 'x', base, value: mine }]]);
  return mergeAll(edits, content, new Map()).clashes.flatMap(clashPlaces);
}

describe('clashPlaces', () => {
  it('names a field with both values', () => {
    expect(asked('facts', '1', '2', '3')).toEqual([{ path: 'x', mine: '2', theirs: '3' }]);
    expect(asked('paragraphs', '1', undefined, '3')).toEqual([
      { path: 'paragraphs/x', mine: undefined, theirs: '3' },
    ]);
  });

  it('names the cells of a table that both typed into, and no others', () => {
    const places = asked(
      'facts',
      [row('r_01', { a: '1', b: '1' }), row('r_02', { a: '1' })],
      [row('r_01', { a: '2', b: '2' }), row('r_02', { a: '2' })],
      [row('r_01', { a: '3', b: '1' })],
    );
    expect(places).toEqual([
      { path: 'x/r_01/a', mine: '2', theirs: '3' },
      { path: 'x/r_02', mine: row('r_02', { a: '2' }), theirs: undefined },
    ]);
  });

  it('names the one text of a measure that both wrote', () => {
    const [base, mine] = [undefined, { reason: 'mine', measure: '' }];
    expect(asked('measures', base, mine, { reason: '', measure: 'theirs' })).toEqual([]);
    expect(asked('measures', base, mine, { reason: 'theirs', measure: 'theirs' })).toEqual([
      { path: 'measures/x/reason', mine: 'mine', theirs: 'theirs' },
    ]);
  });
});
