import { describe, expect, it } from '@jest/globals';

import { untar } from './untar.js';

function entry(name: string, type: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, 'latin1');
  header.write(content.length.toString(8).padStart(11, '0'), 124, 'latin1');
  header.write(type, 156, 'latin1');
  return Buffer.concat([
    header,
    Buffer.from(content),
    Buffer.alloc((512 - (content.length % 512)) % 512),
  ]);
}

describe('untar', () => {
  it('gives the regular files', () => {
    const archive = Buffer.concat([
      entry('lib/', '5', ''),
      entry('lib/a.so', '0', 'abc'),
      entry('b', '0', 'x'.repeat(512)),
      Buffer.alloc(1024),
    ]);
    expect(untar(archive).map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ['lib/a.so', 3],
      ['b', 512],
    ]);
  });

  it.each(['../x', '/x', 'a/../../x'])('refuses %s', (name) => {
    expect(() => untar(entry(name, '0', 'x'))).toThrow(RangeError);
  });
});
