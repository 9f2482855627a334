import { Select } from 'antd';
import { fieldId, useRuleDesk } from '../draft/desk.ts';
import { isArray, isObject, keyOf, parentOf, textIn } from '../draft/json.ts';
import { JsonEditor } from '../json/json-editor.tsx';
import { BandsTable } from './bands-table.tsx';
import { ConditionBuilder } from './condition-builder.tsx';
import { FieldFrame } from './field-frame.tsx';
import { nameOf, valueName } from './labels.ts';
import { ListForm } from './list-form.tsx';
import type { NodeProps } from './node-props.ts';
import { ScalarField } from './scalar-field.tsx';
import {
  asVariant,
  discriminatorOf,
  emptyOf,
  isCondition,
  resolved,
  variantOf,
  type Schema,
} from './schema.ts';

/** The fields of an object in the order of its schema. */
export function ObjectForm({
  schema,
  file,
  path,
  value,
  skip = [],
}: Omit<NodeProps, 'label' | 'required'> & {
  readonly skip?: readonly string[];
}) {
  const whole = isObject(value) ? value : {};
  const parent = keyOf(path);
  return Object.entries(schema.properties ?? {})
    .filter(([key, own]) => key !== '$schema' && own.const === undefined && !skip.includes(key))
    .map(([key, own]) => (
      <NodeForm
        key={key}
        schema={own}
        file={file}
        path={[...path, key]}
        value={whole[key]}
        label={nameOf(key, parent)}
        required={schema.required?.includes(key) ?? false}
      />
    ));
}

/** One of several shapes, told apart by `form` or `type`: the choice, then the fields of the chosen one. */
function UnionForm({ schema, file, path, value, label }: NodeProps) {
  const { change, readOnly } = useRuleDesk();
  const key = discriminatorOf(schema) ?? '';
  const variant = variantOf(schema, value);
  const constOf = (one: Schema) => String(one.properties?.[key]?.const ?? '');
  const choose = (next: string) => {
    const wanted = schema.oneOf?.find((one) => constOf(one) === next);
    if (wanted !== undefined) change(path, asVariant(value, wanted, file), 'variant');
  };
  const options = (schema.oneOf ?? []).map((one) => ({
    value: constOf(one),
    label: valueName(constOf(one), key),
  }));
  return (
    <div className="rule-union" role="group" aria-label={label}>
      <FieldFrame label={label} path={path} required>
        <Select
          id={fieldId(path)}
          aria-label={label}
          disabled={readOnly}
          style={{ width: 280 }}
          options={options}
          value={variant === undefined ? null : constOf(variant)}
          onChange={choose}
        />
      </FieldFrame>
      {variant !== undefined && (
        <ObjectForm schema={variant} file={file} path={path} value={value} />
      )}
    </div>
  );
}

/** Something that may be left out altogether, such as when an indicator is not applicable. */
function OptionalPart(props: NodeProps) {
  const { change, readOnly } = useRuleDesk();
  const { schema, file, path, value, label, required } = props;
  const present = value !== undefined;
  const toggle = (wanted: string) => {
    change(path, wanted === 'yes' ? emptyOf(schema, file) : undefined, 'toggle');
  };
  if (required && !present) return null;
  return (
    <fieldset className="rule-part">
      <legend>{label}</legend>
      {!required && (
        <Select
          size="small"
          aria-label={`${label}：是否设置`}
          disabled={readOnly}
          style={{ width: 120, marginBottom: 8 }}
          options={[
            { value: 'yes', label: '设置' },
            { value: 'no', label: '不设置' },
          ]}
          value={present ? 'yes' : 'no'}
          onChange={toggle}
        />
      )}
      {present && isCondition(schema) && (
        <ConditionBuilder path={path} value={value} label={label} />
      )}
      {present && !isCondition(schema) && (
        <ObjectForm schema={schema} file={file} path={path} value={value} />
      )}
    </fieldset>
  );
}

/** A paragraph's text: one piece, or sentences that each print only when their condition holds. */
function RunningText(props: NodeProps) {
  const { change, readOnly } = useRuleDesk();
  const { schema, file, path, value, label } = props;
  const [whole, sentences] = schema.anyOf ?? [];
  const list = isArray(value);
  const toggle = (wanted: string) => {
    const texts = list ? value.map((one) => (isObject(one) ? textIn(one['text']) : '')) : [];
    change(path, wanted === 'list' ? [{ text: textIn(value) }] : texts.join(''), 'toggle');
  };
  const shape = (list ? sentences : whole) ?? {};
  return (
    <>
      <Select
        size="small"
        aria-label={`${label}：写法`}
        disabled={readOnly}
        style={{ width: 220, marginBottom: 8 }}
        options={[
          { value: 'text', label: '整段文字' },
          { value: 'list', label: '按条件分句' },
        ]}
        value={list ? 'list' : 'text'}
        onChange={toggle}
      />
      {list ? (
        <ListForm {...props} schema={shape} file={file} fields={NodeForm} />
      ) : (
        <ScalarField {...props} schema={shape} name={keyOf(path)} parent={parentOf(path)} />
      )}
    </>
  );
}

function Bands({ schema, path, value, label }: NodeProps) {
  const result = schema.items?.properties?.['points'] === undefined ? 'atMost' : 'points';
  return (
    <FieldFrame label={label} path={path} required>
      <BandsTable path={path} value={value} label={label} result={result} />
    </FieldFrame>
  );
}

/** Lists of things and groups of fields; null for a single value. */
function Composite(props: NodeProps) {
  const { schema } = props;
  if (schema.type === 'array') return <ListForm {...props} fields={NodeForm} />;
  return schema.properties === undefined ? <JsonEditor {...props} /> : <OptionalPart {...props} />;
}

const isComposite = (schema: Schema, file: Schema): boolean =>
  schema.type === 'object' ||
  (schema.type === 'array' && resolved(schema.items ?? {}, file).type !== 'string');

/** Any place of a package as a form, made from its schema. */
export function NodeForm(props: NodeProps) {
  const schema = resolved(props.schema, props.file);
  const own = { ...props, schema };
  const key = keyOf(props.path);
  if (schema.const !== undefined) return null;
  if (key === 'bands' && schema.type === 'array') return <Bands {...own} />;
  if (schema.oneOf !== undefined) return <UnionForm {...own} />;
  if (isCondition(schema)) return <OptionalPart {...own} />;
  if (schema.anyOf?.some(({ type }) => type === 'array')) return <RunningText {...own} />;
  if (isComposite(schema, props.file)) return <Composite {...own} />;
  return <ScalarField {...own} name={key} parent={parentOf(props.path)} />;
}
