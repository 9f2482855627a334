import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';
import { readFacts, type Proposal } from '#libs/features/takeover';
import type { FactValues } from '#libs/rulebook';
import { readText } from '#libs/textcheck';

import { sampleRulebook } from '../support/approved-report.js';
import { generatedContent, generatedReport } from './generated.js';

const SAMPLE = join(repositoryRoot(), 'test', 'textcheck', 'sample', 'humu-2024-report.txt');
/** Facts of the sample its text does not state: only a total, a rate or “unchanged” is there, or nothing. */
const UNSTATED =
  /^(?:three_public\.(?:prior|actual)\.|three_public\.budget\.(?:abroad|vehicle_purchase)|execution\.adjusted_budget|official_cards\.|assets\.(?:current|fixed_original)_prior|liabilities\.current_prior|monitoring\.project_|(?:buildings\.area|vehicles\.count)_prior)/u;

interface Tally {
  readonly right: number;
  readonly wrong: readonly string[];
}

const bare = (text: string): string => text.replaceAll(/\s/gu, '');

/** A figure is right by its value; words, and the rows of a table, when they are what the text says. */
function isRight(expected: FactValues[string] | undefined, { value }: Proposal, text: string) {
  if (typeof value === 'boolean') return value === expected;
  if (typeof value === 'string')
    return /^[\d.]+$/u.test(value)
      ? Number(value) === Number(expected)
      : value === expected || bare(text).includes(bare(value));
  if (!Array.isArray(value) || !Array.isArray(expected) || value.length !== expected.length)
    return false;
  const cells = value.flatMap((row) => ('cells' in row ? Object.values(row.cells) : []));
  return cells.every(
    (cell) =>
      typeof cell !== 'string' || /^[a-z]+_\d+$/u.test(cell) || bare(text).includes(bare(cell)),
  );
}

function tally(facts: FactValues, proposals: readonly Proposal[], text: string): Tally {
  const judged = proposals.map((proposal) => ({
    proposal,
    right: isRight(facts[proposal.fact], proposal, text),
  }));
  return {
    right: judged.filter(({ right }) => right).length,
    wrong: judged.filter(({ right }) => !right).map(({ proposal }) => proposal.fact),
  };
}

describe('facts read from a report that exists as a text', () => {
  let sample = '';
  let facts: FactValues = {};
  let proposals: readonly Proposal[] = [];

  beforeAll(async () => {
    const rulebook = await sampleRulebook();
    sample = readFileSync(SAMPLE, 'utf8');
    facts = rulebook.package.examples.find(({ id }) => id === 'humu-2024')?.content?.facts ?? {};
    proposals = readFacts(rulebook, readText(sample));
  });

  it('fills over nine tenths of what the sample states, and nothing wrongly', () => {
    const stated = Object.keys(facts).filter((id) => !UNSTATED.test(id));
    const { right, wrong } = tally(facts, proposals, sample);
    expect(wrong).toEqual([]);
    expect(right / stated.length).toBeGreaterThanOrEqual(0.9);
    expect({ right, stated: stated.length, all: Object.keys(facts).length }).toEqual({
      right: 200,
      stated: 214,
      all: 236,
    });
  });

  it('quotes the text at its offsets', () => {
    for (const { quote, value } of proposals.filter(({ value: one }) => typeof one === 'string'))
      expect([value, sample.slice(quote.start, quote.end)]).toEqual([value, quote.text]);
  });

  it.each([
    [
      '《甲省财政厅关于做好自评的通知》（甲财绩〔2023〕5 号）和《乙市自评规程（试行）》（乙财〔2022〕17号）',
      2,
    ],
    ['《甲省财政厅关于做好自评的通知》（甲财绩〔2023〕5号）和《乙市自评规程》', 0],
  ])('reads the documents a report cites, unless one has no number: %s', async (cited, count) => {
    const text = `丙乡人民政府\n按照${cited}的要求，现将具体情况报告如下：\n`;
    const rows = readFacts(await sampleRulebook(), readText(text)).flatMap(({ fact, value }) =>
      fact === 'basis_documents' && Array.isArray(value) ? value : [],
    );
    expect(rows).toHaveLength(count);
    if (count > 0)
      expect(rows[0]).toMatchObject({
        cells: { title: '甲省财政厅关于做好自评的通知', number: '甲财绩〔2023〕5号' },
      });
  });

  it('proposes nothing from a text that is no such report', async () => {
    const rulebook = await sampleRulebook();
    expect(readFacts(rulebook, readText('今天天气晴好。\n一共来了12个人。'))).toEqual([]);
  });

  it.each([3, 7, 19])(
    'reads a printed report of another unit (%i) without a wrong fact',
    async (seed) => {
      const rulebook = await sampleRulebook();
      const text = await generatedReport(seed);
      const content = await generatedContent(seed);
      const { right, wrong } = tally(content.facts, readFacts(rulebook, readText(text)), text);
      expect(wrong).toEqual([]);
      expect(right).toBeGreaterThan(170);
    },
  );
});
