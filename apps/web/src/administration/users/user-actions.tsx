import { Button, Space } from 'antd';
import type { User } from '../../api/types.ts';
import type { Told } from './one-time-password.tsx';
import { useChange, useConfirmed } from './use-users.ts';

interface Offered {
  readonly user: User;
  readonly system: boolean;
  readonly security: boolean;
  readonly self: boolean;
  readonly openGrants: (user: User) => void;
  readonly tell: (told: Told) => void;
}

function useWorks({ user, tell }: Pick<Offered, 'user' | 'tell'>) {
  const change = useChange();
  const confirmed = useConfirmed();
  const { id, name } = user;
  return {
    disable: () => {
      confirmed({
        title: `停用${name}的账号？`,
        content: '此人立即退出登录，停用期间不能登录；角色和办理记录都保留。',
        ...{ okText: '停用', danger: true, done: '已停用' },
        work: () => change('POST', `/users/${id}/disable`),
      });
    },
    enable: () => {
      confirmed({
        title: `启用${name}的账号？`,
        content: '此人可以用原来的密码登录，密码输错造成的锁定也一并解除。',
        ...{ okText: '启用', done: '已启用' },
        work: () => change('POST', `/users/${id}/enable`),
      });
    },
    reset: () => {
      confirmed({
        title: `重置${name}的密码？`,
        content: '原密码立即失效，此人退出登录；系统给出一次性密码，由您告知本人。',
        ...{ okText: '重置密码', danger: true, done: '密码已重置' },
        work: async () => {
          const path = `/users/${id}/password`;
          const { oneTimePassword } = await change<{ oneTimePassword: string }>('POST', path);
          tell({ name, oneTimePassword });
        },
      });
    },
    end: () => {
      confirmed({
        title: `结束${name}的全部会话？`,
        content: '此人在所有地方立即退出登录，没有保存的内容会丢失；之后可以重新登录。',
        ...{ okText: '结束会话', danger: true, done: '已结束全部会话' },
        work: () => change('DELETE', `/users/${id}/sessions`),
      });
    },
  };
}

/** What the officer who looks may do to an account: each of the three has other work. */
export function UserActions({ user, system, security, self, openGrants, tell }: Offered) {
  const works = useWorks({ user, tell });
  const closed = user.disabledAt !== null || user.locked;
  const button = (label: string, work: () => void) => (
    <Button size="small" aria-label={`${label}：${user.name}`} onClick={work}>
      {label}
    </Button>
  );
  return (
    <Space wrap size={[4, 4]}>
      {security &&
        !self &&
        button('角色', () => {
          openGrants(user);
        })}
      {system && !self && user.disabledAt === null && button('停用', works.disable)}
      {system && closed && button('启用', works.enable)}
      {system && !self && button('重置密码', works.reset)}
      {button('结束会话', works.end)}
    </Space>
  );
}
