import { Form, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../api/client.ts';
import type { OpenedYear, PublishedRulebook } from '../api/types.ts';
import { RequestDialog } from '../shared/request-dialog.tsx';
import { storedOf } from './draft/draft-port.ts';
import { pointedPath, type Json } from './draft/json.ts';
import { placeName } from './draft/readers.ts';
import { nameOf } from './forms/labels.ts';
import { useRuleDraft, useRulesChanged } from './use-rulebooks.ts';

interface Values {
  readonly from: string;
  readonly year: number;
}

interface Place {
  /** JSON pointer into the draft. */
  readonly path: string;
}

/** Where something stands, in words, leading there in the editor. */
function PlaceLink({
  draftId,
  pkg,
  path,
}: Place & { readonly draftId: string; readonly pkg: Json }) {
  const place = pointedPath(pkg, path);
  const query = new URLSearchParams({ at: path }).toString();
  const field = place.findLast((key) => typeof key === 'string') ?? '';
  return (
    <Link to={`/rulebooks/drafts/${draftId}?${query}`}>
      {[placeName(pkg, place), nameOf(field)].join(' · ')}
    </Link>
  );
}

/** What the wizard changed by itself, and what usually has to be changed by hand, each with its place. */
function Opened({ opened, go }: { readonly opened: OpenedYear; readonly go: () => void }) {
  const draft = useRuleDraft(opened.id);
  const pkg = draft.data === undefined ? null : storedOf(draft.data).pkg;
  const placeOf = ({ path }: Place) =>
    pkg !== null && <PlaceLink draftId={opened.id} pkg={pkg} path={path} />;
  return (
    <Modal
      open
      width={680}
      title="草稿已建立"
      okText="开始修改"
      onOk={go}
      onCancel={go}
      cancelButtonProps={{ style: { display: 'none' } }}
    >
      <h3>系统已改的年份（{opened.shifted.length} 处）</h3>
      {opened.shifted.length === 0 && <p>没有需要改的年份。</p>}
      <ul className="opened-places" tabIndex={0} aria-label="系统已改的年份">
        {opened.shifted.map((one) => (
          <li key={one.path}>
            {placeOf(one)}：{one.before.slice(0, 60)} → {one.after.slice(0, 60)}
          </li>
        ))}
      </ul>
      <h3>请逐项核对</h3>
      <ul className="opened-places" tabIndex={0} aria-label="请逐项核对">
        {opened.checklist.map((one) => (
          <li key={one.path}>
            {one.what}（现为：{one.now}）{placeOf(one)}
          </li>
        ))}
      </ul>
    </Modal>
  );
}

/** Opens another year, or a correction of the same one, from a published package. */
export function OpenYear({
  rulebooks,
  open,
  close,
}: {
  readonly rulebooks: readonly PublishedRulebook[];
  readonly open: boolean;
  readonly close: () => void;
}) {
  const navigate = useNavigate();
  const changed = useRulesChanged();
  const [form] = Form.useForm<Values>();
  const [opened, setOpened] = useState<OpenedYear | null>(null);
  const sorted = rulebooks.toSorted((left, right) => right.year - left.year);
  const latest = sorted[0];
  if (opened !== null) {
    const go = () => void navigate(`/rulebooks/drafts/${opened.id}`);
    return <Opened opened={opened} go={go} />;
  }
  if (latest === undefined) return null;
  return (
    <RequestDialog<Values>
      title="打开新年度"
      open={open}
      close={close}
      okText="建立草稿"
      form={form}
      initialValues={{ from: latest.hash, year: latest.year + 1 }}
      send={async (values) => {
        const created = await call<OpenedYear>('POST', '/rule-drafts', values);
        await changed.moved(created.id);
        setOpened(created);
      }}
    >
      <p>
        以已发布的规则为底稿，把文中的年份和日期改到新年度，标识保持不变。年度与底稿相同时，建立的是同年度的更正版。草稿发布之前不影响任何报告。
      </p>
      <Form.Item name="from" label="底稿" rules={[{ required: true, message: '请选择底稿' }]}>
        <Select
          options={sorted.map(({ hash, year, version }) => ({
            value: hash,
            label: `${String(year)} 年度 ${version} 版`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="year"
        label="评价年度"
        rules={[{ required: true, message: '请填写评价年度' }]}
      >
        <InputNumber min={2000} max={2100} precision={0} />
      </Form.Item>
    </RequestDialog>
  );
}
