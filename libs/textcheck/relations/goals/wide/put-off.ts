import { goalFinder, looksAhead } from '../goal-figures.js';
import { resultTeller } from '../prose-outcomes.js';
import { oncePerDocument } from '../../../once.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import type { TextDocument } from '../../../document.js';

/** 台账争取明年上半年建起来, 卫生间打算年后改造: a thing, and that it is still to come. */
const PUT_OFF =
  /^(?:[^，。；：]{0,12}[：:])?(?<thing>[^，。；：\d]{4,16}?)(?:仍|还|均|都|也)?(?:(?:争取|力争|打算|计划|准备|预计|拟|将|安排|留待|待|可望|有望)(?:[在于到至])?(?:明年|来年|次年|下一?年度?|年后|新一年|新的一年|下一?阶段|春节后)|(?:明年|来年|次年|下一?年度?|年后)(?:再|将|拟|计划|争取|力争|打算))/;
/** It is told that it was not done, or why: that is no result told wrongly. */
const ADMITTED =
  /因|由于|受|未|尚|没有|其余|剩余|余下|剩下|另有|部分|推迟|顺延|延[期至]|结转|跨年|滞后|调整|原因|不足|问题|已|完成/;
const FEWEST = 0.6;

/** Goals of the year told to be for the next one where their results stand. */
export const putOffGoals = oncePerDocument((document: TextDocument): readonly Sentence[] => {
  if (looksAhead(document)) return [];
  const tells = resultTeller(document);
  const { isBelow, isListed } = goalFinder(document);
  const isGoal = (start: number, end: number): boolean => isBelow(start) || isListed(start, end);
  const found = document.statements
    .filter(
      ({ inTable, text, start }) =>
        !inTable && tells(start) && !ADMITTED.test(text) && !isGoal(start, start + text.length),
    )
    .flatMap((statement) => clausesOf(statement).filter(({ text }) => PUT_OFF.test(text)));
  if (found.length === 0) return [];
  const goals = document.statements
    .filter(({ start, text }) => isGoal(start, start + text.length))
    .map(({ text }) => text);
  return found.filter(({ text }) => {
    const thing = PUT_OFF.exec(text)?.groups?.thing ?? '';
    return goals.some((goal) => heardIn(thing, goal) >= FEWEST);
  });
});

/** Share of the pairs of characters of a name that stand in a text. */
function heardIn(name: string, text: string): number {
  let heard = 0;
  for (let at = 0; at + 2 <= name.length; at += 1)
    if (text.includes(name.slice(at, at + 2))) heard += 1;
  return heard / Math.max(1, name.length - 1);
}
