import { Segmented } from 'antd';
import { useCallback, useDeferredValue, useEffect, useMemo, useState, type ReactNode } from 'react';
import { fieldId, RuleDeskContext, type Fault, type RuleDesk } from '../draft/desk.ts';
import type { Json, JsonPath } from '../draft/json.ts';
import { knownOf } from '../draft/known.ts';
import type { usePackageDraft } from '../draft/use-package-draft.ts';
import { LimitCasesDialog } from '../limit-cases.tsx';
import { TrialBar } from '../trial/trial-bar.tsx';
import { useTrial } from '../trial/use-trial.ts';
import { LintList } from './lint-list.tsx';
import { NodePane } from './node-pane.tsx';
import { nodeFor, outlineOf, type OutlineNode } from './outline.ts';
import { OutlineTree } from './outline-tree.tsx';
import { RawPane } from './raw-pane.tsx';
import { SaveBar } from './save-bar.tsx';

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

/** Puts the keyboard at a place once it is drawn: at its field, or at the nearest thing around it. */
function useArrival() {
  const [target, setTarget] = useState<JsonPath | null>(null);
  useEffect(() => {
    if (target === null) return;
    const depths = target.map((_, depth) => target.slice(0, target.length - depth));
    const element = depths
      .map((path) => document.getElementById(fieldId(path)))
      .find((found) => found !== null);
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
    setTarget(null);
  }, [target]);
  return setTarget;
}

const START = 'indicators/categories';

/** Which line is open. What an undo took away leads to what is left above it. */
function usePlace(nodes: readonly OutlineNode[]) {
  const [selected, setSelected] = useState<JsonPath>(START.split('/'));
  const arrive = useArrival();
  const goTo = useCallback(
    (path: JsonPath) => {
      setSelected(path);
      arrive(path);
    },
    [arrive],
  );
  const node = nodeFor(nodes, selected) ?? nodes[0];
  return { node, goTo, choose: setSelected };
}

interface BodyProps {
  readonly pkg: Json;
  readonly lint: LintState;
  readonly trial: RuleDesk['trial'];
  readonly change: RuleDesk['change'] | null;
  /** Stands above, and may lead to places. */
  readonly bar?: (goTo: RuleDesk['goTo']) => ReactNode;
  readonly addLimitCases?: (path: string) => void;
}

const WAYS = [
  { value: 'forms', label: '表单' },
  { value: 'raw', label: 'JSON 源码' },
];
const NOTHING = () => undefined;

/** Outline, form, and what is wrong with the package. Without `change` it can only be read. */
function Body({ pkg, lint, trial, change, bar, addLimitCases }: BodyProps) {
  const [raw, setRaw] = useState(false);
  const settled = useDeferredValue(pkg);
  const known = useMemo(() => knownOf(settled), [settled]);
  const nodes = useMemo(() => outlineOf(pkg), [pkg]);
  const { node, goTo, choose } = usePlace(nodes);
  const leadTo = useCallback(
    (path: JsonPath) => {
      setRaw(false);
      goTo(path);
    },
    [goTo],
  );
  const readOnly = change === null;
  const desk = useMemo<RuleDesk>(
    () => ({
      ...{ pkg, known, readOnly, faults: lint.faults, trial },
      ...{ change: change ?? NOTHING, goTo: leadTo },
    }),
    [pkg, known, readOnly, lint.faults, trial, change, leadTo],
  );
  const form = node !== undefined && <NodePane key={node.key} node={node} choose={choose} />;
  return (
    <RuleDeskContext value={desk}>
      {bar?.(leadTo)}
      <Segmented
        aria-label="编辑方式"
        options={WAYS}
        value={raw ? 'raw' : 'forms'}
        onChange={(value) => {
          setRaw(value === 'raw');
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
        <div className="rule-main">{raw ? <RawPane /> : form}</div>
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
  return <Body pkg={pkg} lint={UNLINTED} trial={null} change={null} />;
}

/** A draft to be edited. */
export function PackageEditor({ draftId, draft, lint }: EditorProps) {
  const { store } = draft;
  const [reportId, setReportId] = useState<string | null>(null);
  const [limit, setLimit] = useState<string | null>(null);
  const found = useTrial(draftId, reportId, draft.state.kind === 'saved');
  return (
    <Body
      pkg={draft.pkg}
      lint={lint}
      trial={found.trial}
      change={store.change}
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
