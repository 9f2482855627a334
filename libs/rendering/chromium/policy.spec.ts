import { describe, expect, it } from '@jest/globals';

import { withPolicy } from './policy.js';

const META = /^(.*?)<meta http-equiv="Content-Security-Policy"/s;

describe('withPolicy', () => {
  it.each([
    [
      '<!doctype html><html lang="zh-CN"><head><title>a</title>',
      '<!doctype html><html lang="zh-CN"><head>',
    ],
    ['<!DOCTYPE html>\n<HTML>\n<HEAD>\n<link>', '<!DOCTYPE html>\n<HTML>\n<HEAD>'],
    ['<img src=x>', ''],
    ['<!doctype html><img src=x>', '<!doctype html>'],
    ['', ''],
  ])('comes before anything that could be fetched in %j', (html, before) => {
    expect(META.exec(withPolicy(html))?.[1]).toBe(before);
  });
});
