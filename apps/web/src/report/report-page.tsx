import { Alert, Button, Card, Flex, Skeleton, Space, Tabs, Tag, Typography } from 'antd';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router';
import { address } from '../api/client.ts';
import type { Report, Rulebook } from '../api/types.ts';
import { STAGE_COLOURS } from '../shared/stages.ts';
import { ActionsBar } from './actions/actions-bar.tsx';
import { FactsForm } from './facts/facts-form.tsx';
import { ChecksPanel } from './panel/checks-panel.tsx';
import { HistoryPanel } from './panel/history-panel.tsx';
import { ScorePanel } from './panel/score-panel.tsx';
import { useRefresh, useReport, useRulebook } from './use-report.ts';

function Preview({ report }: { readonly report: Report }) {
  // The document is data from people: it is shown without scripts, forms or a way out.
  return (
    <iframe
      key={report.version}
      title="报告预览"
      sandbox=""
      src={address(`/reports/${report.id}/document`)}
      style={{ width: '100%', height: '80vh', border: '1px solid #d9d9d9', background: '#fff' }}
    />
  );
}

function Heading({
  report,
  rulebook,
  refresh,
}: {
  readonly report: Report;
  readonly rulebook: Rulebook;
  readonly refresh: () => Promise<void>;
}) {
  return (
    <Flex justify="space-between" align="center" wrap gap="small" style={{ marginBottom: 16 }}>
      <div>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          {report.organisation.name} {report.year} 年度自评报告
        </Typography.Title>
        <Space>
          <Tag color={STAGE_COLOURS[report.stage]}>{report.stageLabel}</Tag>
          {report.submission !== null && (
            <Typography.Text type="secondary">
              第 {report.submission.number} 次送审，内容摘要{' '}
              {report.submission.contentHash.slice(0, 12)}
            </Typography.Text>
          )}
        </Space>
      </div>
      <Space wrap>
        {report.stage === 'archived' && (
          <Button href={address(`/reports/${report.id}/archive/files/report.pdf`)} target="_blank">
            打开归档 PDF
          </Button>
        )}
        <ActionsBar report={report} rulebook={rulebook} refresh={refresh} />
      </Space>
    </Flex>
  );
}

function ReportDesk({
  report,
  rulebook,
  refresh,
}: {
  readonly report: Report;
  readonly rulebook: Rulebook;
  readonly refresh: () => Promise<void>;
}) {
  const [section, setSection] = useState(rulebook.facts.sections[0]?.id ?? '');
  const [view, setView] = useState('facts');
  const goTo = useCallback(
    (path: string) => {
      const [id = ''] = path.split('/');
      const fact = rulebook.facts.facts.find((candidate) => candidate.id === id);
      if (fact === undefined) return;
      setView('facts');
      setSection(fact.section);
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          document.getElementById(`field-${id}`)?.scrollIntoView({ block: 'center' });
        }),
      );
    },
    [rulebook],
  );
  const { checks } = report.evaluation;
  const failing = checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'error').length;
  return (
    <Flex gap="middle" align="flex-start" wrap>
      <Card style={{ flex: '3 1 640px', minWidth: 0 }}>
        <Tabs
          activeKey={view}
          onChange={setView}
          items={[
            {
              key: 'facts',
              label: '填报内容',
              children: (
                <FactsForm
                  report={report}
                  rulebook={rulebook}
                  section={section}
                  onSection={setSection}
                  saved={refresh}
                />
              ),
            },
            { key: 'document', label: '报告预览', children: <Preview report={report} /> },
            {
              key: 'history',
              label: '办理过程',
              children: <HistoryPanel reportId={report.id} version={report.version} />,
            },
          ]}
        />
      </Card>
      <Card style={{ flex: '1 1 340px', minWidth: 320 }}>
        <Tabs
          items={[
            {
              key: 'score',
              label: '得分',
              children: <ScorePanel evaluation={report.evaluation} onField={goTo} />,
            },
            {
              key: 'checks',
              label: `校验（${String(failing)}）`,
              children: <ChecksPanel report={report} refresh={refresh} onField={goTo} />,
            },
          ]}
        />
      </Card>
    </Flex>
  );
}

export default function ReportPage() {
  const { id = '' } = useParams();
  const report = useReport(id);
  const rulebook = useRulebook(report.data?.rulebookHash);
  const refresh = useRefresh(id);
  const failure = report.error ?? rulebook.error;
  if (failure !== null)
    return (
      <Alert
        type="error"
        showIcon
        title={failure.message}
        action={<Button onClick={() => void report.refetch()}>重试</Button>}
      />
    );
  if (report.data === undefined || rulebook.data === undefined)
    return <Skeleton active paragraph={{ rows: 12 }} />;
  return (
    <>
      <Heading report={report.data} rulebook={rulebook.data.package} refresh={refresh} />
      <ReportDesk report={report.data} rulebook={rulebook.data.package} refresh={refresh} />
    </>
  );
}
