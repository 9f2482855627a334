import {
  Alert,
  App,
  Button,
  DatePicker,
  Flex,
  Form,
  Input,
  InputNumber,
  Select,
  Upload,
} from 'antd';
import type { UploadFile } from 'antd';
import type { Dayjs } from 'dayjs';
import { upload } from '../../api/client.ts';
import type { Changed, Rulebook } from '../../api/types.ts';
import { RequestDialog } from '../../shared/request-dialog.tsx';
import { useDesk, type Desk } from '../desk/desk.tsx';

interface MeetingForm {
  readonly heldOn: Dayjs;
  readonly title: string;
  readonly chair: string;
  readonly entitled: number;
  readonly present: string[];
  readonly nonVoting?: string[];
  readonly recused?: { readonly name: string; readonly reason: string }[];
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstained: number;
  readonly resolution: string;
  readonly minutes: UploadFile[];
}

const required = [{ required: true, message: '必填' }];
const SEPARATORS = ['、', '，', ',', ' ', '\n'];

/** The minutes first, then the meeting that names them. */
async function record(desk: Desk, values: MeetingForm): Promise<string> {
  const { heldOn, minutes, nonVoting = [], recused = [], ...rest } = values;
  const { report, draft, perform } = desk;
  const file = minutes[0]?.originFileObj;
  if (file === undefined) throw new Error('请选择会议纪要文件');
  const { attachment } = await draft.store.perform((expectedVersion) =>
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
      style={{ flex: 1, minWidth: 260 }}
    >
      <Select
        mode="tags"
        open={false}
        suffix={null}
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

/** 回避: who, and why. */
function Recused() {
  return (
    <Form.Item label="回避人员" style={{ marginBottom: 12 }}>
      <Form.List name="recused">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Flex key={key} gap="small" align="baseline">
                <Form.Item name={[name, 'name']} rules={required} style={{ marginBottom: 8 }}>
                  <Input aria-label="回避人员姓名" placeholder="姓名" />
                </Form.Item>
                <Form.Item
                  name={[name, 'reason']}
                  rules={required}
                  style={{ flex: 1, marginBottom: 8 }}
                >
                  <Input aria-label="回避事由" placeholder="回避事由" />
                </Form.Item>
                <Button
                  size="small"
                  type="link"
                  danger
                  onClick={() => {
                    remove(name);
                  }}
                >
                  去掉
                </Button>
              </Flex>
            ))}
            <Button
              size="small"
              onClick={() => {
                add();
              }}
            >
              增加回避人员
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

function MeetingFields({
  form,
}: {
  readonly form: ReturnType<typeof Form.useForm<MeetingForm>>[0];
}) {
  const present = Form.useWatch('present', form) as string[] | undefined;
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
        <People name="nonVoting" label="列席人员" />
      </Flex>
      <Recused />
      <Flex gap="middle" wrap>
        <Count name="votesFor" label="赞成票" least={0} />
        <Count name="votesAgainst" label="反对票" least={0} />
        <Count name="abstained" label="弃权票" least={0} />
      </Flex>
      <Form.Item name="resolution" label="决议" rules={required}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} />
      </Form.Item>
      <Form.Item
        name="minutes"
        label="会议纪要（PDF、图片或 Word）"
        valuePropName="fileList"
        getValueFromEvent={(event: { fileList: UploadFile[] }) => event.fileList}
        rules={[{ required: true, message: '请选择会议纪要文件' }]}
      >
        <Upload maxCount={1} beforeUpload={() => false} accept=".pdf,.png,.jpg,.jpeg,.docx,.ofd">
          <Button>选择文件</Button>
        </Upload>
      </Form.Item>
    </>
  );
}

type Fraction = Rulebook['workflow']['quorum'];

const fractionText = ({ numerator, denominator, comparison }: Fraction): string => {
  if (numerator === 1 && denominator === 2 && comparison === 'more_than') return '过半数';
  const share = `${String(denominator)} 分之 ${String(numerator)}`;
  return comparison === 'more_than' ? `超过 ${share}` : `${share} 以上`;
};

/** The year's rules in words; whether they are met is for the server to say. */
function rulesText({ quorum, majority }: Rulebook['workflow']): string {
  const base = majority.of === 'entitled' ? '应到人数' : '到会表决人数';
  return `到会须${fractionText(quorum)}，赞成票须${fractionText(majority)}（按${base}计）。`;
}

/** Records the committee's meeting on exactly the content shown. */
export function MeetingDialog({
  open,
  close,
}: {
  readonly open: boolean;
  readonly close: () => void;
}) {
  const desk = useDesk();
  const { modal } = App.useApp();
  const [form] = Form.useForm<MeetingForm>();
  const { report, rulebook } = desk;
  return (
    <RequestDialog<MeetingForm>
      title="登记会议"
      open={open}
      close={close}
      okText="登记会议"
      width={760}
      form={form}
      initialValues={{ votesAgainst: 0, abstained: 0 }}
      send={async (values) => {
        const explanation = await record(desk, values);
        void modal.info({ title: '会议已登记', content: explanation });
      }}
    >
      <Alert
        type="info"
        showIcon
        title={`本次会议审议的内容摘要：${report.submission?.contentHash.slice(0, 12) ?? ''}。会后内容如有改动，须重新上会。`}
        description={rulesText(rulebook.workflow)}
        style={{ marginBottom: 16 }}
      />
      <MeetingFields form={form} />
    </RequestDialog>
  );
}
