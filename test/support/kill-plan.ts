import type { ArchiveStage } from '#libs/features/archive';

import { seededRandom, type Random } from '../../libs/features/demo/content/random.js';
import { TO_THE_PUBLIC, type StepName } from './report-life.js';
import { VICTIMS, type Victim } from './whole-service.js';

/** Where something is killed: in the last of these steps, once it has come so far, and up to so many milliseconds later. */
export interface Moment {
  readonly name: string;
  readonly steps: readonly StepName[];
  /**
   * asked: the request is on its way; working: a worker has taken up what it set off; exporting: the public site is being
   * written after all steps; else a stage of archiving.
   */
  readonly at: 'asked' | 'working' | 'exporting' | ArchiveStage;
  readonly span: number;
  /** The report is the second revision, and the first one is public. */
  readonly revised?: true;
}

const upTo = (last: StepName): readonly StepName[] =>
  TO_THE_PUBLIC.slice(0, TO_THE_PUBLIC.indexOf(last) + 1);

/** A request takes some ten milliseconds here, a page some hundred to print. */
export const MOMENTS: readonly Moment[] = [
  { name: 'approving', steps: ['approve'], at: 'asked', span: 50 },
  { name: 'rendering', steps: ['approve'], at: 'printing', span: 400 },
  { name: 'storing', steps: ['approve'], at: 'printed', span: 60 },
  { name: 'registering', steps: ['approve'], at: 'stored', span: 20 },
  { name: 'asking to publish', steps: upTo('request'), at: 'asked', span: 30 },
  { name: 'preparing to publish', steps: upTo('request'), at: 'working', span: 400 },
  { name: 'reviewing secrecy', steps: upTo('firstReview'), at: 'asked', span: 30 },
  { name: 'releasing', steps: upTo('finalReview'), at: 'asked', span: 30 },
  { name: 'publishing', steps: TO_THE_PUBLIC, at: 'asked', span: 30 },
  { name: 'superseding', steps: TO_THE_PUBLIC, at: 'asked', span: 30, revised: true },
  { name: 'withdrawing', steps: [...TO_THE_PUBLIC, 'withdraw'], at: 'asked', span: 30 },
  { name: 'exporting', steps: TO_THE_PUBLIC, at: 'exporting', span: 1_500 },
];

export interface Round {
  readonly number: number;
  readonly victim: Victim;
  readonly moment: Moment;
  /** Milliseconds after the moment. */
  readonly delay: number;
  /** Which one, of several that could be the victim. */
  readonly among: number;
}

/** Rounds that only the seed decides. Victims and moments come up evenly: each once before any comes again. */
export function planRounds(seed: number, count: number): readonly Round[] {
  const random = seededRandom(seed);
  const victims = drawn(random, VICTIMS, count);
  const moments = drawn(random, MOMENTS, count);
  return victims.map((victim, n) => {
    const moment = moments[n]!;
    const delay = random.whole(0, moment.span);
    return { number: n + 1, victim, moment, delay, among: random.whole(0, 99) };
  });
}

function drawn<T>(random: Random, members: readonly T[], count: number): readonly T[] {
  const all: T[] = [];
  while (all.length < count) all.push(...shuffled(random, members));
  return all.slice(0, count);
}

function shuffled<T>(random: Random, members: readonly T[]): readonly T[] {
  const left = [...members];
  return members.map(() => left.splice(random.whole(0, left.length - 1), 1)[0]!);
}
