import { Button, Flex, Form, Input, Select, Spin, Tabs, Typography } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { address, call } from '../api/client.ts';
import { usePageTitle } from '../layout/page-title.ts';
import { useSession } from '../session/session.tsx';
import { RequestDialog } from '../shared/request-dialog.tsx';
import { Differences } from './differences.tsx';
import { PackageViewer } from './editor/package-editor.tsx';
import { LoadFailure } from '../shared/load-failure.tsx';
import { OutdatedDraftsTable } from './outdated-drafts.tsx';
import {
  useRulebooks,
  useRulesChanged,
  useWholeRulebook,
  type WholeRulebook,
} from './use-rulebooks.ts';

/** Takes the package from new reports. */
function Retire({ hash }: { readonly hash: string }) {
  const [open, setOpen] = useState(false);
  const changed = useRulesChanged();
  return (
    <>
      <Button
        danger
        onClick={() => {
          setOpen(true);
        }}
      >
        停用
      </Button>
      <RequestDialog<{ reason: string }>
        title="停用规则"
        open={open}
        close={() => {
          setOpen(false);
        }}
        okText="停用"
        danger
        send={async (values) => {
          await call('POST', `/rulebooks/${hash}/retire`, values);
          await changed.moved(hash);
        }}
      >
        <p>停用后，新建的报告不再使用这份规则；已使用它的报告不受影响。停用不能撤销。</p>
        <Form.Item
          name="reason"
          label="停用理由"
          rules={[{ required: true, whitespace: true, message: '请填写停用理由' }]}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </RequestDialog>
    </>
  );
}

/** What differs from another published package. */
function Compare({ hash }: { readonly hash: string }) {
  const others = (useRulebooks().data ?? []).filter((one) => one.hash !== hash);
  const [chosen, setChosen] = useState<string | null>(null);
  if (others.length === 0) return <p className="secondary">没有另一份已发布的规则可比。</p>;
  return (
    <>
      <Select
        aria-label="与哪一份规则比较"
        className="no-print"
        placeholder="选择要比较的规则"
        style={{ width: 260, marginBottom: 12 }}
        options={others.map((one) => ({
          value: one.hash,
          label: `${String(one.year)} 年度 ${one.version} 版`,
        }))}
        value={chosen}
        onChange={setChosen}
      />
      {chosen !== null && <Differences before={chosen} after={hash} />}
    </>
  );
}

function Shown({ found, title }: { readonly found: WholeRulebook; readonly title: string }) {
  const { me } = useSession();
  const approver = me?.grants.some(({ role }) => role === 'rule_approver') ?? false;
  const { hash } = found;
  return (
    <>
      <div className="no-print">
        <Link to="/rulebooks">返回规则列表</Link>
        <Flex justify="space-between" align="center" wrap gap="small" style={{ margin: '8px 0' }}>
          <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
            {title}
          </Typography.Title>
          <Flex wrap gap="small">
            <Button href={address(`/rulebooks/${hash}/export`)}>导出规则包</Button>
            {approver && found.status === 'published' && <Retire hash={hash} />}
          </Flex>
        </Flex>
        <p className="secondary">
          已发布的规则不能修改；要改，请以它为底稿起草新版本。内容摘要（SHA-256）：
          <code>{hash}</code>
        </p>
      </div>
      <Tabs
        items={[
          { key: 'content', label: '内容', children: <PackageViewer pkg={found.package} /> },
          { key: 'compare', label: '与其他规则比较', children: <Compare hash={hash} /> },
          ...(approver && found.status === 'published'
            ? [{ key: 'move', label: '草稿转用', children: <OutdatedDraftsTable hash={hash} /> }]
            : []),
        ]}
      />
    </>
  );
}

/** A published package, to be read: its tree, its forms, its files, and what differs from another. */
export default function PublishedRulebookPage() {
  const { hash = '' } = useParams();
  const found = useWholeRulebook(hash);
  const title = found.data && `${String(found.data.year)} 年度评分规则 ${found.data.version} 版`;
  usePageTitle(title);
  if (found.isError) return <LoadFailure error={found.error} retry={found.refetch} />;
  if (found.data === undefined) return <Spin description="正在打开规则" />;
  return <Shown found={found.data} title={title ?? ''} />;
}
