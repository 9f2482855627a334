import { Select, Typography } from 'antd';
import { useState } from 'react';
import { useRuleDesk } from '../draft/desk.ts';
import { at } from '../draft/json.ts';
import { JsonField } from '../forms/json-field.tsx';

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
export function RawPane() {
  const { pkg } = useRuleDesk();
  const [file, setFile] = useState('indicators');
  const label = FILES.find(({ value }) => value === file)?.label ?? file;
  return (
    <section aria-label="JSON 源码">
      <Typography.Paragraph className="secondary">
        直接修改规则文件。写法有误时指出行列，且不影响草稿；格式和内容上的问题列在“规则检查”中。
      </Typography.Paragraph>
      <Select
        aria-label="规则文件"
        style={{ width: 260, marginBottom: 12 }}
        options={FILES}
        value={file}
        onChange={setFile}
      />
      <JsonField key={file} path={[file]} value={at(pkg, [file])} label={label} rows={28} />
    </section>
  );
}
