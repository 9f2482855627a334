import { describe, expect, it } from '@jest/globals';

import { restoreMap } from './to-unicode.js';

const HEAD =
  '/CIDInit /ProcSet findresource begin\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange';
const TAIL = 'endcmap\nend';
const code = (character: string) => character.codePointAt(0) ?? 0;
const printed = new Set(Array.from('水一二三𠮷—', code));

describe('restoreMap', () => {
  it('gives back what was printed, for single characters and for ranges', () => {
    const map = `${HEAD}\n2 beginbfchar\n<0003> <2F54>\n<0004> <D842DFB7>\nendbfchar\n1 beginbfrange\n<0010> <0012> <2014>\nendbfrange\n${TAIL}`;
    const aliases = new Map([
      [0x2f54, [0xf9ff, code('水')]],
      [0x2015, [code('—')]],
    ]);
    expect(restoreMap(map, printed, aliases)).toBe(
      `${HEAD}\n5 beginbfchar\n<0003> <6C34>\n<0004> <D842DFB7>\n<0010> <2014>\n<0011> <2014>\n<0012> <2016>\nendbfchar\n${TAIL}`,
    );
  });

  it('keeps a character that was printed, although another looks the same', () => {
    const map = `${HEAD}\n1 beginbfchar\n<0003> <6C34>\nendbfchar\n${TAIL}`;
    expect(restoreMap(map, printed, new Map([[code('水'), [code('一')]]]))).toBe(map);
  });

  it('writes no block of more than a hundred', () => {
    const map = `${HEAD}\n1 beginbfrange\n<0001> <00FA> <4E00>\nendbfrange\n${TAIL}`;
    const blocks = [...restoreMap(map, printed, undefined).matchAll(/(\d+) beginbfchar/g)];
    expect(blocks.map(([, count]) => count)).toEqual(['100', '100', '50']);
  });
});
