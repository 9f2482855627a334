import { looksAhead } from '../goal-figures.js';
import { itemsOfGoals, outsideGoals, type Piece } from './goal-clauses.js';
import { EXPLAINED, measureClass } from '../targets.js';
import { mentionsOf, type Mention } from '../../../mentions/mention.js';
import { oncePerDocument } from '../../../once.js';
import { matchesIn } from '../../../text/matches.js';
import type { OpenTarget } from '../prose-targets.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';

/** What a goal says of time, of doing and of limits, not of its matter. */
const BESIDE =
  /当年|本年度?|年内|年[末底]前?|每年|全年|全[县市镇乡区局校院]|我[县市镇乡区局校院]|力争|确保|[较比]上年|不[少低高多]于|不超过|达到|控制在|至少|保持在|稳定在|提高到|降[至到]|以[上内下]|完成|实现|开展|组织|新[增建]|建[成设立]|改造|更换|购置|采购|举办|安装|维修|发放|实施|推进|做好|落实|保障|提升|加强|目标|任务|指标|人次|[一二三四五六七八九]是|\d[\d.,]*\s?[%‰一-龥]?/g;
/** A goal that asks for a figure, or for a thing that is to be there. */
const ASKS = /\d|建成|开通|建立|印发|创建|挂牌|上线|启用/;
/** What is no goal of its own: a part, a sum, money, what happened, what pleases whom, when it is due. */
const NO_GOAL =
  /^(?:其中|以上|即|含|包括)|合计|[亿万]元|已|实际|占|[得扣]\s?\d[\d.]*分|[日月年季]度?(?:底|末|中旬|上旬|下旬)?(?:之?前|底)|资金|预算|支出|成本|每[人月年亩户]/;
/** So few of a goal's pairs of characters in any clause, and so few of its characters: nothing tells of it. */
const MOST_PAIRS = 0.34;
const MOST_SIGNS = 0.55;
const FEWEST_PAIRS = 3;
/** So many of them tell of it. */
const TOLD = 0.4;
const FEWEST_TOLD = 3;
/** Of the goals of a list so many are told of, or the report tells of some only. */
const MOST_TOLD = 0.6;
const ONE_IN = 5;
const LONGEST = 45;

interface Goal {
  readonly clause: Sentence;
  readonly pairs: readonly string[];
  readonly figures: readonly Mention[];
}

/** Goals of a list, or clauses of them, of which no clause, heading or row of all the report tells, where the others are told of. */
export const unheardGoals = oncePerDocument((document): readonly OpenTarget[] => {
  if (looksAhead(document)) return [];
  const lists = itemsOfGoals(document);
  if (lists.length === 0) return [];
  const pieces = outsideGoals(document);
  return lists.flatMap((items) => unheardIn(items, pieces));
});

function unheardIn(items: readonly Sentence[], pieces: readonly Piece[]): OpenTarget[] {
  const goals = items.flatMap(clausesOf).map((clause): Goal => {
    const pairs = pairsOf(clause.text);
    return { clause, pairs, figures: mentionsOf(clause) };
  });
  const weighed = goals
    .filter(({ pairs }) => pairs.length > 1)
    .map((goal) => ({ goal, heard: heardIn(goal, pieces) }));
  const told = weighed.filter(({ heard }) => heard >= TOLD).length;
  if (told < FEWEST_TOLD || told < weighed.length * MOST_TOLD) return [];
  const open = weighed.filter(
    ({ goal, heard }) => heard <= MOST_PAIRS && isGoal(goal) && !mayBeTold(goal, pieces),
  );
  if (open.length > Math.max(1, goals.length / ONE_IN)) return [];
  return open.map(({ goal: { clause } }) => {
    const at = { start: clause.start, end: clause.start + clause.text.length };
    return { target: at, answer: at };
  });
}

const isGoal = ({ clause: { text }, pairs }: Goal): boolean =>
  pairs.length >= FEWEST_PAIRS && text.length <= LONGEST && ASKS.test(text) && !NO_GOAL.test(text);

/** The greatest share of its pairs of characters that a piece has. */
function heardIn({ pairs }: Goal, pieces: readonly Piece[]): number {
  let most = 0;
  for (const { text } of pieces) {
    // Most pieces have none of it: given up as soon as they cannot have more.
    let missing = 0;
    for (const pair of pairs)
      if (pairs.length - missing > most && !text.includes(pair)) missing += 1;
    most = Math.max(most, pairs.length - missing);
  }
  return most / pairs.length;
}

/** In other words: most of its characters, some of its words with a reason, any of them with its very figure or one like it. */
function mayBeTold(goal: Goal, pieces: readonly Piece[]): boolean {
  const { pairs, figures } = goal;
  const signs = [...new Set(pairs.join(''))];
  return pieces.some((piece) => {
    const { text } = piece;
    if (signs.filter((sign) => text.includes(sign)).length > signs.length * MOST_SIGNS) return true;
    const shared = pairs.filter((pair) => text.includes(pair)).length;
    const isLong = text.length > LONGEST_REASON;
    if (!isLong && shared >= Math.min(2, pairs.length / 4) && EXPLAINED.test(text)) return true;
    if (shared > 0 && saysFigureOf(goal, text)) return true;
    // 出水达标率95%: 抽检出水48次，达标47次
    if (pairs.filter((pair) => piece.sentence.includes(pair)).length >= pairs.length / 2)
      return true;
    const isClose = shared >= pairs.length / 4;
    return figures.some((wanted) =>
      piece
        .mentions()
        .some((came) => isTheVery(wanted, came) || (shared > 0 && isLike(wanted, came, isClose))),
    );
  });
}
const LONGEST_REASON = 60;

/** 达到4级, and 通过4级评审 */
const FIGURE = /\d[\d.,]*\s?[%‰一-龥]/g;
const saysFigureOf = ({ clause }: Goal, text: string): boolean =>
  matchesIn(clause.text, FIGURE).some(([figure]) => text.includes(figure));

/** A figure so small, or a rate, stands for many things. */
const SMALL = 20;
const isTheVery = (one: Mention, other: Mention): boolean =>
  one.kind !== 'percent' &&
  one.unit === other.unit &&
  one.base.equals(other.base) &&
  one.base.greaterThan(SMALL);

/** Of the same sort; where little else is shared, not twice as great nor half. */
const isLike = (one: Mention, other: Mention, isClose: boolean): boolean =>
  measureClass(one.unit) === measureClass(other.unit) &&
  (isClose ||
    (one.base.times(2).greaterThanOrEqualTo(other.base) &&
      other.base.times(2).greaterThanOrEqualTo(one.base)));

function pairsOf(text: string): string[] {
  const found = new Set<string>();
  for (const run of text.replaceAll(BESIDE, '，').match(/[一-龥]{2,}/g) ?? [])
    for (let at = 0; at + 2 <= run.length; at += 1) found.add(run.slice(at, at + 2));
  return [...found];
}
