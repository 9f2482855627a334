import { Button, Form, Input, Select, Space } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useMemo, useRef } from 'react';
import type { NarrativeBlock } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';
import { useDraftStore, useFaults } from '../draft/drafted.ts';

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

/** The drafter's own words for a paragraph; figures are put in by name and stay live. */
export function ParagraphEditor({
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
  const store = useDraftStore();
  const area = useRef<TextAreaRef>(null);
  const placeholders = usePlaceholders();
  const change = (next: string) => {
    store.change({ part: 'paragraphs', id: block.id, value: next === '' ? undefined : next });
  };
  const insert = (id: string) => {
    const field = area.current?.resizableTextArea?.textArea;
    const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
    const placed = `{{${id}}}`;
    change(`${text.slice(0, from)}${placed}${text.slice(to)}`);
    field?.focus();
    // The text is drawn anew, which leaves the caret at its end; typing goes on behind the figure.
    requestAnimationFrame(() => {
      field?.setSelectionRange(from + placed.length, from + placed.length);
    });
  };
  const fault = useFaults().get(block.id);
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
