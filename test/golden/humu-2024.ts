import { contentHash } from '#libs/kernel';
import {
  buildDocument,
  type ApprovalRecord,
  type DocumentInput,
  type DocumentModel,
} from '#libs/document';
import { evaluate, renderNarrative, reportContentSchema } from '#libs/rulebook';

import { sampleRulebook } from '../support/approved-report.js';

/** The sample report of 2024 through the real rulebook, with everything that can be printed around it: approved, one committee meeting, one adjustment, one waived check. */
export async function sampleInput(): Promise<DocumentInput> {
  const compiled = await sampleRulebook();
  const example = compiled.package.examples.find(({ id }) => id === 'humu-2024');
  const organisation = example?.organisation;
  if (organisation === undefined) throw new Error('the sample is not in the rulebook');
  const content = reportContentSchema.parse(example?.content);
  const year = 2024;
  const evaluation = await evaluate(compiled, { organisation, year, content });
  return {
    status: 'approved',
    narrative: renderNarrative(compiled, evaluation, content),
    organisation,
    year,
    measures: content.measures,
    evaluation,
    signedOn: '2025-03-14',
    record: approvalRecord(contentHash('the sample')),
  };
}

export async function sampleDocument(): Promise<DocumentModel> {
  return buildDocument(await sampleInput());
}

function approvalRecord(hash: string): ApprovalRecord {
  const minutes = {
    filename: '户木乡党委会会议记录（2025年第6次）.pdf',
    sha256: contentHash('minutes'),
  };
  return {
    contentHash: hash,
    waivers: [
      {
        key: 'staffing.over_establishment',
        label: '在职人员不超编制',
        message: '实有在编 72 名，编制数 51 个，超出 21 名',
        reason: '机构改革后编制尚未重新核定，超出人员系上级划转，已报区委编办备案。',
        waivedBy: '赵一',
        waivedAt: '2025-03-10T02:30:00Z',
      },
    ],
    meetings: [
      {
        body: '党委会',
        title: '户木乡党委会2025年第6次会议',
        heldOn: '2025-03-12',
        chair: '钱二',
        entitled: 9,
        present: ['钱二', '孙三', '李四', '周五', '吴六', '郑七', '王八', '冯九'],
        nonVoting: ['陈十'],
        recused: [{ name: '冯九', reason: '分管财务工作' }],
        votesFor: 7,
        votesAgainst: 0,
        abstained: 0,
        resolution: '会议审议并通过《2024年度部门整体绩效管理自评报告》，同意报送区财政局。',
        minutes,
        quorate: true,
        carried: true,
        contentHash: hash,
        recordedBy: '陈十',
        voided: null,
      },
    ],
    adjustments: [
      {
        indicatorId: 'performance.routine',
        selfScore: '3',
        bureauScore: '2.5',
        reason: '两次通知逾期回复。',
        basis: '徐政财字〔2023〕107号',
        author: '褚十一',
        at: '2025-03-20T07:05:00Z',
      },
    ],
    bureauScore: {
      score: '92.6',
      applicableFullMarks: '93.5',
      converted: '99.04',
      gradeLabel: '优',
    },
    approval: {
      bureau: '保定市徐水区财政局',
      approver: '卫十二',
      at: '2025-03-21T01:40:00Z',
      opinion: '同意。请按改进措施抓好整改。',
      contentHash: hash,
    },
    decisions: [
      {
        at: '2025-03-10T03:00:00Z',
        label: '送审',
        actor: '赵一',
        role: '填报人',
        reason: null,
        contentHash: hash,
      },
      {
        at: '2025-03-12T08:00:00Z',
        label: '党委会通过',
        actor: '陈十',
        role: '党委秘书',
        reason: '同意报送区财政局',
        contentHash: hash,
      },
      {
        at: '2025-03-20T07:05:00Z',
        label: '调整得分',
        actor: '褚十一',
        role: '业务股室',
        reason: '两次通知逾期回复。',
        contentHash: hash,
      },
      {
        at: '2025-03-21T01:40:00Z',
        label: '审定',
        actor: '卫十二',
        role: '绩效股',
        reason: '同意。',
        contentHash: hash,
      },
    ],
  };
}
