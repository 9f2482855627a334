import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Form, Input, Table, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../api/client.ts';
import type { Disposal, DisposalCandidates } from '../../api/types.ts';
import { Loaded, noRows } from '../../shared/load-failure.tsx';
import { RequestDialog } from '../../shared/request-dialog.tsx';
import { WideRegion } from '../../shared/wide-region.tsx';
import { listedColumns } from './columns.tsx';
import { DISPOSALS_KEY, useCandidates } from './use-disposals.ts';

type Candidate = DisposalCandidates['items'][number];

const COLUMNS = [
  ...listedColumns<Candidate>(),
  {
    title: '能否销毁',
    width: 200,
    render: (_: unknown, { objection }: Candidate) => objection ?? '可以列入清册',
  },
];

function ProposeDialog({
  entryIds,
  close,
}: {
  readonly entryIds: readonly string[];
  readonly close: () => void;
}) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <RequestDialog<{ opinion: string }>
      title={`提请销毁 ${String(entryIds.length)} 份档案`}
      open
      close={close}
      okText="提请销毁"
      send={async ({ opinion }) => {
        const made = await call<Disposal>('POST', '/archive/disposals', { entryIds, opinion });
        await queries.invalidateQueries({ queryKey: DISPOSALS_KEY });
        // What was typed is sent: nobody has to be asked about leaving it.
        await navigate(`/archive/disposals/${made.id}`, { state: { sent: true } });
      }}
    >
      <Typography.Paragraph>
        系统编制销毁清册，由财政局绩效股的另一人审批。批准之前不删除任何文件。
      </Typography.Paragraph>
      <Form.Item
        name="opinion"
        label="鉴定意见"
        rules={[{ required: true, whitespace: true, message: '请填写鉴定意见' }]}
      >
        <Input.TextArea rows={4} maxLength={1000} placeholder="如：保管期满，无继续保存价值。" />
      </Form.Item>
    </RequestDialog>
  );
}

/** What is due, and what of it must be kept all the same; the archivist chooses what is proposed. */
export function Candidates({ mayPropose }: { readonly mayPropose: boolean }) {
  const query = useCandidates();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [proposing, setProposing] = useState(false);
  const { day = '今天', items = [], more = false } = query.data ?? {};
  const free = new Set(items.filter((row) => row.objection === null).map((row) => row.entryId));
  const entryIds = chosen.filter((id) => free.has(id));
  return (
    <Card title="保管期满的档案">
      <Loaded query={query}>
        <WideRegion label="保管期满的档案">
          <Table<Candidate>
            rowKey="entryId"
            size="middle"
            columns={COLUMNS}
            dataSource={[...items]}
            loading={query.isPending}
            pagination={false}
            locale={noRows(query.isPending, `截至 ${day}，没有保管期满的档案。`)}
            {...(mayPropose
              ? {
                  rowSelection: {
                    selectedRowKeys: entryIds,
                    onChange: (keys) => {
                      setChosen(keys.map(String));
                    },
                    getTitleCheckboxProps: () => ({ 'aria-label': '选择全部可以销毁的' }),
                    getCheckboxProps: ({ objection, number }: Candidate) => ({
                      disabled: objection !== null,
                      'aria-label': `选择 ${number}`,
                    }),
                  },
                }
              : {})}
          />
        </WideRegion>
      </Loaded>
      {more && (
        <p className="secondary">只列出最早到期的 {items.length} 份，办完后接着列出其余的。</p>
      )}
      {mayPropose && items.length > 0 && (
        <Flex style={{ marginTop: 12 }}>
          <Button
            type="primary"
            disabled={entryIds.length === 0}
            onClick={() => {
              setProposing(true);
            }}
          >
            提请销毁{entryIds.length > 0 && `（${String(entryIds.length)} 份）`}
          </Button>
        </Flex>
      )}
      {proposing && (
        <ProposeDialog
          entryIds={entryIds}
          close={() => {
            setProposing(false);
          }}
        />
      )}
    </Card>
  );
}
