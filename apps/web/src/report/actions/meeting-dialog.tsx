import { Alert, App, Form, Typography } from 'antd';
import { upload } from '../../api/client.ts';
import type { Changed } from '../../api/types.ts';
import { RequestDialog } from '../../shared/request-dialog.tsx';
import { useDesk, type Desk } from '../desk/desk.tsx';
import { DocumentFrame } from '../desk/document-frame.tsx';
import { useDraftStore } from '../draft/drafted.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { MeetingFields } from './meeting-fields.tsx';
import { reviveMeeting, type MeetingForm } from './meeting-form.ts';

/** The minutes first, then the meeting that names them. */
async function record(
  { report, perform }: Desk,
  store: DraftStore,
  values: MeetingForm,
): Promise<string> {
  const { heldOn, minutes, nonVoting = [], recused = [], ...rest } = values;
  const file = minutes[0]?.originFileObj;
  if (file === undefined) throw new Error('请选择会议纪要文件');
  const { attachment } = await store.perform((expectedVersion) =>
    upload<Changed & { readonly attachment: { readonly id: string } }>(
      `/reports/${report.id}/attachments`,
      file,
      { expectedVersion, kind: 'minutes' },
    ),
  );
  const answer = await perform<Changed & { readonly explanation: string }>('POST', 'meetings', {
    ...rest,
    nonVoting,
    recused,
    heldOn: heldOn.format('YYYY-MM-DD'),
    contentHash: report.submission?.contentHash,
    minutesAttachmentId: attachment.id,
  });
  return answer.explanation;
}

/** The exact document under decision, beside the form. */
function UnderDecision() {
  const { report } = useDesk();
  const hash = report.submission?.contentHash ?? '';
  return (
    <section className="beside" aria-label="本次会议审议的报告">
      <Typography.Paragraph>
        本次会议审议的报告（第 {report.submission?.number} 次送审），内容摘要{' '}
        <Typography.Text code copyable={{ text: hash, tooltips: ['复制全码', '已复制'] }}>
          {hash.slice(0, 12)}
        </Typography.Text>
      </Typography.Paragraph>
      <DocumentFrame title="审议的报告" path={`/reports/${report.id}/document`} />
    </section>
  );
}

/** Records the committee's meeting on exactly the content shown beside it. */
export function MeetingDialog({
  open,
  close,
}: {
  readonly open: boolean;
  readonly close: () => void;
}) {
  const desk = useDesk();
  const store = useDraftStore();
  const { modal } = App.useApp();
  const [form] = Form.useForm<MeetingForm>();
  const { report } = desk;
  return (
    <RequestDialog<MeetingForm>
      title="登记会议"
      open={open}
      close={close}
      okText="登记会议"
      width="min(1240px, 96vw)"
      form={form}
      keepAs={`meeting.${report.id}.${report.submission?.contentHash ?? ''}`}
      revive={reviveMeeting}
      initialValues={{ votesAgainst: 0, abstained: 0 }}
      send={async (values) => {
        const explanation = await record(desk, store, values);
        void modal.info({ title: '会议已登记', content: explanation });
      }}
    >
      <Alert
        type="info"
        showIcon
        title="会议只对右侧（下方）这份内容有效；会后内容如有改动，须重新上会。"
        style={{ marginBottom: 16 }}
      />
      <div className="meeting">
        <div className="meeting-form">
          <MeetingFields form={form} />
        </div>
        {open && <UnderDecision />}
      </div>
    </RequestDialog>
  );
}
