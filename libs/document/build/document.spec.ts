import { describe, expect, it } from '@jest/globals';
import type { RenderedBlock, RenderedNarrative, ScoreRun } from '#libs/rulebook';

import { EMPTY_RECORD, type DocumentInput } from '../input.js';
import type { Block, TableBlock } from '../model.js';
import { documentText } from '../text.js';
import { buildDocument } from './document.js';

const SCORE: ScoreRun = {
  packageHash: 'a'.repeat(64),
  status: 'complete',
  fullMarks: '10',
  applicableFullMarks: '8',
  score: '7.6',
  converted: '95',
  conversion: '得分 7.6 ÷ 适用满分 8 × 100 = 95',
  caps: [],
  grade: 'excellent',
  gradeLabel: '优',
  categories: [
    {
      id: 'a',
      label: '预算编制',
      kind: 'scored',
      fullMarks: '6',
      applicableFullMarks: '6',
      score: '5.6',
      complete: true,
    },
    {
      id: 'b',
      label: '预算执行',
      kind: 'scored',
      fullMarks: '4',
      applicableFullMarks: '2',
      score: '2',
      complete: true,
    },
    {
      id: 'c',
      label: '扣分',
      kind: 'penalty',
      fullMarks: '0',
      applicableFullMarks: '0',
      score: '0',
      complete: true,
    },
  ],
  indicators: [
    indicator({
      id: 'a.one',
      number: '1.1',
      label: '及时性',
      category: 'a',
      fullMarks: '6',
      score: '5.6',
      deduction: '0.4',
      reasons: ['退回 2 次 × 0.2 = 扣 0.4'],
      counterfactual: '退回次数降为 0 可得满分',
    }),
    indicator({
      id: 'b.one',
      number: '2.1',
      label: '执行率',
      category: 'b',
      fullMarks: '2',
      score: '2',
      deduction: '0',
    }),
    indicator({
      id: 'b.two',
      number: '2.2',
      label: '债券',
      category: 'b',
      fullMarks: '2',
      status: 'not_applicable',
      treatment: 'exclude',
      score: null,
      applicableFullMarks: '0',
      deduction: null,
    }),
  ],
};

type Indicator = ScoreRun['indicators'][number];

function indicator(
  given: Partial<Indicator> &
    Pick<Indicator, 'id' | 'number' | 'label' | 'category' | 'fullMarks' | 'score' | 'deduction'>,
): Indicator {
  return {
    status: 'scored',
    applicableFullMarks: given.fullMarks,
    reasons: [],
    arithmetic: [],
    inputs: [],
    conditions: [],
    standard: '评分标准',
    basis: '《预算法》',
    missing: [],
    ...given,
  };
}

function narrative(
  body: readonly RenderedBlock[],
  appendix: readonly RenderedBlock[] = [],
): RenderedNarrative {
  return {
    title: [[{ text: '某乡人民政府', fact: 'organisation.name' }], [{ text: '2024年度自评报告' }]],
    body,
    appendices:
      appendix.length === 0
        ? []
        : [{ id: 'annex', title: [{ text: '评分表' }], landscape: false, blocks: appendix }],
    signature: { organisation: [{ text: '某乡人民政府' }] },
  };
}

function input(given: Partial<DocumentInput> & Pick<DocumentInput, 'narrative'>): DocumentInput {
  return {
    status: 'draft',
    organisation: { name: '某乡人民政府', shortName: '某乡', kind: 'township', district: '某区' },
    year: 2024,
    measures: {},
    evaluation: { score: SCORE },
    signedOn: '2025-03-04',
    record: EMPTY_RECORD,
    ...given,
  };
}

function firstTable(blocks: readonly Block[] | undefined): TableBlock {
  const table = blocks?.find((block): block is TableBlock => block.type === 'table');
  if (table === undefined) throw new Error('no table');
  return table;
}

function textLines(table: TableBlock): string[] {
  return table.rows.map((row) =>
    row.cells
      .map((cell) => cell.lines.map((line) => line.map(({ text }) => text).join('')).join('/'))
      .join('|'),
  );
}

const runs = (text: string) => [{ text }];

