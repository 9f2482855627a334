import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { largest } from './near.js';

/** A number with the next largest of its sort. */
export interface TooMany {
  readonly count: Mention;
  readonly next: Mention;
}

/** Of a whole county or country, not of the report's unit. */
const OF_ALL = /生产总值|GDP|产值|全[县市区省国]|税收|总产|销售额|贷款|投资额|存款/;
const MILLION = 1_000_000;
const HUNDRED = 100;

/** 2643万人次 beside 4.86万人次: a hundred times whatever else is counted so. */
export function farTooMany(document: TextDocument): TooMany[] {
  const counts = document.statements.flatMap(({ mentions }) =>
    mentions.filter(({ kind, exact }) => kind === 'count' && exact),
  );
  return counts.flatMap((count) => {
    // Tons and areas of one report may differ a thousandfold; visits and people do not.
    if (!/^万(?:人次|人|名|户|剂次)$/.test(count.unit) || !count.value.isInteger()) return [];
    if (count.base.lessThan(MILLION) || OF_ALL.test(count.before)) return [];
    const others = counts.filter(
      ({ thing, base }) => thing === count.thing && !base.equals(count.base),
    );
    const next = largest(others);
    return next === null || count.base.lessThan(next.base.times(HUNDRED)) ? [] : [{ count, next }];
  });
}
