import { createContext, useContext } from 'react';
import type { Json, JsonPath } from './json.ts';
import type { Trial } from '../trial/use-trial.ts';
import type { Known } from './known.ts';

/** One fault of the package, with its place. */
export interface Fault {
  /** As lint gives it: `indicators.categories.2.label`. */
  readonly path: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
  readonly remedy?: 'limit_cases' | undefined;
}

/** What every part of the editor works on. */
export interface RuleDesk {
  readonly pkg: Json;
  readonly known: Known;
  readonly readOnly: boolean;
  readonly faults: readonly Fault[];
  /** Null while no report is chosen. */
  readonly trial: Trial | null;
  readonly change: (path: JsonPath, value: Json | undefined, group?: string) => void;
  /** Shows the place and puts the keyboard there. */
  readonly goTo: (path: JsonPath) => void;
}

export const RuleDeskContext = createContext<RuleDesk | null>(null);

export function useRuleDesk(): RuleDesk {
  const desk = useContext(RuleDeskContext);
  if (desk === null) throw new Error('useRuleDesk outside the rule editor');
  return desk;
}

/** The DOM id of the field at a place. */
export const fieldId = (path: JsonPath): string => `rule-${path.join('-')}`;
