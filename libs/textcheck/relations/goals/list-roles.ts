import { AHEAD_CHAPTER, PROBLEM_CHAPTER } from '../outline/chapters.js';
import type { ItemList } from './items.js';

export type Role = 'goals' | 'outcomes' | null;

const GOALS = /目标|任务|指标|工作要点|年初(?:提出|确定|设定|计划|安排)/;
const OUTCOMES =
  /完成|实现|达成|(?:做|干|办|完成|落实|执行)得|怎么样|如何(?!做|改)|落实|办结|成效|结果|履职(?!目标)|效果|效益|实绩|回顾|总结|一年来|对照|产出情况|(?:绩效|指标|目标)(?:分析|评价|评分)|实际|(?:目标|任务|计划|实事|工作)的?(?:组织)?(?:实施|推进|执行|开展)(?!方案|计划|要求|步骤|内容|意见|细则|依据|周期|期限)/;
/** 主要完成以下任务, 目标设定情况: words of doing that say what is wanted. */
const WANTED = /完成以下|完成下列|完成如下|需要?完成|应完成|计划完成|拟完成/g;
/** Goals of more than the year reported. */
const LONG_TERM =
  /20\d\d年?\s?(?:[—–~-]+|至|到)\s?20\d\d|中长期|长期|三年|五年|“十|规划期|上年|下一年|明年/;
const ELSE = /问题|不足|原因|建议|经验|依据|制度|扣分|得分/;

/** 过程指标（30分，得26.68分）, of which a title ends at the comma: what is below is scored, no goal. */
const SCORED =
  /(?:投入|过程|决策|管理|产出|效[益果])(?:指标)?[（(](?:满分|分值|权重)?\s?\d[\d.]*\s?分/;

/** 数量目标, 质量指标: sorts of goals, below either. */
const SORT =
  /^[^，。；]{0,6}(?:数量|质量|时效|成本|效益|产出|效果|满意度?|投入|过程|决策|管理)(?:目标|指标)$/;

/** Whether a list says what was wanted or what came of it: the nearest words above it that tell decide. */
export function roleOf(list: ItemList): Role {
  const known = ROLES.get(list);
  if (known !== undefined) return known;
  const role = isOfYears(list) ? null : roleBelow(list.lead);
  ROLES.set(list, role);
  return role;
}
/** 指标 | 2021年 | 2022年: rows that tell how things went from year to year. */
const isOfYears = ({ form, lead }: ItemList): boolean =>
  form.endsWith('rows') && (lead.at(-1)?.match(/20\d\d年/g) ?? []).length > 1;

/** Lists are asked for their roles again and again. */
const ROLES = new WeakMap<ItemList, Role>();

/** The same of any place below some titles. */
export function roleBelow(lead: readonly string[]): Role {
  for (const words of lead.toReversed()) {
    if (SCORED.test(words)) return null;
    if (SORT.test(words)) continue;
    if (LONG_TERM.test(words) || AHEAD_CHAPTER.test(words) || PROBLEM_CHAPTER.test(words))
      return null;
    const said = words.replaceAll(WANTED, '');
    if (ELSE.test(said)) return null;
    const role = roleIn(said);
    if (role !== null) return role;
  }
  return null;
}

/** The last clause that tells decides: 为便于对照完成情况，先列目标. */
function roleIn(said: string): Role {
  for (const clause of said.split(/[，。；]/).toReversed()) {
    if (OUTCOMES.test(clause)) return 'outcomes';
    if (GOALS.test(clause)) return 'goals';
  }
  return null;
}
