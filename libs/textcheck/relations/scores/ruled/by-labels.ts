import { numberOf } from './labels.js';
import type { Outcome } from './outcomes.js';
import type { RuledItem } from './ruled-items.js';

const QUOTED = /[评为是属定“]{1,2}$/;

/** What it came to is one of the states. */
export function byLabels({ text, start, labels }: RuledItem): Outcome[] {
  const last = (labels.at(-1)?.end ?? start) - start;
  const rest = text.slice(last);
  const told = labels
    .filter(({ name }) => rest.includes(name))
    .filter(({ name }, _, all) => !all.some((one) => one.name !== name && one.name.includes(name)));
  const [own, ...more] = told;
  if (own === undefined || more.length > 0) return [];
  const at = last + rest.indexOf(own.name);
  const of = [{ start: start + at, end: start + at + own.name.length }];
  const sure = QUOTED.test(text.slice(0, at)) || own.name.length > 1;
  return [{ as: 'got', value: own.mark, of, worked: own.name, sure }];
}

const RANK =
  /(?:排名?|[列居]|位次)[^，。；\d]{0,6}?第?\s?(?<rank>[一二三四五六七八九十\d]{1,3})(?:名|位)?(?![^，。；]{0,2}[得至到])(?=[，。；、）]|$)/;

/** The place it came to, among those of the rule. */
export function byRanks({ text, start, ranks }: RuledItem): Outcome[] {
  const came = ranks.length === 0 ? null : RANK.exec(text);
  if (came === null) return [];
  const rank = numberOf(came.groups?.rank);
  const own = ranks.find(({ from, to }) => rank >= from && rank <= to);
  if (own === undefined) return [];
  const of = [{ start: start + came.index, end: start + came.index + came[0].length }];
  return [{ as: 'got', value: own.mark, of, worked: came[0], sure: true }];
}
