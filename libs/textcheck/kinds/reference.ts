import { findingOf } from '../finding-of.js';
import {
  annexGaps,
  captionGaps,
  lostParts,
  lostReferences,
  rowGaps,
} from '../relations/names/captions.js';
import { pointedElsewhere, rowsElsewhere } from '../relations/names/pointed-elsewhere.js';
import type { Kind } from '../kind.js';

/** Numbers of tables, figures, annexes and rows that skip one, and references that lead nowhere. */
export const reference: Kind = {
  id: 'reference',
  name: '图表附件序号不符',
  severity: 'warning',
  reason: '图、表、附件和表内各行应依次编号；文中引用的图表、附件应当有。',
  fires: [
    '资金情况见表1。\n表1 资金安排表\n项目|金额\n甲|10\n得分情况见表2。\n表3 得分汇总表\n项目|得分\n甲|9',
    '表1 资金安排表\n项目|金额\n甲|10\n得分情况详见表4。\n表2 得分汇总表\n项目|得分\n甲|9',
    '明细详见附件3。\n附件：1.资金明细表；2.问卷汇总表',
    '明细详见附件1。\n附件：1.资金明细表；3.问卷汇总表',
    '问题清单见附件3，由财务股督办。\n推进整改。',
    '序号|项目名称|金额\n1|公厕改造|10\n2|路灯维修|20\n3|健身器材|30\n5|图书购置|40',
    '序号|项目名称|金额\n1|公厕改造|10\n2|路灯维修|20\n2|健身器材|30',
    '一、概况\n无。\n二、问题\n如第五部分所述，执行偏慢。',
    '表1-1 人员\n项目|人数\n甲|10\n表2-1 收支\n项目|金额\n甲|10\n表2-3 资产\n项目|金额\n甲|9',
    '表1-1 人员\n项目|人数\n甲|10\n表2-1 收支\n项目|金额\n甲|10\n人员变动见表1-2。',
  ],
  spares: [
    '资金情况见表1。\n表1 资金安排表\n项目|金额\n甲|10\n得分情况见表2。\n表2 得分汇总表\n项目|得分\n甲|9',
    '明细详见附件2。\n附件：1.资金明细表；2.问卷汇总表\n附件1\n资金明细表',
    '按照《部门决算报表》表9编报，见附表（另附），列入表外核算。',
    '序号|项目名称|金额\n1|公厕改造|10\n2|路灯维修|20\n|小计|30\n1|图书购置|40\n2|健身器材|50',
    '得分情况详见附件1。\n推进整改。',
    '代表3人参加，表2项内容，如表1所示。',
    '一、概况\n无。\n二、问题\n如第一部分所述，执行偏慢。',
    '表1-1 人员\n项目|人数\n甲|10\n表2-1 收支\n项目|金额\n甲|10\n人员变动见表1-1，收支见表2-1。',
  ],
  find: (document) => [
    ...[...captionGaps(document), ...annexGaps(document)].map(({ here, before }) =>
      findingOf(reference, document, [here, before], {
        message: '图表、附件的序号缺漏或重复。',
        suggestion: '补上漏掉的图表、附件，或重新编号。',
        confidence: 0.8,
      }),
    ),
    ...lostReferences(document).map((at) =>
      findingOf(reference, document, [at], {
        message: `文中没有${at.sort}${String(at.number)}。`,
        suggestion: '补上该图表、附件，或改正引用的序号。',
        confidence: 0.8,
      }),
    ),
    ...lostParts(document).map((at) =>
      findingOf(reference, document, [at], {
        message: `文中没有${at.sort}。`,
        suggestion: '改正所引部分的序号。',
        confidence: 0.8,
      }),
    ),
    ...[...pointedElsewhere(document), ...rowsElsewhere(document)].map(({ right, ...at }) =>
      findingOf(reference, document, [at], {
        computed: `应为“${right}”`,
        message: '引用的部分或表里没有所说的内容。',
        suggestion: '改正引用的序号。',
        confidence: 0.8,
      }),
    ),
    ...rowGaps(document).map(({ here, before, said }) =>
      findingOf(reference, document, [here, before], {
        computed: `序号依次为 ${said}`,
        message: '表内序号缺漏或重复，可能漏了一行。',
        suggestion: '补上漏掉的一行，或重新编号。',
        confidence: 0.8,
      }),
    ),
  ],
};
