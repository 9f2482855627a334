import { App, Button } from 'antd';
import { useState } from 'react';
import { messageOf } from '../api/client.ts';
import { download } from '../api/download.ts';

/** Saves a table as .xlsx; a refusal is told on the page and does not take its place. */
export function ExportButton({
  path,
  of,
  size,
}: {
  readonly path: string;
  /** What is exported, where a page has several tables. */
  readonly of?: string;
  readonly size?: 'small';
}) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await download(path);
    } catch (error) {
      void message.error(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      {...(size === undefined ? {} : { size })}
      {...(of === undefined ? {} : { 'aria-label': `导出 .xlsx：${of}` })}
      loading={busy}
      onClick={() => void save()}
    >
      导出 .xlsx
    </Button>
  );
}
