import type { BureauScore } from '#libs/rulebook';
import type {
  AdjustmentInput,
  AppealInput,
  ApprovalInput,
  DecisionInput,
  DocumentInput,
  MeetingInput,
} from '../input.js';
import type { Block, TableBlock, TableColumn, TableRowModel } from '../model.js';
import { chineseDate, chineseInstant } from './dates.js';
import type { Numbering } from './numbering.js';
import { cell, headCell, plain, shortHash } from './runs.js';

/** A form of two pairs of name and value side by side; it has no heading row. */
const FORM: readonly TableColumn[] = [18, 32, 18, 32].map((width) => ({
  label: '',
  width,
  align: 'left',
}));

const ADJUSTMENT_COLUMNS: readonly TableColumn[] = [
  { label: '指标', width: 16, align: 'left' },
  { label: '自评得分', width: 8, align: 'center' },
  { label: '审定得分', width: 8, align: 'center' },
  { label: '调整理由', width: 27, align: 'left' },
  { label: '调整依据', width: 21, align: 'left' },
  { label: '调整人', width: 20, align: 'center' },
];

const APPEAL_COLUMNS: readonly TableColumn[] = [
  { label: '指标', width: 16, align: 'left' },
  { label: '申诉', width: 27, align: 'left' },
  { label: '申诉人', width: 15, align: 'center' },
  { label: '答复', width: 27, align: 'left' },
  { label: '答复人', width: 15, align: 'center' },
];

const DECISION_COLUMNS: readonly TableColumn[] = [
  { label: '时间', width: 20, align: 'center' },
  { label: '事项', width: 14, align: 'center' },
  { label: '办理人', width: 16, align: 'center' },
  { label: '意见', width: 26, align: 'left' },
  { label: '内容校验码', width: 24, align: 'center' }, // sixteen digits in one line
];

/**
 * 审议审定记录: the committee's meetings, the bureau's approval, the ledger of adjustments and every decision in order,
 * each with the content it was taken on.
 */
export function decisionAppendix(
  id: string,
  { record, evaluation }: DocumentInput,
  numbering: Numbering,
): readonly Block[] {
  const section = (title: string, blocks: readonly Block[]): readonly Block[] => [
    { type: 'heading', id: id, level: 1, number: numbering.next(1), runs: plain(title) },
    ...blocks,
  ];
  const nothing = (text: string): readonly Block[] => [
    { type: 'paragraph', id: id, runs: plain(text) },
  ];
  const labelOf = (id: string) =>
    evaluation.score.indicators.find((indicator) => indicator.id === id)?.label ?? id;
  const committee = record.meetings[0]?.body ?? '党委会';
  return [
    ...section(
      `${committee}审议`,
      record.meetings.length === 0
        ? nothing('尚未审议。')
        : record.meetings.map((meeting) => form(id, meetingRows(meeting))),
    ),
    ...section(
      '财政局审定',
      record.approval === null
        ? nothing('尚未审定。')
        : [form(id, approvalRows(record.approval, record.bureauScore))],
    ),
    ...section(
      '得分调整',
      record.adjustments.length === 0
        ? nothing('财政局未调整自评得分。')
        : [
            list(
              id,
              ADJUSTMENT_COLUMNS,
              record.adjustments.map((entry) => adjustmentRow(entry, labelOf)),
            ),
            ...appeals(id, record.adjustments, labelOf),
          ],
    ),
    ...section(
      '办理过程',
      record.decisions.length === 0
        ? nothing('尚未送审。')
        : [list(id, DECISION_COLUMNS, record.decisions.map(decisionRow))],
    ),
  ];
}

/** A form of names and values. */
export function form(id: string, rows: readonly TableRowModel[]): TableBlock {
  return list(id, FORM, rows);
}

function list(
  id: string,
  columns: readonly TableColumn[],
  rows: readonly TableRowModel[],
): TableBlock {
  return { type: 'table', id, columns, rows, landscape: false };
}

export function wide(label: string, text: string | readonly string[]): TableRowModel {
  return { kind: 'row', cells: [headCell(label), cell(text, { span: 3 })] };
}

