import { listsOf } from '../item-lists.js';
import { looksAhead } from '../goal-figures.js';
import { resultTeller } from '../prose-outcomes.js';
import { oncePerDocument } from '../../../once.js';
import type { Item } from '../items.js';
import type { Sentence } from '../../../text/sentences.js';
import type { TextDocument } from '../../../document.js';

/** 就业。, 3．取证： in front of what is told of it. */
const TITLE = /^[^，。；：\d]{2,14}[。：:]\s?/;
/** What is meant, or what something is for, with little before it. */
const MEANT =
  /^[^，。；：\d]{0,12}?(?:将(?!资金|原|所|其|各|[^，。；]{1,10}(?:纳入|列入|作为|移交|交由))|(?<![模草虚比])拟(?![定订])|(?<![雨露动商度养升程助训人善])计划(?!生育|外|内|数)|打算|准备(?!金|工作|好|充分)|力[争求]|争取|为了|为(?:进一步|更好|持续|切实)|旨在|下一步|今后|接下来)/;
const DONE =
  /\d|已|了|实际|完成(?!后)|建成(?!后)|投入使用|全部|均|获(?!得感)|有所|得到|明显|显著|未|没有|因|由于|尚|无|零/;
const FEWEST_OTHERS = 2;
const FEWEST_SIGNS = 10;

/** Points of a list of results that tell a plan or a purpose and nothing else, where the others tell what came. */
export const itemsOfPlans = oncePerDocument((document): readonly Sentence[] => {
  if (looksAhead(document)) return [];
  const tells = resultTeller(document);
  return listsOf(document).flatMap(({ items, form }) => {
    if (items.length <= FEWEST_OTHERS || form.endsWith('rows') || form === 'named') return [];
    const meant = items.filter((item) => isMeant(bodyOf(document, item).text));
    if (meant.length !== 1 || !meant.every(({ from }) => tells(from))) return [];
    const others = items.filter((item) => !meant.includes(item) && /\d/.test(item.text));
    return others.length < FEWEST_OTHERS ? [] : meant.map((item) => bodyOf(document, item));
  });
});

const isMeant = (body: string): boolean =>
  body.length >= FEWEST_SIGNS && MEANT.test(body) && !DONE.test(body);

/** What the line of a point tells behind its title; empty where it has none. */
function bodyOf({ text }: TextDocument, { from, until }: Item): Sentence {
  const line = text.slice(from, until).split('\n', 1)[0] ?? '';
  const title = TITLE.exec(line)?.[0] ?? '';
  return title === ''
    ? { text: '', start: from }
    : { text: line.slice(title.length), start: from + title.length };
}
