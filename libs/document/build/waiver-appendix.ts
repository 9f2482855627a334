import type { CaptionedBlock } from './captioned.js';
import type { DocumentInput } from '../input.js';
import type { Block, TableColumn } from '../model.js';
import { chineseInstant } from './dates.js';
import { cell, plain } from './runs.js';

const COLUMNS: readonly TableColumn[] = [
  { label: '序号', width: 7, align: 'center' },
  { label: '校验事项', width: 21, align: 'left' },
  { label: '校验结果', width: 26, align: 'left' },
  { label: '豁免理由', width: 26, align: 'left' },
  { label: '说明人及时间', width: 20, align: 'center' },
];

/** 勾稽校验豁免说明: each failed check that was set aside, with who said why and when; said plainly when there is none. */
export function waiverAppendix(block: CaptionedBlock, input: DocumentInput): readonly Block[] {
  const { waivers } = input.record;
  if (waivers.length === 0) {
    return [{ type: 'paragraph', id: block.id, runs: plain('本报告没有豁免的校验事项。') }];
  }
  return [
    {
      type: 'table',
      id: block.id,
      ...(block.caption === undefined ? {} : { caption: block.caption }),
      columns: COLUMNS,
      rows: waivers.map((waiver, position) => ({
        kind: 'row',
        cells: [
          cell(String(position + 1)),
          cell(waiver.label),
          cell(waiver.message),
          cell(waiver.reason),
          cell([waiver.waivedBy, ...chineseInstant(waiver.waivedAt).split(' ')]),
        ],
      })),
      landscape: false,
    },
  ];
}
