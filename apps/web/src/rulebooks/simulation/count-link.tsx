import { Link, useSearchParams } from 'react-router';
import { addressOf, type Counted } from './counted.ts';

/** A count that leads to the reports it counts; none is no link. */
export function CountLink({
  reports,
  what,
  counted,
}: {
  readonly reports: number;
  /** What is counted, for those who hear the link alone. */
  readonly what: string;
  readonly counted: Counted;
}) {
  const [address] = useSearchParams();
  if (reports === 0) return '0';
  return (
    <Link to={addressOf(address, counted)} aria-label={`${what}：${String(reports)} 份，查看报告`}>
      {reports}
    </Link>
  );
}
