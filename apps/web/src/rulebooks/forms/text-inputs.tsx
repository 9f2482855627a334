import { AutoComplete, Input, Select, Space } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import { fieldId, useRuleDesk } from '../draft/desk.ts';
import type { Json, JsonPath } from '../draft/json.ts';
import type { KnownFact } from '../draft/known.ts';
import { completed, formulaWords, SCORES, suggestionsFor, wordAt } from './completion.ts';
import { rowFacts } from './row-table.ts';

interface TextProps {
  readonly path: JsonPath;
  readonly value: Json | undefined;
  readonly label: string;
  readonly invalid: boolean;
  /** Undefined takes the key away. */
  readonly onChange: (text: string) => void;
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** A formula: what is being typed is completed to an id (by id or Chinese name) or a function. */
export function FormulaInput({ path, value, label, invalid, onChange }: TextProps) {
  const { pkg, known, readOnly } = useRuleDesk();
  const area = useRef<TextAreaRef>(null);
  const text = textOf(value);
  const [cursor, setCursor] = useState(0);
  const words = formulaWords(text.slice(0, cursor), known, rowFacts(pkg, path, known));
  const options = suggestionsFor(wordAt(text, cursor).word, words).map((one) => ({
    value: one.value,
    label: one.label.startsWith(one.value) ? one.label : `${one.label}（${one.value}）`,
  }));
  const cursorNow = () => area.current?.resizableTextArea?.textArea.selectionStart ?? text.length;
  return (
    <AutoComplete
      id={fieldId(path)}
      style={{ width: '100%' }}
      disabled={readOnly}
      options={options}
      value={text}
      popupMatchSelectWidth={420}
      defaultActiveFirstOption={false}
      onSelect={(choice: string) => {
        onChange(completed(text, cursor, choice));
      }}
      showSearch={{
        onSearch: (next) => {
          setCursor(cursorNow());
          onChange(next);
        },
      }}
    >
      <Input.TextArea
        ref={area}
        aria-label={label}
        className="rule-formula"
        autoSize={{ minRows: 1, maxRows: 6 }}
        spellCheck={false}
        status={invalid ? 'error' : ''}
      />
    </AutoComplete>
  );
}

const PLACEHOLDER = /\{\{\s*([^{}|]*?)\s*(?:\|[^{}]*)?\}\}/g;

/** The text as it reads, every placeholder as the name of what will stand there. */
function Preview({ text, ofRow }: { readonly text: string; readonly ofRow: readonly KnownFact[] }) {
  const { known } = useRuleDesk();
  const parts = text.split(PLACEHOLDER);
  return (
    <p className="paragraph">
      {parts.map((part, index) => {
        if (index % 2 === 0) return <span key={index}>{part}</span>;
        const name =
          known.factById.get(part)?.label ??
          [...ofRow, ...SCORES].find(({ value }) => value === part)?.label;
        return (
          <span key={index} className="chip">
            {name ?? part}
          </span>
        );
      })}
    </p>
  );
}

/** A text with figures in it: they are put in by name, and the text is shown as it will read. */
export function TemplateInput({ path, value, label, invalid, onChange }: TextProps) {
  const { pkg, known, readOnly, trial } = useRuleDesk();
  const area = useRef<TextAreaRef>(null);
  const text = textOf(value);
  // Then the whole of it is shown as it prints.
  const printed = trial !== null && path[0] === 'narrative';
  const insert = (id: string) => {
    const field = area.current?.resizableTextArea?.textArea;
    const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
    onChange(`${text.slice(0, from)}{{${id}}}${text.slice(to)}`);
    field?.focus();
  };
  const ofRow = rowFacts(pkg, path, known);
  const options = [...ofRow, ...SCORES, ...known.facts].map((one) => ({
    value: one.value,
    label: one.label,
    search: `${one.label} ${one.value}`,
  }));
  return (
    <Space orientation="vertical" style={{ width: '100%' }} size={4}>
      <Input.TextArea
        id={fieldId(path)}
        ref={area}
        aria-label={label}
        disabled={readOnly}
        autoSize={{ minRows: 1, maxRows: 12 }}
        status={invalid ? 'error' : ''}
        value={text}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {!readOnly && (
        <Select
          size="small"
          aria-label={`${label}：插入数据`}
          placeholder="插入数据"
          style={{ width: 260 }}
          showSearch={{ optionFilterProp: 'search' }}
          options={options}
          value={null}
          onChange={(id: string | null) => {
            if (id !== null) insert(id);
          }}
        />
      )}
      {text.includes('{{') && !printed && <Preview text={text} ofRow={ofRow} />}
    </Space>
  );
}
