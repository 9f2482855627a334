import type { Mention } from '../../mentions/mention.js';

const OF_OTHER_NAME =
  /^[）)][，,；;。]?(?!自评|实|最终|综合|本|该|此|单位|部门)([一-龥]{2,12}?)(?:自评)?得分?(?:为)?$/;

/** （数量18分，成本7分）；效益得28分: behind the bracket of some parts another name is another item. */
export function isBehindBracket(full: Mention, got: Mention): boolean {
  const name = OF_OTHER_NAME.exec(got.before)?.[1];
  return full.bracketed && !got.bracketed && name !== undefined && !areOneName(name, full.label);
}

const areOneName = (one: string, other: string): boolean =>
  one.includes(other) || other.includes(one);
