import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Table, Tag } from 'antd';
import { call, messageOf } from '../api/client.ts';
import type { OwnSession } from '../api/types.ts';
import { Loaded, noRows } from '../shared/load-failure.tsx';
import { beijingTime } from '../shared/time.ts';

const KEY = ['me', 'sessions'];

const time = (instant: string) => beijingTime(instant);

/** Ends sessions one after another: there are few, and each is an event of its own. */
async function endAll(sessions: readonly OwnSession[]): Promise<void> {
  for (const { id } of sessions) await call('DELETE', `/me/sessions/${id}`);
}

function useEnding() {
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  return (sessions: readonly OwnSession[]) => {
    modal.confirm({
      title: sessions.length === 1 ? '退出这个登录？' : '退出其他所有登录？',
      content: `那里没有保存的内容会丢失。将退出 ${String(sessions.length)} 个登录，本页不受影响。`,
      okText: '退出登录',
      onOk: async () => {
        try {
          await endAll(sessions);
        } catch (error) {
          void message.error(messageOf(error));
        }
        await queries.invalidateQueries({ queryKey: KEY });
      },
    });
  };
}

/** Where one is signed in, and sign-out elsewhere. */
export function SessionsCard() {
  const list = useQuery({
    queryKey: KEY,
    queryFn: () => call<{ items: readonly OwnSession[] }>('GET', '/me/sessions'),
  });
  const end = useEnding();
  const sessions = list.data?.items ?? [];
  const others = sessions.filter(({ current }) => !current);
  return (
    <Card
      title="已登录的会话"
      extra={
        others.length > 0 && (
          <Button
            onClick={() => {
              end(others);
            }}
          >
            退出其他所有登录
          </Button>
        )
      }
    >
      <Loaded query={list}>
        <Table<OwnSession>
          rowKey="id"
          dataSource={[...sessions]}
          loading={list.isPending}
          pagination={false}
          scroll={{ x: 640 }}
          locale={noRows(list.isPending, '没有会话')}
          columns={[
            { title: '登录时间', dataIndex: 'createdAt', render: time },
            { title: '最近使用', dataIndex: 'lastSeenAt', render: time },
            { title: '最晚到期', dataIndex: 'expiresAt', render: time },
            {
              title: '操作',
              width: 140,
              render: (_value, session) =>
                session.current ? (
                  <Tag color="green">本次登录</Tag>
                ) : (
                  <Button
                    size="small"
                    aria-label={`退出登录：${time(session.createdAt)} 登录的会话`}
                    onClick={() => {
                      end([session]);
                    }}
                  >
                    退出登录
                  </Button>
                ),
            },
          ]}
        />
      </Loaded>
    </Card>
  );
}
