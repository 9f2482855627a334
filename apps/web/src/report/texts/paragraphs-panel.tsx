import { Button, Form, Input, Popconfirm, Select, Space, Tag, Tooltip, Typography } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { memo, useMemo, useRef, useState } from 'react';
import type { NarrativeBlock } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';
import { shownValue } from '../draft/edits.ts';
import { blockLabel, type Names } from '../labels.ts';
import { piecesOf, sentencesOf } from './template.ts';

/** A paragraph with every figure as a chip: what it is called and what it is now. */
const Chips = memo(function Chips({
  names,
  template,
}: {
  readonly names: Names;
  readonly template: string;
}) {
  return piecesOf(names, template).map((piece, index) =>
    'text' in piece ? (
      <span key={index}>{piece.text}</span>
    ) : (
      <Tooltip key={index} title={`${piece.label} {{${piece.placeholder}}}`}>
        <span className={piece.value === null ? 'chip chip-missing' : 'chip'}>
          {piece.value ?? `待填：${piece.label}`}
        </span>
      </Tooltip>
    ),
  );
});

/** Figures to put into the text, by name. */
function usePlaceholders(): { value: string; label: string }[] {
  const { rulebook } = useDesk();
  return useMemo(
    () => [
      { value: 'score.total', label: '得分' },
      { value: 'score.applicable_full_marks', label: '适用满分' },
      { value: 'score.converted', label: '换算得分' },
      { value: 'score.grade', label: '等级' },
      ...rulebook.facts.facts
        .filter(({ type }) => type !== 'table')
        .map(({ id, label }) => ({ value: id, label })),
    ],
    [rulebook],
  );
}

function Editor({
  block,
  label,
  text,
  done,
}: {
  readonly block: NarrativeBlock;
  readonly label: string;
  readonly text: string;
  readonly done: () => void;
}) {
  const { draft } = useDesk();
  const area = useRef<TextAreaRef>(null);
  const placeholders = usePlaceholders();
  const change = (next: string) => {
    draft.change('paragraphs', block.id, next === '' ? undefined : next);
  };
  const insert = (id: string) => {
    const field = area.current?.resizableTextArea?.textArea;
    const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
    change(`${text.slice(0, from)}{{${id}}}${text.slice(to)}`);
    field?.focus();
  };
  const fault = draft.state.kind === 'refused' ? draft.state.faults.get(block.id) : undefined;
  return (
    <Form.Item
      validateStatus={fault === undefined ? '' : 'error'}
      help={fault}
      style={{ margin: '8px 0' }}
    >
      <Input.TextArea
        ref={area}
        autoFocus
        aria-label={`改写：${label}`}
        autoSize={{ minRows: 3, maxRows: 14 }}
        maxLength={8000}
        value={text}
        onChange={(event) => {
          change(event.target.value);
        }}
      />
      <Space wrap style={{ marginTop: 8 }}>
        <Select
          aria-label="插入数据"
          placeholder="插入数据，数字随填报内容变化"
          style={{ width: 300 }}
          options={placeholders}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(id: string | null) => {
            if (id !== null) insert(id);
          }}
        />
        <Button size="small" onClick={done}>
          收起
        </Button>
      </Space>
    </Form.Item>
  );
}

function Buttons({
  block,
  label,
  rewritten,
  open,
}: {
  readonly block: NarrativeBlock;
  readonly label: string;
  readonly rewritten: boolean;
  readonly open: () => void;
}) {
  const { draft, report, may, annotate } = useDesk();
  const path = `paragraphs/${block.id}`;
  const { openFields } = report;
  const editable = may('edit') && (openFields === null || openFields.includes(path));
  return (
    <Space size={0}>
      {editable && (
        <Button type="link" size="small" aria-label={`改写：${label}`} onClick={open}>
          改写
        </Button>
      )}
      {editable && rewritten && (
        <Popconfirm
          title="恢复为规则给出的文字，改写的内容将删去（可撤销）。"
          okText="恢复原文"
          onConfirm={() => {
            draft.change('paragraphs', block.id, undefined, `${path}-`);
          }}
        >
          <Button type="link" size="small" danger>
            恢复原文
          </Button>
        </Popconfirm>
      )}
      {may('annotate') && (
        <Button
          type="link"
          size="small"
          aria-label={`批注：${label}`}
          onClick={() => {
            annotate(path);
          }}
        >
          批注
        </Button>
      )}
    </Space>
  );
}

function ParagraphItem({ block }: { readonly block: NarrativeBlock }) {
  const { draft, report, rulebook, names } = useDesk();
  const [editing, setEditing] = useState(false);
  const label = blockLabel(rulebook, block.id);
  const written = shownValue(draft.edits, report.content, 'paragraphs', block.id);
  const sentences = sentencesOf(block);
  const rewritten = typeof written === 'string';
  const text = rewritten ? written : sentences.join('');
  return (
    <section id={`field-paragraphs/${block.id}`} className="entry" tabIndex={-1}>
      <Typography.Text strong>{label}</Typography.Text>{' '}
      {rewritten && <Tag color="blue">已改写</Tag>}
      <Buttons
        block={block}
        label={label}
        rewritten={rewritten}
        open={() => {
          setEditing(true);
        }}
      />
      {!rewritten && sentences.length > 1 ? (
        <ul className="sentences" aria-label="按填报内容自动取舍的句子">
          {sentences.map((sentence) => (
            <li key={sentence}>
              <Chips names={names} template={sentence} />
            </li>
          ))}
        </ul>
      ) : (
        <div className="paragraph">
          <Chips names={names} template={text} />
        </div>
      )}
      {editing && sentences.length > 1 && !rewritten && (
        <Typography.Text type="warning">
          原文的句子按填报内容自动取舍；改写后不再取舍，请只留下适用的句子。
        </Typography.Text>
      )}
      {editing && (
        <Editor
          block={block}
          label={label}
          text={text}
          done={() => {
            setEditing(false);
          }}
        />
      )}
    </section>
  );
}

/** The report's paragraphs, each rewritable where the rulebook allows; figures stay live. */
export function ParagraphsPanel() {
  const { rulebook } = useDesk();
  const blocks = rulebook.narrative.body.filter(
    (block) =>
      block.type === 'paragraph' && block.editable !== false && sentencesOf(block).length > 0,
  );
  return (
    <>
      <Typography.Paragraph type="secondary">
        正文由规则和填报内容生成。改写段落时，底色标出的数字来自填报内容，会随之更新；“报告预览”显示印出的样子。
      </Typography.Paragraph>
      {blocks.map((block) => (
        <ParagraphItem key={block.id} block={block} />
      ))}
    </>
  );
}
