import { Button, Spin, Typography } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { later } from '../../shared/later.ts';
import { fieldId, isWithin, useRuleDesk } from '../draft/desk.ts';
import { pathOf, type Json, type JsonPath } from '../draft/json.ts';
import { anchorOf, stands, typedAt, type TypedText } from '../draft/typed-texts.ts';
import { FieldFrame } from '../forms/field-frame.tsx';
import { schemaAt } from '../forms/schema.ts';
import type { Subject } from './json-completion.ts';
import type { PlacedFault } from './json-faults.ts';

// The editor is large, and most who change rules never open it.
const CodeArea = lazy(later(() => import('./code-area.tsx')));

const NO_FAULTS: readonly PlacedFault[] = [];

/** What the text is about; outside every schema there is nothing to complete. */
function useSubject(path: JsonPath): Subject {
  const { pkg, known } = useRuleDesk();
  const anchor = path.join('/');
  return useMemo(
    () => ({ path, known, ...(schemaAt(pkg, path) ?? { schema: {}, file: {} }) }),
    // The path is a new list each time; the schema of a place changes with the package as `known` does.
    [anchor, known],
  );
}

/** What lint says of the place and everything in it, by the path inside the text. */
function usePlacedFaults(path: JsonPath): readonly PlacedFault[] {
  const { faults, pkg } = useRuleDesk();
  const anchor = path.join('/');
  return useMemo(
    () =>
      faults.flatMap(({ path: dotted, message, severity }) => {
        const place = pathOf(pkg, dotted);
        if (!isWithin(path, place)) return [];
        // What is not there is marked where it is missing, by its name.
        const missing = dotted.slice(place.join('.').length + 1);
        const words = missing === '' ? message : `${missing}：${message}`;
        return [{ path: place.slice(path.length), message: words, severity }];
      }),
    [anchor, faults, pkg],
  );
}

/** Below the text, so that it stands still while it is typed: what keeps the text from the draft. */
function Standing({ anchor, typed }: { readonly anchor: string; readonly typed: TypedText }) {
  const { discardText } = useRuleDesk();
  return (
    <>
      <Typography.Text type="danger">
        {typed.fault?.message ?? '与草稿有冲突'}。这段文字还不在草稿中
      </Typography.Text>
      <Button
        size="small"
        type="link"
        title="可用“撤销”取回"
        onClick={() => {
          discardText(anchor);
        }}
      >
        丢弃
      </Button>
    </>
  );
}

interface EditorProps {
  readonly path: JsonPath;
  readonly value: Json | undefined;
  readonly label: string;
  /** A whole file, which the page around it names. */
  readonly whole?: boolean;
}

/**
 * A place of the package as JSON: a whole file, or what no form is made for. What cannot be read yet stays in it, also
 * when something else is looked at meanwhile, and is not in the draft.
 */
export function JsonEditor({ path, value, label, whole = false }: EditorProps) {
  const { pkg, texts, type, readOnly, arrival, cursor } = useRuleDesk();
  const stored = useMemo(() => JSON.stringify(value ?? {}, null, 2), [value]);
  const typed = typedAt(texts, pkg, path);
  const beside = typed !== undefined && stands(typed);
  const faults = usePlacedFaults(path);
  const subject = useSubject(path);
  const target = arrival !== null && isWithin(path, arrival.path) ? arrival : null;
  const area = (
    <Suspense fallback={<Spin description="正在打开编辑器" />}>
      <CodeArea
        id={fieldId(path)}
        label={label}
        tall={whole}
        readOnly={readOnly}
        text={typed?.text ?? stored}
        subject={subject}
        faults={beside ? NO_FAULTS : faults}
        arrival={target}
        cursor={whole ? cursor : null}
        onChange={(text) => {
          type(path, text);
        }}
      />
      {!readOnly && (
        <div className="json-standing">
          {beside && <Standing anchor={anchorOf(pkg, path)} typed={typed} />}
        </div>
      )}
    </Suspense>
  );
  return whole ? (
    area
  ) : (
    <FieldFrame label={label} path={path} required={false}>
      {area}
    </FieldFrame>
  );
}
