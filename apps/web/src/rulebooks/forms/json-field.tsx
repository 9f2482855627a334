import { Input, Typography } from 'antd';
import { useState } from 'react';
import { fieldId, useRuleDesk } from '../draft/desk.ts';
import type { Json, JsonPath } from '../draft/json.ts';
import { FieldFrame } from './field-frame.tsx';
import { parseJson } from './json-text.ts';

/** A place edited as JSON. What cannot be read stays in the field, with line and column, and changes nothing. */
export function JsonField({
  path,
  value,
  label,
  rows = 12,
}: {
  readonly path: JsonPath;
  readonly value: Json | undefined;
  readonly label: string;
  readonly rows?: number;
}) {
  const { change, readOnly } = useRuleDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const stored = JSON.stringify(value ?? {}, null, 2);
  const parsed = parseJson(typed ?? stored);
  const edit = (text: string) => {
    const next = parseJson(text);
    setTyped(text);
    if (next.fault === null) change(path, next.value);
  };
  return (
    <FieldFrame label={label} path={path} required={false}>
      <Input.TextArea
        id={fieldId(path)}
        aria-label={label}
        className="rule-formula"
        disabled={readOnly}
        spellCheck={false}
        autoSize={{ minRows: 3, maxRows: rows }}
        status={parsed.fault === null ? '' : 'error'}
        value={typed ?? stored}
        onChange={(event) => {
          edit(event.target.value);
        }}
        onBlur={() => {
          if (parsed.fault === null) setTyped(null);
        }}
      />
      {parsed.fault !== null && (
        <Typography.Text type="danger" role="alert">
          {parsed.fault}
        </Typography.Text>
      )}
    </FieldFrame>
  );
}
