import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { askAgain, useConnectionLost } from '../shared/connection.ts';

const HEIGHT = '--banner-height';

/** Makes the banner's height known to what stays in sight below it while scrolling; at a narrow window it has two lines. */
function useHeight() {
  const banner = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    if (banner.current === null) return;
    const measure = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
      style.setProperty(HEIGHT, `${String(Math.ceil(height))}px`);
    });
    measure.observe(banner.current);
    return () => {
      measure.disconnect();
      style.removeProperty(HEIGHT);
    };
  }, []);
  return banner;
}

function Banner() {
  const banner = useHeight();
  return (
    <div className="connection" ref={banner}>
      <Alert
        banner
        type="warning"
        role="alert"
        title="连接不上服务器，正在自动重连。已填写的内容仍在本页，请不要关闭或刷新。"
        action={
          <Button size="small" onClick={() => void askAgain()}>
            立即重试
          </Button>
        }
      />
    </div>
  );
}

/** Says that the server is out of reach, and goes away by itself; what failed meanwhile is asked again. */
export function ConnectionBanner() {
  const lost = useConnectionLost();
  const queries = useQueryClient();
  const wasLost = useRef(false);
  useEffect(() => {
    if (wasLost.current && !lost) {
      void queries.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
    }
    wasLost.current = lost;
  }, [lost, queries]);
  return lost ? <Banner /> : null;
}
