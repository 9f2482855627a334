/** Not a day something was done: a plan, a limit, a day counted up to, the end or the beginning of a span. */
const NO_STEP =
  /计划|目标|原定|预计|约定|要求|应于|拟|力争|确保|截[至止]|延至|推迟|[至到—-]\s?$|底前|日前|期限/;
const NOT_YET = /计划|预计|垫付|先行|预拨|清算/;
/** Put off to a day on which it was done, where it is not the rest that is. */
const PUT_OFF =
  /(?<!(?:其余|剩余|部分|个别|尚|需|将|拟|可)[^，。；]{0,16})(?:延[期后迟]?|推迟)[至到]$/;
/** 均于5月底前整改完毕: a limit that was kept. */
const KEPT_LIMIT = /^前[^，。；]{0,4}整改(?:完毕|到位|完成|办结)/;
/** 2月15日前全部交工验收: all of it was, by then. */
const ALL_BY =
  /^前(?:已|均|全部|均已|已全部)+[^，。；]{0,6}(?:验收|完工|竣工|建成|投用|到货|开工|签订|完成)/;

/** True where some words before and after a day say that a step was done on it. */
export function isDone(lead: string, after: string): boolean {
  if (NOT_YET.test(lead + after)) return false;
  if (KEPT_LIMIT.test(after)) return /均|已|全部/.test(lead);
  if (ALL_BY.test(after)) return !NO_STEP.test(lead);
  const isPutOff = PUT_OFF.test(lead) && /^(?:完工|竣工|完成|建成|验收)/.test(after);
  return (isPutOff || !NO_STEP.test(lead)) && !/^(?:以前|前|底前|后)/.test(after);
}
