import { Form, Input, Select } from 'antd';
import type { Organisation } from '../../api/types.ts';
import { RequestDialog } from '../../shared/request-dialog.tsx';
import { liveOptions } from '../use-organisations.ts';
import { useChange } from './use-users.ts';

interface NewUser {
  readonly account: string;
  readonly name: string;
  readonly organisationId: string;
}

const PLACES: Readonly<Record<string, string>> = {
  account: '账号',
  name: '姓名',
  organisationId: '单位',
};

/** A new account; the server makes its one-time password, which `created` shows once. */
export function CreateUserDialog({
  organisations,
  open,
  close,
  created,
}: {
  readonly organisations: readonly Organisation[];
  readonly open: boolean;
  readonly close: () => void;
  readonly created: (name: string, oneTimePassword: string) => void;
}) {
  const change = useChange();
  const send = async (values: NewUser) => {
    const { oneTimePassword } = await change<{ oneTimePassword: string }>('POST', '/users', values);
    created(values.name, oneTimePassword);
  };
  return (
    <RequestDialog<NewUser>
      title="新建账号"
      okText="新建"
      open={open}
      close={close}
      placeOf={(path) => PLACES[path] ?? path}
      send={send}
    >
      <Form.Item
        name="account"
        label="账号"
        extra="小写字母开头，可含小写字母、数字、点和横线，2 至 63 位"
        rules={[
          { required: true, message: '请填写账号' },
          { pattern: /^[a-z][a-z0-9._-]{1,62}$/, message: '账号格式不正确' },
        ]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请填写姓名' }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="organisationId"
        label="单位"
        rules={[{ required: true, message: '请选择单位' }]}
        extra="新账号没有任何角色，由安全管理员另行授予"
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={liveOptions(organisations)} />
      </Form.Item>
    </RequestDialog>
  );
}
