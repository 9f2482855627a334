import { bare } from './reading.js';
import { praises } from './verdict-words.js';
import { rangeOf, rangeOfText } from '../../../finding-of.js';
import { oncePerDocument } from '../../../once.js';
import type { Statement, TextDocument } from '../../../document.js';
import type { WrongVerdict } from '../verdicts.js';

/** How far below a goal its result may stand. */
const REACH = 4;
/** Which way something was to go: 较上年下降5%以上, 只降不升. */
const WANTED: Readonly<Record<'down' | 'up', RegExp>> = {
  down: /([一-龥]{2,12}?)(?:应|要|须|需)?(?:[较比同][^，。；\d]{0,4}(?:上年|去年|上一年|20\d\d年)[^，。；\d]{0,6})(?:下降|降低|减少|压减|压降|下调|降|减|只降不升|不升|不增|少)|([一-龥]{2,10})(?:只降不升|[实持]续?下降|下降(?=\s?\d))/,
  up: /([一-龥]{2,12}?)(?:应|要|须|需)?(?:[较比同][^，。；\d]{0,4}(?:上年|去年|上一年|20\d\d年)[^，。；\d]{0,6})(?:增长|增加|提高|上升|提升|只升不降)|([一-龥]{2,10})只[升增]不[降减]/,
};
const CAME: Readonly<Record<'down' | 'up', RegExp>> = {
  down: /(?:与|和|同)(?:上年|去年|上一年|20\d\d年)(?:相比)?(?:基本)?持平|(?:上升|增加|扩大|反弹|多)了?到?\s?\d|[上反][升弹]/,
  up: /(?:与|和|同)(?:上年|去年|上一年|20\d\d年)(?:相比)?(?:基本)?持平|(?:下降|减少|缩小|回落|少)了?到?\s?\d|下滑/,
};
const GOAL = /目标|任务|指标|要求|计划|应|须|承诺|责任[书状]|规定|要(?!求)/;
const SIGNS = 2;
const LONGEST = 6;

/** Goals that something should fall, or rise, which is told to have stayed or gone the other way, and praised. */
export const wrongDirections = oncePerDocument((document): readonly WrongVerdict[] =>
  document.statements.flatMap((statement) =>
    statement.inTable || !GOAL.test(statement.text)
      ? []
      : (['down', 'up'] as const).flatMap((way) => against(document, statement, way)),
  ),
);

function against(document: TextDocument, statement: Statement, way: 'down' | 'up'): WrongVerdict[] {
  const wanted = WANTED[way].exec(statement.text);
  if (wanted === null) return [];
  const thing = bare(wanted[1] ?? wanted[2] ?? '').slice(-LONGEST);
  const below = document.statements
    .slice(statement.index, statement.index + REACH)
    .filter(({ inTable, passage }) => !inTable && passage - statement.passage < 2);
  const said = praises(document).find(
    ({ statement: of, clause }) =>
      below.includes(of) && clause.start > statement.start + wanted.index,
  );
  if (said === undefined) return [];
  return below.flatMap((one) => {
    const from = one === statement ? wanted.index + wanted[0].length : 0;
    const found = CAME[way].exec(one.text.slice(from)) ?? wrongYears(one.text.slice(from), way);
    if (
      found === null ||
      !(
        thing.length < SIGNS ||
        thing.includes(found[2] ?? '#') ||
        isOf(thing, one.text.slice(from))
      )
    )
      return [];
    const came = rangeOf({ start: one.start + from }, found);
    return came.start > said.clause.start
      ? []
      : [
          {
            verdict: rangeOfText(said.clause),
            said: said.clause.text,
            wanted: rangeOf(statement, wanted),
            came,
          },
        ];
  });
}

/** 上年51，本年51.5: two years, of which the later one is not the one that was wanted. */
const YEARS =
  /(?:上年|去年|20\d\d年)[^，。；]{0,16}?(?<!\d)(\d[\d.]*)([^\d，。；]{1,5})[，；](?:本年|今年|20\d\d年)[^，。；\d]{0,10}(\d[\d.]*)([^\d，。；]{1,5})/;
function wrongYears(text: string, way: 'down' | 'up'): RegExpExecArray | null {
  const found = YEARS.exec(text);
  if (found === null || found[2] !== found[4]) return null;
  const [was, now] = [Number(found[1]), Number(found[3])];
  return (way === 'down' ? now >= was : now <= was) ? found : null;
}

/** The result is told of the goal's thing. */
function isOf(thing: string, text: string): boolean {
  for (let at = 0; at + SIGNS <= thing.length; at += 1)
    if (text.includes(thing.slice(at, at + SIGNS))) return true;
  return false;
}
