import { Alert, Space, Typography } from 'antd';
import type { Timeline } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';
import { FieldLink } from '../desk/field-link.tsx';
import { useTimeline } from '../panel/use-timeline.ts';

/** More than these are found by their open fields. */
const MOST = 12;

function OpenFields({ fields }: { readonly fields: readonly string[] }) {
  return (
    <Space wrap size={[12, 0]}>
      <span>只开放下列项目，点名称前往：</span>
      {fields.slice(0, MOST).map((path) => (
        <FieldLink key={path} path={path} />
      ))}
      {fields.length > MOST && <span>等 {fields.length} 项</span>}
    </Space>
  );
}

const wordsOf = ({ label, actorName, reason }: Timeline['entries'][number]): string =>
  `${label} · ${actorName}：${reason ?? ''}`;

/** To whoever has to answer a return: who sent it back and why, and what may be changed. */
export function ReturnNote() {
  const { report, may } = useDesk();
  const history = useTimeline();
  const last = history.data?.entries.at(-1);
  const returned = last?.to === 'draft' && last.command.endsWith('_return') ? last : undefined;
  const { openFields } = report;
  if (!may('edit') || (returned === undefined && openFields === null)) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={returned === undefined ? '报告曾被退回' : wordsOf(returned)}
      description={
        openFields === null ? (
          <Typography.Text>全部内容都可以修改，改后重新送审。</Typography.Text>
        ) : (
          <OpenFields fields={openFields} />
        )
      }
      style={{ marginBottom: 8 }}
    />
  );
}
