import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Skeleton, Table, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { address, ApiError, call } from '../../api/client.ts';
import type { ArchiveEntry, Report, Verification } from '../../api/types.ts';
import { FailureNote } from '../../shared/failure-note.tsx';
import { fileSize } from '../../shared/file-size.ts';
import { beijingTime } from '../../shared/time.ts';
import { useSending } from '../../shared/use-sending.ts';

function VerificationResult({ result }: { readonly result: Verification }) {
  if (result.ok)
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        title={`校验通过：${String(result.filesChecked)} 个文件与归档时逐字节一致，内容摘要和得分重算结果也一致。`}
        style={{ marginTop: 12 }}
      />
    );
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={`校验未通过：发现 ${String(result.faults.length)} 处问题，请停止使用并报告档案管理员。`}
      description={
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {result.faults.map(({ file, message }) => (
            <li key={`${file}${message}`}>
              {file}：{message}
            </li>
          ))}
        </ul>
      }
      style={{ marginTop: 12 }}
    />
  );
}

function Verify({ reportId }: { readonly reportId: string }) {
  const { busy, failure, send } = useSending();
  const [result, setResult] = useState<Verification | null>(null);
  const verify = () =>
    send(async () => {
      setResult(await call<Verification>('POST', `/reports/${reportId}/archive/verify`));
    });
  return (
    <>
      <Button loading={busy} onClick={() => void verify()}>
        校验档案
      </Button>
      <FailureNote error={failure} />
      {result !== null && <VerificationResult result={result} />}
    </>
  );
}

function Files({ reportId, entry }: { readonly reportId: string; readonly entry: ArchiveEntry }) {
  return (
    <Table<ArchiveEntry['files'][number]>
      rowKey="name"
      size="small"
      style={{ margin: '12px 0' }}
      dataSource={[...entry.files]}
      pagination={false}
      tableLayout="fixed"
      scroll={{ x: 640 }}
      columns={[
        {
          title: '文件',
          width: 240,
          render: (_: unknown, { name }) => (
            <a
              href={address(`/reports/${reportId}/archive/files/${name}`)}
              target="_blank"
              rel="noreferrer"
              className="break-anywhere"
            >
              {name}
            </a>
          ),
        },
        {
          title: '大小',
          width: 100,
          render: (_: unknown, { size }) => fileSize(size),
        },
        {
          title: 'SHA-256',
          dataIndex: 'sha256',
          render: (hash: string) => (
            <Typography.Text code copyable className="break-anywhere" style={{ fontSize: 12 }}>
              {hash}
            </Typography.Text>
          ),
        },
      ]}
    />
  );
}

const LOOK_AGAIN_MS = 5_000;

const isWaiting = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.code === 'archive.not_found';

function Waiting({ trouble }: { readonly trouble: unknown }) {
  if (typeof trouble !== 'string')
    return (
      <Alert
        type="info"
        showIcon
        title="报告已审定，正在生成正式 PDF 并归档，完成后本页自动更新。"
      />
    );
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title="报告已审定，待归档：暂时无法归档，系统会自动重试，不需要重新审定。"
      description={`原因：${trouble}`}
    />
  );
}

/** What was archived, and whether it still is what was archived. */
export function ArchivePanel({ report }: { readonly report: Report }) {
  const query = useQuery({
    queryKey: ['report', report.id, 'archive', report.version],
    queryFn: () => call<ArchiveEntry>('GET', `/reports/${report.id}/archive`),
    refetchInterval: ({ state }) => (isWaiting(state.error) ? LOOK_AGAIN_MS : false),
  });
  if (query.isPending) return <Skeleton active />;
  if (isWaiting(query.error)) return <Waiting trouble={query.error.details['trouble']} />;
  if (query.isError)
    return (
      <Alert
        type="error"
        showIcon
        title={query.error.message}
        action={<Button onClick={() => void query.refetch()}>重试</Button>}
      />
    );
  const entry = query.data;
  return (
    <>
      <Descriptions
        size="small"
        bordered
        column={1}
        items={[
          { key: 'at', label: '归档时间', children: beijingTime(entry.archivedAt) },
          { key: 'pages', label: '正式报告', children: `${String(entry.pages)} 页` },
          { key: 'content', label: '内容摘要', children: entry.contentHash },
          { key: 'manifest', label: '清单摘要', children: entry.manifestSha256 },
        ]}
      />
      <Link to={`/archive/${report.id}`} style={{ display: 'inline-block', marginTop: 12 }}>
        打开档案：在浏览器中查看 PDF、逐步验证
      </Link>
      <Files reportId={report.id} entry={entry} />
      <Verify reportId={report.id} />
    </>
  );
}
