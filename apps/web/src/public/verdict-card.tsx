import { Alert, Descriptions } from 'antd';
import { Link } from 'react-router';
import type { DocumentVerdict } from '../api/types.ts';
import { beijingTime } from '../shared/time.ts';

const TITLES = {
  authentic: ['success', '真实'],
  superseded: ['warning', '已被新版替代'],
  withdrawn: ['warning', '已撤回'],
  altered: ['error', '已被改动'],
  unknown: ['error', '已被改动或未知'],
} as const;

const SCANNED = {
  ...TITLES,
  authentic: ['info', '有这份文件'],
  unknown: ['error', '没有这个验证码'],
} as const;

/** Of the digital signature in the file. A self-made certificate is no reason for green. */
const SIGNATURES = {
  valid: ['info', '电子签名有效'],
  invalid: ['error', '电子签名不成立'],
  none: ['info', '没有电子签名'],
  unavailable: ['warning', '未核对电子签名'],
} as const;

const KINDS = { archived: '归档的正式报告', published: '公开版报告' } as const;

function Facts({ document }: { readonly document: NonNullable<DocumentVerdict['document']> }) {
  const rows: readonly (readonly [string, string | null])[] = [
    ['文件', `${KINDS[document.kind]}，${String(document.pages)} 页`],
    ['单位', document.organisationName],
    ['评价年度', `${String(document.year)} 年度，第 ${String(document.revision)} 版`],
    ['审定单位', document.bureauName],
    ['审定时间', beijingTime(document.approvedAt)],
    ['归档时间', beijingTime(document.archivedAt)],
    [
      '归档文件',
      document.disposal &&
        `已于 ${beijingTime(document.disposal.at)} 按 ${document.disposal.number} 清册销毁`,
    ],
    ['公开时间', document.publishedAt && beijingTime(document.publishedAt)],
    ['公开结束', document.endedAt && beijingTime(document.endedAt)],
  ];
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      style={{ marginTop: 16 }}
      items={rows.flatMap(([label, value]) =>
        value === null ? [] : [{ key: label, label, children: value }],
      )}
    />
  );
}

/** What a PDF is worth, in words, with what is public of how it came about. */
export function VerdictCard({
  verdict,
  scanned = false,
}: {
  readonly verdict: DocumentVerdict;
  /** Asked by the code on paper, which tells of the document and not of the paper. */
  readonly scanned?: boolean;
}) {
  const [type, title] = (scanned ? SCANNED : TITLES)[verdict.verdict];
  const current = verdict.document?.currentPublicationId ?? null;
  return (
    <section aria-label="验证结果" style={{ marginTop: 16 }}>
      <Alert type={type} showIcon role="status" title={title} description={verdict.message} />
      {verdict.signature !== null && (
        <Alert
          type={SIGNATURES[verdict.signature.state][0]}
          showIcon
          style={{ marginTop: 8 }}
          title={SIGNATURES[verdict.signature.state][1]}
          description={verdict.signature.message}
        />
      )}
      {current !== null && (
        <p>
          <Link to={`/public/${current}`}>查看现行公开版</Link>
        </p>
      )}
      {verdict.document !== null && <Facts document={verdict.document} />}
    </section>
  );
}
