import { Select, Typography } from 'antd';
import { useRuleDesk } from '../draft/desk.ts';
import { at } from '../draft/json.ts';
import { anchorOf, standingTexts } from '../draft/typed-texts.ts';
import { JsonEditor } from '../json/json-editor.tsx';

const FILES = [
  { value: 'manifest', label: '基本信息 rulebook.json' },
  { value: 'indicators', label: '指标 indicators.json' },
  { value: 'facts', label: '填报项 facts.json' },
  { value: 'checks', label: '校验 checks.json' },
  { value: 'narrative', label: '正文 narrative.json' },
  { value: 'workflow', label: '流程 workflow.json' },
  { value: 'disclosure', label: '公开范围 disclosure.json' },
  { value: 'examples', label: '示例 examples' },
];

/** The files of the package as JSON, for whoever prefers it. */
export function RawPane({
  file,
  choose,
}: {
  readonly file: string;
  readonly choose: (file: string) => void;
}) {
  const { pkg, texts, readOnly } = useRuleDesk();
  const beside = new Set(standingTexts(texts).map(([anchor]) => anchor));
  const options = FILES.map(({ value, label }) => ({
    value,
    // The open one says it below its text, as it is typed.
    label: value !== file && beside.has(anchorOf(pkg, [value])) ? `${label}（未写完）` : label,
  }));
  const label = FILES.find(({ value }) => value === file)?.label ?? file;
  return (
    <section aria-label="JSON 源码">
      {!readOnly && (
        <Typography.Paragraph className="secondary">
          直接修改规则文件，改好即进入草稿；还读不通的文字留在这里，不影响草稿。按 Alt-/
          列出此处可写的内容，Ctrl-F 查找，Ctrl-Z 撤销，Tab 离开文本框。
        </Typography.Paragraph>
      )}
      <Select
        aria-label="规则文件"
        style={{ width: 320, maxWidth: '100%', marginBottom: 12 }}
        options={options}
        value={file}
        onChange={choose}
      />
      <JsonEditor key={file} path={[file]} value={at(pkg, [file])} label={label} whole />
    </section>
  );
}
