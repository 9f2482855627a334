import type { Mention } from '../../mentions/mention.js';
import { total as totalBase } from '../figures/arithmetic.js';
import { alike } from '../figures/near.js';
import { GOES_ON } from './list-readings.js';

/** 中央48万元、省级75万元，合计123万元: a list with a total of its own that it makes. */
export function isClosed(mentions: readonly Mention[], parts: readonly Mention[]): boolean {
  const next = mentions.find(({ start }) => start > (parts.at(-1)?.start ?? 0));
  return (
    /(?:合计|共计)[^，。；\d]*$/.test(next?.before ?? '') &&
    totalBase(parts).equals(next?.base ?? 0)
  );
}

/** 企业487家、社会组织132家，已建的分别为168家和57家: as many as stand in a row before, each of its own. */
export function isRespective(mentions: readonly Mention[], index: number, total: Mention): boolean {
  const first = mentions[index];
  if (!/分别|依次/.test(first?.before ?? '') || total !== mentions[index - 1]) return false;
  const following = mentions.slice(index + 1);
  const end = following.findIndex(({ before }) => !GOES_ON.test(before));
  const length = 1 + (end < 0 ? following.length : end);
  const row = mentions.slice(Math.max(0, index - length), index);
  const joined = row.slice(1).every(({ before }) => GOES_ON.test(before));
  return length > 1 && row.length === length && joined && row.every((one) => alike(one, total));
}

/** 收回486份，其中有效480份，满意的452份: each of the one before, not beside it. */
export const isNarrowing = (parts: readonly Mention[]): boolean =>
  parts
    .slice(1)
    .some(({ before }) => /(?:有效|表示|认为|满意(?!度)|合格)[^，。；]*$/.test(before)) &&
  !parts.some(({ label }) => /^(?:不|基本)(?:满意|合格|有效)$|^无效/.test(label));

/** 编制46名，其中行政22名、事业24名: a figure that has its own parts behind it is not made of others. */
export function isMadeUp(one: Mention, mentions: readonly Mention[], whole: Mention): boolean {
  const following = mentions.slice(mentions.indexOf(one) + 1).filter((other) => alike(other, one));
  return [2, 3, 4]
    .map((length) => following.slice(0, length))
    .some((parts) => !parts.includes(whole) && totalBase(parts).equals(one.base));
}

const STAGE = '(?:预算|决算|支出|执行|计划|实际|完成|安排)数?';
const BARE_STAGE = new RegExp(`^[，,、]?${STAGE}(?:为|是)?$`);
const ENDS_IN_STAGE = new RegExp(`${STAGE}(?:为|是)?$`);

/** 购置费预算18.00万元、决算17.80万元: one item seen twice, not two. */
export const areStages = (parts: readonly Mention[]): boolean =>
  parts.some(({ before }, at) => {
    const last = parts[at - 1]?.before ?? '';
    return BARE_STAGE.test(before) && ENDS_IN_STAGE.test(last) && !BARE_STAGE.test(last);
  });

const nounsOf = (figures: readonly Mention[]): string =>
  figures.map(({ label }) => label.replace(/(?:编制|人员)(?:数|人数)?$/, '')).join('|');

/** 编制38名（机关14名、中心24名），在职36名，其中机关12名、中心24名: divided like another figure, whose parts are all of it. */
export function isDividedAlike(figures: readonly Mention[], parts: readonly Mention[]): boolean {
  const nouns = nounsOf(parts);
  if (parts.length < 2 || parts.some(({ label }) => label.length < 2)) return false;
  return figures.some((one, at) => {
    const run = figures.slice(at + 1, at + 1 + parts.length);
    const other = run.length === parts.length && !run.some((part) => parts.includes(part));
    return other && nounsOf(run) === nouns && totalBase(run).equals(one.base);
  });
}
