import { groupBy } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { daysTold, type DayTold } from './days-told.js';
import type { WrongSpan } from './spans.js';

const FIRST_THEN =
  /先([一-龥]{1,8}?)[、，]?(?:再|后|然后)([一-龥]{1,8}?)(?:[、，]?(?:最后|再|后|然后)([一-龥]{1,8}?))?(?=[，。；、”）]|的|走|$)/;
const UNLESS = /计划|原定|预计|拟|分别|预付|上年|二期|另/;

/** How many characters of some words stand in others. */
const shared = (words: string, around: string): number =>
  Array.from(words).filter((sign) => around.includes(sign)).length;

/** The day whose words are most like a step, where one is. */
function dayOf(step: string, days: readonly DayTold[]): DayTold | null {
  const scored = days
    .map((day) => ({ day, likes: Math.max(shared(step, day.after), shared(step, day.lead)) }))
    .sort((one, other) => other.likes - one.likes);
  const [best, next] = scored;
  const isSure = best !== undefined && best.likes > 0 && best.likes > (next?.likes ?? 0);
  return isSure && best.likes * 2 >= step.length ? best.day : null;
}

const LATE = 10;
const EARLY = 5;

function inPassage(statements: readonly Statement[], own: number): WrongSpan[] {
  const text = statements.map((statement) => statement.text).join('。');
  const said = FIRST_THEN.exec(text);
  if (said === null || UNLESS.test(text)) return [];
  const days = daysTold(statements, own);
  if (days.length < 2 || days.length > 4) return [];
  const steps = [said[1], said[2], said[3]].flatMap((step) => {
    const day = step === undefined ? null : dayOf(step, days);
    return day === null ? [] : [day];
  });
  return steps.slice(1).flatMap((day, index) => {
    const before = steps[index];
    if (before === undefined || before === day || day.to >= before.from) return [];
    if (!day.isNamed && before.month >= LATE && day.month <= EARLY) return [];
    return [{ at: day, also: [before], what: '日期与所说的先后不符。', computed: said[0] }];
  });
}

/** 先进苗、后栽植: days against the order that their own paragraph tells. */
export const againstSaidOrder = ({ statements, year }: TextDocument): WrongSpan[] =>
  [
    ...groupBy(
      statements.filter(({ inTable, text }) => !inTable && /月|先/.test(text)),
      ({ passage }) => passage,
    ).values(),
  ]
    .filter((ofOne) => ofOne.some(({ text }) => text.includes('先')))
    .flatMap((ofOne) => inPassage(ofOne, year ?? 0));
