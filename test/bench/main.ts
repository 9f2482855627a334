import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { sampleRulebook } from '../support/approved-report.js';
import { compileExpressionsAtOnce, repositoryRoot } from '#libs/config';

import { measureDecisions } from './decisions.js';
import { measureEvaluation } from './evaluation.js';
import { measureInteraction } from './interaction.js';
import { describeMachine, load } from './machine.js';
import { measurePrinting } from './printing.js';
import { machineText, sectionText } from './table.js';
import { measureTextcheck } from './textcheck.js';

/** The comparisons of `npm run bench`, one after another; `--json` writes the figures to out/bench.json. */
async function bench(json: boolean): Promise<void> {
  // As the programs do.
  compileExpressionsAtOnce();
  const machine = describeMachine();
  const rulebook = await sampleRulebook();
  const evaluation = await measureEvaluation(rulebook, { warmUp: 150, rounds: 200 });
  say(sectionText(evaluation));
  const textcheck = await measureTextcheck({ warmUp: 10, rounds: 30 });
  say(sectionText(textcheck));
  const { section: printing, browser } = await measurePrinting(rulebook, {
    warmUp: 3,
    rounds: 15,
  });
  say(sectionText(printing));
  const { section: decisions, server } = await measureDecisions({ warmUp: 3, rounds: 15 });
  say(sectionText(decisions));
  const interaction = await measureInteraction();
  say(sectionText(interaction));
  const where = { ...machine, browser, server, loadAfter: load() };
  say(machineText(where));
  if (!json) return;
  const folder = join(repositoryRoot(), 'out');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'bench.json');
  const sections = [evaluation, textcheck, printing, decisions, interaction];
  writeFileSync(file, `${JSON.stringify({ machine: where, sections }, null, 2)}\n`);
  say(`Figures: ${file}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n\n`);
}

await bench(process.argv.includes('--json'));
