import { describe, expect, it } from '@jest/globals';
import type { DraftValue } from './edits.ts';
import { mergeEdit } from './merge.ts';

const merge = (base: DraftValue, mine: DraftValue, theirs: DraftValue) =>
  mergeEdit({ part: 'facts', id: 'x', base, value: mine }, theirs);
const row = (id: string, cells: Record<string, string>) => ({ id, cells });

describe('mergeEdit', () => {
  it('takes the side that changed', () => {
    expect(merge('1', '2', '1')).toEqual({ mine: '2', theirs: '2', clash: false });
    expect(merge('1', '1', '3')).toEqual({ mine: '3', theirs: '3', clash: false });
    expect(merge('1', '2', '2').clash).toBe(false);
  });

  it('asks when both changed the same field differently', () => {
    expect(merge('1', '2', '3')).toEqual({ mine: '2', theirs: '3', clash: true });
    expect(merge('1', undefined, '3')).toEqual({ mine: undefined, theirs: '3', clash: true });
  });

  it('puts two people’s cells and rows of one table together', () => {
    const base = [row('r_01', { a: '1', b: '1' }), row('r_02', { a: '2' })];
    const mine = [row('r_01', { a: 'mine', b: '1' }), row('r_02', { a: '2' })];
    const theirs = [row('r_01', { b: 'theirs', a: '1' }), row('r_03', { a: '3' })];
    expect(merge(base, mine, theirs)).toEqual({
      mine: [row('r_01', { a: 'mine', b: 'theirs' }), row('r_03', { a: '3' })],
      theirs: [row('r_01', { a: 'mine', b: 'theirs' }), row('r_03', { a: '3' })],
      clash: false,
    });
  });

  it('asks about one cell and keeps the others', () => {
    const merged = merge(
      [row('r_01', { a: '1', b: '1' })],
      [row('r_01', { a: '2', b: '2' })],
      [row('r_01', { a: '3', b: '1' })],
    );
    expect(merged).toEqual({
      mine: [row('r_01', { a: '2', b: '2' })],
      theirs: [row('r_01', { a: '3', b: '2' })],
      clash: true,
    });
  });

  it('keeps both of two rows added under the same id', () => {
    const { mine, clash } = merge([], [row('r_01', { a: 'm' })], [row('r_01', { a: 't' })]);
    expect(clash).toBe(false);
    expect(mine).toEqual([row('r_02', { a: 'm' }), row('r_01', { a: 't' })]);
  });

  it('keeps rows where a colleague put them, unless one’s own were moved', () => {
    const [a, b, c] = [row('r_01', { a: '1' }), row('r_02', { a: '2' }), row('r_03', { a: '3' })];
    const typed = row('r_02', { a: 'mine' });
    expect(merge([a, b], [a, typed], [a, c, b]).mine).toEqual([a, c, typed]);
    expect(merge([a, b], [b, a], [a, c, b]).mine).toEqual([b, a, c]);
  });

  it('puts the two texts of a measure together', () => {
    const texts = { reason: 'mine', measure: 'theirs' };
    const measures = { part: 'measures', id: 'x', base: undefined } as const;
    expect(
      mergeEdit(
        { ...measures, value: { reason: 'mine', measure: '' } },
        { reason: '', measure: 'theirs' },
      ),
    ).toEqual({ mine: texts, theirs: texts, clash: false });
  });
});
