import { Button, Collapse, Popconfirm, Tag, Typography, Upload } from 'antd';
import { address, call, upload } from '../../api/client.ts';
import type { Attachment, Changed } from '../../api/types.ts';
import { FailureNote } from '../../shared/failure-note.tsx';
import { fileSize } from '../../shared/file-size.ts';
import { beijingTime } from '../../shared/time.ts';
import { useSending } from '../../shared/use-sending.ts';
import { useDesk } from '../desk/desk.tsx';
import { useDraftStore } from '../draft/drafted.ts';

const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.ofd';

/** Whether files of an indicator, or of the whole report, may be added and removed now. */
function useOpen(indicatorId: string | null): boolean {
  const { report, may } = useDesk();
  const path = indicatorId === null ? 'evidence' : `indicators/${indicatorId}`;
  return may('edit') && (report.openEvidence?.includes(path) ?? true);
}

function AttachmentLine({ attachment }: { readonly attachment: Attachment }) {
  const { report } = useDesk();
  const open = useOpen(attachment.indicatorId);
  const store = useDraftStore();
  const { busy, failure, send } = useSending();
  const { id, filename, size, uploadedAt } = attachment;
  const remove = () =>
    send(() => store.perform((version) => removeAttachment(report.id, id, version)));
  return (
    <li className="entry">
      <a href={address(`/reports/${report.id}/attachments/${id}`)} download={filename}>
        {filename}
      </a>{' '}
      <Typography.Text type="secondary">
        {fileSize(size)}，{beijingTime(uploadedAt)} 上传
      </Typography.Text>
      {open && (
        <Popconfirm
          title="移除后本稿不再附此文件；以前送审时附过的仍留存。"
          okText="移除"
          onConfirm={() => void remove()}
        >
          <Button type="link" danger size="small" loading={busy} aria-label={`移除 ${filename}`}>
            移除
          </Button>
        </Popconfirm>
      )}
      <FailureNote error={failure} />
    </li>
  );
}

function removeAttachment(reportId: string, id: string, version: number): Promise<Changed> {
  const query = `expectedVersion=${String(version)}`;
  return call<Changed>('DELETE', `/reports/${reportId}/attachments/${id}?${query}`);
}

function Uploading({
  indicatorId,
  label,
}: {
  readonly indicatorId?: string;
  readonly label: string;
}) {
  const { report } = useDesk();
  const store = useDraftStore();
  const { busy, failure, send } = useSending();
  const add = (file: File) =>
    send(() =>
      store.perform((expectedVersion) =>
        upload<Changed>(`/reports/${report.id}/attachments`, file, {
          expectedVersion,
          kind: 'evidence',
          ...(indicatorId === undefined ? {} : { indicatorId }),
        }),
      ),
    );
  return (
    <>
      <Upload
        multiple
        accept={ACCEPTED}
        showUploadList={false}
        beforeUpload={(file) => {
          void add(file);
          return false;
        }}
      >
        <Button size="small" loading={busy} aria-label={`上传文件：${label}`}>
          上传文件
        </Button>
      </Upload>
      <FailureNote error={failure} />
    </>
  );
}

/** The files of one indicator, what the rulebook asks for, and the place to add some. */
function Files({
  indicatorId,
  label,
  asked,
}: {
  readonly indicatorId?: string;
  readonly label: string;
  readonly asked: readonly string[];
}) {
  const { report } = useDesk();
  const open = useOpen(indicatorId ?? null);
  const files = report.attachments.filter(
    (file) => file.kind === 'evidence' && file.indicatorId === (indicatorId ?? null),
  );
  return (
    <div className="entry">
      <Typography.Text strong>{label}</Typography.Text>{' '}
      <Tag color={files.length > 0 ? 'green' : 'default'}>{files.length} 份</Tag>
      {asked.length > 0 && (
        <Typography.Paragraph type="secondary" style={{ margin: 0 }}>
          应附：{asked.join('、')}
        </Typography.Paragraph>
      )}
      <ul className="entries">
        {files.map((file) => (
          <AttachmentLine key={file.id} attachment={file} />
        ))}
      </ul>
      {open && <Uploading label={label} {...(indicatorId === undefined ? {} : { indicatorId })} />}
    </div>
  );
}

/** Evidence by indicator, as the rulebook asks for it. */
export function EvidencePanel() {
  const { report, rulebook, names, may } = useDesk();
  const countIn = (ids: readonly string[]) =>
    report.attachments.filter(({ indicatorId }) => ids.includes(indicatorId ?? '')).length;
  const numberOf = (id: string) =>
    names.evaluation.score.indicators.find((entry) => entry.id === id)?.number ?? '';
  return (
    <>
      <Typography.Paragraph type="secondary">
        可上传 PDF、图片、Word、Excel、OFD，每份不超过 20 MB。
        {may('edit') &&
          report.openEvidence !== null &&
          '退回后只有开放的项目所涉及的指标可以增加或移除文件。'}
      </Typography.Paragraph>
      <Files label="整份报告" asked={[]} />
      <Collapse
        style={{ marginTop: 12 }}
        items={rulebook.indicators.categories.map(({ id, label, indicators }) => ({
          key: id,
          label: `${label}（${String(countIn(indicators.map((entry) => entry.id)))} 份）`,
          children: indicators.map((indicator) => (
            <Files
              key={indicator.id}
              indicatorId={indicator.id}
              label={`${numberOf(indicator.id)} ${indicator.label}`}
              asked={indicator.evidence ?? []}
            />
          )),
        }))}
      />
    </>
  );
}
