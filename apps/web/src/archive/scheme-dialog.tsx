import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import type { ArchiveScheme, Organisation, Page } from '../api/types.ts';
import { sortedByName } from '../shared/pinyin.ts';
import { RequestDialog } from '../shared/request-dialog.tsx';
import { RETENTION_OPTIONS } from './retention.ts';

interface Values extends Pick<ArchiveScheme, 'fonds' | 'category' | 'retention'> {
  readonly organisationId: string;
}

function useUnits() {
  const units = useQuery({
    queryKey: ['organisations'],
    queryFn: () => call<Pick<Page<Organisation>, 'items'>>('GET', '/organisations'),
  });
  const schemes = useQuery({
    queryKey: ['archive-schemes'],
    queryFn: () => call<{ readonly items: readonly ArchiveScheme[] }>('GET', '/archive/schemes'),
  });
  const known = new Map(schemes.data?.items.map((scheme) => [scheme.organisationId, scheme]));
  const options = sortedByName(units.data?.items ?? [])
    .filter(({ kind }) => kind !== 'bureau')
    .map(({ id, name }) => {
      const scheme = known.get(id);
      const set = scheme === undefined ? '未设置' : `${scheme.fonds}-${scheme.category}`;
      return { value: id, label: `${name}（${set}）` };
    });
  return { options, known };
}

/** 档号设置: fonds, category and retention of one unit after the other. */
export function SchemeButton() {
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const { options, known } = useUnits();
  const [form] = Form.useForm<Values>();
  const send = async ({ organisationId, ...scheme }: Values) => {
    await call('PATCH', `/archive/schemes/${organisationId}`, scheme);
    await queries.invalidateQueries({ queryKey: ['archive-schemes'] });
    await queries.invalidateQueries({ queryKey: ['archive'] });
  };
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        档号设置
      </Button>
      <RequestDialog<Values>
        title="档号设置"
        open={open}
        close={() => {
          setOpen(false);
        }}
        okText="保存"
        form={form}
        initialValues={{ category: 'WS', retention: 'y30' }}
        send={send}
      >
        <Typography.Paragraph>
          档号为“全宗号-门类·年度-保管期限-件号”。保存后，这个单位以后归档的报告自动编号，已归档而没有档号的按归档先后补编；编过的档号不再改变。
        </Typography.Paragraph>
        <Form.Item
          name="organisationId"
          label="单位"
          rules={[{ required: true, message: '请选择单位' }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={options}
            onChange={(id: string) => {
              const scheme = known.get(id);
              if (scheme === undefined) return;
              const { fonds, category, retention } = scheme;
              form.setFieldsValue({ fonds, category, retention });
            }}
          />
        </Form.Item>
        <Form.Item
          name="fonds"
          label="全宗号"
          rules={[
            {
              required: true,
              pattern: /^[A-Z0-9]{1,12}$/,
              message: '须为 1 至 12 位大写字母或数字',
            },
          ]}
        >
          <Input maxLength={12} />
        </Form.Item>
        <Form.Item
          name="category"
          label="门类代码"
          rules={[
            { required: true, pattern: /^[A-Z]{1,4}$/, message: '须为 1 至 4 位大写字母，如 WS' },
          ]}
        >
          <Input maxLength={4} />
        </Form.Item>
        <Form.Item name="retention" label="保管期限" rules={[{ required: true }]}>
          <Select options={[...RETENTION_OPTIONS]} />
        </Form.Item>
      </RequestDialog>
    </>
  );
}
