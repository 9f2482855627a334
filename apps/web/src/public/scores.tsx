import { Skeleton, Table } from 'antd';
import { lazy, Suspense } from 'react';
import type { PublishedReport } from '../api/types.ts';
import { later } from '../shared/later.ts';

const Chart = lazy(later(async () => ({ default: (await import('../overview/chart.tsx')).Chart })));

type Category = PublishedReport['categories'][number];

/** A bar is the share of the applicable marks; what had none, or is withheld, has no bar. */
function barsOf(categories: readonly Category[]) {
  return categories.flatMap(({ label, score, applicableFullMarks }) =>
    score === null || Number(applicableFullMarks) <= 0
      ? []
      : [
          {
            label,
            value: Math.round((Number(score) / Number(applicableFullMarks)) * 100),
            shown: `${score} / ${applicableFullMarks}`,
          },
        ],
  );
}

const COLUMNS = [
  { title: '评价内容', dataIndex: 'label' },
  { title: '适用满分', dataIndex: 'applicableFullMarks', align: 'right' as const },
  {
    title: '审定得分',
    key: 'score',
    align: 'right' as const,
    render: (_: unknown, { score }: Category) => score ?? '不公开',
  },
];

/** Approved scores by category: as bars of the share reached, and every figure in a table. */
export function Scores({ categories }: { readonly categories: readonly Category[] }) {
  if (categories.length === 0) return null;
  return (
    <section aria-label="各类得分">
      <h2 style={{ fontSize: 16 }}>各类得分</h2>
      <Suspense fallback={<Skeleton active />}>
        <Chart
          lying
          bars={barsOf(categories)}
          description="各类审定得分占适用满分的百分比，数字见下表"
        />
      </Suspense>
      <Table
        size="small"
        pagination={false}
        rowKey="id"
        columns={COLUMNS}
        dataSource={[...categories]}
        scroll={{ x: 'max-content' }}
      />
    </section>
  );
}
