import { Decimal, sumDecimals } from '#libs/kernel';

import { findingOf, rangeOf, type Range } from '../finding-of.js';
import { hundredth, show } from '../relations/arithmetic.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

interface Score extends Range {
  readonly value: Decimal;
}

const HEADING_SCORE = /(得分|扣分)(?:为|：|:)?\s?(\d+(?:\.\d+)?)\s?分/;
const WHOLE = /(?:得分|总分|自评分|评分)(?:合计)?(?:为|是|：|:)?\s?(\d+(?:\.\d+)?)\s?分/;
const CONVERTED = /换算(?:后)?(?:得分|分数|分值)?(?:为|是|：|:)?\s?(\d+(?:\.\d+)?)\s?分/;
const FULL = /(?:适用满分|应得分|总分值|满分)(?:为|是|：|:)?\s?(\d+(?:\.\d+)?)\s?分/;

/** Section scores that do not make the total, and a conversion that does not follow. */
export const score: Kind = {
  id: 'score',
  name: '得分不符',
  severity: 'error',
  reason: '各部分得分之和应为总得分；换算得分 = 得分 ÷ 适用满分 × 100。',
  fires: [
    '通过自评，得分为18.5分。\n（一）政策落实情况，得分10分\n我乡落实各项政策。\n（二）预算编制情况，得分9分\n我乡规范编制预算。',
    '得分为93.1分，适用满分95分，换算得分为99.57分。',
  ],
  spares: [
    '通过自评，得分为19分。\n（一）政策落实情况，得分10分\n我乡落实各项政策。\n（二）预算编制情况，得分9分\n我乡规范编制预算。',
    '得分为93.1分，适用满分93.5分，换算得分为99.57分。',
    '90分以上为优。',
  ],
  find: (document) => [...sections(document), ...conversion(document)],
};

function sections(document: TextDocument): ReturnType<Kind['find']> {
  const levels = [2, 1] as const;
  return levels.flatMap((level) => {
    const scored = document.headings
      .filter((heading) => heading.level === level)
      .flatMap((heading) => {
        const line = document.lines[heading.line];
        const match = line === undefined ? null : HEADING_SCORE.exec(line.text);
        if (line === undefined || match === null) return [];
        const value = new Decimal(match[2] ?? '0').times(match[1] === '扣分' ? -1 : 1);
        return [{ ...rangeOf(line, match), value, line: line.start }];
      });
    const whole = scored.length < 2 ? null : totalBefore(document, scored[0]?.line ?? 0);
    return whole === null ? [] : compare(document, whole, scored);
  });
}

/** The total stated last before the first section's own score. */
function totalBefore(document: TextDocument, before: number): Score | null {
  const found = document.lines.flatMap((line) => {
    const match =
      line.start < before ? WHOLE.exec(line.text.replace(/换算得分/, '换算后分')) : null;
    return match === null ? [] : [{ ...rangeOf(line, match), value: new Decimal(match[1] ?? '0') }];
  });
  return found.at(-1) ?? null;
}

function compare(
  document: TextDocument,
  whole: Score,
  parts: readonly Score[],
): ReturnType<Kind['find']> {
  const computed = sumDecimals(parts.map(({ value }) => value));
  if (computed.equals(whole.value)) return [];
  const terms = parts
    .map(({ value }) => show(value))
    .join(' + ')
    .replaceAll('+ -', '− ');
  return [
    findingOf(score, document, [whole, ...parts], {
      computed: `${terms} = ${show(computed)}，文中为 ${show(whole.value)}`,
      message: `各部分得分相加为 ${show(computed)} 分，文中总得分为 ${show(whole.value)} 分。`,
      suggestion: '核对各部分得分；扣分应当从所在部分扣除。',
      confidence: 0.93,
    }),
  ];
}

function conversion(document: TextDocument): ReturnType<Kind['find']> {
  return document.lines.flatMap((line) => {
    const converted = CONVERTED.exec(line.text);
    const full = FULL.exec(line.text);
    const scored = WHOLE.exec(
      line.text.replace(/换算得分/, '换算后分').replace(/适用满分/, '适用足分'),
    );
    if (converted === null || full === null || scored === null) return [];
    const [got, of, said] = [scored, full, converted].map((match) => new Decimal(match[1] ?? '0'));
    if (got === undefined || of === undefined || said === undefined || of.isZero()) return [];
    const computed = hundredth(got.div(of).times(100));
    if (new Decimal(computed).equals(said)) return [];
    return [
      findingOf(
        score,
        document,
        [rangeOf(line, converted), rangeOf(line, scored), rangeOf(line, full)],
        {
          computed: `${show(got)} ÷ ${show(of)} × 100 = ${computed}，文中为 ${show(said)}`,
          message: `换算得分应为 ${computed} 分，文中为 ${show(said)} 分。`,
          suggestion: `改为 ${computed} 分，或核对得分与适用满分。`,
          confidence: 0.92,
        },
      ),
    ];
  });
}
