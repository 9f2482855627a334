import { Button, Flex, Input, Space, Typography } from 'antd';
import { useState } from 'react';
import { useRuleDesk } from '../draft/desk.ts';
import { at, isArray, isObject, type JsonPath } from '../draft/json.ts';
import { withFreshId } from '../draft/names.ts';
import { NEW_COMPARISON } from '../forms/condition.ts';
import { NodeForm, ObjectForm } from '../forms/node-form.tsx';
import { nameOf } from '../forms/labels.ts';
import { emptyOf, schemaAt, variantOf, type Schema } from '../forms/schema.ts';
import { PrintedText } from '../trial/printed-text.tsx';
import { TrialLine } from '../trial/trial-line.tsx';
import { EntryActions } from './entry-actions.tsx';
import type { OutlineNode } from './outline.ts';

interface PaneProps {
  readonly node: OutlineNode;
  readonly choose: (path: JsonPath) => void;
}

/** Single values of a file that belong above one of its lists. */
const BESIDE: Readonly<Record<string, JsonPath>> = {
  'indicators/categories': ['indicators', 'fullMarks'],
  'narrative/body': ['narrative', 'title'],
};

function Beside({ path }: { readonly path: JsonPath }) {
  const { pkg } = useRuleDesk();
  const found = schemaAt(pkg, path);
  if (found === undefined) return null;
  const label = nameOf(String(path.at(-1)));
  return <NodeForm {...found} path={path} value={at(pkg, path)} label={label} required />;
}

/** A condition's name is its key, so it is asked for first. */
function AddCondition({
  path,
  choose,
}: {
  readonly path: JsonPath;
  readonly choose: PaneProps['choose'];
}) {
  const { pkg, change } = useRuleDesk();
  const [name, setName] = useState('');
  const known = at(pkg, path);
  const taken = isObject(known) && Object.hasOwn(known, name);
  const fits = /^[a-z][a-z0-9_]*$/.test(name);
  return (
    <Space orientation="vertical">
      <Space.Compact>
        <Input
          aria-label="新命名条件的标识"
          placeholder="标识，如 has_projects"
          value={name}
          status={name !== '' && (taken || !fits) ? 'error' : ''}
          onChange={(event) => {
            setName(event.target.value.trim());
          }}
        />
        <Button
          disabled={taken || !fits}
          onClick={() => {
            change([...path, name], NEW_COMPARISON, 'add');
            choose([...path, name]);
          }}
        >
          添加命名条件
        </Button>
      </Space.Compact>
      {taken && <Typography.Text type="danger">已有这个标识</Typography.Text>}
      {name !== '' && !fits && (
        <Typography.Text type="danger">只用小写字母、数字和下划线，以字母开头</Typography.Text>
      )}
    </Space>
  );
}

/** What is put into a new entry beyond its schema: where it was added tells the section. */
function AddEntry({ node, choose }: PaneProps) {
  const { pkg, change, known } = useRuleDesk();
  const path = node.adds?.path ?? [];
  const list = at(pkg, path);
  if (node.adds === undefined) return null;
  if (path.at(-1) === 'conditions') return <AddCondition path={path} choose={choose} />;
  const entries = isArray(list) ? list : [];
  const add = () => {
    const found = schemaAt(pkg, path);
    if (found === undefined) return;
    const empty = withFreshId(emptyOf(found.schema.items ?? {}, found.file), entries, path);
    const section = known.sections[0]?.value;
    const entry =
      isObject(empty) && 'section' in empty && section !== undefined
        ? { ...empty, section }
        : empty;
    change(path, [...entries, entry], 'add');
    choose([...path, entries.length]);
  };
  return (
    <Button type="primary" onClick={add}>
      添加{node.adds.label}
    </Button>
  );
}

/** Lists that have lines of their own in the outline. */
const OWN_LINES: ReadonlySet<string> = new Set(['indicators']);

function Fields({ node }: { readonly node: OutlineNode }) {
  const { pkg } = useRuleDesk();
  const found = schemaAt(pkg, node.path);
  const value = at(pkg, node.path);
  if (found === undefined || found.schema.type === 'array' || node.key === 'indicators/conditions')
    return null;
  const { schema, file } = found;
  const shape: Schema = schema.oneOf === undefined ? schema : (variantOf(schema, value) ?? schema);
  if (schema.oneOf !== undefined || shape.properties === undefined)
    return (
      <NodeForm
        schema={schema}
        file={file}
        path={node.path}
        value={value}
        label={node.label}
        required
      />
    );
  const category = node.path.length === 3 && node.path[1] === 'categories';
  return (
    <ObjectForm
      schema={shape}
      file={file}
      path={node.path}
      value={value}
      skip={category ? [...OWN_LINES] : []}
    />
  );
}

/** The form of the chosen line. */
export function NodePane({ node, choose }: PaneProps) {
  const { readOnly } = useRuleDesk();
  const beside = BESIDE[node.key];
  return (
    <section aria-label={node.label} className="rule-pane">
      <Flex justify="space-between" align="center" wrap gap="small" style={{ marginBottom: 12 }}>
        <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
          {node.label}
        </Typography.Title>
        {!readOnly && node.entry === true && <EntryActions node={node} choose={choose} />}
      </Flex>
      <TrialLine path={node.path} />
      <PrintedText path={node.path} />
      {beside !== undefined && <Beside path={beside} />}
      <Fields node={node} />
      {node.adds !== undefined && (
        <p className="secondary">共 {node.children?.length ?? 0} 项，在目录中选择一项打开。</p>
      )}
      {!readOnly && <AddEntry node={node} choose={choose} />}
    </section>
  );
}
