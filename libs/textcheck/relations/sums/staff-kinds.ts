import type { Mention } from '../../mentions/mention.js';
import { total } from '../figures/arithmetic.js';
import type { Miscount } from './miscount.js';

const KINDS = /行政|事业|参公|工勤|政法|公务员|机关/g;
const STAFF = /(?:在编|在职|实有|在岗|在册)[^，。；：、\d]{0,8}$/;
const OF_WHICH = /^[，,（(：:](?:其中|包括)?[：:]?[^，。；：、\d]{0,12}$/;
const GOES_ON = /^[、，和][^，。；、\d]{0,12}$/;
/** 公务员 fill 行政编制. */
const SAME: Readonly<Record<string, string>> = { 公务员: '行政', 机关: '行政' };

const kindsIn = (words: string): string[] =>
  [...new Set((words.match(KINDS) ?? []).map((kind) => SAME[kind] ?? kind))].sort();

const kindOf = ({ before }: Mention): string => kindsIn(before.slice(-8)).join('');

/** 行政编制32名、事业编制41名，…在编68人，其中行政人员30人、事业人员36人: all kinds of posts there are, and not all people. */
export function staffByKinds(figures: readonly Mention[]): Miscount[] {
  const kinds = figures
    .filter(({ before }) => /编制[^，。；：、\d]{0,4}$/.test(before))
    .map(kindOf);
  const all = [...new Set(kinds.filter((kind) => kind !== ''))].sort();
  if (all.length < 2) return [];
  return figures.flatMap((wrong, at) => {
    const isStaff = wrong.thing === '人' && wrong.exact && STAFF.test(wrong.before);
    if (!isStaff || kindOf(wrong) !== '') return [];
    const of = figures.slice(at + 1, at + 1 + all.length);
    const told = of.every(
      ({ before, thing, exact }, place) =>
        thing === '人' &&
        exact &&
        (place === 0 ? OF_WHICH : GOES_ON).test(before) &&
        !/编制/.test(before),
    );
    const same = of.map(kindOf).sort().join() === all.join();
    const computed = total(of);
    return told && same && !computed.equals(wrong.base) ? [{ wrong, of, computed }] : [];
  });
}
