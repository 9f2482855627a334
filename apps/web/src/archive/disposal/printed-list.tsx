import type { Disposal } from '../../api/types.ts';
import { beijingTime } from '../../shared/time.ts';
import { RETENTION_LABELS } from '../retention.ts';
import { titleOf } from './columns.tsx';

const SIGNATURES = ['鉴定（提请）人', '审批人', '监销人', '监销人'] as const;

/** 销毁清册 on paper: the rows, who said what, and room for the signatures of two people who oversee it. */
export function PrintedList({ disposal }: { readonly disposal: Disposal }) {
  const { items, decidedBy, decidedAt, completedAt } = disposal;
  return (
    <section className="print-only disposal-print" aria-hidden>
      <h1>档案销毁清册</h1>
      <p className="disposal-number">
        <span>编号：{disposal.number}</span>
        <span>共 {items.length} 份</span>
      </p>
      <table>
        <thead>
          <tr>
            {['序号', '档号', '题名', '页数', '保管期限', '应保管至', '销毁时间'].map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <tr key={item.entryId}>
              <td>{index + 1}</td>
              <td>{item.number}</td>
              <td>{titleOf(item)}</td>
              <td>{item.pages}</td>
              <td>{RETENTION_LABELS[item.retention]}</td>
              <td>{item.keptUntil}</td>
              <td>{item.destroyedAt && beijingTime(item.destroyedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        鉴定意见：{disposal.opinion}（{disposal.proposedBy}，{beijingTime(disposal.proposedAt)}）
      </p>
      <p>
        审批意见：{disposal.verdictOpinion ?? ''}
        {decidedBy !== null && decidedAt !== null && `（${decidedBy}，${beijingTime(decidedAt)}）`}
      </p>
      <p>销毁完毕：{completedAt && beijingTime(completedAt)}</p>
      <p className="disposal-hash">清册校验码（SHA-256）：{disposal.contentHash}</p>
      <div className="disposal-signatures">
        {SIGNATURES.map((who, index) => (
          <span key={`${who} ${String(index)}`}>
            {who}（签字）：
            <i />
            <b>年</b>
            <b>月</b>
            <b>日</b>
          </span>
        ))}
      </div>
    </section>
  );
}
