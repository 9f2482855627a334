import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import type { RefObject } from 'react';
import { page } from '../../api/client.ts';
import { useDesk } from './desk.tsx';

interface DocumentFrameProps {
  readonly title: string;
  /** Of a page of the API. */
  readonly path: string;
  readonly height?: string;
  readonly frame?: RefObject<HTMLIFrameElement | null>;
  /** Called with the path of the report that was clicked. */
  readonly onPick?: ((path: string) => void) | undefined;
}

/** The place of the report something on the page came from: a figure's fact, else the paragraph's block. */
function placeOf(target: EventTarget | null): string | undefined {
  // The frame has a window of its own, and with it an Element of its own: instanceof would not know it.
  const element = target !== null && 'closest' in target ? (target as Element) : null;
  const fact = element?.closest('[data-fact]')?.getAttribute('data-fact');
  if (typeof fact === 'string') return fact;
  const block = element?.closest('[data-block]')?.getAttribute('data-block');
  return typeof block === 'string' ? `paragraphs/${block}` : undefined;
}

/**
 * A page of the report exactly as it prints. It is text from people: nothing in it runs, sends or leads anywhere; this
 * page may look into it, to print it and to see what was clicked.
 */
export function DocumentFrame({ title, path, height, frame, onPick }: DocumentFrameProps) {
  const { report } = useDesk();
  const query = useQuery({
    queryKey: ['report', report.id, 'page', path, report.version],
    queryFn: () => page(path),
  });
  if (query.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (query.isError)
    return (
      <Alert
        type="error"
        showIcon
        title={query.error.message}
        action={<Button onClick={() => void query.refetch()}>重试</Button>}
      />
    );
  return (
    <iframe
      ref={frame}
      className="document-frame"
      title={title}
      sandbox="allow-same-origin allow-modals"
      srcDoc={query.data}
      style={{ height: height ?? '72vh' }}
      onLoad={(event) => {
        event.currentTarget.contentDocument?.addEventListener('click', (click) => {
          const place = placeOf(click.target);
          if (place !== undefined) onPick?.(place);
        });
      }}
    />
  );
}
