import { describe, expect, it } from '@jest/globals';
import { type Decimal } from '#libs/kernel';
import type { OrganisationContext } from '../../evaluate/types.js';
import { FORMULA_FUNCTIONS } from '../functions.js';
import { measuredNumbers, unansweredNumbers } from './measured-numbers.js';
import { foreignName, placeName, suffixConflict } from './place-names.js';
import { identityNumberIn, mobileNumberIn } from './privacy.js';
import { targetFunctions } from './targets.js';
import { mixedUnit, templatePrompt, yearsIn } from './wording-rules.js';
import { rememberTexts } from './memo.js';

const township: OrganisationContext = {
  name: '保定市徐水区户木乡人民政府',
  shortName: '户木乡',
  kind: 'township',
  district: '保定市徐水区',
};
const town: OrganisationContext = {
  ...township,
  name: '保定市徐水区安肃镇人民政府',
  shortName: '安肃镇',
  kind: 'town',
};

const apply = (name: string, ...args: string[]) =>
  (
    targetFunctions
      .find((definition) => definition.name === name)!
      .apply(args, {
        organisation: township,
        otherOrganisations: [],
        isKnownFigure: (figure) => figure === '55',
      }) as Decimal | string
  ).toString();

describe('the registry', () => {
  it('names each function once, with its documentation', () => {
    const names = FORMULA_FUNCTIONS.map((definition) => definition.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, doc } of FORMULA_FUNCTIONS) expect(doc).toContain(`${name}(`);
  });
});

describe('suffixConflict', () => {
  it.each([
    ['为提升我镇的党建水平', '我镇'],
    ['规范本镇武装部基础设施建设', '本镇'],
    ['支持保障镇人大工作顺利开展', '镇人大'],
    ['组织召开镇级人代会1次', '镇级'],
    ['户木镇人民政府', '户木镇'],
    ['我街道积极履职', '我街道'],
  ])('in a 乡, %s', (text, word) => {
    expect(suffixConflict(text, township)).toBe(word);
  });

  it.each([
    '乡镇武装工作经费',
    '村镇建设',
    '实现镇村地震安全建设常态化',
    '城镇化',
    '集镇',
    '乡镇人大工作',
    '安肃镇人大',
    '安肃镇政府',
    '我乡',
    '本乡',
    '全乡',
    '镇静',
    '重镇',
    '户木乡人民政府',
  ])('in a 乡, not %s', (text) => {
    expect(suffixConflict(text, township)).toBe('');
  });

  it('the other way round in a 镇', () => {
    expect(suffixConflict('我乡高度重视', town)).toBe('我乡');
    expect(suffixConflict('乡人大工作', town)).toBe('乡人大');
    for (const text of [
      '乡镇',
      '乡村振兴',
      '城乡统筹',
      '村财乡管',
      '返乡人员',
      '我镇',
      '户木乡政府',
    ])
      expect(suffixConflict(text, town)).toBe('');
  });
});

describe('foreignName', () => {
  const others = ['保定市徐水区安肃镇人民政府', '大王店镇', '保定市徐水区户木乡人民政府'];
  it('finds another organisation, and neither its own name nor its district', () => {
    expect(foreignName('我乡与大王店镇人民政府联合开展', township, others)).toBe('大王店镇');
    expect(foreignName('保定市徐水区户木乡人民政府2024年度', township, others)).toBe('');
    expect(foreignName('我乡16个村', township, others)).toBe('');
  });
  it('takes a place name out of a full name', () => {
    expect(placeName('保定市徐水区安肃镇人民政府')).toBe('安肃镇');
    expect(placeName('大王店镇')).toBe('大王店镇');
    expect(placeName('徐水区财政局')).toBe('财政局');
  });
});

describe('years', () => {
  it('reads years of running text, and not those of titles and document numbers', () => {
    expect(
      yearsIn('2023年决算，2024年度预算，（冀财绩〔2019〕10号），《关于2018年的通知》，12023年'),
    ).toEqual([2023, 2024]);
  });
});

