import { Alert, Button, Card, Flex, Skeleton, Space, Switch, Tabs, Tag, Typography } from 'antd';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { address, call } from '../api/client.ts';
import type { Me, Report, Rulebook } from '../api/types.ts';
import { QueueSteps } from '../reports/queue-steps.tsx';
import { NextStep } from '../demo/next-step.tsx';
import { useSession } from '../session/session.tsx';
import { STAGE_COLOURS } from '../shared/stages.ts';
import { ActionsBar } from './actions/actions-bar.tsx';
import { BesideDocument } from './desk/beside-document.tsx';
import { DeskProvider, useDesk, type Desk } from './desk/desk.tsx';
import { usePlaces } from './desk/places.ts';
import { reportTabs, sideTabs } from './desk/tabs.tsx';
import { useBeside } from './desk/use-beside.ts';
import type { Target } from './desk/use-target.ts';
import { DraftProvider, useDraftStore, usePiece } from './draft/drafted.ts';
import { useDraft } from './draft/use-draft.ts';
import { FactsForm } from './facts/facts-form.tsx';
import { SaveStatus } from './facts/save-status.tsx';
import { NoteDialog } from './review/note-dialog.tsx';
import { ReturnNote } from './review/return-note.tsx';
import { useRefresh, useReport, useRulebook } from './use-report.ts';

function Heading() {
  const { report } = useDesk();
  const { submission, openFields } = report;
  return (
    <Flex justify="space-between" align="center" wrap gap="small" style={{ marginBottom: 16 }}>
      <div>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          {report.organisation.name} {report.year} 年度自评报告
          {report.revision > 1 && `（第 ${String(report.revision)} 版）`}
        </Typography.Title>
        <Space wrap>
          <Tag color={STAGE_COLOURS[report.stage]}>{report.stageLabel}</Tag>
          {report.stage === 'draft' && openFields !== null && (
            <Tag color="gold">退回后只开放 {openFields.length} 项</Tag>
          )}
          {submission !== null && (
            <Typography.Text type="secondary">
              第 {submission.number} 次送审，内容摘要 {submission.contentHash.slice(0, 12)}
            </Typography.Text>
          )}
        </Space>
      </div>
      <Space wrap className="report-actions">
        {report.stage === 'archived' && (
          <Button href={address(`/reports/${report.id}/archive/files/report.pdf`)} target="_blank">
            打开归档 PDF
          </Button>
        )}
        <ActionsBar />
      </Space>
    </Flex>
  );
}

const secondPart = (target: Target | null, head?: string): string | undefined => {
  const [first, second] = target?.path.split('/') ?? [];
  return head === undefined || first === head ? second : undefined;
};

type Settled = Omit<Desk, 'names' | 'goTo' | 'annotate'>;

function useSettled(report: Report, rulebook: Rulebook): Settled {
  const store = useDraftStore();
  return useMemo(
    () => ({
      report,
      rulebook,
      may: (command) =>
        report.actions.some((action) => action.command === command && action.allowed),
      perform: (method, path, body = {}) =>
        store.perform((expectedVersion) =>
          call(method, `/reports/${report.id}/${path}`, { expectedVersion, ...body }),
        ),
    }),
    [store, report, rulebook],
  );
}

/** Fields and score; on a wide window, if wanted, in one column with the document beside it. */
function Columns({
  report,
  places,
}: {
  readonly report: Report;
  readonly places: ReturnType<typeof usePlaces>;
}) {
  const { roomy, on, turn } = useBeside();
  const { section, setSection, target, side, setSide } = places;
  const facts = (
    <FactsForm section={section} onSection={setSection} shownRow={secondPart(target)} narrow={on} />
  );
  const items = [{ key: 'facts', label: '填报内容', children: facts }, ...reportTabs(report)];
  const looked = sideTabs(report, secondPart(target, 'indicators'));
  const choice = roomy && (
    <Space size="small">
      <Switch size="small" aria-label="并排显示正式报告" checked={on} onChange={turn} />
      <span>并排显示正式报告</span>
    </Space>
  );
  return (
    <Flex gap="middle" align="flex-start" wrap={!on}>
      {on && <BesideDocument />}
      <div className={on ? 'beside-fields' : 'fields'}>
        <Card className="main-card">
          <Flex justify="end">{choice}</Flex>
          <Tabs
            className="wrapping-tabs"
            activeKey={places.view}
            onChange={places.setView}
            destroyOnHidden
            items={items}
          />
        </Card>
        <Card className="side-card" id="report-side" tabIndex={-1}>
          <Tabs className="wrapping-tabs" activeKey={side} onChange={setSide} items={looked} />
        </Card>
      </div>
    </Flex>
  );
}

interface ReportDeskProps {
  readonly report: Report;
  readonly content: Report['content'];
  readonly rulebook: Rulebook;
}

const ReportDesk = memo(function ReportDesk({ report, content, rulebook }: ReportDeskProps) {
  const settled = useSettled(report, rulebook);
  const { evaluation } = report;
  const names = useMemo(() => ({ rulebook, content, evaluation }), [rulebook, content, evaluation]);
  const places = usePlaces({ rulebook, names });
  const [noting, setNoting] = useState<string | null>(null);
  const { goTo } = places;
  const desk = useMemo(
    (): Desk => ({ ...settled, names, goTo, annotate: setNoting }),
    [settled, names, goTo],
  );
  return (
    <DeskProvider value={desk}>
      <QueueSteps reportId={report.id} />
      <NextStep report={report} />
      <Heading />
      <ReturnNote />
      <SaveStatus />
      <Columns report={report} places={places} />
      <NoteDialog
        path={noting}
        close={() => {
          setNoting(null);
        }}
      />
    </DeskProvider>
  );
});

interface DraftingProps {
  readonly me: Me;
  readonly report: Report;
  readonly rulebook: Rulebook;
  readonly refresh: () => Promise<Report>;
}

/** The page follows what was saved when nobody types: a letter is painted before scores, checks and labels are. */
function Drafting({ me, report, rulebook, refresh }: DraftingProps) {
  const store = useDraft(me.userId, report, refresh);
  const shown = useDeferredValue(report);
  const content = useDeferredValue(usePiece(store, (draft) => draft.content));
  return (
    <DraftProvider value={store}>
      <ReportDesk report={shown} content={content} rulebook={rulebook} />
    </DraftProvider>
  );
}

export default function ReportPage() {
  const { id = '' } = useParams();
  const { me } = useSession();
  const report = useReport(id);
  const rulebook = useRulebook(report.data?.rulebookHash);
  const refresh = useRefresh(id);
  const failed = [report, rulebook].find(({ isLoadingError }) => isLoadingError);
  if (failed?.error)
    return (
      <Alert
        type="error"
        showIcon
        title={failed.error.message}
        description={<Link to="/reports">回到清单</Link>}
        action={<Button onClick={() => void failed.refetch()}>重试</Button>}
      />
    );
  if (report.data === undefined || rulebook.data === undefined || !me)
    return <Skeleton active paragraph={{ rows: 12 }} />;
  return (
    <Drafting
      key={id}
      me={me}
      report={report.data}
      rulebook={rulebook.data.package}
      refresh={refresh}
    />
  );
}
