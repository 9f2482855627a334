import { describe, expect, it } from '@jest/globals';
import type { FactDefinition, TakenOver } from '../../api/types.ts';
import { fillable, firstTicked, takeoverItems } from './takeover-items.ts';

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
  findings: [],
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
    expect(same).toEqual(['same']);
  });

  it('is ticked only where it is sure and nothing typed would be lost', () => {
    expect(firstTicked(items, true)).toEqual(['empty']);
  });

  it('refers to the rows of a table only where that table is taken over with it', () => {
    const funds = {
      ...fact('funds'),
      columns: [
        { id: 'project', type: 'ref', table: 'projects' },
        { id: 'note', type: 'text' },
      ],
    } as unknown as FactDefinition;
    const value = [{ id: 'fund_01', cells: { project: 'project_02', note: '甲' } }];
    const item = {
      ...{ fact: funds, value, current: undefined, confidence: 'likely' as const },
      quote: { before: '', text: '1 行', after: '' },
    };
    expect(fillable(item, new Set(['funds', 'projects']))).toEqual(value);
    expect(fillable(item, new Set(['funds']))).toEqual([{ id: 'fund_01', cells: { note: '甲' } }]);
  });

  it('is never ticked from a report of another year', () => {
    expect(firstTicked(items, false)).toEqual([]);
  });
});
