import { createHash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

const digest = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** A whole subtree of 2^height leaves. */
interface Subtree {
  readonly height: number;
  readonly hash: Buffer;
}

/**
 * The Merkle tree of RFC 6962, grown leaf by leaf: leaves and nodes are hashed with different prefixes, so that none can
 * stand for the other. Keeps the whole subtrees only, so that the root after every leaf costs next to nothing.
 */
export class MerkleTree {
  private readonly whole: Subtree[] = [];

  /** @param leaf SHA-256 in hexadecimal */
  append(leaf: string): void {
    let grown: Subtree = { height: 0, hash: digest(LEAF, Buffer.from(leaf, 'hex')) };
    for (;;) {
      const last = this.whole.at(-1);
      if (last?.height !== grown.height) break;
      this.whole.pop();
      grown = { height: grown.height + 1, hash: digest(NODE, last.hash, grown.hash) };
    }
    this.whole.push(grown);
  }

  /** Root over everything appended so far; of nothing, the SHA-256 of nothing. */
  root(): string {
    const [last, ...before] = [...this.whole].reverse();
    if (last === undefined) return digest().toString('hex');
    return before.reduce((right, { hash }) => digest(NODE, hash, right), last.hash).toString('hex');
  }
}
