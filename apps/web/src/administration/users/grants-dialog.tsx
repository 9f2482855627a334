import { Alert, Button, Form, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import type { Organisation, Role, User } from '../../api/types.ts';
import { FailureNote } from '../../shared/failure-note.tsx';
import { useFocusReturn } from '../../shared/focus-return.ts';
import { useSending } from '../../shared/use-sending.ts';
import { ROLES } from '../labels.ts';
import { liveOptions } from '../use-organisations.ts';
import { useChange, useConfirmed } from './use-users.ts';

const UNIT_ROLES: readonly Role[] = ['drafter', 'committee_secretary'];

function Held({ user }: { readonly user: User }) {
  const change = useChange();
  const confirmed = useConfirmed();
  if (user.grants.length === 0)
    return <Typography.Text type="secondary">还没有角色，登录后不能办理业务。</Typography.Text>;
  return (
    <ul className="entries" aria-label="已有角色">
      {user.grants.map(({ id, roleLabel, organisationName }) => (
        <li key={id} className="entry demo-entry">
          <span>
            <Typography.Text strong>{roleLabel}</Typography.Text>（{organisationName}）
          </span>
          <Button
            size="small"
            danger
            aria-label={`收回${roleLabel}`}
            onClick={() => {
              confirmed({
                title: `收回${user.name}的${roleLabel}角色？`,
                content: '立即生效：此人的下一个操作起就没有这项权限。',
                okText: '收回',
                danger: true,
                done: '已收回',
                work: () => change('DELETE', `/users/${user.id}/grants/${id}`),
              });
            }}
          >
            收回
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface NewGrant {
  readonly role: Role;
  readonly organisationId: string;
}

function Give({
  user,
  organisations,
}: {
  readonly user: User;
  readonly organisations: readonly Organisation[];
}) {
  const [form] = Form.useForm<NewGrant>();
  const change = useChange();
  const sending = useSending();
  const [role, setRole] = useState<Role | null>(null);
  const atUnit = role !== null && UNIT_ROLES.includes(role);
  const places = organisations.filter(({ kind }) => (kind === 'bureau') !== atUnit);
  const choose = (chosen: Role) => {
    setRole(chosen);
    const bureau = organisations.find(({ kind }) => kind === 'bureau')?.id;
    const place = UNIT_ROLES.includes(chosen) ? user.organisationId : (bureau ?? '');
    form.setFieldValue('organisationId', place);
  };
  const submit = async (values: NewGrant) => {
    const give = () => change('POST', `/users/${user.id}/grants`, values);
    if (!(await sending.send(give))) return;
    form.resetFields();
    setRole(null);
  };
  return (
    <Form<NewGrant>
      form={form}
      name="grant"
      layout="vertical"
      onFinish={(values) => void submit(values)}
    >
      <Form.Item name="role" label="角色" rules={[{ required: true, message: '请选择角色' }]}>
        <Select options={[...ROLES]} onChange={choose} />
      </Form.Item>
      <Form.Item
        name="organisationId"
        label="范围"
        extra={atUnit ? '只办理该单位的报告' : '财政局的角色覆盖全区'}
        rules={[{ required: true, message: '请选择范围' }]}
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={liveOptions(places)} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={sending.busy}>
        授予
      </Button>
      <FailureNote error={sending.failure} placeOf={() => '角色'} />
    </Form>
  );
}

/** The roles of one person, as the security administrator gives and takes them. */
export function GrantsDialog({
  user,
  organisations,
  close,
}: {
  readonly user: User;
  readonly organisations: readonly Organisation[];
  readonly close: () => void;
}) {
  useFocusReturn(true);
  return (
    <Modal title={`${user.name}的角色`} open onCancel={close} footer={null} width={600}>
      <Held user={user} />
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        授予角色
      </Typography.Title>
      <Alert
        type="info"
        showIcon
        title="三员分立：系统管理员、安全管理员、审计员须是三个人，且不兼任其他角色；填报、审议、审定不能是同一人，规则的起草和审定不能是同一人。"
        style={{ marginBottom: 16 }}
      />
      <Give user={user} organisations={organisations} />
    </Modal>
  );
}
