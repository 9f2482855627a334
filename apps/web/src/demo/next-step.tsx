import { Alert, Button } from 'antd';
import type { Report, Role } from '../api/types.ts';
import { FailureNote } from '../shared/failure-note.tsx';
import { useSending } from '../shared/use-sending.ts';
import { useSession } from '../session/session.tsx';
import { useDemoAccounts } from './use-demo-accounts.ts';

/** Who acts next in each stage, and what they do. Nobody acts on what is archived. */
const NEXT: Readonly<Partial<Record<Report['stage'], readonly [Role, string]>>> = {
  draft: ['drafter', '填报并送审'],
  committee_review: ['committee_secretary', '登记党委会会议，通过或退回'],
  bureau_review: ['bureau_approver', '审核、调整得分，审定或退回'],
};

const BUREAU_ROLES: readonly Role[] = ['bureau_approver'];

/** In the demo: who has the next step, and a click that becomes that person on this very page. */
export function NextStep({ report }: { readonly report: Report }) {
  const { me, signIn } = useSession();
  const demo = useDemoAccounts(me?.demo === true);
  const sending = useSending();
  const [role, does] = NEXT[report.stage] ?? [];
  const next = demo?.items.find(
    (account) =>
      account.role === role &&
      (BUREAU_ROLES.includes(account.role) ||
        account.organisationName === report.organisation.name),
  );
  if (!demo || !next || next.account === me?.account) return null;
  const go = () => sending.send(() => signIn(next.account, demo.password, `/reports/${report.id}`));
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={`下一步：以${next.name}身份${does ?? ''}`}
        style={{ marginBottom: 12 }}
        action={
          <Button size="small" loading={sending.busy} onClick={() => void go()}>
            切换为{next.roleLabel}
          </Button>
        }
      />
      <FailureNote error={sending.failure} />
    </>
  );
}
