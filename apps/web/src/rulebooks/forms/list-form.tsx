import { Button, Space } from 'antd';
import type { ComponentType } from 'react';
import { fieldId, useRuleDesk } from '../draft/desk.ts';
import { isArray, isObject, moved, type Json } from '../draft/json.ts';
import { nameOf } from './labels.ts';
import type { NodeProps } from './node-props.ts';
import { discriminatorOf, emptyOf, resolved, type Schema } from './schema.ts';

interface ListProps extends NodeProps {
  /** Draws one field: handed in, since fields hold lists and lists hold fields. */
  readonly fields: ComponentType<NodeProps>;
}

const SHORT: ReadonlySet<string> = new Set(['number', 'integer', 'boolean']);

/** What an entry is called: by its name, else by its number. */
function entryName(entry: Json, index: number, label: string): string {
  const own = isObject(entry)
    ? (entry['label'] ?? entry['title'] ?? entry['text'] ?? entry['id'])
    : entry;
  const text = typeof own === 'string' ? own : '';
  return text === '' ? `${label} ${String(index + 1)}` : text.slice(0, 40);
}

function EntryButtons({
  name,
  index,
  count,
  least,
  move,
  remove,
}: {
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly least: number;
  readonly move: (to: number) => void;
  readonly remove: () => void;
}) {
  return (
    <Space.Compact size="small">
      <Button
        aria-label={`上移：${name}`}
        disabled={index === 0}
        onClick={() => {
          move(index - 1);
        }}
      >
        上移
      </Button>
      <Button
        aria-label={`下移：${name}`}
        disabled={index === count - 1}
        onClick={() => {
          move(index + 1);
        }}
      >
        下移
      </Button>
      <Button aria-label={`删除：${name}`} disabled={count <= least} onClick={remove}>
        删除
      </Button>
    </Space.Compact>
  );
}

function EntryFields({ schema, path, value, label, file, fields: Field }: ListProps) {
  const whole = isObject(value) ? value : {};
  if (schema.properties === undefined || discriminatorOf(schema) !== undefined)
    return <Field schema={schema} file={file} path={path} value={value} label={label} required />;
  const parent = path.findLast((part) => typeof part === 'string') ?? '';
  return (
    <div className="rule-fields">
      {Object.entries(schema.properties)
        .filter(([, own]) => own.const === undefined)
        .map(([key, own]) => (
          <div key={key} className={SHORT.has(own.type ?? '') ? 'rule-short' : ''}>
            <Field
              schema={own}
              file={file}
              path={[...path, key]}
              value={whole[key]}
              label={nameOf(key, parent)}
              required={schema.required?.includes(key) ?? false}
            />
          </div>
        ))}
    </div>
  );
}

/** A list of things, each with its fields: added, moved and taken away one by one. */
export function ListForm(props: ListProps) {
  const { schema, file, path, value, label } = props;
  const { change, readOnly } = useRuleDesk();
  const entries = isArray(value) ? value : [];
  const shape: Schema = resolved(schema.items ?? {}, file);
  const least = schema.minItems ?? 0;
  return (
    <fieldset className="rule-part" id={fieldId(path)} tabIndex={-1}>
      <legend>{label}</legend>
      {entries.length === 0 && <p className="secondary">还没有{label}</p>}
      {entries.map((entry, index) => {
        const name = entryName(entry, index, label);
        return (
          <section key={index} className="rule-entry" aria-label={name}>
            <div className="rule-entry-head">
              <strong>{name}</strong>
              {!readOnly && (
                <EntryButtons
                  name={name}
                  index={index}
                  count={entries.length}
                  least={least}
                  move={(to) => {
                    change(path, moved(entries, index, to), 'move');
                  }}
                  remove={() => {
                    change(
                      path,
                      entries.filter((_, other) => other !== index),
                      'remove',
                    );
                  }}
                />
              )}
            </div>
            <EntryFields
              {...props}
              schema={shape}
              path={[...path, index]}
              value={entry}
              label={label}
            />
          </section>
        );
      })}
      {!readOnly && (
        <Button
          size="small"
          onClick={() => {
            change(path, [...entries, emptyOf(shape, file)], 'add');
          }}
        >
          添加{label}
        </Button>
      )}
    </fieldset>
  );
}
