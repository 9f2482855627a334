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

/** 开工时间为2023年5月8日: the step before its day. */
export const TIME_LEAD = /^([一-龥]{2,10}?)(?:时间|日期)(?:为|是)?$/;
/** Nouns that stand before the day of their step: 合同于9月12日签订, 初步设计于4月20日经厅批复. */
const NOUN =
  /合同|协议|初步设计|可行性研究报告|实施方案|初稿|指标|问卷|通知|资金|审计报告|供应商|施工单位|评议|审核|评审|公示|招标|问题|审计组|申请|监理单位|洪涝|险情|灾情|[火水旱]灾|地震/;

/** What a day can be of that stands behind its noun. */
const OF_NOUN =
  /^[^，。；]{0,4}签[订署]|^[^，。；]{0,10}批复|^[^，。；]{0,4}(?:形成|下达|收回|印发|出具|确定|完成|结束|发生|反馈|进场|进点|提交)|^[^，。；]{0,12}(?:研究|审议|讨论)?通过/;

/** The words behind a day, with the noun before it they need; 开工时间为 has them all before it. */
export function wordsOfStep(lead: string, after: string): string {
  if (after === '') return TIME_LEAD.exec(lead)?.[1] ?? '';
  const noun = NOUN.exec(lead)?.[0] ?? '';
  const isOfNoun = noun !== '' && OF_NOUN.test(after);
  return isOfNoun ? `${noun}${after.replace(/^.*(?=批复)/, '')}` : after;
}
