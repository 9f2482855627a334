import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useAddressValues } from '../../shared/address-values.ts';
import { fieldId, type Arrival, type RuleDesk } from '../draft/desk.ts';
import { pointedPath, standingAt, type Json, type JsonPath } from '../draft/json.ts';
import { nodeFor, type OutlineNode } from './outline.ts';

/**
 * Puts the keyboard at a place once it is drawn: at its field, or at the nearest thing around it. A text goes to the
 * place by itself.
 */
function useArrival(arrival: Arrival | null): void {
  useEffect(() => {
    if (arrival === null) return;
    const { path } = arrival;
    const element = path
      .map((_, depth) => document.getElementById(fieldId(path.slice(0, path.length - depth))))
      .find((found) => found !== null);
    if (element?.dataset['arrives'] === 'self') return;
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }, [arrival]);
}

const AT = ['at'] as const;

/** Leads to the place that the address names, once. */
function useAddressedPlace(pkg: Json, goTo: RuleDesk['goTo']) {
  const { values } = useAddressValues(AT);
  const arrived = useRef('');
  useEffect(() => {
    const place = values.at ?? '';
    if (place === arrived.current) return;
    arrived.current = place;
    if (place !== '') goTo(pointedPath(pkg, place));
  }, [values.at, pkg, goTo]);
}

const START = 'indicators/categories';

/** Where one is: the place, and whether its form or its file is shown. What an undo took away leads to what is left above it. */
export function usePlace(pkg: Json, nodes: readonly OutlineNode[]) {
  const [selected, setSelected] = useState<JsonPath>(START.split('/'));
  const [raw, setRaw] = useState(false);
  const [arrival, setArrival] = useState<Arrival | null>(null);
  useArrival(arrival);
  const choose = useCallback((path: JsonPath) => {
    setSelected(path);
    setArrival(null);
  }, []);
  const goTo = useCallback(
    (path: JsonPath, asText = false) => {
      setSelected(path);
      setArrival({ path });
      // Most files have no form as a whole.
      if (asText || nodeFor(nodes, path) === undefined) setRaw(true);
    },
    [nodes],
  );
  const cursor: RuleDesk['cursor'] = useRef(null);
  /** The other way of showing the place one is at: in JSON that is where the cursor stands. */
  const show = (asRaw: boolean) => {
    const path = asRaw ? selected : standingAt(pkg, cursor.current?.() ?? selected);
    setRaw(asRaw);
    setSelected(path);
    setArrival({ path });
  };
  const node =
    nodeFor(nodes, selected) ?? nodes.find(({ path }) => path[0] === selected[0]) ?? nodes[0];
  const file = String(selected[0]);
  const shown = useMemo(() => (raw ? [file] : (node?.path ?? [])), [raw, file, node]);
  useAddressedPlace(pkg, goTo);
  return { node, file, raw, arrival, cursor, shown, choose, goTo, show };
}
