import { Alert, Button, Flex, Spin, Tabs, Tag, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { address } from '../api/client.ts';
import type { RuleDraft } from '../api/types.ts';
import { usePageTitle } from '../layout/page-title.ts';
import { useSession } from '../session/session.tsx';
import { useAddressValues } from '../shared/address-values.ts';
import { beijingTime } from '../shared/time.ts';
import { CaseFromReport } from './case-from-report.tsx';
import { Differences } from './differences.tsx';
import type { Perform } from './draft/desk.ts';
import { draftPort, placeOf, storedOf } from './draft/draft-port.ts';
import { keptPackage, usePackageDraft } from './draft/use-package-draft.ts';
import { DraftSteps } from './draft-steps.tsx';
import { STATE_COLOURS } from './drafts-table.tsx';
import { PackageEditor, PackageViewer } from './editor/package-editor.tsx';
import { RecomputeCases } from './recompute-cases.tsx';
import { LoadFailure } from '../shared/load-failure.tsx';
import { SimulationTab } from './simulation/simulation-tab.tsx';
import { useRuleDraft, useRuleLint, useRulesChanged } from './use-rulebooks.ts';

const titleOf = ({ year, rulebookVersion }: RuleDraft): string =>
  `${String(year)} 年度评分规则 ${rulebookVersion} 版草稿`;

/** Name, state and what was last said of the draft. */
function Head({ draft, steps }: { readonly draft: RuleDraft; readonly steps: ReactNode }) {
  const { state, stateLabel, note, reason, decidedByName, decidedAt, publishedHash } = draft;
  const decided = decidedAt === null ? '' : `（${decidedByName ?? ''}，${beijingTime(decidedAt)}）`;
  return (
    <div className="no-print">
      <Link to="/rulebooks">返回规则列表</Link>
      <Flex justify="space-between" align="center" wrap gap="small" style={{ margin: '8px 0' }}>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          {titleOf(draft)} <Tag color={STATE_COLOURS[state]}>{stateLabel}</Tag>
        </Typography.Title>
        <Flex wrap gap="small">
          {steps}
          <Button href={address(`/rule-drafts/${draft.id}/export`)}>导出规则包</Button>
        </Flex>
      </Flex>
      {note !== null && state !== 'draft' && <p>修改说明：{note}</p>}
      {reason !== null && state !== 'published' && (
        <Alert type="warning" showIcon title={`理由：${reason}${decided}`} />
      )}
      {publishedHash !== null && <Link to={`/rulebooks/${publishedHash}`}>查看发布的规则</Link>}
    </div>
  );
}

const CONTENT = 'content';
const TAB = ['tab'] as const;

interface TabsProps {
  readonly draft: RuleDraft;
  readonly perform: Perform;
  readonly content: ReactNode;
}

function DraftTabs({ draft, perform, content }: TabsProps) {
  const { values, change } = useAddressValues(TAB);
  const changes =
    draft.basedOn === null ? (
      <p className="secondary">这份草稿由文件导入，没有底稿可比。</p>
    ) : (
      <Differences before={draft.basedOn} after={draft.id} />
    );
  return (
    <Tabs
      activeKey={values.tab ?? CONTENT}
      onChange={(tab) => {
        change({ tab: tab === CONTENT ? undefined : tab });
      }}
      destroyOnHidden={false}
      items={[
        { key: CONTENT, label: '内容', children: content },
        { key: 'changes', label: '与底稿比较', children: changes },
        {
          key: 'simulation',
          label: '试算',
          children: <SimulationTab draft={draft} perform={perform} />,
        },
      ]}
    />
  );
}

/** The draft as its editor has it. */
function Editing({ draft }: { readonly draft: RuleDraft }) {
  const { me } = useSession();
  const changed = useRulesChanged();
  const lint = useRuleLint(draft.id);
  const userId = me?.userId ?? '';
  const [port] = useState(() =>
    draftPort(userId, draft.id, () => {
      changed.saved(draft.id);
    }),
  );
  const [kept] = useState(() => keptPackage(placeOf(userId, draft.id)));
  const edited = usePackageDraft(port, storedOf(draft), kept);
  const perform: Perform = (work) => edited.store.perform(work);
  const checks = {
    faults: lint.data?.faults ?? [],
    checking: lint.isFetching,
    failure: lint.error,
  };
  return (
    <>
      <Head
        draft={draft}
        steps={
          <>
            <CaseFromReport draftId={draft.id} store={edited.store} />
            <RecomputeCases draftId={draft.id} store={edited.store} />
            <DraftSteps draft={draft} perform={perform} done={() => changed.moved(draft.id)} />
          </>
        }
      />
      <DraftTabs
        draft={draft}
        perform={perform}
        content={<PackageEditor draftId={draft.id} draft={edited} lint={checks} />}
      />
    </>
  );
}

/** The draft for whoever may only read it now. */
function Reading({ draft }: { readonly draft: RuleDraft }) {
  const changed = useRulesChanged();
  const perform: Perform = (work) => work(draft.version);
  const steps = <DraftSteps draft={draft} perform={perform} done={() => changed.moved(draft.id)} />;
  return (
    <>
      <Head draft={draft} steps={steps} />
      <DraftTabs
        draft={draft}
        perform={perform}
        content={<PackageViewer pkg={storedOf(draft).pkg} />}
      />
    </>
  );
}

/** One draft of a yearly package. */
export default function RuleDraftPage() {
  const { id = '' } = useParams();
  const found = useRuleDraft(id);
  usePageTitle(found.data && titleOf(found.data));
  if (found.isError) return <LoadFailure error={found.error} retry={found.refetch} />;
  if (found.data === undefined) return <Spin description="正在打开草稿" />;
  const { actions } = found.data;
  const editable = actions.some(({ command, allowed }) => command === 'edit' && allowed);
  return editable ? <Editing key={id} draft={found.data} /> : <Reading draft={found.data} />;
}
