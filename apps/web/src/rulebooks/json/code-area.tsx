import { setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Arrival } from '../draft/desk.ts';
import type { JsonPath } from '../draft/json.ts';
import { setup, wholeTree } from './code-setup.ts';
import type { Subject } from './json-completion.ts';
import { faultsIn, type PlacedFault } from './json-faults.ts';
import { parseJson } from './json-text.ts';
import { placeOfCursor, rangeOf } from './json-tree.ts';

export interface CodeAreaProps {
  readonly id: string;
  readonly label: string;
  readonly tall: boolean;
  readonly readOnly: boolean;
  readonly text: string;
  readonly subject: Subject;
  readonly faults: readonly PlacedFault[];
  /** The place to show; its path is one of the package. */
  readonly arrival: Arrival | null;
  /** Is made to say at which place of the package the cursor stands. */
  readonly cursor: RefObject<(() => JsonPath) | null> | null;
  readonly onChange: (text: string) => void;
}

/** What comes from the draft instead of the keyboard. */
const fromDraft = Annotation.define<true>();

/** The least change that makes the one text the other, so that the cursor stays where it was. */
function changeBetween(before: string, after: string) {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let end = 0;
  while (end < most - from && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

function takeOver(view: EditorView, text: string): void {
  const before = view.state.doc.toString();
  if (before === text) return;
  const changes = changeBetween(before, text);
  const shown = view.hasFocus
    ? { selection: { anchor: changes.from + changes.insert.length }, scrollIntoView: true }
    : {};
  view.dispatch({ changes, ...shown, annotations: fromDraft.of(true) });
}

/** Puts the cursor at a place; at the mistake where the whole text is meant and has one. */
function reveal(view: EditorView, { path }: Arrival, above: number): void {
  const inside = path.slice(above);
  const text = view.state.doc.toString();
  const fault = inside.length === 0 ? parseJson(text).fault : null;
  const { from } =
    fault === null ? rangeOf(wholeTree(view.state), text, inside) : { from: fault.offset };
  // Whoever is in the text already and is led to all of it - by a step back - stays where they are.
  if (inside.length > 0 || !view.hasFocus) {
    const effects = EditorView.scrollIntoView(from, { y: 'center' });
    view.dispatch({ selection: { anchor: from }, effects });
  }
  view.focus();
}

const cursorIn = ({ state }: EditorView): JsonPath =>
  placeOfCursor(wholeTree(state), state.doc.toString(), state.selection.main.head);

/** A text in CodeMirror: it shows what the draft says, and tells what is typed. */
export default function CodeArea(props: CodeAreaProps) {
  const { id, label, readOnly, text, faults, arrival, subject } = props;
  const holder = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const attributes = { id, 'aria-label': label, 'data-arrives': 'self', tabindex: '0' };
    const state = EditorState.create({
      doc: latest.current.text,
      extensions: [
        setup(() => latest.current.subject, readOnly),
        EditorView.contentAttributes.of(
          readOnly ? { ...attributes, 'aria-readonly': 'true' } : attributes,
        ),
        EditorView.updateListener.of(({ docChanged, transactions, state: now }) => {
          const typed = transactions.some((one) => one.annotation(fromDraft) === undefined);
          if (docChanged && typed) latest.current.onChange(now.doc.toString());
        }),
      ],
    });
    const made = new EditorView({ state, parent: holder.current ?? document.body });
    setView(made);
    return () => {
      made.destroy();
      setView(null);
    };
  }, [id, label, readOnly]);

  useEffect(() => {
    if (view !== null) takeOver(view, text);
  }, [view, text]);

  useEffect(() => {
    if (view === null || readOnly) return;
    const shown = faultsIn(wholeTree(view.state), view.state.doc.toString(), faults);
    view.dispatch(setDiagnostics(view.state, [...shown]));
  }, [view, text, faults, readOnly]);

  const { cursor } = props;
  useEffect(() => {
    if (view === null || cursor === null) return undefined;
    cursor.current = () => [...latest.current.subject.path, ...cursorIn(view)];
    return () => {
      cursor.current = null;
    };
  }, [view, cursor]);

  const above = subject.path.length;
  useEffect(() => {
    if (view !== null && arrival !== null) reveal(view, arrival, above);
  }, [view, arrival, above]);

  return <div ref={holder} className={props.tall ? 'json-area json-area-tall' : 'json-area'} />;
}
