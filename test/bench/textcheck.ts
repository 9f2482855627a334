import { checkText } from '#libs/textcheck';

import { generatedReport } from '../textcheck/generated.js';
import { OTHER_PASSAGES } from '../textcheck/other-passages.js';
import { PASSAGES } from '../textcheck/passages.js';
import {
  labelledReports,
  reportsOverall,
  SETS,
  scoreOf,
  type ReportScore,
} from '../textcheck/reports.js';
import { overall, scoresOf, type KindScore } from '../textcheck/score.js';
import { scoreOfShort, SHORT_SETS, shortTexts } from '../textcheck/short-texts.js';
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
  const sets = [
    ...SETS.map((set) => ({
      set: `whole ${set} of many offices`,
      scores: labelledReports(set).map(scoreOf),
    })),
    ...SHORT_SETS.map((set) => ({ set, scores: shortTexts(set).map(scoreOfShort) })),
  ];
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
      verdictOf('passages the kinds were made with', overall(own)),
      verdictOf('passages in other words', overall(other)),
      ...sets.map(({ set, scores }) => verdictOf(set, reportsOverall(scores))),
    ],
    notes: [
      ...linesOf('own', own),
      ...linesOf('other', other),
      ...sets.flatMap(({ set, scores }) => linesOfReports(set, scores)),
    ],
  };
}

function verdictOf(
  what: string,
  { recall, precision }: ReturnType<typeof overall>,
): Section['verdicts'][number] {
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

/** Recall by the kind a defect was filed under; false alarms by the kind that gave them. */
function linesOfReports(set: string, scores: readonly ReportScore[]): string[] {
  const all = scores.flatMap(({ found, missed }) => [...found, ...missed]);
  const found = new Set(scores.flatMap((score) => score.found));
  const alarms = scores.flatMap(({ falseAlarms }) => falseAlarms);
  const kinds = [...new Set([...all, ...alarms].map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const labelled = all.filter((defect) => defect.kind === kind);
    const hits = labelled.filter((defect) => found.has(defect)).length;
    const wrong = alarms.filter((alarm) => alarm.kind === kind).length;
    return `${set} ${kind}: recall ${share(hits, labelled.length)} (${String(hits)} of ${String(labelled.length)}), false alarms ${String(wrong)}`;
  });
}
