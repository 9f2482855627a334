import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue } from '#libs/kernel';
import { applyOperations, type DraftOperation } from './operations.js';

const DRAFT: JsonValue = {
  manifest: { year: 2024 },
  facts: {
    facts: [
      { id: 'a', label: '甲' },
      { id: 'b.c', label: '乙' },
    ],
  },
  examples: [],
};
const run = (...operations: DraftOperation[]) => applyOperations(DRAFT, operations);

describe('applyOperations', () => {
  it('changes by id, adds before an id, removes, moves and leaves the draft as it was', () => {
    const before = structuredClone(DRAFT);
    const { value } = run(
      { op: 'replace', path: '/facts/facts/@b.c/label', value: '丙' },
      { op: 'add', path: '/facts/facts/@b.c', value: { id: 'n' } },
      { op: 'add', path: '/facts/facts/-', value: { id: 'z' } },
      { op: 'remove', path: '/facts/facts/@a' },
      { op: 'move', from: '/facts/facts/@z', path: '/facts/facts/0' },
    );
    expect(value).toMatchObject({
      facts: { facts: [{ id: 'z' }, { id: 'n' }, { id: 'b.c', label: '丙' }] },
    });
    expect(DRAFT).toEqual(before);
  });

  it.each<[string, DraftOperation]>([
    ['an id that is not there', { op: 'remove', path: '/facts/facts/@x' }],
    ['a key that is not there', { op: 'replace', path: '/facts/none', value: 1 }],
    ['a place beyond the end', { op: 'add', path: '/facts/facts/9', value: 1 }],
    ['a prototype key', { op: 'add', path: '/facts/__proto__', value: {} }],
    ['a path through a prototype', { op: 'add', path: '/constructor/prototype/x', value: 1 }],
    ['an inherited member', { op: 'replace', path: '/facts/toString', value: 1 }],
    ['a test that does not hold', { op: 'test', path: '/manifest/year', value: 2023 }],
    ['no pointer', { op: 'remove', path: 'facts' }],
  ])('refuses %s, and names the operation', (_what, operation) => {
    const good: DraftOperation = { op: 'replace', path: '/manifest/year', value: 2025 };
    expect(() => run(good, operation)).toThrow(
      expect.objectContaining({ code: 'rulebook.bad_operation', path: 'operations.1.path' }),
    );
  });

  it('is taken back by its inverse, whatever was done', () => {
    const path = fc.constantFrom(
      ...['/manifest', '/manifest/year', '/facts/facts/@a', '/facts/facts/0', '/facts/facts/-'],
      ...['/examples', '/examples/-', '/new', '/facts/facts/@b.c/label'],
    );
    const operation: fc.Arbitrary<DraftOperation> = fc.oneof(
      fc.record({
        op: fc.constantFrom('add' as const, 'replace' as const),
        path,
        value: fc.jsonValue(),
      }),
      fc.record({ op: fc.constant('remove' as const), path }),
      fc.record({ op: fc.constant('move' as const), from: path, path }),
    );
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 6 }), (operations) => {
        const applied = attempt(operations);
        if (applied === null) return;
        expect(applyOperations(applied.value, applied.inverse).value).toEqual(DRAFT);
      }),
    );
  });
});

/** null when refused, which must leave the draft alone as well. */
function attempt(operations: readonly DraftOperation[]) {
  const before = structuredClone(DRAFT);
  try {
    return applyOperations(DRAFT, operations);
  } catch (error) {
    expect(error).toMatchObject({ code: 'rulebook.bad_operation' });
    return null;
  } finally {
    expect(DRAFT).toEqual(before);
  }
}