describe('templatePrompt', () => {
  it.each([
    '【待填：总额】',
    '请填写本单位职责',
    'XX乡人民政府',
    '××项目',
    '金额____万元',
    '（请说明原因）',
    '{{total}}',
    'XXX万元',
  ])('finds %s', (text) => {
    expect(templatePrompt(`我乡${text}。`)).not.toBe('');
  });
  it.each([
    '“两园四带六区百点”',
    '《收缴季报表》（运转保障）',
    '（三馆一站）',
    '一体化系统……等',
    '5×8',
    '请示报告',
    '填报及时（含预算）',
  ])('leaves %s', (text) => {
    expect(templatePrompt(text)).toBe('');
  });
});

describe('mixedUnit', () => {
  it('finds a large sum in 元 in a report that counts in 万元', () => {
    expect(mixedUnit('总额2037.36万元，其中19021800元')).toBe('19021800元');
    expect(mixedUnit('总额2037.36万元，其中1,902,180.5元')).toBe('1902180.5元');
  });
  it('leaves small sums, and reports that count in 元 only', () => {
    expect(mixedUnit('总额20万元，每人每月500元，保险667元每年')).toBe('');
    expect(mixedUnit('总额20000元')).toBe('');
  });
});

describe('privacy', () => {
  it('finds mobile and identity numbers', () => {
    expect(mobileNumberIn('联系人电话13812345678。')).toBe('13812345678');
    expect(mobileNumberIn('138 1234 5678')).toBe('138 1234 5678');
    expect(identityNumberIn('身份证130609199001011234')).toBe('130609199001011234');
    expect(identityNumberIn('13060919900101123x')).toBe('13060919900101123x');
  });
  it('leaves other long numbers', () => {
    for (const text of ['12345678', '0312-8612345', '99138123456789', '2037.36', '113812345678'])
      expect(mobileNumberIn(text)).toBe('');
    for (const text of [
      '130609199013011234',
      '11130609199001011234',
      '91130609MA0123456X',
      '130609189001011234',
    ])
      expect(identityNumberIn(text)).toBe('');
  });
});

describe('targets and outcomes', () => {
  it('finds figures with a measure word, and not dates and document numbers', () => {
    const text =
      '〔2019〕10号，2023年12月底前，为19位人员每人每月500元，覆盖率95%，2024年1-6月，第3号，1,200名';
    expect(measuredNumbers(text).map((item) => item.text)).toEqual([
      '19位',
      '500元',
      '95%',
      '1200名',
    ]);
  });
  it('names the figures an outcome does not mention', () => {
    expect(
      unansweredNumbers('发放21名信息员津贴1.05万元', '向21人发放').map((item) => item.text),
    ).toEqual(['1.05万元']);
    expect(unansweredNumbers('开展活动≥1次', '完成1次')).toEqual([]);
    expect(unansweredNumbers('不少于3人，出勤率95%', '')).toHaveLength(2);
  });
  it('measures likeness between 0 and 1', () => {
    expect(apply('similarity', '建设门脸房，归村集体。', '建设门脸房归村集体')).toBe('1');
    expect(apply('similarity', '修路', '植树造林')).toBe('0');
    expect(apply('similarity', '', '')).toBe('0');
    expect(apply('copied_share', '维持村级组织正常运转，搞好服务', '维持村级组织正常运转')).toBe(
      '1',
    );
  });
  it('names figures that stand in no fact', () => {
    expect(apply('figures_not_in_facts', '投资55万元，自筹5万元')).toBe('5万元');
  });
});

describe('rememberTexts', () => {
  it('analyses a text once, and keeps a bounded amount of them', () => {
    let calls = 0;
    const length = rememberTexts((text) => {
      calls += 1;
      return text.length;
    });
    expect([length('ab'), length('ab'), length('abc')]).toEqual([2, 2, 3]);
    expect(calls).toBe(2);
    for (let index = 0; index < 500; index += 1) length(String(index).padEnd(1_000));
    expect(length('ab')).toBe(2);
    expect(calls).toBe(503);
  });
});
