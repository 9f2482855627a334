import { describe, expect, it } from '@jest/globals';
import type { FactDefinition, TakenOver } from '../../api/types.ts';
import { firstTicked, takeoverItems } from './takeover-items.ts';

const fact = (id: string): FactDefinition =>
  ({ id, label: id, type: 'money', origin: 'input' }) as unknown as FactDefinition;
const proposal = (id: string, value: string, confidence: 'sure' | 'likely' = 'sure') => ({
  fact: id,
  value,
  confidence,
  quote: { before: '共', text: value, after: '万元' },
});
const taken: TakenOver = {
  year: 2024,
  findings: 0,
  proposals: [
    proposal('empty', '1'),
    proposal('same', '2'),
    proposal('other', '3'),
    proposal('unsure', '4', 'likely'),
    proposal('closed', '5'),
    proposal('of another year’s rules', '6'),
  ],
};
const stored: Record<string, string> = { same: '2', other: '30' };

const { items, same } = takeoverItems(
  taken,
  ['empty', 'same', 'other', 'unsure', 'closed'].map(fact),
  (id) => stored[id],
  (id) => id !== 'closed',
);

describe('what a file proposes', () => {
  it('is asked only where it says something else and the field is open', () => {
    expect(items.map((item) => [item.fact.id, item.current, item.value])).toEqual([
      ['empty', undefined, '1'],
      ['other', '30', '3'],
      ['unsure', undefined, '4'],
    ]);
    expect(same).toBe(1);
  });

  it('is ticked only where it is sure and nothing typed would be lost', () => {
    expect(firstTicked(items, true)).toEqual(['empty']);
  });

  it('is never ticked from a report of another year', () => {
    expect(firstTicked(items, false)).toEqual([]);
  });
});
