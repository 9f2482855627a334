import { Form } from 'antd';
import type { ReactNode } from 'react';
import { fieldId, useRuleDesk } from '../draft/desk.ts';
import type { JsonPath } from '../draft/json.ts';
import { useTrialLine } from '../trial/trial-line.tsx';

/** A field with its name and what lint says of exactly this place. */
export function FieldFrame({
  label,
  path,
  required,
  help,
  children,
}: {
  readonly label: string;
  readonly path: JsonPath;
  readonly required: boolean;
  readonly help?: string;
  readonly children: ReactNode;
}) {
  const { faults } = useRuleDesk();
  const trial = useTrialLine(path);
  const dotted = path.join('.');
  const own = faults.filter((fault) => fault.path === dotted);
  const error = own.some(({ severity }) => severity === 'error');
  return (
    <Form.Item
      label={label}
      htmlFor={fieldId(path)}
      required={required}
      validateStatus={own.length === 0 ? '' : error ? 'error' : 'warning'}
      help={own.length === 0 ? undefined : own.map(({ message }) => message).join('；')}
      extra={
        help === undefined && trial === null ? undefined : (
          <>
            {help}
            {trial}
          </>
        )
      }
    >
      {children}
    </Form.Item>
  );
}
