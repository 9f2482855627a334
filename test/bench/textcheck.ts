import { checkText } from '#libs/textcheck';

import { generatedReport } from '../textcheck/generated.js';
import { OTHER_PASSAGES } from '../textcheck/other-passages.js';
import { PASSAGES } from '../textcheck/passages.js';
import { overall, scoresOf, type KindScore } from '../textcheck/score.js';
import { sideBySide, type Rounds } from './measure.js';
import type { Section } from './section.js';

const OURS = 'ziping: checkText';
const MOST_MILLISECONDS = 200;

/** Time for a printed report of some 30 pages; what of the labelled defects is found, by kind. */
export async function measureTextcheck(rounds: Rounds): Promise<Section> {
  const report = await generatedReport(7);
  const run = (): Promise<unknown> => Promise.resolve(checkText(report));
  const figures = await sideBySide([{ name: OURS, run }], rounds);
  const median = figures[0]?.median ?? Number.NaN;
  const [own, other] = [scoresOf(PASSAGES), scoresOf(OTHER_PASSAGES)];
  return {
    title: `Check of a report's text (${String([...report].length)} characters)`,
    unit: 'ms',
    figures,
    verdicts: [
      {
        measured: `${median.toFixed(1)} ms a report`,
        aim: `< ${String(MOST_MILLISECONDS)} ms`,
        met: median < MOST_MILLISECONDS,
      },
      verdictOf('passages the kinds were made with', own),
      verdictOf('passages in other words', other),
    ],
    notes: [...linesOf('own', own), ...linesOf('other', other)],
  };
}

function verdictOf(what: string, scores: readonly KindScore[]): Section['verdicts'][number] {
  const { recall, precision } = overall(scores);
  return {
    measured: `recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)} (${what})`,
    aim: 'recall >= 0.9, precision >= 0.95',
    met: recall >= 0.9 && precision >= 0.95,
  };
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '-' : (part / whole).toFixed(2);

const linesOf = (set: string, scores: readonly KindScore[]): string[] =>
  scores.map(
    ({ kind, labelled, found, falseAlarms }) =>
      `${set} ${kind}: recall ${share(found, labelled)} (${String(found)} of ${String(labelled)}), precision ${share(found, found + falseAlarms)}`,
  );
