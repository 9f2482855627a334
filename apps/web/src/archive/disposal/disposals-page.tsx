import { Card, Flex, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { DisposalRow } from '../../api/types.ts';
import { useSession } from '../../session/session.tsx';
import { Loaded, noRows } from '../../shared/load-failure.tsx';
import { beijingTime } from '../../shared/time.ts';
import { WideRegion } from '../../shared/wide-region.tsx';
import { Candidates } from './candidates.tsx';
import { STATES, useDisposals } from './use-disposals.ts';

const COLUMNS: TableColumnsType<DisposalRow> = [
  {
    title: '清册',
    width: 190,
    render: (_: unknown, { id, number }) => <Link to={`/archive/disposals/${id}`}>{number}</Link>,
  },
  {
    title: '状态',
    dataIndex: 'state',
    width: 110,
    render: (state: DisposalRow['state']) => (
      <Tag color={STATES[state].colour}>{STATES[state].label}</Tag>
    ),
  },
  { title: '鉴定意见', dataIndex: 'opinion' },
  {
    title: '提请',
    width: 210,
    render: (_: unknown, { proposedBy, proposedAt }) => `${proposedBy} ${beijingTime(proposedAt)}`,
  },
  {
    title: '审批',
    width: 210,
    render: (_: unknown, { decidedBy, decidedAt }) =>
      decidedBy === null || decidedAt === null ? '—' : `${decidedBy} ${beijingTime(decidedAt)}`,
  },
];

function Lists() {
  const query = useDisposals();
  return (
    <Card title="销毁清册">
      <Loaded query={query}>
        <WideRegion label="销毁清册">
          <Table<DisposalRow>
            rowKey="id"
            size="middle"
            columns={COLUMNS}
            dataSource={[...(query.data?.items ?? [])]}
            loading={query.isPending}
            pagination={false}
            locale={noRows(query.isPending, '还没有销毁清册。')}
          />
        </WideRegion>
      </Loaded>
    </Card>
  );
}

/** 鉴定销毁: what is due, and the lists that were made of it. */
export default function DisposalsPage() {
  const { me } = useSession();
  const archivist = me?.grants.some(({ role }) => role === 'archivist') ?? false;
  return (
    <>
      <Link to="/archive">← 返回档案目录</Link>
      <Typography.Title level={1} style={{ fontSize: 22, margin: '8px 0 16px' }}>
        鉴定销毁
      </Typography.Title>
      <Typography.Paragraph>
        保管期满、没有冻结、没有公开的档案，由档案管理员鉴定后编入销毁清册，经财政局绩效股的另一人批准才销毁。销毁后文件不可恢复；登记、校验码、档案链和清册永久保留。备份介质中的副本不在其内，须按备份制度另行销毁。
      </Typography.Paragraph>
      <Flex vertical gap="middle">
        <Candidates mayPropose={archivist} />
        <Lists />
      </Flex>
    </>
  );
}
