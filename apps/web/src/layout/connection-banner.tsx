import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { askAgain, useConnectionLost } from '../shared/connection.ts';

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
  if (!lost) return null;
  return (
    <div className="connection">
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
