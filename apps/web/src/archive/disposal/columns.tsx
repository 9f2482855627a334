import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { DisposalCandidates } from '../../api/types.ts';
import { fileSize } from '../../shared/file-size.ts';
import { RETENTION_LABELS } from '../retention.ts';

export type Listed = Omit<DisposalCandidates['items'][number], 'objection'>;

/** 题名, as the list has it. */
export const titleOf = ({ organisationName, year, revision }: Listed): string =>
  `${organisationName}${String(year)}年度部门整体绩效自评报告（第${String(revision)}版）`;

/** What of an entry is looked at before it is destroyed. */
export const listedColumns = <R extends Listed>(): TableColumnsType<R> => [
  { title: '档号', dataIndex: 'number', width: 210 },
  {
    title: '题名',
    render: (_: unknown, row) => <Link to={`/archive/${row.reportId}`}>{titleOf(row)}</Link>,
  },
  {
    title: '保管期限',
    width: 210,
    render: (_: unknown, { retention, keptUntil }) =>
      `${RETENTION_LABELS[retention]}（至 ${keptUntil}）`,
  },
  {
    title: '文件',
    width: 140,
    render: (_: unknown, { pages, size }) => `${String(pages)} 页，${fileSize(size)}`,
  },
];
