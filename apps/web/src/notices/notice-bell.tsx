import { BellOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Badge, Button, Drawer, Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../api/client.ts';
import type { Notice, NoticePage } from '../api/types.ts';
import { beijingTime } from '../shared/time.ts';

const KEY = ['notices'];
const ASK_AGAIN_MS = 60_000;

function useNotices() {
  const list = useInfiniteQuery({
    queryKey: KEY,
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const after = pageParam === '' ? '' : `&after=${pageParam}`;
      return call<NoticePage>('GET', `/notices?limit=20${after}`);
    },
    getNextPageParam: ({ next }) => next,
    refetchInterval: ASK_AGAIN_MS,
  });
  const queries = useQueryClient();
  /** One notice, or all of them. */
  const read = useMutation({
    mutationFn: (id: string | null) =>
      call('POST', id === null ? '/notices/read' : `/notices/${id}/read`),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  const pages = list.data?.pages ?? [];
  return {
    list,
    items: pages.flatMap(({ items }) => items),
    unread: pages[0]?.unread ?? 0,
    read: read.mutate,
  };
}

/** Where what it is about is looked at. */
function placeOf({ kind, reportId }: Notice): string {
  if (kind === 'replay') return '/rulebooks';
  if (kind === 'archive') return '/archive';
  return reportId === null ? '/reports' : `/reports/${reportId}`;
}

function Entry({
  notice,
  opened,
}: {
  readonly notice: Notice;
  readonly opened: (notice: Notice) => void;
}) {
  const { organisationName, year, message, senderName, sentAt, readAt } = notice;
  return (
    <li className="entry">
      <Flex justify="space-between" gap="small" wrap>
        <Link
          to={placeOf(notice)}
          onClick={() => {
            opened(notice);
          }}
        >
          {organisationName} {year} 年度
        </Link>
        <span>
          {notice.settled && <Tag color="green">已办</Tag>}
          <Tag color={readAt === null ? 'red' : 'default'}>{readAt === null ? '未读' : '已读'}</Tag>
        </span>
      </Flex>
      <div>{message}</div>
      <Typography.Text type="secondary">
        {senderName}，{beijingTime(sentAt)}
      </Typography.Text>
    </li>
  );
}

/** 通知: how many are unread, and the list of all. */
export default function NoticeBell() {
  const [open, setOpen] = useState(false);
  const { list, items, unread, read } = useNotices();
  const openReport = ({ id, readAt }: Notice): void => {
    if (readAt === null) read(id);
    setOpen(false);
  };
  return (
    <>
      <Badge count={unread} size="small">
        <Button
          size="small"
          ghost
          icon={<BellOutlined />}
          aria-label={unread === 0 ? '通知' : `通知，${String(unread)} 条未读`}
          onClick={() => {
            setOpen(true);
          }}
        />
      </Badge>
      <Drawer
        title="通知"
        open={open}
        onClose={() => {
          setOpen(false);
        }}
        extra={
          <Button
            disabled={unread === 0}
            onClick={() => {
              read(null);
            }}
          >
            全部标为已读
          </Button>
        }
      >
        {list.isPending && <Skeleton active />}
        {list.isError && <Alert type="error" showIcon title={list.error.message} />}
        {list.isSuccess && items.length === 0 && <Empty description="没有通知" />}
        <ul className="entries">
          {items.map((notice) => (
            <Entry key={notice.id} notice={notice} opened={openReport} />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            显示更多
          </Button>
        )}
      </Drawer>
    </>
  );
}
