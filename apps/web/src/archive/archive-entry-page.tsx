import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Descriptions, Flex, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { address, call } from '../api/client.ts';
import type { ArchiveEntry, Role, Verification } from '../api/types.ts';
import { useSession } from '../session/session.tsx';
import { FailureNote } from '../shared/failure-note.tsx';
import { LoadFailure } from '../shared/load-failure.tsx';
import { beijingTime } from '../shared/time.ts';
import { useSending } from '../shared/use-sending.ts';
import { ArchiveFiles } from './archive-files.tsx';
import { KeepingCard } from './keeping-card.tsx';
import { PdfView } from './pdf-view.tsx';
import { PublicationPanel } from './publication-panel.tsx';
import { VerificationSteps } from './verification-steps.tsx';

function Verify({
  reportId,
  disposed,
}: {
  readonly reportId: string;
  /** There are no files to read. */
  readonly disposed: boolean;
}) {
  const { busy, failure, send } = useSending();
  const [result, setResult] = useState<Verification | null>(null);
  const verify = () =>
    send(async () => {
      setResult(null);
      setResult(await call<Verification>('POST', `/reports/${reportId}/archive/verify`));
    });
  return (
    <>
      <Typography.Paragraph hidden={disposed}>
        重新读出每个文件，与归档时的校验码逐一核对，并按归档的规则重算得分。
      </Typography.Paragraph>
      <Button type="primary" loading={busy} onClick={() => void verify()}>
        验证
      </Button>
      <FailureNote error={failure} />
      {result !== null && <VerificationSteps result={result} />}
    </>
  );
}

/** What there is to read as long as the files are kept. */
function Kept({ entry }: { readonly entry: ArchiveEntry }) {
  const pdf = address(`/reports/${entry.reportId}/archive/files/report.pdf`);
  const title = `${entry.organisationName} ${String(entry.year)} 年度自评报告`;
  return (
    <>
      <Card title="文件">
        <ArchiveFiles entry={entry} />
      </Card>
      <Card title="公开">
        <PublicationPanel reportId={entry.reportId} />
      </Card>
      <Card title="正式报告">
        <PdfView title={title} shown={`${pdf}?disposition=inline`} download={pdf} />
      </Card>
    </>
  );
}

function Entry({ entry }: { readonly entry: ArchiveEntry }) {
  const { me } = useSession();
  const has = (role: Role) => me?.grants.some((grant) => grant.role === role) ?? false;
  const disposed = entry.disposal !== null;
  return (
    <Flex vertical gap="middle">
      {entry.disposal !== null && (
        <Alert type="warning" showIcon title={`${entry.disposal.words}。`} />
      )}
      <Descriptions
        size="small"
        bordered
        column={1}
        items={[
          { key: 'unit', label: '单位', children: entry.organisationName },
          { key: 'year', label: '评价年度', children: `${String(entry.year)} 年度` },
          { key: 'revision', label: '版本', children: `第 ${String(entry.revision)} 版` },
          { key: 'at', label: '归档时间', children: beijingTime(entry.archivedAt) },
          { key: 'pages', label: '正式报告', children: `${String(entry.pages)} 页` },
          { key: 'content', label: '内容摘要', children: entry.contentHash },
          { key: 'manifest', label: '清单摘要', children: entry.manifestSha256 },
        ]}
      />
      <Card title="验证">
        <Verify reportId={entry.reportId} disposed={disposed} />
      </Card>
      {(has('archivist') || has('auditor')) && (
        <KeepingCard reportId={entry.reportId} mayHold={has('archivist') && !disposed} />
      )}
      {!disposed && <Kept entry={entry} />}
    </Flex>
  );
}

/** One archived report: what was archived, whether it still is that, and the report itself. */
export default function ArchiveEntryPage() {
  const { reportId = '' } = useParams();
  const { list = '' } = (useLocation().state ?? {}) as { readonly list?: string };
  const query = useQuery({
    queryKey: ['archive', 'entry', reportId],
    queryFn: () => call<ArchiveEntry>('GET', `/reports/${reportId}/archive`),
  });
  return (
    <>
      <Link to={`/archive${list}`}>← 返回档案目录</Link>
      <Typography.Title level={1} style={{ fontSize: 22, margin: '8px 0 16px' }}>
        {query.data === undefined
          ? '档案'
          : `${query.data.organisationName} ${String(query.data.year)} 年度档案`}
      </Typography.Title>
      {query.isPending && <Skeleton active />}
      {query.isError && <LoadFailure error={query.error} retry={query.refetch} />}
      {query.data !== undefined && <Entry entry={query.data} />}
    </>
  );
}
