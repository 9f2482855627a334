import { useQuery } from '@tanstack/react-query';
import { Descriptions, Flex, Skeleton, Typography } from 'antd';
import { Link, useLocation, useParams } from 'react-router';
import { address, call } from '../api/client.ts';
import type { PublishedReport } from '../api/types.ts';
import { PdfView } from '../archive/pdf-view.tsx';
import { usePageTitle } from '../layout/page-title.ts';
import { fileSize } from '../shared/file-size.ts';
import { LoadFailure } from '../shared/load-failure.tsx';
import { beijingTime } from '../shared/time.ts';
import { Scores } from './scores.tsx';

function Report({ report }: { readonly report: PublishedReport }) {
  const files = address(`/public/reports/${report.id}/files`);
  const pdf = report.files.find(({ name }) => name === 'report.pdf');
  const result =
    report.converted === null
      ? '—'
      : `换算得分 ${report.converted}，等级${report.gradeLabel ?? '—'}`;
  return (
    <Flex vertical gap="middle">
      <Descriptions
        size="small"
        bordered
        column={1}
        items={[
          { key: 'unit', label: '单位', children: report.organisationName },
          { key: 'year', label: '评价年度', children: `${String(report.year)} 年度` },
          { key: 'result', label: '审定结果', children: result },
          { key: 'bureau', label: '审定单位', children: report.bureauName },
          { key: 'at', label: '公开时间', children: beijingTime(report.publishedAt) },
          { key: 'pages', label: '页数', children: report.pages },
          { key: 'size', label: '文件大小', children: fileSize(pdf?.size ?? 0) },
          { key: 'sum', label: 'PDF 的 SHA-256', children: pdf?.sha256 ?? '—' },
        ]}
      />
      <a href={`${files}/report.json`} download>
        下载数据（JSON）
      </a>
      <Scores categories={report.categories} />
      <PdfView
        title={report.title}
        shown={`${files}/report.pdf?disposition=inline`}
        download={`${files}/report.pdf`}
      />
    </Flex>
  );
}

/** One published report: its result, and the report itself. */
export default function PublicReportPage() {
  const { id = '' } = useParams();
  const { list = '' } = (useLocation().state ?? {}) as { readonly list?: string };
  const query = useQuery({
    queryKey: ['public', 'report', id],
    queryFn: () => call<PublishedReport>('GET', `/public/reports/${id}`),
  });
  usePageTitle(query.data?.title);
  return (
    <>
      <Link to={`/public${list}`}>← 返回公开报告</Link>
      <Typography.Title level={1} style={{ fontSize: 22, margin: '8px 0 16px' }}>
        {query.data?.title ?? '公开报告'}
      </Typography.Title>
      {query.isPending && <Skeleton active />}
      {query.isError && <LoadFailure error={query.error} retry={query.refetch} />}
      {query.data !== undefined && <Report report={query.data} />}
    </>
  );
}
