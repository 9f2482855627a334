import { sampleRulebook } from '../support/approved-report.js';

import { measureEvaluation } from './evaluation.js';
import { describeMachine } from './machine.js';
import { sectionText } from './table.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const machine = describeMachine();
say(JSON.stringify(machine));
const rulebook = await sampleRulebook();
say(sectionText(await measureEvaluation(rulebook, { warmUp: 30, rounds: 60 })));
