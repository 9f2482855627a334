import { describe, expect, it } from '@jest/globals';
import type { Names } from '../labels.ts';
import { pickedPlace } from './picked.ts';

const names = {
  rulebook: {
    facts: {
      facts: [
        { id: 'staffing.actual', origin: 'input' },
        { id: 'staffing.rate', origin: 'derived' },
        { id: 'organisation.name', origin: 'context' },
      ],
    },
    narrative: {
      body: [
        { id: 'intro', type: 'paragraph', text: '…' },
        { id: 'fixed', type: 'paragraph', text: '…', editable: false },
        { id: 'staff_table', type: 'table' },
      ],
    },
  },
  evaluation: { score: { indicators: [{ id: 'goal.set' }] } },
  content: { facts: {}, paragraphs: {}, measures: {} },
} as unknown as Names;

describe('pickedPlace', () => {
  it.each([
    ['a typed figure', 'staffing.actual', 'intro', 'staffing.actual'],
    ['a computed figure', 'staffing.rate', 'fixed', 'staffing.rate'],
    ['a score', 'indicator.goal.set.score', 'appendix', 'indicators/goal.set'],
    ['what the system fills in, in a paragraph', 'organisation.name', 'intro', 'paragraphs/intro'],
    ['the words of a paragraph', undefined, 'intro', 'paragraphs/intro'],
    ['a fixed paragraph', undefined, 'fixed', undefined],
    ['a table of the document', 'category.goal.score', 'staff_table', undefined],
    ['the margin', undefined, undefined, undefined],
  ])('leads from %s', (_what, fact, block, place) => {
    expect(pickedPlace(names, { fact, block })).toBe(place);
  });
});
