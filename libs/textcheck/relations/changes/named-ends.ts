import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { alike } from '../figures/near.js';
import type { Pair } from './change-pair.js';
import { directionOf, type Direction } from './change-words.js';

/** A change whose ends stand where no word of it leads: behind the goal, or around a bracket. */
interface NamedEnds extends Pair {
  readonly direction: Direction;
  readonly stated: { readonly difference: Mention; readonly direction: Direction } | null;
}

/** The ends of such a change; null for every other figure. */
export const namedEnds = (statement: Statement, index: number): NamedEnds | null =>
  goalBefore(statement, index) ?? bracketedBefore(statement, index);

const ABOVE_GOAL =
  /(高于|高出|超出|超过|超|低于)(?:了)?[^，。；\d]{0,6}?(目标|标准|要求|预期)?(?:值)?(?:为|的)?$/;
const OF_GOAL = /^(?:的)?(目标|标准|要求|预期|指标)?(?:值)?(?:的)?$/;

/** 满意率94.50%，高于目标90%4.50个百分点: the word stands before the goal, and nothing behind it. */
function goalBefore({ mentions }: Statement, index: number): NamedEnds | null {
  const [current, goal, by] = mentions.slice(Math.max(0, index - 2), index + 1);
  if (by?.kind !== 'points' || current?.kind !== 'percent' || goal?.kind !== 'percent') return null;
  const direction = againstGoal(goal.before, by.before);
  return (
    direction && {
      current,
      earlier: { ...goal, exact: true },
      certain: true,
      direction,
      stated: null,
    }
  );
}

/** By the words before the goal and behind it. */
function againstGoal(before: string, behind: string): Direction | null {
  const [, verb, noun] = ABOVE_GOAL.exec(before) ?? [];
  const own = OF_GOAL.exec(behind);
  if (verb === undefined || own === null || (noun ?? own[1]) === undefined) return null;
  return verb === '低于' ? 'down' : 'up';
}

const IN_BRACKET = /^（(?:上年|去年|20\d\d年)[^，。；\d]{0,8}$/;
const BEHIND = /^）[，,](?:增长|下降|增幅|降幅|增加|减少)(?:率)?(?:了|为|达)?$/;

/** 较上年增加60万元（上年为1500万元），增长4%: the earlier figure stands between the two. */
function bracketedBefore({ mentions }: Statement, index: number): NamedEnds | null {
  const [difference, earlier, by] = mentions.slice(Math.max(0, index - 2), index + 1);
  if (difference === undefined || earlier === undefined || by?.kind !== 'percent') return null;
  const told = IN_BRACKET.test(earlier.before) && BEHIND.test(by.before) && earlier.exact;
  const direction = directionOf(difference.before, []);
  if (!told || direction === null || !alike(difference, earlier)) return null;
  return {
    current: null,
    earlier,
    certain: true,
    direction: directionOf(by.before, []) ?? direction,
    stated: { difference, direction },
  };
}
