import { Alert, Button, Checkbox, Input } from 'antd';
import { WideRegion } from '../../shared/wide-region.tsx';
import { fieldId, useRuleDesk } from '../draft/desk.ts';
import { at, isArray, type Json, type JsonPath } from '../draft/json.ts';
import { bandNotes, bandText } from './bands.ts';

interface BandsProps {
  readonly path: JsonPath;
  readonly value: Json | undefined;
  readonly label: string;
  /** `points` of a score, `atMost` of a cap. */
  readonly result: 'points' | 'atMost';
}

const RESULT_NAMES = { points: '得分', atMost: '总分最高' };

function Cell({
  path,
  name,
  label,
}: {
  readonly path: JsonPath;
  readonly name: string;
  readonly label: string;
}) {
  const { pkg, change, readOnly } = useRuleDesk();
  const here = [...path, name];
  const value = at(pkg, here);
  const infinite = name === 'from' || name === 'to';
  const optional = infinite || name === 'label';
  return (
    <Input
      id={fieldId(here)}
      size="small"
      aria-label={label}
      disabled={readOnly}
      placeholder={infinite ? '不限' : ''}
      inputMode={name === 'label' ? 'text' : 'decimal'}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => {
        const next = name === 'label' ? event.target.value : event.target.value.trim();
        change(here, next === '' && optional ? undefined : next);
      }}
    />
  );
}

function Inclusive({
  path,
  name,
  label,
}: {
  readonly path: JsonPath;
  readonly name: string;
  readonly label: string;
}) {
  const { pkg, change, readOnly } = useRuleDesk();
  const here = [...path, name];
  const value = at(pkg, here);
  return (
    <Checkbox
      id={fieldId(here)}
      aria-label={label}
      disabled={readOnly}
      checked={name === 'fromInclusive' ? value !== false : value === true}
      onChange={(event) => {
        change(here, event.target.checked);
      }}
    >
      含
    </Checkbox>
  );
}

function Row({
  path,
  band,
  number,
  result,
  remove,
  last,
}: {
  readonly path: JsonPath;
  readonly band: Json;
  readonly number: number;
  readonly result: BandsProps['result'];
  readonly remove: () => void;
  readonly last: boolean;
}) {
  const { readOnly } = useRuleDesk();
  const nth = `第 ${String(number)} 档`;
  return (
    <tr>
      <td>{bandText(band)}</td>
      <td>
        <Cell path={path} name="from" label={`${nth}下限`} />
        <Inclusive path={path} name="fromInclusive" label={`${nth}含下限`} />
      </td>
      <td>
        <Cell path={path} name="to" label={`${nth}上限`} />
        <Inclusive path={path} name="toInclusive" label={`${nth}含上限`} />
      </td>
      <td>
        <Cell path={path} name={result} label={`${nth}${RESULT_NAMES[result]}`} />
      </td>
      <td>
        <Cell path={path} name="label" label={`${nth}说明`} />
      </td>
      <td>
        <Button size="small" disabled={readOnly || last} aria-label={`删除${nth}`} onClick={remove}>
          删除
        </Button>
      </td>
    </tr>
  );
}

/** Bands as a table: their bounds, what each gives, and below it every gap and overlap. */
export function BandsTable({ path, value, label, result }: BandsProps) {
  const { change, readOnly } = useRuleDesk();
  const bands = isArray(value) ? value : [];
  const notes = bandNotes(bands, result === 'points');
  const add = () => {
    const start = at(bands.at(-1), ['to']);
    const from = start === undefined ? {} : { from: start };
    const closed = at(bands.at(-1), ['toInclusive']) === true;
    const band = { ...from, fromInclusive: !closed, toInclusive: false, [result]: '0' };
    change(path, [...bands, band], 'add');
  };
  return (
    <div id={fieldId(path)} tabIndex={-1}>
      <WideRegion label={label}>
        <table className="rule-bands">
          <thead>
            <tr>
              <th scope="col">区间</th>
              <th scope="col">下限</th>
              <th scope="col">上限</th>
              <th scope="col">{RESULT_NAMES[result]}</th>
              <th scope="col">说明</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {bands.map((band, index) => (
              <Row
                key={index}
                path={[...path, index]}
                band={band}
                number={index + 1}
                result={result}
                last={bands.length === 1}
                remove={() => {
                  change(
                    path,
                    bands.filter((_, other) => other !== index),
                    'remove',
                  );
                }}
              />
            ))}
          </tbody>
        </table>
      </WideRegion>
      <Button size="small" disabled={readOnly} onClick={add} style={{ margin: '8px 0' }}>
        添加一档
      </Button>
      {notes.length > 0 && (
        <Alert type="warning" showIcon title="分档有空隙或重叠" description={notes.join('；')} />
      )}
    </div>
  );
}
