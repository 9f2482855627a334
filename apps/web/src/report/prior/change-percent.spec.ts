import { describe, expect, it } from '@jest/globals';
import { changePercent } from './change-percent.ts';

describe('changePercent', () => {
  it.each([
    ['110', '100', '+10.0%'],
    ['90', '100', '-10.0%'],
    ['100', '100', '持平'],
    ['100.00000001', '100', '不到 0.1%'],
    ['1000.5', '1000', '+0.1%'],
    ['1000.4', '1000', '不到 0.1%'],
    ['0', '5963.72', '-100.0%'],
    ['-50', '-100', '+50.0%'],
    ['-150', '-100', '-50.0%'],
    ['50', '-100', '+150.0%'],
    ['5', '0', null],
    ['是', '1', null],
  ])('%s after %s', (now, before, expected) => {
    expect(changePercent(now, before)).toBe(expected);
  });
});
