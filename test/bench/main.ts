import { sampleRulebook } from '../support/approved-report.js';

import { measureEvaluation } from './evaluation.js';
import { describeMachine } from './machine.js';
import { measurePrinting } from './printing.js';
import { sectionText } from './table.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const machine = describeMachine();
say(JSON.stringify(machine));
const rulebook = await sampleRulebook();
const { section, browser } = await measurePrinting(rulebook, { warmUp: 2, rounds: 15 });
say(browser);
say(sectionText(section));
say(sectionText(await measureEvaluation(rulebook, { warmUp: 100, rounds: 60 })));
