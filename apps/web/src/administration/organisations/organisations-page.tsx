import { Button, Input, Space, Table, Tag } from 'antd';
import { useMemo, useState } from 'react';
import type { Organisation } from '../../api/types.ts';
import { useSession } from '../../session/session.tsx';
import { ExportButton } from '../../shared/export-button.tsx';
import { Loaded, noRows } from '../../shared/load-failure.tsx';
import { KIND_LABELS } from '../labels.ts';
import { PageHeading } from '../page-heading.tsx';
import { useOrganisations } from '../use-organisations.ts';
import { CreateDialog, MergeDialog, RenameDialog } from './dialogs.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { searched, treeOf, type TreeRow } from './tree.ts';

type Work = 'rename' | 'merge' | 'history';
interface Opened {
  readonly work: Work;
  readonly organisation: Organisation;
}

const LAPTOP_ON: ('lg' | 'xl')[] = ['lg'];

function State({ merged, formerNames }: Organisation) {
  if (merged !== null)
    return (
      <Tag>
        {merged.on} 并入{merged.intoName}
      </Tag>
    );
  const last = formerNames.at(-1);
  return (
    <>
      <Tag color="green">在用</Tag>
      {last !== undefined && <span>原{last.shortName}</span>}
    </>
  );
}

function columnsOf(mayChange: boolean, start: (opened: Opened) => void) {
  const link = (work: Work, label: string, organisation: Organisation) => (
    <Button
      size="small"
      aria-label={`${label}：${organisation.shortName}`}
      onClick={() => {
        start({ work, organisation });
      }}
    >
      {label}
    </Button>
  );
  return [
    { title: '单位', dataIndex: 'name' },
    // On a tablet the full name is enough.
    { title: '简称', dataIndex: 'shortName', width: 150, responsive: LAPTOP_ON },
    {
      title: '类型',
      dataIndex: 'kind',
      width: 90,
      render: (kind: Organisation['kind']) => KIND_LABELS[kind],
    },
    {
      title: '状态',
      width: 190,
      render: (_value: unknown, organisation: TreeRow) => <State {...organisation} />,
    },
    {
      title: '操作',
      width: 210,
      render: (_value: unknown, organisation: TreeRow) => (
        <Space>
          {link('history', '沿革', organisation)}
          {mayChange && organisation.kind !== 'bureau' && organisation.merged === null && (
            <>
              {link('rename', '更名', organisation)}
              {link('merge', '撤并', organisation)}
            </>
          )}
        </Space>
      ),
    },
  ];
}

/** What was asked for of one organisation. */
function Dialog({
  work,
  ...of
}: Opened & { readonly organisations: readonly Organisation[]; readonly close: () => void }) {
  if (work === 'rename') return <RenameDialog {...of} />;
  if (work === 'merge') return <MergeDialog {...of} />;
  return <HistoryDialog {...of} />;
}

export default function OrganisationsPage() {
  const { me } = useSession();
  const list = useOrganisations();
  const [text, setText] = useState('');
  const [creating, setCreating] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const mayChange = me?.grants.some(({ role }) => role === 'system_admin') ?? false;
  const all = list.data ?? [];
  const rows = useMemo(() => {
    const wanted = text.trim();
    return treeOf(wanted === '' ? (list.data ?? []) : searched(list.data ?? [], wanted));
  }, [list.data, text]);
  const close = () => {
    setOpened(null);
  };
  return (
    <>
      <PageHeading title="单位">
        <Input.Search
          aria-label="查找单位"
          placeholder="名称、简称或曾用名"
          allowClear
          style={{ width: 220 }}
          onChange={({ target }) => {
            setText(target.value);
          }}
        />
        <ExportButton path="/organisations/export" />
        {mayChange && (
          <Button
            type="primary"
            onClick={() => {
              setCreating(true);
            }}
          >
            新建单位
          </Button>
        )}
      </PageHeading>
      <Loaded query={list}>
        <Table<TreeRow>
          key={all.length === 0 ? 'empty' : 'filled'}
          rowKey="id"
          columns={columnsOf(mayChange, setOpened)}
          dataSource={rows}
          loading={list.isPending}
          pagination={false}
          size="middle"
          scroll={{ x: 760 }}
          expandable={{ defaultExpandAllRows: true }}
          locale={noRows(list.isPending, text === '' ? '还没有单位' : '没有符合的单位')}
        />
      </Loaded>
      {list.data !== undefined && (
        <CreateDialog
          organisations={all}
          open={creating}
          close={() => {
            setCreating(false);
          }}
        />
      )}
      {opened !== null && <Dialog {...opened} organisations={all} close={close} />}
    </>
  );
}
