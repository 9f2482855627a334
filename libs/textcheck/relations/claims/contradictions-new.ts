import type { Contradiction } from './contradictions.js';

/** 未新增, 未举借新的, 无新购: none of it was added. */
const NONE_NEW =
  '(?:未|没有|无|未再|没再|不再)(?:新增|新举借|举借|新借|增加|追加|新购置?|购置|采购|新招聘?|招聘|招录|新聘|聘用|新建|开工建设)(?:任何|过|新的|新|[政府性和隐性])*';
const MONEY = '[^，。；\\d]{0,8}(\\d[\\d,]*(?:\\.\\d+)?)\\s?[万亿]?元';
const counted = (unit: string): string => `[^，。；\\d]{0,10}(\\d+)\\s?[${unit}]`;
const OF_OTHER = '(?<!上年|去年|往年|计划|拟|预算|归还|偿还|未|没有|无|[比较]|至今)';
const LIMITED = /上年|去年|除|其余|目标|确保|力争|超|重大|大额|计划外/;

/** What is said not to have been added, and the words it goes by where it was. */
const added = (what: string, told: string, name: string): Contradiction => ({
  claim: new RegExp(`${NONE_NEW}(?:${what})(?![^，。；]{0,4}(?:余额|预算))`),
  against: new RegExp(`${OF_OTHER}(?:${told})`),
  within: 'passage',
  what: name,
  unless: LIMITED,
});

/** None of it new, and so much of it new in other words. */
export const NEW_CONTRADICTIONS: readonly Contradiction[] = [
  added(
    '债务|政府债务|隐性债务|负债|借款|贷款|举债|债券',
    `(?:新增|新借|借入|举借|融资|申请)[^，。；\\d]{0,4}(?:借款|贷款|债务|债券|资金)${MONEY}|向[^，。；\\d]{2,12}(?:借款|贷款|举债|融资|借入)${MONEY}`,
    '没有新增债务',
  ),
  added(
    '固定资产|资产|设备|办公设备|办公家具',
    `(?:购置|采购|购买|购入|新购|新增)(?:了)?${counted('台套辆件张组把')}`,
    '没有新增资产',
  ),
  added(
    '编外|临聘|聘用|人员|用工|[一-龥]{0,4}(?:人员|用工)',
    `(?:新聘|招聘|招录|新招|聘用|调入|新进|招用|录用)${counted('名人位')}`,
    '没有新增人员',
  ),
  added('预算|经费|项目经费|支出', `(?:追加|调增)${MONEY}`, '没有追加预算'),
  added(
    '楼堂馆所|办公用房|项目|工程',
    `(?:新建|开工建设|扩建)${counted('座栋处个间')}`,
    '没有新建项目',
  ),
  {
    claim:
      /(?:无|没有|未发生|未实施|未安排)(?:任何)?政府采购(?:项目|事项|支出|业务)?(?=[，。；]|$)/,
    against:
      /(?<!上年|去年|上年度|[比较])政府采购(?![^。；]{0,12}(?:上年|去年))[^。；未无]{0,24}?(\d[\d,]*(?:\.\d+)?)\s?万?元/,
    within: 'passage',
    what: '没有政府采购',
    unless: /上年|除|应采未采|违规/,
  },
  {
    claim: /(?:零|无|没有|未收到|未接到|未发生)(?:任何|一起|有效|群众)?投诉(?=[，。；]|$)/,
    against:
      /(?:12345|热线|群众|市民|居民)[^。；未无]{0,12}(?:反映|来电|转办|受理)[^，。；\d未无]{0,16}(\d+)\s?[件起条]/,
    within: 'passage',
    what: '零投诉',
    unless: /供应商|质疑|采购|有效|招投标|上年|满意/,
  },
  {
    claim: /账[实账卡表证物、]{1,5}(?:全部|均|完全)?(?:相符|一致)(?!的?[情问]|\s?\d)/,
    against: /(\d+)\s?[台件项套辆][^，。；\d未无]{0,8}(?:有账无物|有物无账|账外)/,
    within: 'passage',
    what: '账实相符',
    unless: /做到|确保|实现|达到|力争|要求|保证|处置后|调整后/,
  },
];
