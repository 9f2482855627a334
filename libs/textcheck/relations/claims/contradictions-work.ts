import type { Contradiction } from './contradictions.js';

const NONE = '(?:不存在|没有|无|未发生|未出现|零)';
const NO = '(?:没有|无|未发生|未出现|不存在|零)';
const HEADS = '\\s?(\\d+)\\s?[名人位户]';
/** People who came or went, by the words for it: none of them, and so many. */
const moved = (words: string, what: string): Contradiction => ({
  claim: new RegExp(`${NO}[^，。；\\d]{0,8}(?:${words})`),
  against: new RegExp(
    `(?<!上年|去年|往年|目标|计划|[由从])(?:${words})(?!监测|风险|预警|防)(?:的)?(?:[一-龥]{1,4}?)?${HEADS}|${HEADS}[^，。；\\d不未无]{0,6}(?:${words})(?!手续|申请)`,
  ),
  within: 'text',
  what: `没有${what}`,
  unless: /规模性?|大规模|集中|重大|严重|非正常/,
});

/** Absolute words about the work done with what a text says elsewhere when they are not true. */
export const WORK_CONTRADICTIONS: readonly Contradiction[] = [
  moved('转入|转出', '转入转出'),
  moved('离职|辞职|人员流动|人员流失|人员变动', '人员流动'),
  {
    claim: /(?:无|没有|未发生)(?:任何)?人员(?:变动|变化|调整|流动)/,
    against: /(?<!上年|去年|拟|计划)(?:调入|调出|退休|新进|招录|辞职)\s?(\d+)\s?[名人]/,
    within: 'sentence',
    what: '没有人员变动',
  },
  moved('返贫', '返贫'),
  moved('辍学|流失', '辍学'),
  moved('脱管|漏管', '脱管漏管'),
  {
    claim:
      /(?:已|均已?|现已)?全部(?:按期|按时|及时|如期)?(?:整改|办结|销号|化解|处置)(?:到位|完毕|完成|闭环|清零)?/,
    against:
      /(\d+)\s?(?:批次|[个项条件起处宗])[^，。；\d]{0,10}(?:正在|尚未|尚在|仍在|在办|未办结|未整改|未销号)|(?:正在|尚未)[^，。；\d]{0,8}(\d+)\s?(?:批次|[件个项处])/,
    within: 'sentence',
    what: '全部整改、办结',
    unless: /其余|其他|除|[一二三四五六七八九]是|\d/,
  },
  {
    claim: /(?:没有|无|不存在)[^，。；]{0,6}(?:未结|积案)/,
    against:
      /(?:未结|积案)(?:案件)?[^，。；无\d]{0,4}(\d+)\s?[件起宗]|(\d+)\s?[件起宗][^，。；]{0,6}(?:未结|未审结|未办结|结转(?:下年|次年|2\d{3}年))|(?:其余|剩余|余下|尚有|另有|还有)的?\s?(\d+)\s?[件起宗](?:案件)?(?:仍|尚)?(?:正?在(?:审理|办理|侦办|执行|调解)|未(?:审|办|执)?结)/,
    within: 'text',
    what: '没有未结案件',
  },
  {
    claim: new RegExp(`${NONE}(?:一起|任何)?[^，。；大特以]{0,6}火灾(?!隐患)`),
    against:
      /(?<![未无]|没有)(?:发生|扑救|处置|出现)[^，。；未无]{0,8}火灾[^，。；患\d]{0,4}?(\d+)\s?[起次]|火灾\s?(\d+)\s?起/,
    within: 'text',
    what: '未发生火灾',
  },
  {
    claim: /满意[度率](?:均|都)?(?:为|达到?|是)?\s?100%/,
    against:
      /(?<!基本|比较)不满意(?:的)?[^，。；\d]{0,4}(\d+)\s?[份人户名]|(\d+)\s?[份人户名](?:表示)?不满意/,
    within: 'passage',
    what: '满意度 100%',
  },
];
