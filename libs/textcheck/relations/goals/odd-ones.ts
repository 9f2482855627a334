import { toldFigures, type Told } from './goal-model.js';
import { around, seriesOf } from './other-things.js';
import type { Substituted } from './substituted.js';
import type { TextDocument } from '../../document.js';

/** As many results as goals, in their order: each of its goal, but one of something no goal names. */
export function oddOnes(document: TextDocument): Substituted[] {
  const all = toldFigures(document).filter(({ mention }) => mention.kind !== 'amount');
  const goals = all.filter(({ role }) => role === 'wanted');
  const came = all.filter(({ role }) => role === 'came');
  if (goals.length < 2 || came.length < 2) return [];
  return seriesOf(goals).flatMap((series) => {
    const end = series.at(-1)?.mention.end ?? 0;
    const [told] = seriesOf(came.filter(({ start }) => start > end));
    return told?.length === series.length ? oddOf(document, series, told) : [];
  });
}

function oddOf(
  document: TextDocument,
  series: readonly Told[],
  told: readonly Told[],
): Substituted[] {
  const odd = [...series.keys()].filter((at) => {
    const [goal, came] = [series[at], told[at]];
    return goal === undefined || came === undefined || !isAkin(document, goal, came);
  });
  const [at = -1, ...more] = odd;
  const [goal, came] = [series[at], told[at]];
  if (goal === undefined || came === undefined || more.length > 0) return [];
  return isOther(document, goal, came)
    ? [
        {
          wanted: { start: goal.start, end: goal.mention.end, name: goal.thing },
          came: { start: came.start, end: came.mention.end, name: came.thing },
        },
      ]
    : [];
}

const isAkin = (document: TextDocument, goal: Told, came: Told): boolean =>
  goal.sort === came.sort && sharesPair(goal.noun, around(document, came));

/** Neither is named where the other is. */
function isOther({ text }: TextDocument, goal: Told, came: Told): boolean {
  const [was, now] = [goal, came].map(({ noun }) => noun.replaceAll(LOOSE, ''));
  if (was === undefined || now === undefined || was.length < 2 || now.length < 2) return false;
  return (
    ![...was].some((one) => now.includes(one)) &&
    !sharesPair(was, text.slice(goal.mention.end)) &&
    !sharesPair(now, text.slice(text.indexOf('\n'), came.start))
  );
}

const LOOSE =
  /整治|整修|修复|种植|栽植|疏浚|清淤|清理|清运|管护|养护|发放|补贴|补助|资助|救助|慰问|走访|接待|服务|检查|巡查|抽查|办理|受理|调解|引进|招聘|建立|创建|修缮/g;

const sharesPair = (words: string, text: string): boolean =>
  [...words].some((_, at) => at > 0 && text.includes(words.slice(at - 1, at + 1)));
