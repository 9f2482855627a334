import { FINAL_STAGES, FIRST_STAGE, type TransitionRow } from './table.js';
import { COMMANDS, STAGES, type Stage } from '#libs/kernel';

function reachable(rows: readonly TransitionRow[], start: Stage): ReadonlySet<Stage> {
  const seen = new Set<Stage>([start]);
  for (const stage of seen) {
    for (const row of rows) if (row.from === stage) seen.add(row.to);
  }
  return seen;
}

const leaves = (rows: readonly TransitionRow[], stage: Stage): boolean =>
  rows.some(({ from, to }) => from === stage && to !== stage);

/**
 * Every fault of a transition table, in words: a stage that cannot be reached or left, a command nobody can give,
 * a row without roles, the same row twice. Empty when the table is whole.
 */
export function tableFaults(rows: readonly TransitionRow[]): string[] {
  const seen = reachable(rows, FIRST_STAGE);
  const keys = rows.map(({ from, command, to }) => `${from} ${command} ${to}`);
  return [
    ...STAGES.filter((stage) => !seen.has(stage)).map(
      (stage) => `stage ${stage} cannot be reached`,
    ),
    ...STAGES.filter((stage) => !FINAL_STAGES.has(stage) && !leaves(rows, stage)).map(
      (stage) => `stage ${stage} cannot be left`,
    ),
    ...COMMANDS.filter((command) => !rows.some((row) => row.command === command)).map(
      (command) => `command ${command} stands in no row`,
    ),
    ...rows
      .filter(({ roles }) => roles !== 'system' && roles.length === 0)
      .map(({ from, command }) => `${from} ${command} names no role`),
    ...keys
      .filter((key, index) => keys.indexOf(key) !== index)
      .map((key) => `row ${key} stands twice`),
  ];
}

/** Throws when a table is not whole, with every fault. */
export function assertTransitions(rows: readonly TransitionRow[]): void {
  const faults = tableFaults(rows);
  if (faults.length > 0) throw new Error(`transition table: ${faults.join('; ')}`);
}
