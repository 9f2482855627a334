import { address } from '../api/client.ts';

/** The same reports for programs: a feed, and the chosen year as data. */
export function OpenDataLinks({ year }: { readonly year: string | undefined }) {
  return (
    <p className="secondary" style={{ margin: '0 0 12px' }}>
      开放数据：
      {year === undefined ? (
        '选择年度后可下载该年度的 JSON 和 CSV'
      ) : (
        <>
          <a href={address(`/public/open-data/${year}`)}>{year} 年度 JSON</a> ·{' '}
          <a href={address(`/public/open-data/${year}/csv`)} download>
            {year} 年度 CSV
          </a>
        </>
      )}{' '}
      · <a href={address('/public/schema')}>数据结构</a> ·{' '}
      <a href={address('/public/feed')}>订阅（Atom）</a>
    </p>
  );
}
