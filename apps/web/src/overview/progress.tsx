import { Card, Empty, Flex, Table, Tag, type TableProps } from 'antd';
import { Link } from 'react-router';
import type { Overview } from '../api/types.ts';
import { listAddress, type Conditions } from '../reports/conditions.ts';
import { STAGE_COLOURS } from '../shared/stages.ts';
import { ExportButton } from '../shared/export-button.tsx';
import { exportPath } from './panel.tsx';
import { UnitScore } from './unit-score.tsx';
import { UrgeUnits, UrgeUnit } from './urge-units.tsx';
import { progressRows, type Counts, type ProgressRow, type Unit } from './progress-rows.ts';

/** More rows than this start folded. */
const MOST_UNFOLDED = 60;

/** Where the figure of a row leads: the list of just those reports. */
function conditionsOf({ unit, kind }: ProgressRow, year: string): Conditions {
  const which: Conditions =
    unit === null ? { kind: kind ?? '' } : { organisationId: unit.organisationId };
  return { year, current: 'true', ...which };
}

function UnitState({ unit, year }: { readonly unit: Unit; readonly year: number }) {
  const { stage, stageLabel, late } = unit;
  return (
    <>
      {stage === null ? (
        <Tag color="gold">未建报告</Tag>
      ) : (
        <Tag color={STAGE_COLOURS[stage]}>{stageLabel}</Tag>
      )}
      {late && <Tag color="red">逾期</Tag>}
      {stage === null && <UrgeUnit unit={unit} year={year} />}
    </>
  );
}

/** A figure that leads to the reports it counts; nothing counted leads nowhere. */
function Figure({
  row,
  of,
  year,
  narrowed,
}: {
  readonly row: ProgressRow;
  readonly of: keyof Counts;
  readonly year: string;
  readonly narrowed: Conditions;
}) {
  const figure = row[of];
  if (figure === 0) return <>0</>;
  return (
    <Link to={listAddress({ ...conditionsOf(row, year), ...narrowed }, row.name)}>{figure}</Link>
  );
}

function columnsOf(year: string): NonNullable<TableProps<ProgressRow>['columns']> {
  return [
    {
      title: '单位',
      dataIndex: 'name',
      render: (name: string, { unit }) =>
        unit?.reportId === null || unit === null ? (
          name
        ) : (
          <Link to={`/reports/${unit.reportId}`}>{name}</Link>
        ),
    },
    {
      title: '环节',
      key: 'state',
      width: 160,
      render: (_, { unit }) => unit !== null && <UnitState unit={unit} year={Number(year)} />,
    },
    { title: '应报', dataIndex: 'units', align: 'right', width: 80 },
    {
      title: '已报财政局',
      key: 'submitted',
      align: 'right',
      width: 100,
      render: (_, row) => (
        <Figure row={row} of="submitted" year={year} narrowed={{ at: 'bureau' }} />
      ),
    },
    {
      title: '单位办理中',
      key: 'working',
      align: 'right',
      width: 100,
      render: (_, row) => <Figure row={row} of="working" year={year} narrowed={{ at: 'unit' }} />,
    },
    { title: '未建报告', dataIndex: 'notStarted', align: 'right', width: 90 },
    {
      title: '逾期报告',
      key: 'late',
      align: 'right',
      width: 90,
      render: (_, row) => (
        <Figure row={row} of="late" year={year} narrowed={{ deadline: 'overdue' }} />
      ),
    },
    {
      title: '期限',
      key: 'dueOn',
      width: 104,
      render: (_, { unit }) => unit?.dueOn ?? '—',
    },
    {
      title: '换算得分',
      key: 'converted',
      align: 'right',
      width: 166,
      render: (_, { unit }) => (unit === null ? '—' : <UnitScore unit={unit} />),
    },
  ];
}

/** Who has submitted and who is late, over the tree of organisations. */
export function Progress({ overview }: { readonly overview: Overview }) {
  const { year, units } = overview;
  const rows = progressRows(units);
  const unfolded = units.length <= MOST_UNFOLDED ? rows.map(({ key }) => key) : [];
  return (
    <Card
      className="overview-panel"
      title={<h2 className="panel-title">报送进度</h2>}
      extra={
        <Flex gap="small" wrap>
          {year !== null && <UrgeUnits units={units} year={year} />}
          <ExportButton size="small" of="报送进度" path={exportPath('progress', year)} />
        </Flex>
      }
    >
      {rows.length === 0 ? (
        <Empty description="还没有应报送的单位" />
      ) : (
        <Table<ProgressRow>
          key={String(year)}
          size="small"
          rowKey="key"
          aria-label="报送进度"
          columns={columnsOf(String(year))}
          dataSource={[...rows]}
          expandable={{ defaultExpandedRowKeys: unfolded }}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
      )}
    </Card>
  );
}
