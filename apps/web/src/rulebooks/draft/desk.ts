import { createContext, useContext, type RefObject } from 'react';
import type { Json, JsonPath } from './json.ts';
import type { Trial } from '../trial/use-trial.ts';
import type { Known } from './known.ts';
import type { TypedTexts } from './typed-texts.ts';

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
  /** What was typed in JSON. */
  readonly texts: TypedTexts;
  readonly type: (path: JsonPath, text: string) => void;
  /** Throws a text away that stands beside the draft. */
  readonly discardText: (anchor: string) => void;
  /** The place that is shown, and everything in it. */
  readonly shown: JsonPath;
  /**
   * Shows the place and puts the keyboard there.
   * @param asText a whole file in JSON, also where it has a form
   */
  readonly goTo: (path: JsonPath, asText?: boolean) => void;
  /** Where that led last, until something else is chosen; a text then opens there. */
  readonly arrival: Arrival | null;
  /** Says where the cursor stands in the file that is open as JSON; null while none is. */
  readonly cursor: RefObject<(() => JsonPath) | null>;
}

/** Stores what is on the page, then does something with the version that made. */
export type Perform = <T>(work: (version: number) => Promise<T>) => Promise<T>;

/** An object of its own each time, so that the same place can be gone to again. */
export interface Arrival {
  readonly path: JsonPath;
}

export const RuleDeskContext = createContext<RuleDesk | null>(null);

export function useRuleDesk(): RuleDesk {
  const desk = useContext(RuleDeskContext);
  if (desk === null) throw new Error('useRuleDesk outside the rule editor');
  return desk;
}

/** Whether a place is another or in it. */
export const isWithin = (outer: JsonPath, inner: JsonPath): boolean =>
  outer.every((key, depth) => key === inner[depth]);

/** The DOM id of the field at a place. */
export const fieldId = (path: JsonPath): string => `rule-${path.join('-')}`;
