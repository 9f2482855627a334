import { Decimal } from '#libs/kernel';

import { findingOf, rangeOf, type Range } from '../finding-of.js';
import { show } from '../relations/arithmetic.js';
import type { Kind } from '../kind.js';
import type { Statement, TextDocument } from '../document.js';

interface Contradiction {
  readonly claim: RegExp;
  /** What cannot be when the claim is true; a captured number must be above nought to count. */
  readonly against: RegExp;
  /** How far apart they may stand. */
  readonly within: 'sentence' | 'passage' | 'text';
  readonly what: string;
}

/** Absolute words with what a text says elsewhere when they are not true. */
const CONTRADICTIONS: readonly Contradiction[] = [
  {
    claim: /(?:无退回|没有退回|未退回|未被退回|准确无误)/,
    against: /退回(?:修改)?(?:次数)?(?:为|共)?\s?(\d+)\s?次/,
    within: 'passage',
    what: '无退回、准确无误',
  },
  {
    claim: /准确(?:及时|完整)?报送|及时准确/,
    against: /退回(?:修改)?(?:次数)?(?:为|共)?\s?(\d+)\s?次/,
    within: 'sentence',
    what: '准确',
  },
  {
    claim:
      /(?:未完成绩效目标的?项目(?:有|为)?\s?0个|绩效目标(?:已)?全部(?:实现|完成)|全部完成绩效目标|圆满完成全部)/,
    against:
      /(?:支出进度未达到要求|未全部下达|资金未下达|未完成(?!绩效目标的?项目(?:有|为)?\s?0)|未能完成|未实现|未达到(?:预期|目标))/,
    within: 'text',
    what: '绩效目标全部完成',
  },
  {
    claim: /(?:整体)?支出进度(?:是|为|达到|达)\s?100%/,
    against: /(?:差异率较大|未全部下达|资金未下达|未支出)/,
    within: 'sentence',
    what: '支出进度 100%',
  },
  {
    claim: /(?:无|没有|未)新增暂付款/,
    against: /新增暂付款\s?(\d+(?:\.\d+)?)\s?万?元/,
    within: 'text',
    what: '无新增暂付款',
  },
  {
    claim: /(?:没有|无)在建工程/,
    against: /在建工程(?:余额|净值|原值)?(?:为)?\s?(\d+(?:\.\d+)?)\s?万?元/,
    within: 'text',
    what: '没有在建工程',
  },
  {
    claim: /(?:不存在|没有|无|未发生)[^，。；]{0,10}(?:投诉|质疑)/,
    against: /(?:收到|处理|发生|受理)[^，。；]{0,6}(?:投诉|质疑)\s?(\d+)\s?[件起次]/,
    within: 'text',
    what: '不存在质疑投诉',
  },
  {
    claim: /(?:没有变化|无变化|与上年(?:数据)?一致|与上年持平)/,
    against:
      /(?:比|较)(?:上年|去年|上年同期)[^，。；]{0,6}(?:增加|减少|增长|下降)\s?(\d+(?:\.\d+)?)/,
    within: 'passage',
    what: '与上年没有变化',
  },
  {
    claim: /不涉及(?:政府)?采购/,
    against: /采购(?:合同)?(?:总)?(?:金额|预算)(?:为)?\s?(\d+(?:\.\d+)?)\s?万?元/,
    within: 'text',
    what: '不涉及政府采购',
  },
  {
    claim: /(?:未发生|没有发生|无)[^，。；]{0,8}(?:事故|事件)/,
    against: /发生[^，。；无未]{0,10}(?:事故|事件)\s?(\d+)\s?[起次件]/,
    within: 'text',
    what: '未发生事故',
  },
];

