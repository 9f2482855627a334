import { App, Button, Modal, Table, Typography } from 'antd';
import { useState } from 'react';
import type { FactDefinition, FactValue, PriorYear } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';
import { useDrafted, useDraftStore } from '../draft/drafted.ts';
import { isEmpty, shownValue } from '../draft/edits.ts';
import { valueText } from '../labels.ts';

interface Carried {
  readonly fact: FactDefinition;
  readonly value: FactValue;
  readonly source: string;
}

/** Empty fields that the year's rules let last year's report fill, and that may be typed into now. */
function useCarried({ values }: PriorYear): Carried[] {
  const { rulebook, report } = useDesk();
  const { edits, content } = useDrafted((draft) => draft);
  const { facts } = rulebook.facts;
  const open = (id: string) => report.openFields === null || report.openFields.includes(id);
  return facts.flatMap((fact): Carried[] => {
    const prior = values[fact.id];
    const current = shownValue(edits, content, 'facts', fact.id);
    if (prior?.fills !== true || !isEmpty(current) || !open(fact.id)) return [];
    const source = facts.find(({ id }) => id === prior.from)?.label ?? prior.from;
    return [{ fact, value: prior.value, source }];
  });
}

function List({ carried }: { readonly carried: readonly Carried[] }) {
  return (
    <Table<Carried>
      rowKey={({ fact }) => fact.id}
      size="small"
      aria-label="将要填入的内容"
      dataSource={[...carried]}
      pagination={carried.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      columns={[
        { title: '填报项', width: '40%', render: (_: unknown, { fact }) => fact.label },
        { title: '上年报告中的项目', width: '30%', dataIndex: 'source' },
        {
          title: '填入',
          render: (_: unknown, { fact, value }) =>
            `${valueText(value, fact.options)}${typeof value === 'string' ? (fact.unit ?? '') : ''}`,
        },
      ]}
    />
  );
}

/** Shows what will be filled before it is; one undo takes it back. */
function CarryDialog({ prior, close }: { readonly prior: PriorYear; readonly close: () => void }) {
  const { report } = useDesk();
  const store = useDraftStore();
  const { message } = App.useApp();
  const carried = useCarried(prior);
  const fill = () => {
    const edits = carried.map(({ fact, value }) => ({
      part: 'facts' as const,
      id: fact.id,
      value,
    }));
    store.changeAll(edits, `carry ${String(report.version)}`);
    void message.success(`已带入 ${String(edits.length)} 项，可用“撤销”一次找回`);
    close();
  };
  return (
    <Modal
      open
      title={`从 ${String(prior.year)} 年度报告带入`}
      width={720}
      onCancel={close}
      onOk={fill}
      okText={`带入 ${String(carried.length)} 项`}
      okButtonProps={{ disabled: carried.length === 0 }}
    >
      <Typography.Paragraph>
        {carried.length === 0
          ? '没有可以带入的空白项：规则规定沿用的各项都已填写，或上年没有数据。'
          : '只填入空白项，已填写的不变；带入后请逐项核对。'}
      </Typography.Paragraph>
      {carried.length > 0 && <List carried={carried} />}
    </Modal>
  );
}

/** 从上年报告带入. */
export function CarryOver({ prior }: { readonly prior: PriorYear }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          setOpen(true);
        }}
      >
        从上年报告带入
      </Button>
      {open && (
        <CarryDialog
          prior={prior}
          close={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
