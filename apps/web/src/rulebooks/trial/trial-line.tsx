import { useRuleDesk } from '../draft/desk.ts';
import type { JsonPath } from '../draft/json.ts';

const KINDS = { value: '', missing: 'trial-missing', fault: 'trial-fault' } as const;

/** What a place comes to with the chosen report; null where none is chosen or lint has something against the place. */
export function useTrialLine(path: JsonPath) {
  const { trial, faults } = useRuleDesk();
  const dotted = path.join('.');
  const value = trial?.valueAt(dotted);
  const refused = faults.some(
    ({ severity, path: at }) =>
      severity === 'error' && (at === dotted || at.startsWith(`${dotted}.`)),
  );
  if (trial === null || value === undefined || refused) return null;
  if (!trial.settled) return <div className="trial trial-missing">代入：保存后计算…</div>;
  return <div className={`trial ${KINDS[value.kind]}`}>代入：{value.text}</div>;
}

/** The same as an element. */
export const TrialLine = ({ path }: { readonly path: JsonPath }) => useTrialLine(path);
