import { Alert, Button, Card, Descriptions, Empty, Space, Tag, Typography } from 'antd';
import { address } from '../../api/client.ts';
import type { Meeting, Report } from '../../api/types.ts';
import { beijingTime } from '../../shared/time.ts';
import { meetingOutcome } from '../actions/meeting-outcome.ts';
import { useDesk } from '../desk/desk.tsx';
import { MeetingRecord } from './meeting-record.tsx';

const names = (people: readonly string[]): string =>
  people.length === 0 ? '无' : people.join('、');

function Outcome({ meeting, report }: { readonly meeting: Meeting; readonly report: Report }) {
  const { quorate, carried, contentHash } = meeting;
  const current = contentHash === report.submission?.contentHash;
  return (
    <Space wrap>
      <Tag color={quorate ? 'green' : 'red'}>{quorate ? '达到法定人数' : '未达到法定人数'}</Tag>
      <Tag color={carried ? 'green' : 'red'}>{carried ? '表决通过' : '表决未通过'}</Tag>
      {!current && <Tag color="gold">审议的不是当前送审内容</Tag>}
    </Space>
  );
}

function MeetingCard({ meeting, report }: { readonly meeting: Meeting; readonly report: Report }) {
  const { rulebook } = useDesk();
  const { present, recused, voidedAt, contentHash } = meeting;
  const items = [
    ['date', '会议日期', meeting.heldOn],
    ['chair', '主持人', meeting.chair],
    ['entitled', '应到', `${String(meeting.entitled)} 人`],
    ['present', '实到', `${String(present.length)} 人：${names(present)}`],
    ['nonVoting', '列席', names(meeting.nonVoting)],
    ['recused', '回避', names(recused.map(({ name, reason }) => `${name}（${reason}）`))],
    [
      'votes',
      '表决',
      `赞成 ${String(meeting.votesFor)} 票，反对 ${String(meeting.votesAgainst)} 票，弃权 ${String(meeting.abstained)} 票`,
    ],
    ['resolution', '决议', meeting.resolution],
    ['outcome', '人数与表决', meetingOutcome(rulebook.workflow, meeting).explanation],
    ['recorded', '登记时间', beijingTime(meeting.recordedAt)],
  ].map(([key = '', label, children]) => ({ key, label, children }));
  const hash = {
    key: 'hash',
    label: '审议内容摘要',
    children: (
      <Typography.Text copyable={{ text: contentHash, tooltips: ['复制全码', '已复制'] }}>
        {contentHash.slice(0, 12)}
      </Typography.Text>
    ),
  };
  return (
    <Card
      size="small"
      title={<h2 style={{ fontSize: 15, margin: 0 }}>{meeting.title}</h2>}
      extra={<Outcome meeting={meeting} report={report} />}
      style={{ marginBottom: 16 }}
    >
      {voidedAt !== null && (
        <Alert
          type="warning"
          showIcon
          title={`会议决定已于 ${beijingTime(voidedAt)} 失效：${meeting.voidReason ?? ''}`}
          style={{ marginBottom: 12 }}
        />
      )}
      <Descriptions size="small" column={1} bordered items={[...items, hash]} />
      <Space wrap style={{ marginTop: 12 }}>
        <MeetingRecord meeting={meeting} />
        <Button
          size="small"
          href={address(`/reports/${report.id}/attachments/${meeting.minutesAttachmentId}`)}
        >
          下载会议纪要
        </Button>
      </Space>
    </Card>
  );
}

/** Every meeting on the report, the latest first, with its outcome and what it was held on. */
export function MeetingsPanel() {
  const { report, may } = useDesk();
  if (report.meetings.length === 0)
    return (
      <Empty
        description={may('record_meeting') ? '还没有会议记录，请点“登记会议”' : '还没有会议记录'}
      />
    );
  return [...report.meetings]
    .reverse()
    .map((meeting) => <MeetingCard key={meeting.id} meeting={meeting} report={report} />);
}