describe('buildDocument', () => {
  it('numbers headings and items as they come, in text order', () => {
    const model = buildDocument(
      input({
        narrative: narrative([
          { id: 'h1', type: 'heading', level: 1, runs: runs('基本情况') },
          { id: 'h2', type: 'heading', level: 2, runs: runs('机构') },
          {
            id: 'p',
            type: 'paragraph',
            level: 3,
            lead: runs('制度。'),
            runs: runs('已建立。'),
            editable: true,
            rewritten: false,
          },
          {
            id: 'q',
            type: 'paragraph',
            level: 4,
            runs: runs('细则'),
            editable: true,
            rewritten: false,
          },
          { id: 's', type: 'score_heading', category: 'a', runs: runs('预算编制，得分5.6分') },
          {
            id: 'l',
            type: 'list',
            table: 't',
            numbered: true,
            items: [
              { row: 'r1', runs: runs('甲') },
              { row: 'r2', runs: runs('乙') },
            ],
          },
          {
            id: 'm',
            type: 'list',
            table: 't',
            level: 2,
            numbered: false,
            items: [{ row: 'r1', lead: runs('措施。'), runs: runs('丙') }],
          },
        ]),
      }),
    );
    expect(documentText(model).split('\n')).toEqual([
      '某乡人民政府',
      '2024年度自评报告',
      '（草稿，未经审定）',
      '一、基本情况',
      '（一）机构',
      '1.制度。已建立。',
      '（1）细则',
      '（二）预算编制，得分5.6分',
      '①甲',
      '②乙',
      '（三）措施。丙',
      '某乡人民政府',
      '2025年3月4日',
      '',
    ]);
  });

  it('keeps the fact of every figure and cuts paragraphs at line ends', () => {
    const model = buildDocument(
      input({
        narrative: narrative([
          {
            id: 'p',
            type: 'paragraph',
            level: 3,
            runs: [{ text: '收入' }, { text: '10\n另起', fact: 'income' }, { text: '一段' }],
            editable: true,
            rewritten: true,
          },
        ]),
      }),
    );
    expect(model.body).toEqual([
      {
        type: 'paragraph',
        id: 'p',
        level: 3,
        number: '1.',
        runs: [{ text: '收入' }, { text: '10', fact: 'income' }],
      },
      { type: 'paragraph', id: 'p', runs: [{ text: '另起', fact: 'income' }, { text: '一段' }] },
    ]);
  });

  it('says what stands for an empty table, and leaves out what has nothing to say', () => {
    const table = { type: 'table', table: 't', landscape: false, columns: [], rows: [] } as const;
    const model = buildDocument(
      input({
        narrative: narrative([
          { ...table, id: 'a', empty: runs('没有项目。') },
          { ...table, id: 'b' },
        ]),
      }),
    );
    expect(model.body).toEqual([{ type: 'paragraph', id: 'a', runs: [{ text: '没有项目。' }] }]);
  });

  it('scales the widths of a table to the whole', () => {
    const column = { label: '甲', width: 30, align: 'left' } as const;
    const model = buildDocument(
      input({
        narrative: narrative([
          {
            id: 't',
            type: 'table',
            table: 't',
            landscape: true,
            columns: [column, column],
            rows: [{ row: 'r', cells: [runs('1'), runs('2')] }],
          },
        ]),
      }),
    );
    expect(firstTable(model.body).columns.map(({ width }) => width)).toEqual([50, 50]);
    expect(firstTable(model.body).landscape).toBe(true);
  });

  it('prints an only annex without a number', () => {
    const model = buildDocument(
      input({ narrative: narrative([], [{ id: 'w', type: 'waiver_appendix' }]) }),
    );
    expect(model.annexes.map(({ label }) => label)).toEqual(['附件']);
    expect(model.annexNote).toEqual(['评分表']);
  });
});

describe('score table', () => {
  const appendix: readonly RenderedBlock[] = [{ id: 's', type: 'score_table' }];

  it('has a line for each category, the sum and the conversion', () => {
    const model = buildDocument(input({ narrative: narrative([], appendix) }));
    expect(textLines(firstTable(model.annexes[0]?.blocks))).toEqual([
      '一|预算编制|6|6|5.6|0.4',
      '二|预算执行|4|2|2|0',
      '三|扣分|—|—|0|—',
      '合计|10|8|7.6|0.4',
      '换算得分|得分 7.6 ÷ 适用满分 8 × 100 = 95',
      '自评等级|优',
    ]);
  });

  it('shows the bureau beside the self-score, never over it', () => {
    const adjustment = {
      indicatorId: 'a.one',
      selfScore: '5.6',
      bureauScore: '5.2',
      reason: '再退回',
      basis: '通知',
      author: '甲',
      at: '2025-03-20T01:00:00Z',
    };
    const bureauScore = {
      score: '7.2',
      applicableFullMarks: '8',
      converted: '90',
      gradeLabel: '优',
    };
    const record = { ...EMPTY_RECORD, adjustments: [adjustment], bureauScore };
    const model = buildDocument(input({ narrative: narrative([], appendix), record }));
    const lines = textLines(firstTable(model.annexes[0]?.blocks));
    expect(lines[0]).toBe('一|预算编制|6|6|5.6|0.4|5.2');
    expect(lines[3]).toBe('合计|10|8|7.6|0.4|7.2');
    expect(lines.at(-1)).toBe('财政局审定|得分 7.2 ÷ 适用满分 8 × 100 = 90，等级优');
  });

  it('says that an unfinished score is not converted', () => {
    const score: ScoreRun = {
      ...SCORE,
      status: 'incomplete',
      converted: null,
      conversion: null,
      grade: null,
      gradeLabel: null,
    };
    const model = buildDocument(
      input({ narrative: narrative([], appendix), evaluation: { score } }),
    );
    expect(textLines(firstTable(model.annexes[0]?.blocks))).toContain('换算得分|尚未完成，不换算');
  });
});

