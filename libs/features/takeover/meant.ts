import { commonEnding, essence } from './likeness.js';

/** What stands around a figure, in the rulebook's sentence or in a line of the report. */
export interface Around {
  /** Words since the last mark or figure, reduced to what they say: what the figure is of. */
  readonly clause: string;
  /** Words after its unit, up to the next mark or figure. */
  readonly after: string;
}

/** What a text says right before and right after a figure; `after` begins with the figure's unit. */
export function around(before: string, after: string): Around {
  const [clause = ''] = /[^，。；：、（）()\d]*$/u.exec(before) ?? [];
  const [rest = ''] = /^[^，。；：、（）()\d]*/u.exec(after.replace(UNIT, '')) ?? [];
  return { clause: essence(clause), after: rest };
}

const UNIT = /^\s*(?:亿元|万元|元|%|平方米|[个项次份名人辆家户批])/u;

/** Where a figure stands in its time or its account: an amount of the year's beginning is none of the year. */
const STAGES = ['年初', '年末', '上年', '余额', '预算', '决算'];
/** Of fewer characters a name says too little. */
const NAME = 3;

/**
 * Whether a figure of a line cannot be what the sentence has at a place, whatever stands around both: its name shares no
 * character with that of the place, it is of another stage, or another word must follow.
 */
export function isOther(slot: Around, candidate: Around, label: string): boolean {
  return (
    isOtherName(slot.clause, candidate.clause) ||
    STAGES.some(
      (stage) => candidate.clause.includes(stage) && !(slot.clause + label).includes(stage),
    ) ||
    isFollowedByOther(slot.after, candidate.after)
  );
}

/** 节能环保支出 is not 住房保障支出: without what both end in they have nothing in common. */
function isOtherName(one: string, other: string): boolean {
  if (one.length < NAME || other.length < NAME) return false;
  const same = commonEnding(one, other);
  const [left, right] = [one.slice(0, one.length - same), other.slice(0, other.length - same)];
  return (
    left.length > 1 && right.length > 1 && !Array.from(left).some((each) => right.includes(each))
  );
}

const isFollowedByOther = (wanted: string, found: string): boolean => {
  const word = essence(wanted).slice(0, 2);
  return word.length === 2 && !essence(found).includes(word);
};

/** Pairs what is named by the same words on both sides, and nowhere else: whatever the order. */
export function byName<S extends Around, C extends Around>(
  slots: readonly S[],
  candidates: readonly C[],
  fits: (slot: S, candidate: C) => boolean,
): [S, C][] {
  const only = <A extends Around>(all: readonly A[], name: string): A | undefined => {
    const [first, second] = all.filter(({ clause }) => clause === name);
    return second === undefined ? first : undefined;
  };
  return slots.flatMap((slot): [S, C][] => {
    const candidate = only(candidates, slot.clause);
    const isOnly = slot.clause.length >= NAME && only(slots, slot.clause) === slot;
    return candidate !== undefined && isOnly && fits(slot, candidate) ? [[slot, candidate]] : [];
  });
}
