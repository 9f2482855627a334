import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Skeleton } from 'antd';
import { useState } from 'react';
import { address, call } from '../api/client.ts';
import type { Publication } from '../api/types.ts';
import { LoadFailure } from '../shared/load-failure.tsx';
import { PdfView } from './pdf-view.tsx';
import { PublicationDialogs, type PublicationCommand } from './publication-dialogs.tsx';
import { PublicationRound } from './publication-round.tsx';

const LABELS: Readonly<Record<PublicationCommand, string>> = {
  request: '提请公开',
  pass: '审查通过',
  return: '审查不通过',
  publish: '公开',
  withdraw: '撤回公开',
};
const PREPARING_POLL_MS = 2_000;

/** Buttons of what this person may do now; nothing for those who only read. */
function Actions({
  view,
  choose,
}: {
  readonly view: Publication;
  readonly choose: (command: PublicationCommand) => void;
}) {
  const allowed = view.actions.filter((action) => action.allowed);
  if (allowed.length === 0) return null;
  return (
    <Flex gap="small" wrap>
      {allowed.map(({ command }) => (
        <Button
          key={command}
          type={
            command === 'request' || command === 'pass' || command === 'publish'
              ? 'primary'
              : 'default'
          }
          danger={command === 'withdraw' || command === 'return'}
          onClick={() => {
            choose(command);
          }}
        >
          {LABELS[command]}
        </Button>
      ))}
    </Flex>
  );
}

/** The public version of one archived report: where it stands, what it leaves out, and what to do about it. */
export function PublicationPanel({ reportId }: { readonly reportId: string }) {
  const queries = useQueryClient();
  const [command, setCommand] = useState<PublicationCommand | null>(null);
  const key = ['archive', 'publication', reportId];
  const query = useQuery({
    queryKey: key,
    queryFn: () => call<Publication>('GET', `/reports/${reportId}/publication`),
    refetchInterval: ({ state }) =>
      state.data?.round?.stage === 'preparing' ? PREPARING_POLL_MS : false,
  });
  if (query.isPending) return <Skeleton active />;
  if (query.isError) return <LoadFailure error={query.error} retry={query.refetch} />;
  const view = query.data;
  const pdf = address(`/reports/${reportId}/publication/files/report.pdf`);
  return (
    <Flex vertical gap="middle">
      {view.round === null ? (
        <Alert type="info" showIcon title="这份报告还没有提请公开。" />
      ) : (
        <PublicationRound round={view.round} />
      )}
      <Actions view={view} choose={setCommand} />
      <PublicationDialogs
        reportId={reportId}
        round={view.round}
        command={command}
        close={() => {
          setCommand(null);
        }}
        done={(changed) => {
          queries.setQueryData(key, changed);
        }}
      />
      {view.round !== null && view.round.files.length > 0 && (
        <PdfView title="公开版" shown={`${pdf}?disposition=inline`} download={pdf} />
      )}
    </Flex>
  );
}
