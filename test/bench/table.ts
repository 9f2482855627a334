import type { Machine } from './machine.js';
import type { Figures } from './measure.js';
import type { Section } from './section.js';

const NAME_WIDTH = 44;
const NUMBER_WIDTH = 20;

/** A section as text: a line for each contender, then what it is held to, then what to know. */
export function sectionText(section: Section): string {
  const { title, unit, figures, verdicts, notes } = section;
  return [
    title,
    line('', 'runs', `median ${unit}`, `p95 ${unit}`),
    ...figures.map((row) => figureLine(row)),
    ...verdicts.map(
      ({ measured, aim, met }) => `  → ${measured}; aim ${aim}: ${met ? 'met' : 'NOT MET'}`,
    ),
    ...notes.map((note) => `  · ${note}`),
  ].join('\n');
}

/** Where and when, in one line. */
export function machineText({
  cores,
  processor,
  memoryGib,
  system,
  node,
  ...rest
}: Machine & {
  readonly browser: string;
  readonly server: string;
  readonly loadAfter: number;
}): string {
  const { browser, server, loadBefore, loadAfter } = rest;
  return `${cores} × ${processor}, ${memoryGib} GiB, ${system}; Node ${node}, ${browser}, ${server}; load ${loadBefore} before, ${loadAfter} after`;
}

function figureLine({ name, runs, median, p95 }: Figures): string {
  return line(name, String(runs), printed(median), printed(p95));
}

function line(name: string, ...cells: readonly string[]): string {
  return `  ${name.padEnd(NAME_WIDTH)}${cells.map((cell) => cell.padStart(NUMBER_WIDTH)).join('')}`.trimEnd();
}

/** Three figures that mean something. */
function printed(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
