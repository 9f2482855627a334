import { Button, Flex, Input, Tag, Typography } from 'antd';
import { useState } from 'react';
import { FailureNote } from '../shared/failure-note.tsx';
import { useSending } from '../shared/use-sending.ts';
import { useSession } from '../session/session.tsx';
import { useDemoAccounts, type DemoAccount } from './use-demo-accounts.ts';

/** The sample's unit and the bureau: all it takes to walk the whole flow. */
const SHOWN_AT_FIRST = 10;

const matches = ({ name, roleLabel, organisationName, does }: DemoAccount, text: string) =>
  [name, roleLabel, organisationName, does].some((part) => part.includes(text));

function Entry({
  account,
  current,
  busy,
  choose,
}: {
  readonly account: DemoAccount;
  readonly current: boolean;
  readonly busy: boolean;
  readonly choose: () => void;
}) {
  return (
    <li className="entry demo-entry">
      <div>
        <Typography.Text strong>{account.name}</Typography.Text> <Tag>{account.roleLabel}</Tag>
        <div className="demo-does">
          {account.organisationName} · {account.does}
        </div>
      </div>
      {current ? (
        <Tag color="green">当前身份</Tag>
      ) : (
        <Button
          size="small"
          onClick={choose}
          disabled={busy}
          aria-label={`以此身份登录：${account.name}`}
        >
          以此身份登录
        </Button>
      )}
    </li>
  );
}

/** Everybody of the demo with what they do; one click signs in as one of them, through the ordinary sign-in. */
export function DemoAccountList({ done }: { readonly done?: () => void }) {
  const demo = useDemoAccounts();
  const { me, signIn } = useSession();
  const sending = useSending();
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  if (demo === null) return null;
  const found = demo.items.filter((account) => matches(account, text.trim()));
  const shown = all || text.trim() !== '' ? found : found.slice(0, SHOWN_AT_FIRST);
  const choose = async ({ account }: DemoAccount) => {
    if (await sending.send(() => signIn(account, demo.password))) done?.();
  };
  return (
    <Flex vertical gap="small">
      <Input.Search
        aria-label="按单位或岗位查找"
        placeholder="按单位或岗位查找"
        allowClear
        onChange={({ target }) => {
          setText(target.value);
        }}
      />
      <FailureNote error={sending.failure} />
      <ul className="entries" aria-label="演示身份">
        {shown.map((account) => (
          <Entry
            key={account.account}
            account={account}
            current={account.account === me?.account}
            busy={sending.busy}
            choose={() => void choose(account)}
          />
        ))}
      </ul>
      {shown.length === 0 && <Typography.Text type="secondary">没有符合的账号</Typography.Text>}
      {shown.length < found.length && (
        <Button
          type="link"
          onClick={() => {
            setAll(true);
          }}
        >
          显示其他单位的账号（{found.length - shown.length}）
        </Button>
      )}
    </Flex>
  );
}