/** An absolute word a figure elsewhere takes back. */
export const claim: Kind = {
  id: 'claim',
  name: '断言与事实不符',
  severity: 'warning',
  reason: '足额、全部、100%、0个、不存在、无，与文中别处的数字或说法相矛盾。',
  fires: [
    '足额保障政策落实。\n保基本民生安排资金37.37万元，实际支出36.73万元，已足额发放到位。',
    '及时准确报送政府采购季报、年报，退回修改次数为2次。',
    '未完成绩效目标的项目有0个。\n因资金未全部下达，支出进度未达到要求。',
    '参与重点项目事前绩效评估的项目0个，按照评估意见落实到位项目10个。',
    '项目整体支出进度是100%,其中2个项目差异率较大。',
  ],
  spares: [
    '保工资安排资金1117.30万元，实际支出1117.30万元，已按时足额落实。',
    '及时准确报送政府采购季报、年报，退回修改次数为0次。',
    '未完成绩效目标的项目有0个。\n资金已全部下达，支出进度达到要求。',
    '预算安排40万元，实际支出38万元，结余2万元已交回财政。',
  ],
  find: (document) => [
    ...CONTRADICTIONS.flatMap((rule) => contradictions(document, rule)),
    ...document.statements.flatMap((statement) => [
      ...notInFull(document, statement),
      ...moreThanNone(document, statement),
    ]),
  ],
};

function contradictions(document: TextDocument, rule: Contradiction): ReturnType<Kind['find']> {
  const claims = document.statements.filter(({ text }) => rule.claim.test(text));
  return claims.flatMap((claimed) => {
    const near = document.statements.filter((other) => isNear(rule, claimed, other));
    const against = near.flatMap((other) => matches(rule.against, other)).at(0);
    const own = matches(rule.claim, claimed).at(0);
    if (against === undefined || own === undefined) return [];
    return [
      findingOf(claim, document, [own, against], {
        message: `文中称“${rule.what}”，别处写明“${document.source.slice(against.start, against.end)}”。`,
        suggestion: '核对事实，改正断言或改正数字。',
        confidence: rule.within === 'text' ? 0.75 : 0.85,
      }),
    ];
  });
}

function isNear({ within }: Contradiction, claimed: Statement, other: Statement): boolean {
  if (within === 'text') return true;
  return within === 'sentence' ? claimed === other : claimed.passage === other.passage;
}

function matches(pattern: RegExp, statement: Statement): Range[] {
  const match = pattern.exec(statement.text);
  const isNone = match?.[1] !== undefined && Number(match[1]) === 0;
  return match === null || isNone ? [] : [rangeOf(statement, match)];
}

const IN_FULL = /(?:足额|全额|全部(?:支出|拨付|发放|到位|落实))/;

/** 安排37.37万元，实际支出36.73万元，已足额发放 */
function notInFull(document: TextDocument, statement: Statement): ReturnType<Kind['find']> {
  const { mentions, text } = statement;
  const claimed = IN_FULL.exec(text);
  if (claimed === null) return [];
  return mentions.flatMap((planned, index) => {
    const spent = mentions[index + 1];
    if (planned.kind !== 'amount' || spent?.kind !== 'amount') return [];
    const roles =
      /(?:安排|预算|下达|应)(?:资金|经费|发放|金额)?[^，。；]{0,6}$/.test(planned.before) &&
      /(?:实际|支出|执行|发放|拨付)[^，。；]{0,6}$/.test(spent.before);
    if (!roles || spent.base.greaterThanOrEqualTo(planned.base)) return [];
    const gap = planned.base.minus(spent.base).div(planned.scale);
    return [
      findingOf(claim, document, [rangeOf(statement, claimed), spent, planned], {
        computed: `${show(planned.value)} − ${show(spent.base.div(planned.scale))} = ${show(gap)}`,
        message: `称“${claimed[0]}”，实际比安排少 ${show(gap)}${planned.unit}。`,
        suggestion: '说明未支出的原因，或改正“足额”的说法。',
        confidence: 0.85,
      }),
    ];
  });
}

/** 评估的项目0个，落实到位项目10个: a part of none. */
function moreThanNone(document: TextDocument, { mentions }: Statement): ReturnType<Kind['find']> {
  return mentions.flatMap((none, index) => {
    const some = mentions[index + 1];
    const pair = none.kind === 'count' && none.value.isZero() && some?.unit === none.unit;
    if (!pair || !/(?:落实|整改|完成|到位|其中)/.test(some.before)) return [];
    if (/(?:未|不)/.test(none.before.slice(-8)) || some.value.lessThanOrEqualTo(new Decimal(0)))
      return [];
    return [
      findingOf(claim, document, [some, none], {
        computed: `${show(some.value)} > ${show(none.value)}`,
        message: `前面说有 0${none.unit}，后面却有 ${show(some.value)}${some.unit}。`,
        suggestion: '核对两个数量的范围。',
        confidence: 0.75,
      }),
    ];
  });
}