function pair(first: readonly [string, string], second: readonly [string, string]): TableRowModel {
  return {
    kind: 'row',
    cells: [headCell(first[0]), cell(first[1]), headCell(second[0]), cell(second[1])],
  };
}

/** Everything recorded of a meeting, as rows of a form. */
export function meetingRows(meeting: MeetingInput): readonly TableRowModel[] {
  const recused = meeting.recused.map(({ name, reason }) => `${name}（${reason}）`);
  const verdict = `${meeting.quorate ? '到会人数符合规定' : '到会人数不足'}，表决${meeting.carried ? '通过' : '未通过'}`;
  return [
    wide('会议名称', meeting.title),
    pair(['会议时间', chineseDate(meeting.heldOn)], ['主持人', meeting.chair]),
    pair(['应到人数', `${meeting.entitled}人`], ['实到人数', `${meeting.present.length}人`]),
    wide('实到人员', meeting.present.join('、')),
    wide('列席人员', meeting.nonVoting.join('、') || '无'),
    wide('回避情况', recused.join('；') || '无'),
    wide('表决情况', [
      `同意${meeting.votesFor}票，反对${meeting.votesAgainst}票，弃权${meeting.abstained}票`,
      verdict,
    ]),
    wide('会议决议', meeting.resolution),
    wide(
      '会议记录',
      meeting.minutes === null
        ? '未附'
        : `${meeting.minutes.filename}（SHA-256 ${shortHash(meeting.minutes.sha256)}）`,
    ),
    pair(['记录人', meeting.recordedBy], ['内容校验码', shortHash(meeting.contentHash)]),
    ...(meeting.voided === null
      ? []
      : [wide('效力', `${chineseInstant(meeting.voided.at)} 起失效：${meeting.voided.reason}`)]),
  ];
}

function approvalRows(
  approval: ApprovalInput,
  score: BureauScore | null,
): readonly TableRowModel[] {
  return [
    pair(['审定单位', approval.bureau], ['审定人', approval.approver]),
    pair(
      ['审定时间', chineseInstant(approval.at)],
      ['内容校验码', shortHash(approval.contentHash)],
    ),
    wide('审定意见', approval.opinion),
    ...(score === null
      ? []
      : [
          wide(
            '审定结果',
            `得分${score.score}分，适用满分${score.applicableFullMarks}分，换算得分${score.converted}分，等级${score.gradeLabel}`,
          ),
        ]),
  ];
}

function adjustmentRow(entry: AdjustmentInput, labelOf: (id: string) => string): TableRowModel {
  return {
    kind: 'row',
    cells: [
      cell(labelOf(entry.indicatorId)),
      cell(entry.selfScore),
      cell(entry.bureauScore),
      cell(entry.reason),
      cell(entry.basis),
      cell([entry.author, ...chineseInstant(entry.at).split(' ').slice(0, 1)]),
    ],
  };
}

/** 申诉与答复, below the ledger; nothing when the unit objected to none. */
function appeals(
  id: string,
  adjustments: readonly AdjustmentInput[],
  labelOf: (id: string) => string,
): readonly Block[] {
  const rows = adjustments.flatMap(({ indicatorId, appeal }) =>
    appeal === null || appeal === undefined ? [] : [appealRow(labelOf(indicatorId), appeal)],
  );
  if (rows.length === 0) return [];
  return [{ ...list(id, APPEAL_COLUMNS, rows), caption: plain('申诉与答复') }];
}

function appealRow(label: string, { text, author, at, reply }: AppealInput): TableRowModel {
  const day = (instant: string): string[] => chineseInstant(instant).split(' ').slice(0, 1);
  return {
    kind: 'row',
    cells: [
      cell(label),
      cell(text),
      cell([author, ...day(at)]),
      cell(reply?.text ?? '尚未答复'),
      cell(reply === null ? '—' : [reply.author, ...day(reply.at)]),
    ],
  };
}

function decisionRow(decision: DecisionInput): TableRowModel {
  return {
    kind: 'row',
    cells: [
      cell(chineseInstant(decision.at).split(' ')),
      cell(decision.label),
      cell([decision.actor, decision.role]),
      cell(decision.reason ?? '—'),
      cell(decision.contentHash === null ? '—' : shortHash(decision.contentHash)),
    ],
  };
}
