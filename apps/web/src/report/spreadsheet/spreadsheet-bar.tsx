import { Alert, Button, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { messageOf } from '../../api/client.ts';
import { download } from '../../api/download.ts';
import { useDesk } from '../desk/desk.tsx';
import { useDraftStore } from '../draft/drafted.ts';
import type { Subject } from './subject.ts';
import { later } from '../../shared/later.ts';

const ImportDialog = lazy(later(() => import('./import-dialog.tsx')));

type Kind = 'values' | 'template';

/** Downloads with everything typed in it: what is not stored yet is stored first. */
function useDownload({ table }: Subject) {
  const { report } = useDesk();
  const store = useDraftStore();
  const [busy, setBusy] = useState<Kind | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const start = async (content: Kind) => {
    setBusy(content);
    setFailure(null);
    try {
      await store.saveRest();
      const query = new URLSearchParams({ content, ...(table === undefined ? {} : { table }) });
      await download(`/reports/${report.id}/spreadsheet?${query.toString()}`);
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(null);
    }
  };
  return { busy, failure, start };
}

/** 导出表格, 下载模板, 导入表格: of the whole form or of one table. */
export function SpreadsheetBar({ subject }: { readonly subject: Subject }) {
  const { may } = useDesk();
  const { busy, failure, start } = useDownload(subject);
  const [importing, setImporting] = useState(false);
  const { label } = subject;
  return (
    <>
      <Space wrap size="small" className="spreadsheet-bar">
        <Button
          size="small"
          loading={busy === 'values'}
          aria-label={`导出表格：${label}`}
          onClick={() => void start('values')}
        >
          导出表格
        </Button>
        {may('edit') && (
          <>
            <Button
              size="small"
              loading={busy === 'template'}
              aria-label={`下载模板：${label}`}
              onClick={() => void start('template')}
            >
              下载模板
            </Button>
            <Button
              size="small"
              aria-label={`导入表格：${label}`}
              onClick={() => {
                setImporting(true);
              }}
            >
              导入表格
            </Button>
          </>
        )}
      </Space>
      {failure !== null && <Alert type="error" showIcon role="alert" title={failure} />}
      {importing && (
        <Suspense fallback={null}>
          <ImportDialog
            subject={subject}
            close={() => {
              setImporting(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
