import { describe, expect, it } from '@jest/globals';

import { printOnly } from './print-only.js';

const INSTALLED = new Set(['FandolFang-Regular', 'FandolKai-Regular']);
const HIDDEN = '<style>@media screen{:root{display:none!important}}</style>';

describe('printOnly', () => {
  it('shows nothing on the screen, and does not touch how the page is laid out', () => {
    expect(printOnly('<!doctype html><html><head><title>a</title>', null)).toBe(
      `<!doctype html><html><head>${HIDDEN}<title>a</title>`,
    );
    expect(printOnly('<p>a</p>', null)).toBe(`${HIDDEN}<p>a</p>`);
  });

  it.each([
    ["src:local('SimFang'),local('FandolFang-Regular')", "src:local('FandolFang-Regular')"],
    [
      "src:local('FandolFang-Regular'),local('x'),local('FandolKai-Regular');a:b",
      "src:local('FandolFang-Regular'),local('FandolKai-Regular');a:b",
    ],
    ["src:local('x'),local('y')", "src:local('x'),local('y')"],
    ['src:url(x)', 'src:url(x)'],
  ])('asks for no face that is not there: %s', (sheet, expected) => {
    expect(printOnly(`<style>${sheet}</style>`, INSTALLED)).toBe(
      `${HIDDEN}<style>${expected}</style>`,
    );
  });

  it('leaves text alone, and every name where they are not all known', () => {
    const text = "<p>src:local('x'),local('FandolFang-Regular')</p>";
    expect(printOnly(text, INSTALLED)).toBe(HIDDEN + text);
    const sheet = "<style>src:local('x'),local('FandolFang-Regular')</style>";
    expect(printOnly(sheet, null)).toBe(HIDDEN + sheet);
  });
});
