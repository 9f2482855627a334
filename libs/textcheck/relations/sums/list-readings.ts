import { total as totalBase } from '../figures/arithmetic.js';
import type { Mention } from '../../mentions/mention.js';

/** Words that open a list of parts. */
export const MARKER =
  /(?:其中|分别为|分别是|分别|依次为|依次是|具体是|具体为|包括|包含|分为|构成为|构成|组成[：:])[^\d]*$|(?:^|[，,（(：:])含(?![税）)])[^\d]*$/;

/** 甲5人、乙6人和丙7人 is one list; after a comma or semicolon the next thought may begin. */
export const GOES_ON = /^(?:、|和|及|以及|与)/;

/** 基本支出100万元，其中人员60万元、公用40万元；项目支出50万元: the list inside the list left out. */
export function withoutNested(parts: readonly Mention[]): Mention[] {
  const outer: Mention[] = [];
  let nested = false;
  for (const [index, part] of parts.entries()) {
    if (/[；;]/.test(part.before)) nested = false;
    if (index > 0 && MARKER.test(part.before)) nested = true;
    if (!nested) outer.push(part);
  }
  return outer;
}

/** 在职小计14人，行政5人，参公1人，事业8人: parts that make the one before them are told within it. */
export function withoutSubtotals(parts: readonly Mention[]): Mention[] {
  const outer: Mention[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part === undefined) break;
    outer.push(part);
    at += madeOf(part, parts.slice(at + 1));
  }
  return outer;
}

/** How many of the figures that follow make up one; nought where none do, or where they stand in one row with it. */
function madeOf({ base }: Mention, following: readonly Mention[]): number {
  if (GOES_ON.test(following[0]?.before ?? '')) return 0;
  const length = following.findIndex(
    (_, index) => index > 0 && totalBase(following.slice(0, index + 1)).equals(base),
  );
  return length + 1;
}

/** The list as it stands and every shorter one: what follows it may belong to the next thought. */
export const endings = (parts: readonly Mention[]): Mention[][] =>
  parts.slice(1).flatMap((_, index) => {
    const length = parts.length - index;
    return GOES_ON.test(parts[length]?.before ?? '') ? [] : [parts.slice(0, length)];
  });

/** Budget and outlay told in turns: 预算10万元，支出9万元，预算20万元，支出18万元. */
export function alternate(parts: readonly Mention[]): Mention[][] {
  const turns = [0, 1].map((from) => parts.filter((_, index) => index % 2 === from));
  const [one, other] = turns.map((turn) => new Set(turn.map(({ label }) => label.slice(-2))));
  const told = one?.size === 1 && other?.size === 1 && !other.has([...one][0] ?? '');
  return told && parts.length > 2 ? turns : [];
}
