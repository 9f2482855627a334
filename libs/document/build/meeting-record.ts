import type { OrganisationContext } from '#libs/rulebook';

import type { MeetingInput } from '../input.js';
import type { DocumentModel, TableBlock, TableColumn } from '../model.js';
import { chineseDate } from './dates.js';
import { form, meetingRows, wide } from './decision-appendix.js';
import { cell, headCell, plain, shortHash } from './runs.js';

/** What a decision record prints of one meeting. */
export interface MeetingRecordInput {
  readonly organisation: Pick<OrganisationContext, 'name'>;
  readonly year: number;
  readonly meeting: MeetingInput;
  /** Which submission the meeting decided on; counted from 1. */
  readonly submission: number;
  /** How quorum and majority came out, in words. */
  readonly explanation: string;
}

const ID = 'meeting_record';

const SIGNATURES: readonly TableColumn[] = [25, 25, 25, 25].map((width) => ({
  label: '',
  width,
  align: 'center',
}));

/** Places to sign by hand: the chair and the recorder, then everybody who was there. */
function signatures({ chair, present, recordedBy }: MeetingInput): TableBlock {
  const names = [
    `主持人 ${chair}`,
    `记录人 ${recordedBy}`,
    ...present.filter((one) => one !== chair),
  ];
  const pairs = Array.from({ length: Math.ceil(names.length / 2) }, (_, index) =>
    names.slice(index * 2, index * 2 + 2),
  );
  return {
    type: 'table',
    id: ID,
    caption: plain('签字'),
    columns: SIGNATURES,
    landscape: false,
    rows: pairs.map(([left = '', right = '']) => ({
      kind: 'row',
      cells: [headCell(left), cell(''), headCell(right), cell('')],
    })),
  };
}

/**
 * 决议记录 of one committee meeting, to print and sign: the document's own model, so that it looks like the report it is
 * about. Throws a RangeError for a date that is none.
 */
export function buildMeetingRecord(input: MeetingRecordInput): DocumentModel {
  const { organisation, year, meeting, submission, explanation } = input;
  const title = `${meeting.body}决议记录`;
  const matter = `《${String(year)}年度部门整体绩效管理自评报告》（第${String(submission)}次送审）`;
  return {
    format: 1,
    language: 'zh-CN',
    status: 'approved',
    metadata: {
      title: `${organisation.name}${title}`,
      organisation: organisation.name,
      year,
      contentHash: meeting.contentHash,
    },
    title: [plain(organisation.name), plain(title)],
    body: [
      form(ID, [
        wide('审议事项', matter),
        ...meetingRows(meeting),
        wide('人数与表决', explanation),
        wide('审议的内容', [
          `短码 ${shortHash(meeting.contentHash)}`,
          `SHA-256 ${meeting.contentHash}`,
        ]),
      ]),
      signatures(meeting),
    ],
    annexNote: [],
    signature: { organisation: plain(organisation.name), date: chineseDate(meeting.heldOn) },
    annexes: [],
  };
}
