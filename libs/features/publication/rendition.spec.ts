import { beforeAll, describe, expect, it } from '@jest/globals';

import { sha256Hex } from '#libs/kernel';
import type { CompiledRulebook } from '#libs/rulebook';

import { sampleRulebook } from '../../../test/support/approved-report.js';
import {
  CANARIES,
  CANARY_FACTS,
  historyWith,
  reveals,
} from '../../../test/support/canary-report.js';
import { renditionOf, type Rendition } from './rendition.js';

const jsonOf = ({ json }: Rendition): string => new TextDecoder().decode(json);
const everything = (one: Rendition): string => `${one.html}\n${one.text}\n${jsonOf(one)}`;

describe('the public rendition', () => {
  let rulebook: CompiledRulebook;
  beforeAll(async () => {
    rulebook = await sampleRulebook();
  });

  it('holds nothing of what the package hides: not the words, not their sum, not the hash of the whole', async () => {
    const history = await historyWith(rulebook, CANARY_FACTS);
    const rendition = renditionOf(history, rulebook);
    const text = everything(rendition);
    for (const value of Object.values(CANARIES)) {
      expect(reveals(text, value)).toBe(false);
      expect(text).not.toContain(sha256Hex(value));
    }
    expect(text).not.toContain(history.submission?.contentHash);
    expect(text).not.toMatch(/网络安全事件\s*7|7\s*起|7\s*次/);
    expect(text).toContain('涉密');
    expect(rendition.withheld.map(({ place }) => place)).toEqual(
      expect.arrayContaining([expect.stringContaining('任务及落实情况')]),
    );
    expect(rendition.blockedBy).toEqual([]);
  });

  it('reads the same whatever the hidden figure is, in words and in shown or unshown sentences', async () => {
    const [none, some] = await Promise.all(
      ['0', '1'].map(async (incidents) => {
        const facts = { 'informatisation.incidents': incidents };
        return renditionOf(await historyWith(rulebook, facts), rulebook).text;
      }),
    );
    const linesOf = (text = '') =>
      text.split('\n').filter((line) => !/得分|合计|等级|适用/.test(line));
    expect(linesOf(some).filter((line) => /网络安全|安全事件/.test(line))).toEqual(
      linesOf(none).filter((line) => /网络安全|安全事件/.test(line)),
    );
  });

  it('withholds the score a hidden figure gave, and a second one beside it', async () => {
    const facts = { 'informatisation.incidents': '1' };
    const { withheld } = renditionOf(await historyWith(rulebook, facts), rulebook);
    const scores = withheld.filter(({ place }) => place.endsWith('得分'));
    expect(scores.length).toBeGreaterThanOrEqual(2);
    expect(scores.some(({ reason }) => reason.includes('推算'))).toBe(true);
  });

  it('replaces a paragraph that repeats in plain words what is hidden elsewhere', async () => {
    const block = rulebook.package.narrative.body.find(
      (one) => one.type === 'paragraph' && one.editable,
    );
    const rewritten = { [block?.id ?? '']: `另据了解，${CANARIES.description}，请知悉。` };
    const facts = { 'problems.description': CANARIES.description };
    const rendition = renditionOf(await historyWith(rulebook, facts, rewritten), rulebook);
    expect(everything(rendition)).not.toContain(CANARIES.description);
  });

  it('is refused where a mobile or an identity card number stands, with the place and without the number', async () => {
    const block = rulebook.package.narrative.body.find(
      (one) => one.type === 'paragraph' && one.editable,
    );
    const rewritten = { [block?.id ?? '']: '联系人电话 13800138000，身份证 130602199001011234。' };
    const { blockedBy } = renditionOf(await historyWith(rulebook, {}, rewritten), rulebook);
    expect(blockedBy.map(({ reason }) => reason).sort()).toEqual(['含手机号码', '含身份证号码']);
    expect(JSON.stringify(blockedBy)).not.toMatch(/13800138000|130602199001011234/);
  });

  it('leaves out how decisions were come to, and is the same every time', async () => {
    const history = await historyWith(rulebook, {});
    const [first, second] = [renditionOf(history, rulebook), renditionOf(history, rulebook)];
    expect(first.text).not.toMatch(/内容校验码|审议审定记录|办理过程/);
    expect(sha256Hex(everything(first))).toBe(sha256Hex(everything(second)));
  });
});
