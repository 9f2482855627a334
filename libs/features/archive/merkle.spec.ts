import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';

import { MerkleTree } from './merkle.js';

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

/** The definition of RFC 6962, 2.1, word for word. */
function byDefinition(leaves: readonly Uint8Array[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return sha256(Buffer.from([0]), only);
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return sha256(Buffer.from([1]), byDefinition(left), byDefinition(right));
}

describe('Merkle tree', () => {
  it('has after every leaf the root that RFC 6962 defines', () => {
    const leaf = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 40 }), (leaves) => {
        const tree = new MerkleTree();
        expect(tree.root()).toBe(byDefinition([]).toString('hex'));
        leaves.forEach((bytes, index) => {
          tree.append(Buffer.from(bytes).toString('hex'));
          expect(tree.root()).toBe(byDefinition(leaves.slice(0, index + 1)).toString('hex'));
        });
      }),
      { numRuns: 30 },
    );
  });
});
