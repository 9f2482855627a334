import { z } from 'zod';

import { decimalText, idParam, isoInstant, sha256 } from './common.js';

export const publicCategory = z.strictObject({
  id: z.string(),
  label: z.string(),
  applicableFullMarks: decimalText,
  /** Approved score; null: 涉密或不公开. */
  score: decimalText.nullable(),
});

const openReport = z.strictObject({
  id: idParam,
  bureau: z.string(),
  organisationId: idParam,
  organisation: z.string(),
  year: z.number().int(),
  revision: z.number().int(),
  title: z.string(),
  /** 换算得分, on 100. */
  converted: decimalText.nullable(),
  grade: z.string().nullable(),
  categories: z.array(publicCategory),
  publishedAt: isoInstant,
  /** Page of the report, and its files. */
  page: z.string(),
  pdf: z.strictObject({ address: z.string(), sha256, size: z.number().int() }),
  data: z.strictObject({ address: z.string(), sha256, size: z.number().int() }),
});

/** Everything published of one year, newest first. Decimals are text: no program rounds them on reading. */
export const openData = z.strictObject({
  format: z.literal(1),
  schema: z.string(),
  year: z.number().int(),
  reports: z.array(openReport),
});
export type OpenData = z.infer<typeof openData>;

/** Columns of the CSV file: a line for each category of each report. One list for the file and for its description. */
export const OPEN_DATA_COLUMNS = [
  { name: '报告编号', type: 'string', description: '公开报告的唯一编号' },
  { name: '财政局', type: 'string', description: '审定单位' },
  { name: '单位编号', type: 'string', description: '单位的唯一编号' },
  { name: '单位', type: 'string', description: '单位全称' },
  { name: '评价年度', type: 'integer', description: '四位年份' },
  { name: '版次', type: 'integer', description: '修订后加一' },
  { name: '换算得分', type: 'decimal', description: '百分制，空为没有' },
  { name: '等级', type: 'string', description: '优、良、中、差' },
  { name: '评价内容', type: 'string', description: '得分表中的一类' },
  { name: '适用满分', type: 'decimal', description: '该类的适用满分' },
  { name: '审定得分', type: 'decimal', description: '该类的审定得分，空为不公开' },
  { name: '公开时间', type: 'datetime', description: 'ISO 8601，协调世界时' },
  { name: 'PDF 校验码', type: 'string', description: 'PDF 文件的 SHA-256' },
] as const;

/** JSON Schema of the JSON file and the columns of the CSV file. */
export function openDataSchema(): unknown {
  return {
    json: z.toJSONSchema(openData),
    csv: {
      encoding: 'UTF-8',
      delimiter: ',',
      lineTerminators: ['\r\n'],
      header: true,
      columns: OPEN_DATA_COLUMNS,
    },
  };
}
