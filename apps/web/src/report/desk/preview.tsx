import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Skeleton, Typography } from 'antd';
import { address, fetchFile } from '../../api/client.ts';
import { useDesk } from './desk.tsx';
import { DocumentFrame } from './document-frame.tsx';
import { download } from '../../api/download.ts';
import { FailureNote } from '../../shared/failure-note.tsx';
import { useSending } from '../../shared/use-sending.ts';

/** The report in one piece, where sheets cannot be shown. */
function InOnePiece() {
  const { report } = useDesk();
  return <DocumentFrame title="报告预览" path={`/reports/${report.id}/document`} height="80vh" />;
}

/** Sheet by sheet in the browser's own viewer. It is printed before the viewer is given it, so that a failure is said. */
function Sheets({ path }: { readonly path: string }) {
  const { report } = useDesk();
  const query = useQuery({
    queryKey: ['report', report.id, 'sheets', report.version],
    queryFn: async () => (await fetchFile(path)).blob(),
    placeholderData: keepPreviousData,
  });
  if (query.isPending)
    return (
      <div role="status">
        <Typography.Text type="secondary">正在排版…</Typography.Text>
        <Skeleton active paragraph={{ rows: 12 }} />
      </div>
    );
  if (query.isError)
    return (
      <>
        <Alert
          type="error"
          showIcon
          title={`没有排成印制的版面：${query.error.message}`}
          description="下面是同一份报告的连续文字，不分页。"
          action={<Button onClick={() => void query.refetch()}>重试</Button>}
          style={{ marginBottom: 8 }}
        />
        <InOnePiece />
      </>
    );
  return (
    <iframe
      key={query.dataUpdatedAt}
      className="pdf"
      title="报告预览"
      src={`${address(path)}#view=FitH`}
    />
  );
}

/** The document exactly as it prints: the same sheets as in the archive. */
export function Preview() {
  const { report } = useDesk();
  const path = `/reports/${report.id}/document/pdf`;
  const word = useSending();
  return (
    <>
      <Flex gap="small" wrap align="center" style={{ marginBottom: 8 }}>
        <Button href={address(path)} target="_blank" rel="noreferrer">
          打开印制版面（PDF）
        </Button>
        <Button
          loading={word.busy}
          onClick={() => void word.send(() => download(`/reports/${report.id}/document/word`))}
        >
          下载 Word 文件
        </Button>
        {!navigator.pdfViewerEnabled && (
          <Typography.Text type="secondary">
            本浏览器不能在页内显示 PDF；下面是连续文字，分页以印制版面为准。
          </Typography.Text>
        )}
      </Flex>
      <FailureNote error={word.failure} />
      {navigator.pdfViewerEnabled ? <Sheets path={path} /> : <InOnePiece />}
    </>
  );
}
