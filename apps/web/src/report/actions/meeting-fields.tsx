import { Button, DatePicker, Flex, Form, Input, InputNumber, Select, Upload } from 'antd';
import type { FormInstance, UploadFile } from 'antd';
import type { MeetingForm } from './meeting-form.ts';
import { MeetingStanding } from './meeting-standing.tsx';

const required = [{ required: true, message: '必填' }];
const SEPARATORS = ['、', '，', ',', ' ', '\n'];

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
        // Nothing drops down: an arrow would promise a list.
        styles={{ suffix: { display: 'none' } }}
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

/** Everything that is recorded of a meeting. */
export function MeetingFields({ form }: { readonly form: FormInstance<MeetingForm> }) {
  const present = Form.useWatch('present', form) as string[] | undefined;
  return (
    <>
      <Flex gap="0 16px" wrap>
        <Form.Item name="heldOn" label="会议日期" rules={required}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="chair" label="主持人" rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="title" label="会议名称" rules={required} style={{ flex: '1 1 320px' }}>
          <Input placeholder="如：党委会第 3 次会议" />
        </Form.Item>
      </Flex>
      <Flex gap="0 16px" wrap>
        <Count name="entitled" label="应到人数" least={1} />
        <People name="present" label={`实到人员（${String(present?.length ?? 0)} 人）`} needed />
        <People name="nonVoting" label="列席人员" />
      </Flex>
      <Recused />
      <Flex gap="0 16px" wrap>
        <Count name="votesFor" label="赞成票" least={0} />
        <Count name="votesAgainst" label="反对票" least={0} />
        <Count name="abstained" label="弃权票" least={0} />
      </Flex>
      <MeetingStanding form={form} />
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
