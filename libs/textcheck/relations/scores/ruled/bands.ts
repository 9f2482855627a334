import { Decimal } from '#libs/kernel';

import { matchesIn } from '../../../text/matches.js';
import { unitOf } from '../../figures/quantities.js';
import type { Range } from '../../../finding-of.js';

/** What is given from one bound to the other: 10%至20%得2分. */
export interface Band extends Range {
  readonly from: Decimal | null;
  readonly to: Decimal | null;
  /** '' for what all the others have. */
  readonly unit: string;
  /** Null for full marks. */
  readonly mark: Decimal | null;
  /** Given to whatever no other band holds. */
  readonly rest: boolean;
}

const N = String.raw`\d+(?:\.\d+)?`;
const INCL = String.raw`(?:[（(](?:不?含|含本数)[）)])?`;
const UNIT = String.raw`(?:个百分点|百分点|%|‰|个?工作日|天|日|分钟|小时|[一-龥](?<![以之及至到的得计]))?`;
const BOUND = [
  String.raw`(?<one>${N})\s?${UNIT}${INCL}\s?(?:至|到|-|—|~|～)+\s?(?<other>${N})\s?(?<unit1>${UNIT})${INCL}(?:之间)?`,
  String.raw`(?:≤|<=?|不高于|不超过|不大于|不多于|小于等于|小于或等于|小于|低于|少于|不足|未达到?|控制在|[在限]于)\s?(?<most>${N})\s?(?<unit2>${UNIT})${INCL}(?:以[内下]|之内)?`,
  String.raw`(?:≥|>=?|不低于|不少于|不小于|大于等于|大于或等于|大于|高于|超过|达到?|满)\s?(?<least>${N})\s?(?<unit3>${UNIT})${INCL}(?:及?以上)?`,
  String.raw`(?<up>${N})\s?(?<unit4>${UNIT})${INCL}(?:及|（含）)?以上`,
  String.raw`(?<down>${N})\s?(?<unit5>${UNIT})${INCL}(?:及|（含）)?(?:以[下内]|之内)`,
].join('|');
const GIVEN = String.raw`(?:[得计记为评给打]\s?(?:(?<mark>${N})\s?分|(?<full>满分))|(?<none>不得分|不计分|不给分|得零分|为零分))`;
const BAND = new RegExp(
  String.raw`(?:${BOUND})[^，。；\d]{0,8}[，]?[^，。；\d]{0,6}?${GIVEN}`,
  'g',
);
const REST = new RegExp(
  String.raw`(?:否则|其余|其他|其它|超过|超出|未达到?|达不到|低于|高于|不达标|未达标|不足)的?者?[，]?(?:该项|本项|均|一律|则|即)?${GIVEN}`,
  'g',
);

/** The rules by bands of a stretch of text, two of them at least. */
export function bandsIn(text: string, start: number): Band[] {
  const told = matchesIn(text, BAND).map((match) => bandOf(match, start));
  const rest = matchesIn(text, REST)
    .map((match) => bandOf(match, start))
    .filter((one) => !told.some((band) => one.start < band.end && one.end > band.start));
  return told.length === 0 ? [] : [...told, ...rest];
}

type Groups = Readonly<Record<string, string | undefined>>;

function bandOf(match: RegExpExecArray, start: number): Band {
  const groups: Groups = match.groups ?? {};
  const place = { start: start + match.index, end: start + match.index + match[0].length };
  const unit = [1, 2, 3, 4, 5].map((at) => groups[`unit${String(at)}`]).find(Boolean) ?? '';
  const { from, to } = boundsOf(groups);
  return {
    ...place,
    from,
    to,
    unit: unitOf(unit),
    mark: markOf(groups),
    rest: from === null && to === null,
  };
}

function markOf({ mark, full }: Groups): Decimal | null {
  return full === undefined ? new Decimal(mark ?? 0) : null;
}

const numberOf = (digits: string | undefined): Decimal | null =>
  digits === undefined ? null : new Decimal(digits);

function boundsOf({ one, other, most, least, up, down }: Groups): Pick<Band, 'from' | 'to'> {
  const [first, second] = [numberOf(one), numberOf(other)];
  if (first !== null && second !== null)
    return { from: Decimal.min(first, second), to: Decimal.max(first, second) };
  return { from: numberOf(least ?? up), to: numberOf(most ?? down) };
}

/** Whether a figure is one a band is for, its very bounds included. */
export const holds = ({ from, to, rest }: Band, value: Decimal): boolean =>
  !rest &&
  (from === null || value.greaterThanOrEqualTo(from)) &&
  (to === null || value.lessThanOrEqualTo(to));
