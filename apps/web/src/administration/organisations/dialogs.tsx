import { useQueryClient } from '@tanstack/react-query';
import { Alert, DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { call } from '../../api/client.ts';
import type { Organisation } from '../../api/types.ts';
import { RequestDialog } from '../../shared/request-dialog.tsx';
import { beijingDay } from '../../shared/time.ts';
import { KIND_LABELS, UNIT_KINDS } from '../labels.ts';
import { liveOptions, ORGANISATIONS } from '../use-organisations.ts';

const required = (label: string) => [{ required: true, message: `请填写${label}` }];
const PLACES: Readonly<Record<string, string>> = {
  name: '单位名称',
  shortName: '简称',
  effectiveOn: '生效日期',
  basis: '依据',
  intoId: '并入单位',
  parentId: '上级单位',
};
const placeOf = (path: string): string => PLACES[path] ?? path;

/** Sends, then reads the organisations again. */
function useSend() {
  const queries = useQueryClient();
  return async (path: string, body: object) => {
    await call('POST', path, body);
    await queries.invalidateQueries({ queryKey: ORGANISATIONS });
  };
}

interface DialogProps {
  readonly open: boolean;
  readonly close: () => void;
}

function NameFields() {
  return (
    <>
      <Form.Item name="name" label="单位名称" rules={required('单位名称')} extra="公文中使用的全称">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="shortName" label="简称" rules={required('简称')} extra="例如：户木乡">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="kind" label="类型" rules={required('类型')}>
        <Select options={UNIT_KINDS} />
      </Form.Item>
    </>
  );
}

interface Dated {
  readonly effectiveOn: Dayjs;
  readonly basis: string;
}
const dated = ({ effectiveOn, basis }: Dated) => ({
  effectiveOn: effectiveOn.format('YYYY-MM-DD'),
  basis,
});

function DatedFields() {
  return (
    <>
      <Form.Item
        name="effectiveOn"
        label="生效日期"
        rules={required('生效日期')}
        extra="不晚于今天；将来生效的，请在生效当日登记"
      >
        <DatePicker
          disabledDate={(day) => day.format('YYYY-MM-DD') > beijingDay(new Date())}
          style={{ width: 200 }}
        />
      </Form.Item>
      <Form.Item name="basis" label="依据" rules={required('依据')} extra="批准文件的名称或文号">
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}

type NewOrganisation = Pick<Organisation, 'name' | 'shortName' | 'kind' | 'district'> & {
  readonly parentId?: string;
};

export function CreateDialog({
  organisations,
  ...dialog
}: DialogProps & { readonly organisations: readonly Organisation[] }) {
  const send = useSend();
  const district = organisations.find(({ kind }) => kind === 'bureau')?.district ?? '';
  return (
    <RequestDialog<NewOrganisation>
      {...dialog}
      title="新建单位"
      okText="新建"
      placeOf={placeOf}
      initialValues={{ district }}
      send={(values) => send('/organisations', values)}
    >
      <NameFields />
      <Form.Item name="district" label="所属区县" rules={required('所属区县')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="parentId" label="上级单位" extra="不选时直属财政局管理">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={liveOptions(organisations)}
        />
      </Form.Item>
    </RequestDialog>
  );
}

type Renaming = Pick<Organisation, 'name' | 'shortName' | 'kind'> & Dated;

export function RenameDialog({
  organisation,
  close,
}: Pick<DialogProps, 'close'> & { readonly organisation: Organisation }) {
  const send = useSend();
  const { id, name, shortName, kind } = organisation;
  return (
    <RequestDialog<Renaming>
      open
      close={close}
      title={`${shortName}更名`}
      okText="登记更名"
      placeOf={placeOf}
      initialValues={{ name, shortName, kind }}
      send={({ effectiveOn, basis, ...names }) =>
        send(`/organisations/${id}/rename`, { ...names, ...dated({ effectiveOn, basis }) })
      }
    >
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title={`现名“${name}”（${KIND_LABELS[kind]}）。已经建立的报告保留原名，更名后建立的报告使用新名称。`}
      />
      <NameFields />
      <DatedFields />
    </RequestDialog>
  );
}

export function MergeDialog({
  organisation,
  organisations,
  close,
}: Pick<DialogProps, 'close'> & {
  readonly organisation: Organisation;
  readonly organisations: readonly Organisation[];
}) {
  const send = useSend();
  const others = organisations.filter(
    ({ id, kind }) => id !== organisation.id && kind !== 'bureau',
  );
  return (
    <RequestDialog<Dated & { readonly intoId: string }>
      open
      close={close}
      title={`${organisation.shortName}撤并`}
      okText="登记撤并"
      danger
      placeOf={placeOf}
      send={({ intoId, ...rest }) =>
        send(`/organisations/${organisation.id}/merge`, { intoId, ...dated(rest) })
      }
    >
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        title={`撤并后，${organisation.shortName}已有的报告和档案仍可查阅，但不能再建立新的报告，也不能在该单位授予角色。此操作不能撤销。`}
      />
      <Form.Item name="intoId" label="并入单位" rules={required('并入单位')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={liveOptions(others)} />
      </Form.Item>
      <DatedFields />
    </RequestDialog>
  );
}
