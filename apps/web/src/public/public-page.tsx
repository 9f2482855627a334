import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Flex, Input, Skeleton, Typography } from 'antd';
import { Link, useLocation } from 'react-router';
import { call } from '../api/client.ts';
import type { Page, PublishedReport } from '../api/types.ts';
import { useAddressValues } from '../shared/address-values.ts';
import { FacetFilters } from '../shared/facet-filters.tsx';
import { LoadFailure } from '../shared/load-failure.tsx';
import { beijingTime } from '../shared/time.ts';
import { OpenDataLinks } from './open-data-links.tsx';

const FILTERS = ['year', 'organisationId', 'grade', 'words'] as const;
type Filters = Partial<Record<(typeof FILTERS)[number], string>>;

function usePublished(filters: Filters) {
  return useInfiniteQuery({
    queryKey: ['public', filters],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ ...filters, limit: '20' });
      if (pageParam !== '') query.set('after', pageParam);
      return call<Page<PublishedReport>>('GET', `/public/reports?${query.toString()}`);
    },
    getNextPageParam: ({ next }) => next,
  });
}

function FilterBar({
  filters,
  change,
}: {
  readonly filters: Filters;
  readonly change: (changes: { readonly [K in keyof Filters]?: string | undefined }) => void;
}) {
  return (
    <Flex gap="small" wrap style={{ marginBottom: 16 }}>
      <Input.Search
        aria-label="在报告中搜索"
        placeholder="搜索报告内容，至少 2 个字"
        allowClear
        maxLength={40}
        style={{ width: 300 }}
        defaultValue={filters.words ?? ''}
        onSearch={(text) => {
          const words = text.trim();
          if (words.length !== 1) change({ words });
        }}
      />
      <FacetFilters path="/public/facets" filters={filters} change={change} />
    </Flex>
  );
}

function Row({ report }: { readonly report: PublishedReport }) {
  const { search } = useLocation();
  const result =
    report.converted === null
      ? ''
      : `换算得分 ${report.converted}，等级${report.gradeLabel ?? '—'}`;
  return (
    <li className="entry">
      <Link to={`/public/${report.id}`} state={{ list: search }} style={{ fontSize: 16 }}>
        {report.title}
      </Link>
      <div className="secondary">
        {report.organisationName} · {report.year} 年度 · {result} · {report.pages} 页 ·{' '}
        {beijingTime(report.publishedAt)} 公开
      </div>
    </li>
  );
}

/** Every published report, for anybody. */
export default function PublicPage() {
  const { values: filters, change } = useAddressValues(FILTERS);
  const list = usePublished(filters);
  const filtered = Object.keys(filters).length > 0;
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Flex justify="space-between" align="center" wrap gap="small" style={{ marginBottom: 16 }}>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          部门整体绩效自评报告公开
        </Typography.Title>
        <Link to="/public/verify">验证一份 PDF 的真伪</Link>
      </Flex>
      <OpenDataLinks year={filters.year} />
      <FilterBar filters={filters} change={change} />
      {list.isError && <LoadFailure error={list.error} retry={list.refetch} />}
      {list.isPending && <Skeleton active />}
      {list.isSuccess && rows.length === 0 && (
        <Empty
          description={filtered ? '没有符合条件的公开报告。' : '还没有公开的报告。'}
          image={Empty.PRESENTED_IMAGE_SIMPLE}
        />
      )}
      <ul className="entries">
        {rows.map((report) => (
          <Row key={report.id} report={report} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          显示更多
        </Button>
      )}
    </>
  );
}
