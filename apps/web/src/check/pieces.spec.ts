import { describe, expect, it } from '@jest/globals';
import type { TextFinding } from '../api/types.ts';
import { markedLines } from './pieces.ts';

const finding = (
  severity: TextFinding['severity'],
  ...places: readonly (readonly [number, number])[]
): TextFinding => ({
  kind: 'sum',
  kindName: '合计不符',
  severity,
  quotes: places.map(([start, end]) => ({ text: '', start, end })),
  computed: null,
  message: '',
  elsewhere: null,
  suggestion: '',
  confidence: 1,
});

describe('markedLines', () => {
  it('cuts a line where quotes begin and end, and keeps every character', () => {
    const text = '一共10元\n\n其中8元';
    const findings = [finding('hint', [0, 5]), finding('error', [2, 4], [9, 10])];
    const lines = markedLines(
      text,
      findings.map((one, number) => ({ number, finding: one })),
    );
    const seen = lines.map(({ start, pieces }) => [
      start,
      pieces.map(({ text: piece, over, begins }) => [
        piece,
        over.map(({ number }) => number),
        begins.map(({ number }) => number),
      ]),
    ]);
    expect(seen).toEqual([
      [
        0,
        [
          ['一共', [0], [0]],
          ['10', [1, 0], [1]],
          ['元', [0], []],
        ],
      ],
      [
        7,
        [
          ['其中', [], []],
          ['8', [1], []],
          ['元', [], []],
        ],
      ],
    ]);
  });
});
