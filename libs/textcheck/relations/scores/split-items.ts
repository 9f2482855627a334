import { Decimal, sumDecimals } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { paragraphs } from '../outline/paragraphs.js';
import type { Scored } from './deductions.js';
import { itemName } from './items.js';
import { labelOf } from '../../mentions/mention.js';
import { scoresOf, type ScoreMention } from './scores.js';

/** Marks of a paragraph under one name: what could be had of it, what was had and what was taken off. */
interface Named {
  readonly name: string;
  readonly mention: Mention;
}

const TAIL = /(?:自评|实际|共|合计|各)?(?:得分?|扣分?|失分?|丢分?)(?:了|为)?$/;
const HEAD = /^(?:由|和|及|与|其中|以及|包括|分为)+/;
/** 履职效益因收入增长低于预期扣2.50分: named before its reason. */
const REASON =
  /^[，；：、。]?(?<name>[一-龥]{2,10}?)(?:因|由于)[^，。；：]{2,40}(?:扣|失|丢)(?:了|分)?$/;
const NEAR = 3;

const namedBy = ({ mention }: ScoreMention): Named => {
  const reason = REASON.exec(mention.before)?.groups?.name;
  const label = labelOf(mention.before.replace(TAIL, '')).replace(HEAD, '').replace(TAIL, '');
  return { name: itemName(reason ?? label), mention };
};

/** 过程20分，由甲12分和乙8分构成。甲得11分，乙得7.5分，过程得17.5分; 效益20分，得17分…效益因…扣2.50分: marks told apart under their names. */
export const splitItems = (document: TextDocument): Scored[] =>
  paragraphs(document).flatMap((paragraph) => {
    const scores = paragraph.flatMap(scoresOf);
    const of = (role: ScoreMention['role']): Named[] =>
      scores
        .filter((one) => one.role === role)
        .map(namedBy)
        .filter(({ name }) => name.length > 1);
    const [fulls, gots, taken] = [of('full'), of('got'), of('deducted')];
    return [...sumsApart(fulls, gots), ...lossesApart(fulls, gots, taken)];
  });

/** The only one of a name; null where there are several. */
function only(all: readonly Named[], name: string): Mention | null {
  const [one, ...more] = all.filter((item) => item.name === name);
  return one === undefined || more.length > 0 ? null : one.mention;
}

/** Items whose full marks, one after another, make those of the one told before them. */
function sumsApart(fulls: readonly Named[], gots: readonly Named[]): Scored[] {
  return fulls.flatMap((whole, at) => {
    const got = only(gots, whole.name);
    const parts = partsBehind(fulls, at);
    const had = parts.flatMap(({ name }) => only(gots, name) ?? []);
    if (got === null || parts.length < 2 || had.length !== parts.length) return [];
    const computed = sumDecimals(had.map(({ value }) => value));
    const worked = had.map(({ value }) => value.toFixed()).join(' + ');
    return computed.equals(got.value) ? [] : [{ got, of: had, worked, computed }];
  });
}

function partsBehind(fulls: readonly Named[], at: number): readonly Named[] {
  const whole = fulls[at]?.mention.value ?? new Decimal(0);
  let sum = new Decimal(0);
  for (let end = at + 1; end < fulls.length; end += 1) {
    sum = sum.plus(fulls[end]?.mention.value ?? 0);
    if (sum.equals(whole)) return fulls.slice(at + 1, end + 1);
    if (sum.greaterThan(whole)) return [];
  }
  return [];
}

/** Full marks less the one deduction of the name. */
const lossesApart = (
  fulls: readonly Named[],
  gots: readonly Named[],
  taken: readonly Named[],
): Scored[] =>
  taken.flatMap(({ name, mention: loss }) => {
    const [full, got] = [only(fulls, name), only(gots, name)];
    if (full === null || got === null || only(taken, name) === null) return [];
    const computed = full.value.minus(loss.value);
    const isNear = computed.minus(got.value).abs().lessThanOrEqualTo(NEAR);
    const worked = `${full.value.toFixed()} − ${loss.value.toFixed()}`;
    return !isNear || computed.equals(got.value)
      ? []
      : [{ got, of: [full, loss], worked, computed }];
  });
