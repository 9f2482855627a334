import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useEffect, useRef, type RefObject } from 'react';
import { page } from '../../api/client.ts';
import { useDesk } from './desk.tsx';
import type { Marks } from './picked.ts';

interface DocumentFrameProps {
  readonly title: string;
  /** Of a page of the API. */
  readonly path: string;
  readonly height?: string;
  readonly frame?: RefObject<HTMLIFrameElement | null>;
  /** Called with what was clicked. */
  readonly onPick?: ((marks: Marks) => void) | undefined;
}

/** Where something on the page came from: the nearest figure's fact, and the block around it. */
function marksOf(target: EventTarget | null): Marks {
  // The frame has a window of its own, and with it an Element of its own: instanceof would not know it.
  const element = target !== null && 'closest' in target ? (target as Element) : null;
  const nearest = (name: string) => element?.closest(`[${name}]`)?.getAttribute(name) ?? undefined;
  return { fact: nearest('data-fact'), block: nearest('data-block') };
}

const POINTED = '[data-fact]:hover{background:#fff1b8} [data-fact],[data-block]{cursor:pointer}';

/** Listens from outside: the page itself runs nothing, this window does. */
function listen(frame: HTMLIFrameElement, onPick: (marks: Marks) => void): void {
  const { contentDocument: page, contentWindow: own } = frame;
  if (page === null || own === null) return;
  const Sheet = (own as Window & typeof globalThis).CSSStyleSheet;
  const sheet = new Sheet();
  sheet.replaceSync(POINTED);
  page.adoptedStyleSheets = [sheet];
  page.addEventListener('click', ({ target }) => {
    onPick(marksOf(target));
  });
}

/** The page read again after a change stands where its reader was. */
function useKeptPlace() {
  const top = useRef(0);
  return (frame: HTMLIFrameElement) => {
    const own = frame.contentWindow;
    own?.scrollTo(0, top.current);
    own?.addEventListener('scroll', () => {
      top.current = own.scrollY;
    });
  };
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
    placeholderData: keepPreviousData,
  });
  const keepPlace = useKeptPlace();
  const latest = useRef(onPick);
  useEffect(() => {
    latest.current = onPick;
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
      onLoad={({ currentTarget }) => {
        keepPlace(currentTarget);
        if (onPick !== undefined) listen(currentTarget, (marks) => latest.current?.(marks));
      }}
    />
  );
}
