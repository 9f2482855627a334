import { beforeAll, describe, expect, it } from '@jest/globals';
import { evaluate, exampleInput, type CompiledRulebook } from '#libs/rulebook';

import { sampleRulebook } from '../../../test/support/approved-report.js';
import { wordingChecks } from './wording.js';

let rulebook: CompiledRulebook;
beforeAll(async () => {
  rulebook = await sampleRulebook();
});

/** The sample with one paragraph in other words. */
async function findings(text: string) {
  const example = rulebook.package.examples.find(({ id }) => id === 'humu-2024');
  const block = rulebook.package.narrative.body.find(
    (one) => one.type === 'paragraph' && one.editable,
  );
  if (example === undefined || block === undefined) throw new Error('the sample has changed');
  const input = exampleInput(rulebook.package, example);
  const paragraphs = { [block.id]: text };
  const evaluation = await evaluate(rulebook, {
    ...input,
    content: { ...input.content, paragraphs },
  });
  return { block: block.id, found: wordingChecks(rulebook, evaluation, { paragraphs }) };
}

describe('a rewritten paragraph', () => {
  it('is read as a reviewer would read it, and leads to itself', async () => {
    const { block, found } = await findings(
      '全年支出30万元，其中人员经费20万元，公用经费8万元。支出15万元，较上年20万元减少3万元。',
    );
    expect(found.map(({ id, severity, fields }) => [id, severity, fields])).toEqual([
      ['text.sum', 'warning', [`paragraphs/${block}`]],
      ['text.difference', 'warning', [`paragraphs/${block}`]],
    ]);
    expect(found[0]?.message).toContain('28');
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
    expect(found.every(({ waivable, outcome }) => waivable && outcome === 'fail')).toBe(true);
  });

  it('is left alone when it is right, or ends where a table begins', async () => {
    const { found } = await findings(
      '全年支出30万元，其中人员经费20万元，公用经费10万元。具体情况如下：',
    );
    expect(found).toEqual([]);
  });
});

it('says nothing of a report nobody rewrote', async () => {
  const example = rulebook.package.examples.find(({ id }) => id === 'humu-2024');
  if (example === undefined) throw new Error('the sample has changed');
  const evaluation = await evaluate(rulebook, exampleInput(rulebook.package, example));
  expect(wordingChecks(rulebook, evaluation, { paragraphs: {} })).toEqual([]);
});
