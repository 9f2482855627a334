import { toldFigures, type Told } from './goal-model.js';
import { around, heardIn, seriesOf } from './other-things.js';
import { boundOf } from './wanted-figures.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { TextDocument } from '../../document.js';
import type { WrongVerdict } from './verdicts.js';

/** 两项承诺均已兑现, 三项均优于目标, 全部超额或如期实现: all of them came to what was wanted. */
const ALL_MET =
  /(?:(?<![平人户亩年日月])均|各项(?:目标|任务|指标)+|所有(?:目标|任务|指标)+|全部|都|圆满|一一|全面|悉数|无一)[^，。；\d]{0,8}(?:完成|实现|达到(?![Ⅰ-Ⅴ一二三四五]?类?[Ⅰ-Ⅴ])|达成|达标|兑现|优于|超额|超过|控制在|达目标|落实到位|如期)/;
/** Some were not. */
const EXCUSED =
  /(?<![拆清免消删扣解去])除|未(?!发[生现])|仅|缺|差|不足|推迟|延期|滞后|调整|基本(?:完成|实现|达)|大部分|其余|其他/;
const CLOSE = 200;
const HEARD = 0.5;

/** Series of goals said to be met all of them, where what is told of one falls short of it. */
export function shortOfSeries(document: TextDocument): WrongVerdict[] {
  const all = toldFigures(document);
  const wanted = all.filter(({ role }) => role === 'wanted');
  if (wanted.length < 2) return [];
  return seriesOf(wanted).flatMap((series) => shortIn(document, series, all));
}

function shortIn(
  document: TextDocument,
  series: readonly Told[],
  all: readonly Told[],
): WrongVerdict[] {
  const end = series.at(-1)?.mention.end ?? 0;
  const said = saidBehind(document, end);
  if (said === null) return [];
  const between = document.text.slice(end, said.start + said.text.length);
  if (EXCUSED.test(between)) return [];
  const came = all.filter(
    ({ role, start, mention }) =>
      role === 'came' && start >= end && mention.end <= said.start && mention.exact,
  );
  const verdict = { start: said.start, end: said.start + said.text.length };
  return series.flatMap((goal) => {
    const answer = answerOf(document, goal, series, came);
    return answer !== null && isShort(document, goal, answer)
      ? [{ verdict, said: said.text, wanted: goal.mention, came: answer.mention }]
      : [];
  });
}

/** The first clause behind a place that says all were met. */
function saidBehind(document: TextDocument, end: number): Sentence | null {
  const near = document.statements.filter(
    ({ start, inTable }) => !inTable && start + CLOSE > end && start < end + CLOSE * 2,
  );
  return (
    near.flatMap(clausesOf).find(({ text, start }) => start > end && ALL_MET.test(text)) ?? null
  );
}

/** The one figure that tells of a goal and of no other better. */
function answerOf(
  document: TextDocument,
  goal: Told,
  series: readonly Told[],
  came: readonly Told[],
): Told | null {
  const ofSort = came.filter(({ sort }) => sort === goal.sort);
  const peers = series.filter(({ sort }) => sort === goal.sort);
  // As many as wanted, in their order.
  if (ofSort.length === peers.length) {
    const inTurn = ofSort[peers.indexOf(goal)];
    if (
      inTurn !== undefined &&
      (peers.length > 1 || goal.noun.length < 2 || isOf(document, goal, inTurn))
    )
      return inTurn;
  }
  const own = ofSort.filter((one) => {
    const heard = heardIn(goal.noun, around(document, one));
    const isBest = peers.every(
      (peer) => peer === goal || heardIn(peer.noun, around(document, one)) < heard,
    );
    return heard >= HEARD && isBest;
  });
  const [first, ...more] = own;
  return first !== undefined && more.length === 0 ? first : null;
}

const isOf = (document: TextDocument, goal: Told, one: Told): boolean =>
  heardIn(goal.noun, around(document, one)) >= HEARD;

function isShort(document: TextDocument, { mention }: Told, { mention: came }: Told): boolean {
  const bound = boundOf(mention, document.text);
  if (bound === null) return false;
  return bound === 'most' ? came.base.greaterThan(mention.base) : came.base.lessThan(mention.base);
}
