import { Button, Flex, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { User } from '../../api/types.ts';
import { useSession } from '../../session/session.tsx';
import { ExportButton } from '../../shared/export-button.tsx';
import { LoadFailure, noRows } from '../../shared/load-failure.tsx';
import { PageHeading } from '../page-heading.tsx';
import { useOrganisations } from '../use-organisations.ts';
import { CreateUserDialog } from './create-dialog.tsx';
import { FilterBar, stateOf } from './filters.tsx';
import { GrantsDialog } from './grants-dialog.tsx';
import { OneTimePassword, type Told } from './one-time-password.tsx';
import { UserActions } from './user-actions.tsx';
import { exportPath, useUser, useUsers, type Filters } from './use-users.ts';

const STATE_COLOURS = { active: 'green', disabled: 'default', locked: 'red' } as const;

function columnsOf(actions: (user: User) => React.ReactNode) {
  return [
    {
      title: '姓名',
      dataIndex: 'name',
      width: 180,
      render: (name: string, { account }: User) => (
        <>
          <div>{name}</div>
          <Typography.Text type="secondary">{account}</Typography.Text>
        </>
      ),
    },
    { title: '单位', dataIndex: 'organisationName', width: 170 },
    {
      title: '角色',
      render: (_value: unknown, { grants }: User) =>
        grants.length === 0
          ? '—'
          : grants.map(({ id, roleLabel, organisationName }) => (
              <Tag key={id} title={organisationName}>
                {roleLabel}
              </Tag>
            )),
    },
    {
      title: '状态',
      width: 110,
      render: (_value: unknown, user: User) => {
        const { value, label } = stateOf(user);
        return (
          <>
            <Tag color={STATE_COLOURS[value]}>{label}</Tag>
            {user.mustChangePassword && <div>一次性密码未改</div>}
          </>
        );
      },
    },
    { title: '操作', width: 240, render: (_value: unknown, user: User) => actions(user) },
  ];
}

/** How many of how many are shown, and the rest on request. */
function MoreUsers({
  users,
  shown,
}: {
  readonly users: ReturnType<typeof useUsers>;
  readonly shown: number;
}) {
  const total = users.data?.pages[0]?.total ?? 0;
  if (total === 0) return null;
  return (
    <Flex vertical gap={8} style={{ marginTop: 8 }}>
      {users.hasNextPage && (
        <Button block loading={users.isFetchingNextPage} onClick={() => void users.fetchNextPage()}>
          显示更多
        </Button>
      )}
      <Typography.Text role="status">
        已显示 {shown} 个，共 {total} 个账号
      </Typography.Text>
    </Flex>
  );
}

export default function UsersPage() {
  const { me } = useSession();
  const [filters, setFilters] = useState<Filters>({});
  const users = useUsers(filters);
  const organisations = useOrganisations();
  const [creating, setCreating] = useState(false);
  const [granting, setGranting] = useState<User | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const holds = (role: string) => me?.grants.some((grant) => grant.role === role) ?? false;
  const [system, security] = [holds('system_admin'), holds('security_admin')];
  const failure = users.error ?? organisations.error;
  const retry = () => Promise.all([users.refetch(), organisations.refetch()]);
  const shown = users.data?.pages.flatMap(({ items }) => items) ?? [];
  const grantee = useUser(granting);
  const places = organisations.data ?? [];
  const actions = (user: User) => (
    <UserActions
      {...{ user, system, security, self: user.id === me?.userId, tell: setTold }}
      openGrants={setGranting}
    />
  );
  return (
    <>
      <PageHeading title="账号与角色">
        <FilterBar filters={filters} change={setFilters} organisations={places} />
        <ExportButton path={exportPath(filters)} />
        {system && (
          <Button
            type="primary"
            onClick={() => {
              setCreating(true);
            }}
          >
            新建账号
          </Button>
        )}
      </PageHeading>
      {failure !== null && <LoadFailure error={failure} retry={retry} />}
      {!users.isLoadingError && (
        <Table<User>
          rowKey="id"
          columns={columnsOf(actions)}
          dataSource={shown}
          loading={users.isPending}
          size="middle"
          scroll={{ x: 780 }}
          pagination={false}
          locale={noRows(users.isPending, '没有符合的账号')}
        />
      )}
      <MoreUsers users={users} shown={shown.length} />
      <Flex style={{ marginTop: 8 }}>
        <Typography.Text type="secondary">
          {system
            ? '账号由系统管理员管理，角色由安全管理员授予。'
            : '角色由安全管理员授予，账号由系统管理员管理。'}
        </Typography.Text>
      </Flex>
      <CreateUserDialog
        organisations={places}
        open={creating}
        close={() => {
          setCreating(false);
        }}
        created={(name, oneTimePassword) => {
          setTold({ name, oneTimePassword });
        }}
      />
      {grantee !== null && (
        <GrantsDialog
          user={grantee}
          organisations={places}
          close={() => {
            setGranting(null);
          }}
        />
      )}
      <OneTimePassword
        told={told}
        close={() => {
          setTold(null);
        }}
      />
    </>
  );
}
