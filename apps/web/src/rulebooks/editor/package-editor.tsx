import { Segmented } from 'antd';
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { RuleDeskContext, type Fault, type RuleDesk } from '../draft/desk.ts';
import type { Json } from '../draft/json.ts';
import { knownOf } from '../draft/known.ts';
import type { usePackageDraft } from '../draft/use-package-draft.ts';
import { LimitCasesDialog } from '../limit-cases.tsx';
import { TrialBar } from '../trial/trial-bar.tsx';
import { useTrial } from '../trial/use-trial.ts';
import { LintList } from './lint-list.tsx';
import { NodePane } from './node-pane.tsx';
import { outlineOf } from './outline.ts';
import { OutlineTree } from './outline-tree.tsx';
import { RawPane } from './raw-pane.tsx';
import { SaveBar } from './save-bar.tsx';
import { usePlace } from './use-place.ts';

export interface LintState {
  readonly faults: readonly Fault[];
  readonly checking: boolean;
  readonly failure: unknown;
}

interface EditorProps {
  readonly draftId: string;
  readonly draft: ReturnType<typeof usePackageDraft>;
  readonly lint: LintState;
}

interface BodyProps {
  readonly pkg: Json;
  readonly lint: LintState;
  readonly trial: RuleDesk['trial'];
  /** Null where it can only be read. */
  readonly edit: Pick<RuleDesk, 'change' | 'texts' | 'type' | 'discardText'> | null;
  /** Stands above, and may lead to places. */
  readonly bar?: (goTo: RuleDesk['goTo']) => ReactNode;
  readonly addLimitCases?: (path: string) => void;
}

const NOTHING = () => undefined;
const READING = { change: NOTHING, type: NOTHING, discardText: NOTHING, texts: {} };

const WAYS = [
  { value: 'forms', label: '表单' },
  { value: 'raw', label: 'JSON 源码' },
];

/** Outline, form, and what is wrong with the package. */
function Body({ pkg, lint, trial, edit, bar, addLimitCases }: BodyProps) {
  const settled = useDeferredValue(pkg);
  const known = useMemo(() => knownOf(settled), [settled]);
  const nodes = useMemo(() => outlineOf(pkg), [pkg]);
  const { node, file, raw, arrival, cursor, shown, choose, goTo, show } = usePlace(pkg, nodes);
  const readOnly = edit === null;
  const own = edit ?? READING;
  const desk = useMemo<RuleDesk>(
    () => ({
      ...{ pkg, known, readOnly, faults: lint.faults, trial },
      ...{ ...own, goTo, arrival, shown, cursor },
    }),
    [pkg, known, readOnly, lint.faults, trial, own, goTo, arrival, shown, cursor],
  );
  const startOf = (name: string) => nodes.find(({ path }) => path[0] === name)?.path ?? [name];
  return (
    <RuleDeskContext value={desk}>
      {bar?.(goTo)}
      <Segmented
        aria-label="编辑方式"
        options={WAYS}
        value={raw ? 'raw' : 'forms'}
        onChange={(value) => {
          show(value === 'raw');
        }}
        style={{ marginBottom: 12 }}
      />
      <div className="rule-desk">
        {!raw && (
          <OutlineTree
            nodes={nodes}
            selected={node?.key ?? ''}
            choose={({ path }) => {
              choose(path);
            }}
          />
        )}
        <div className="rule-main">
          {raw && (
            <RawPane
              file={file}
              choose={(name) => {
                choose(startOf(name));
              }}
            />
          )}
          {!raw && node !== undefined && <NodePane key={node.key} node={node} choose={choose} />}
        </div>
        {!readOnly && (
          <LintList checking={lint.checking} failure={lint.failure} addLimitCases={addLimitCases} />
        )}
      </div>
    </RuleDeskContext>
  );
}

const UNLINTED: LintState = { faults: [], checking: false, failure: null };

/** A package to be read. */
export function PackageViewer({ pkg }: { readonly pkg: Json }) {
  return <Body pkg={pkg} lint={UNLINTED} trial={null} edit={null} />;
}

/** A draft to be edited. */
export function PackageEditor({ draftId, draft, lint }: EditorProps) {
  const { store } = draft;
  const [reportId, setReportId] = useState<string | null>(null);
  const [limit, setLimit] = useState<string | null>(null);
  const { texts } = draft;
  const edit = useMemo(() => {
    const { change, type, discardText } = store;
    return { change, type, discardText, texts };
  }, [store, texts]);
  const found = useTrial(draftId, reportId, draft.state.kind === 'saved');
  return (
    <Body
      pkg={draft.pkg}
      lint={lint}
      trial={found.trial}
      edit={edit}
      addLimitCases={setLimit}
      bar={(goTo) => (
        <>
          <SaveBar store={store} snapshot={draft} goTo={goTo} />
          <TrialBar draftId={draftId} reportId={reportId} choose={setReportId} {...found} />
          {limit !== null && (
            <LimitCasesDialog
              key={limit}
              {...{ draftId, store, path: limit }}
              close={() => {
                setLimit(null);
              }}
            />
          )}
        </>
      )}
    />
  );
}
