import { Tag } from 'antd';

const SOON = 7;

/** A deadline as people read it: the day, and how near or how far past it is. */
export function DaysLeft({
  dueOn,
  daysLeft,
}: {
  readonly dueOn: string | null;
  readonly daysLeft: number | null;
}) {
  if (dueOn === null || daysLeft === null) return <>—</>;
  return (
    <>
      <span className="one-line">{dueOn}</span>{' '}
      {daysLeft < 0 && <Tag color="red">逾期 {-daysLeft} 天</Tag>}
      {daysLeft >= 0 && daysLeft <= SOON && (
        <Tag color="gold">{daysLeft === 0 ? '今天到期' : `剩 ${String(daysLeft)} 天`}</Tag>
      )}
    </>
  );
}
