import { Button, Popconfirm, Space, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { NarrativeBlock } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';
import { useDraftStore, useValue } from '../draft/drafted.ts';
import { blockLabel } from '../labels.ts';
import { Chips } from './chips.tsx';
import { conditionWords } from './conditions.ts';
import { ParagraphEditor } from './paragraph-editor.tsx';
import { sentencesOf, type Sentence } from './template.ts';

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
  const { report, may, annotate } = useDesk();
  const store = useDraftStore();
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
            store.change({ part: 'paragraphs', id: block.id, value: undefined }, `${path}-`);
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

/** What the rulebook would say if things stood otherwise, folded, each with its condition in words. */
function Otherwise({ sentences }: { readonly sentences: readonly Sentence[] }) {
  const { rulebook, names } = useDesk();
  const others = sentences.filter(({ applies }) => !applies);
  if (others.length === 0) return null;
  return (
    <details className="otherwise">
      <summary>另有 {others.length} 句现在不适用</summary>
      <ul className="sentences">
        {others.map(({ text, when }) => (
          <li key={text}>
            <Typography.Text type="secondary">
              {when === undefined ? '' : `${conditionWords(rulebook, when)}时：`}
            </Typography.Text>
            <Chips names={names} template={text} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function NotPrinted({ block }: { readonly block: NarrativeBlock }) {
  const { rulebook } = useDesk();
  return (
    <Typography.Paragraph type="secondary" style={{ margin: 0 }}>
      <Tag>现在不印出</Tag>
      {block.when === undefined ? '' : `须${conditionWords(rulebook, block.when)}`}
    </Typography.Paragraph>
  );
}

/** The paragraph as it prints now: the drafter's words, or the sentences that apply. */
function Shown({
  block,
  written,
  sentences,
}: {
  readonly block: NarrativeBlock;
  readonly written: string | undefined;
  readonly sentences: readonly Sentence[];
}) {
  const { names } = useDesk();
  const hidden = names.evaluation.hiddenBlocks.includes(block.id);
  const text = written ?? applying(sentences);
  return (
    <>
      {hidden && <NotPrinted block={block} />}
      <div className="paragraph">
        {text === '' ? (
          <Typography.Text type="secondary">
            没有适用的句子：有关内容填写后自动生成。
          </Typography.Text>
        ) : (
          <Chips names={names} template={text} typed={written !== undefined} />
        )}
      </div>
      {written === undefined && <Otherwise sentences={sentences} />}
    </>
  );
}

const applying = (sentences: readonly Sentence[]): string =>
  sentences
    .filter(({ applies }) => applies)
    .map(({ text }) => text)
    .join('');

function ParagraphItem({ block }: { readonly block: NarrativeBlock }) {
  const { report, rulebook } = useDesk();
  const [editing, setEditing] = useState(false);
  const label = blockLabel(rulebook, block.id);
  const stored = useValue('paragraphs', block.id);
  const written = typeof stored === 'string' ? stored : undefined;
  const sentences = sentencesOf(block, report.evaluation.hiddenBlocks);
  return (
    <section id={`field-paragraphs/${block.id}`} className="entry" tabIndex={-1}>
      <Typography.Text strong>{label}</Typography.Text>{' '}
      {written !== undefined && <Tag color="blue">已改写</Tag>}
      <Buttons
        block={block}
        label={label}
        rewritten={written !== undefined}
        open={() => {
          setEditing(true);
        }}
      />
      <Shown block={block} written={written} sentences={sentences} />
      {editing && sentences.length > 1 && written === undefined && (
        <Typography.Text type="warning">
          原文的句子按填报内容自动取舍；改写后不再取舍，以改写的文字为准。
        </Typography.Text>
      )}
      {editing && (
        <ParagraphEditor
          block={block}
          label={label}
          text={written ?? applying(sentences)}
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
    ({ type, editable, text }) => type === 'paragraph' && editable !== false && text !== undefined,
  );
  return (
    <>
      <Typography.Paragraph type="secondary">
        正文由规则和填报内容生成，这里显示现在适用的句子。改写段落时，底色标出的数字来自填报内容，会随之更新；带下划线的是直接写入的数字，不会更新。
      </Typography.Paragraph>
      {blocks.map((block) => (
        <ParagraphItem key={block.id} block={block} />
      ))}
    </>
  );
}
