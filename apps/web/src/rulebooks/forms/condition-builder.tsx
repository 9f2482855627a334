import { Button, Select, Space, Typography } from 'antd';
import { fieldId, useRuleDesk } from '../draft/desk.ts';
import { isArray, isObject, textIn, type JsonObject, type JsonPath } from '../draft/json.ts';
import {
  asKind,
  comparedIn,
  fittingValue,
  kindOf,
  KIND_NAMES,
  NEW_COMPARISON,
  OPERATOR_NAMES,
  operatorsFor,
  sentenceOf,
  takesNothing,
  type ConditionKind,
} from './condition.ts';
import { rowFacts } from './row-table.ts';
import { TrialLine } from '../trial/trial-line.tsx';
import { SEARCH, shown, ValueInput, type PartProps } from './condition-value.tsx';

/** Finds what may be compared at a place: facts, and columns of the row. */
function useCompared(path: JsonPath) {
  const { pkg, known } = useRuleDesk();
  const ofRow = rowFacts(pkg, path, known);
  const find = (id: string) => known.factById.get(id) ?? ofRow.find(({ value }) => value === id);
  return { choices: [...ofRow, ...known.facts], find };
}

const namesOf = (find: ReturnType<typeof useCompared>['find']) => ({
  fact: (id: string) => find(id)?.label ?? (id === '' ? '（未选）' : id),
  option: (fact: string, value: string) =>
    find(fact)?.options.find((option) => option.value === value)?.label ?? value,
});

/** What is compared: a fact, or a column of the row. */
const comparedOf = (chosen: string): JsonObject =>
  chosen.startsWith('row.')
    ? { fact: 'row', path: chosen.slice('row.'.length) }
    : { fact: chosen, path: undefined };

function Comparison({ path, value, label }: PartProps) {
  const { change, readOnly } = useRuleDesk();
  const { choices, find } = useCompared(path);
  const whole: JsonObject = isObject(value) ? value : NEW_COMPARISON;
  const operator = textIn(whole['operator'] ?? 'equal');
  const chosen = comparedIn(whole);
  const fact = find(chosen);
  const set = (part: JsonObject) => {
    change(path, { ...whole, ...part });
  };
  const chooseFact = (next: string) => {
    const type = find(next)?.type;
    const kept = operatorsFor(type).includes(operator) ? operator : 'equal';
    const right = { operator: kept, value: fittingValue(kept, type, whole['value']) };
    set({ ...comparedOf(next), ...right });
  };
  const chooseOperator = (next: string) => {
    set({ operator: next, value: fittingValue(next, fact?.type, whole['value']) });
  };
  return (
    <Space wrap>
      <Select
        id={fieldId([...path, 'fact'])}
        aria-label={`${label}：填报项`}
        disabled={readOnly}
        placeholder="选择填报项"
        style={{ width: 280 }}
        showSearch={SEARCH}
        options={choices.map(shown)}
        value={chosen === '' ? null : chosen}
        onChange={chooseFact}
      />
      <Select
        aria-label={`${label}：关系`}
        disabled={readOnly}
        style={{ width: 150 }}
        options={operatorsFor(fact?.type).map((one) => ({
          value: one,
          label: OPERATOR_NAMES[one],
        }))}
        value={operator}
        onChange={chooseOperator}
      />
      {!takesNothing(operator) && (
        <ValueInput
          path={[...path, 'value']}
          value={whole['value']}
          label={label}
          fact={fact}
          operator={operator}
        />
      )}
    </Space>
  );
}

function Named({ path, value, label }: PartProps) {
  const { known, change, readOnly } = useRuleDesk();
  const id = isObject(value) ? textIn(value['condition']) : '';
  return (
    <Select
      aria-label={`${label}：命名条件`}
      disabled={readOnly}
      style={{ width: 280 }}
      placeholder="选择命名条件"
      options={[...known.conditions]}
      value={id === '' ? null : id}
      onChange={(next: string | null) => {
        change(path, { condition: next ?? '' });
      }}
    />
  );
}

function Group({ path, value, label, kind }: PartProps & { readonly kind: 'all' | 'any' }) {
  const { change, readOnly } = useRuleDesk();
  const inner = isObject(value) ? value[kind] : undefined;
  const parts = isArray(inner) ? inner : [];
  const here = [...path, kind];
  return (
    <div className="rule-group">
      {parts.map((part, index) => (
        <div key={index} className="rule-group-part">
          <Node path={[...here, index]} value={part} label={`${label} ${String(index + 1)}`} />
          <Button
            size="small"
            disabled={readOnly || parts.length === 1}
            aria-label={`删除${label} ${String(index + 1)}`}
            onClick={() => {
              change(
                here,
                parts.filter((_, other) => other !== index),
                'remove',
              );
            }}
          >
            删除
          </Button>
        </div>
      ))}
      <Button
        size="small"
        disabled={readOnly}
        aria-label={`在${label}中添加一项`}
        onClick={() => {
          change(here, [...parts, NEW_COMPARISON], 'add');
        }}
      >
        添加一项
      </Button>
    </div>
  );
}

function Node(props: PartProps) {
  const { path, value, label } = props;
  const { change, readOnly } = useRuleDesk();
  const kind = kindOf(value);
  const body = {
    comparison: <Comparison {...props} />,
    condition: <Named {...props} />,
    all: <Group {...props} kind="all" />,
    any: <Group {...props} kind="any" />,
    not: (
      <div className="rule-group">
        <Node
          path={[...path, 'not']}
          value={isObject(value) ? value['not'] : undefined}
          label={`${label} 否定`}
        />
      </div>
    ),
  }[kind];
  return (
    <div className="rule-condition">
      <Select
        aria-label={`${label}：条件种类`}
        size="small"
        disabled={readOnly}
        style={{ width: 170 }}
        options={Object.entries(KIND_NAMES).map(([one, name]) => ({ value: one, label: name }))}
        value={kind}
        onChange={(next: ConditionKind) => {
          change(path, asKind(value, next), 'kind');
        }}
      />
      {body}
    </div>
  );
}

/** Reads and writes a json-rules-engine condition, with the sentence it makes. */
export function ConditionBuilder(props: PartProps) {
  const { find } = useCompared(props.path);
  return (
    <div role="group" aria-label={props.label} id={fieldId(props.path)} tabIndex={-1}>
      <Node {...props} />
      <Typography.Text className="secondary">
        含义：{sentenceOf(props.value, namesOf(find))}
      </Typography.Text>
      <TrialLine path={props.path} />
    </div>
  );
}
