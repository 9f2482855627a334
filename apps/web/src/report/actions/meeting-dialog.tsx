import {
  Alert,
  DatePicker,
  Form,
  Input,
  InputNumber,
  Modal,
  Select,
  Upload,
  Button,
  Flex,
} from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { call, upload } from '../../api/client.ts';
import type { Changed, Report } from '../../api/types.ts';

interface MeetingForm {
  readonly heldOn: Dayjs;
  readonly title: string;
  readonly chair: string;
  readonly entitled: number;
  readonly present: string[];
  readonly nonVoting?: string[];
  readonly recused?: string[];
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstained: number;
  readonly resolution: string;
}

interface MeetingDialogProps {
  readonly report: Report;
  readonly open: boolean;
  readonly close: () => void;
  readonly refresh: () => Promise<void>;
}

const required = [{ required: true, message: '必填' }];

async function send(report: Report, values: MeetingForm, minutes: File): Promise<void> {
  const { heldOn, nonVoting = [], recused = [], ...rest } = values;
  const uploaded = await upload<Changed & { attachment: { id: string } }>(
    `/reports/${report.id}/attachments`,
    minutes,
    {
      expectedVersion: String(report.version),
      kind: 'minutes',
    },
  );
  await call('POST', `/reports/${report.id}/meetings`, {
    ...rest,
    nonVoting,
    recused: recused.map((name) => ({ name, reason: '依规回避' })),
    heldOn: heldOn.format('YYYY-MM-DD'),
    expectedVersion: uploaded.version,
    contentHash: report.submission?.contentHash,
    minutesAttachmentId: uploaded.attachment.id,
  });
}

const SEPARATORS = ['、', '，', ',', ' '];

/** People by name: typed one by one, or pasted as a list. */
function People({
  name,
  label,
  needed = false,
}: {
  readonly name: string;
  readonly label: string;
  readonly needed?: boolean;
}) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={needed ? required : []}
      style={{ flex: 1, minWidth: 220 }}
    >
      <Select
        mode="tags"
        open={false}
        tokenSeparators={SEPARATORS}
        placeholder="输入姓名，以顿号分隔"
      />
    </Form.Item>
  );
}

function Count({
  name,
  label,
  least,
}: {
  readonly name: string;
  readonly label: string;
  readonly least: number;
}) {
  return (
    <Form.Item name={name} label={label} rules={required}>
      <InputNumber min={least} precision={0} />
    </Form.Item>
  );
}

function MeetingFields() {
  const present = Form.useWatch<string[] | undefined>('present');
  return (
    <>
      <Flex gap="middle" wrap>
        <Form.Item name="heldOn" label="会议日期" rules={required}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="title" label="会议名称" rules={required} style={{ flex: 1 }}>
          <Input placeholder="如：党委会第 3 次会议" />
        </Form.Item>
        <Form.Item name="chair" label="主持人" rules={required}>
          <Input />
        </Form.Item>
      </Flex>
      <Flex gap="middle" wrap>
        <Count name="entitled" label="应到人数" least={1} />
        <People name="present" label={`实到人员（${String(present?.length ?? 0)} 人）`} needed />
      </Flex>
      <Flex gap="middle" wrap>
        <People name="nonVoting" label="列席人员" />
        <People name="recused" label="回避人员" />
      </Flex>
      <Flex gap="middle" wrap>
        <Count name="votesFor" label="赞成" least={0} />
        <Count name="votesAgainst" label="反对" least={0} />
        <Count name="abstained" label="弃权" least={0} />
      </Flex>
      <Form.Item name="resolution" label="决议" rules={required}>
        <Input.TextArea rows={3} />
      </Form.Item>
    </>
  );
}

/** Records the committee's meeting on exactly the content shown. */
export function MeetingDialog({ report, open, close, refresh }: MeetingDialogProps) {
  const [form] = Form.useForm<MeetingForm>();
  const [minutes, setMinutes] = useState<File | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    const values = await form.validateFields();
    if (minutes === null) {
      setFailure('请上传会议纪要（PDF、图片或 Word）');
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      await send(report, values, minutes);
      close();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : '登记失败');
    } finally {
      await refresh();
      setBusy(false);
    }
  };

  return (
    <Modal
      title="登记会议"
      open={open}
      onCancel={close}
      onOk={() => void submit()}
      okText="登记"
      confirmLoading={busy}
      width={720}
      destroyOnHidden
    >
      <Alert
        type="info"
        showIcon
        title={`本次会议审议的内容摘要：${report.submission?.contentHash.slice(0, 12) ?? ''}。会后内容如有改动，须重新上会。`}
        style={{ marginBottom: 16 }}
      />
      <Form form={form} layout="vertical" initialValues={{ votesAgainst: 0, abstained: 0 }}>
        <MeetingFields />
        <Form.Item label="会议纪要" required>
          <Upload
            maxCount={1}
            beforeUpload={(file) => {
              setMinutes(file);
              return false;
            }}
            onRemove={() => {
              setMinutes(null);
            }}
          >
            <Button>选择文件</Button>
          </Upload>
        </Form.Item>
      </Form>
      {failure !== null && <Alert type="error" showIcon title={failure} />}
    </Modal>
  );
}
