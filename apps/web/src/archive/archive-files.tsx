import { Table, Typography, type TableColumnsType } from 'antd';
import { address } from '../api/client.ts';
import type { ArchiveEntry } from '../api/types.ts';
import { fileSize } from '../shared/file-size.ts';

type ArchivedFile = ArchiveEntry['files'][number];

/** What each file of an entry is, for people who do not know the names. */
const MEANING: Readonly<Record<string, string>> = {
  'report.pdf': '正式报告',
  'report.json': '报告内容',
  'score.json': '得分及计算过程',
  'checks.json': '校验结果与豁免',
  'decisions.json': '审议审定记录',
  'rulebook.json': '评分规则',
  'evidence.json': '佐证材料与会议纪要目录',
};

function columnsOf(reportId: string): TableColumnsType<ArchivedFile> {
  return [
    {
      title: '文件',
      width: 240,
      render: (_: unknown, { name }) => (
        <a
          href={address(`/reports/${reportId}/archive/files/${name}`)}
          download
          className="break-anywhere"
        >
          {name}
        </a>
      ),
    },
    {
      title: '内容',
      width: 150,
      render: (_: unknown, { name }) =>
        MEANING[name] ?? (name.startsWith('evidence-') ? '佐证材料或会议纪要' : '附加文件'),
    },
    { title: '大小', dataIndex: 'size', width: 90, render: fileSize },
    {
      title: 'SHA-256',
      dataIndex: 'sha256',
      render: (hash: string) => (
        <Typography.Text code copyable className="break-anywhere" style={{ fontSize: 12 }}>
          {hash}
        </Typography.Text>
      ),
    },
  ];
}

/** The files of an entry with the sums they were archived under; each can be kept. */
export function ArchiveFiles({ entry }: { readonly entry: ArchiveEntry }) {
  return (
    <Table<ArchivedFile>
      rowKey="name"
      size="small"
      dataSource={[...entry.files]}
      pagination={false}
      tableLayout="fixed"
      scroll={{ x: 720 }}
      columns={columnsOf(entry.reportId)}
    />
  );
}