describe('indicator appendix', () => {
  const appendix: readonly RenderedBlock[] = [{ id: 'i', type: 'indicator_appendix' }];

  it('has every indicator with its marks, reasons, measure and basis', () => {
    const measures = { 'a.one': { reason: '复核不严', measure: '双人复核' } };
    const model = buildDocument(input({ narrative: narrative([], appendix), measures }));
    expect(textLines(firstTable(model.annexes[0]?.blocks))).toEqual([
      '一、预算编制（满分 6，适用满分 6，得分 5.6）',
      '1.1|及时性|6|6|5.6|退回 2 次 × 0.2 = 扣 0.4/退回次数降为 0 可得满分/原因：复核不严/整改措施：双人复核|《预算法》',
      '二、预算执行（满分 4，适用满分 2，得分 2）',
      '2.1|执行率|2|2|2|符合评分标准，得满分。|《预算法》',
      '2.2|债券|2|不计|—|不涉及，不计入得分和适用满分。|《预算法》',
    ]);
  });

  it('never takes what is missing for zero', () => {
    const missing = indicator({
      id: 'a.one',
      number: '1.1',
      label: '及时性',
      category: 'a',
      fullMarks: '6',
      status: 'missing',
      score: null,
      deduction: null,
      missing: ['returns'],
      inputs: [{ id: 'returns', label: '退回次数', value: null }],
    });
    const score: ScoreRun = { ...SCORE, indicators: [missing] };
    const model = buildDocument(
      input({ narrative: narrative([], appendix), evaluation: { score } }),
    );
    expect(textLines(firstTable(model.annexes[0]?.blocks))[1]).toBe(
      '1.1|及时性|6|6|—|尚缺：退回次数|《预算法》',
    );
  });
});

describe('decision appendix', () => {
  const appendix: readonly RenderedBlock[] = [{ id: 'd', type: 'decision_appendix' }];

  it('says plainly what has not been decided', () => {
    const model = buildDocument(input({ narrative: narrative([], appendix) }));
    const text = documentText(model);
    for (const line of [
      '一、党委会审议',
      '尚未审议。',
      '尚未审定。',
      '财政局未调整自评得分。',
      '四、办理过程',
      '尚未送审。',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('records the meeting with attendance, recusal, votes and what it decided on', () => {
    const meeting = {
      body: '党组会议',
      title: '第6次会议',
      heldOn: '2025-03-12',
      chair: '甲',
      entitled: 9,
      present: ['甲', '乙'],
      nonVoting: [],
      recused: [{ name: '乙', reason: '分管财务' }],
      votesFor: 1,
      votesAgainst: 0,
      abstained: 0,
      resolution: '通过',
      minutes: null,
      quorate: false,
      carried: false,
      contentHash: '0123456789abcdef'.repeat(4),
      recordedBy: '丙',
      voided: { at: '2025-03-13T01:00:00Z', reason: '内容已修改' },
    };
    const model = buildDocument(
      input({
        narrative: narrative([], appendix),
        record: { ...EMPTY_RECORD, meetings: [meeting] },
      }),
    );
    expect(documentText(model)).toContain('一、党组会议审议');
    expect(textLines(firstTable(model.annexes[0]?.blocks))).toEqual([
      '会议名称|第6次会议',
      '会议时间|2025年3月12日|主持人|甲',
      '应到人数|9人|实到人数|2人',
      '实到人员|甲、乙',
      '列席人员|无',
      '回避情况|乙（分管财务）',
      '表决情况|同意1票，反对0票，弃权0票/到会人数不足，表决未通过',
      '会议决议|通过',
      '会议记录|未附',
      '记录人|丙|内容校验码|0123456789abcdef',
      '效力|2025年3月13日 09:00 起失效：内容已修改',
    ]);
  });
});

describe('waiver appendix', () => {
  it('names each waived check with who, when and why', () => {
    const waiver = {
      key: 'k',
      label: '合计',
      message: '差 0.4',
      reason: '四舍五入',
      waivedBy: '甲',
      waivedAt: '2025-03-10T02:30:00Z',
    };
    const model = buildDocument(
      input({
        narrative: narrative([], [{ id: 'w', type: 'waiver_appendix' }]),
        record: { ...EMPTY_RECORD, waivers: [waiver] },
      }),
    );
    expect(textLines(firstTable(model.annexes[0]?.blocks))).toEqual([
      '1|合计|差 0.4|四舍五入|甲/2025年3月10日/10:30',
    ]);
  });
});
