import { describe, expect, it } from '@jest/globals';

import { checkText } from '#libs/textcheck';

import { PASSAGES } from './passages.js';

describe('labelled passages', () => {
  it.each(PASSAGES.map((passage) => [passage.text, passage.kinds] as const))(
    '%s',
    (text, kinds) => {
      const found = checkText(text).map(({ kind }) => kind);
      expect([...new Set(found)].sort()).toEqual([...kinds].sort());
    },
  );
});
