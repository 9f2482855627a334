import type { Line } from '../../text/line.js';
import { matchesIn } from '../../text/matches.js';

const NUMBER = '[一二三四五六七八九十\\d]{0,2}';
/** 目标二：, 质量指标“, 年度任务为: what follows is wanted. */
const WANTED = new RegExp(
  `(?<=^|[，。；：\\s)）、])[^，。；：“”\\s\\d（）()]{0,8}(?:(?:目标|任务|指标)${NUMBER}(?:要求|确定|提出|设定|值)?|(?:效益|数量|质量|时效|成本)(?=[：:]))(?:[：:]|为(?![了更])|是(?!否)|(?=“)|(?<=目标要求)(?=[一-龥]{2}))`,
  'g',
);
/** 完成情况：, 实际完成：, 目标二完成结果： */
const CAME = new RegExp(
  `(?:目标|任务|指标)?${NUMBER}(?:年末|实际|目标)?(?:(?:完成|实现|达成|落实|实施)(?:情况|结果|值)?|结果|实际)(?:如下|为)?[：:]|(?:完成|实现)情况为`,
  'g',
);
const SHORTEST = 4;

/** A goal and what came of it by their labels: 目标：…。结果：…; 质量指标“合格率100%”，完成情况：…. */
export interface Parts {
  readonly goal: Line;
  readonly outcome: Line;
}

interface Label {
  readonly at: number;
  readonly end: number;
  readonly isGoal: boolean;
}

/** Every goal of a line that an outcome follows before the next goal. */
export function partsOf(line: Line): Parts[] {
  const labels = [...labelsIn(line.text, WANTED, true), ...labelsIn(line.text, CAME, false)].sort(
    (one, other) => one.at - other.at || one.end - other.end,
  );
  const apart = labels.filter((one, at) => at === 0 || one.at >= (labels[at - 1]?.end ?? 0));
  return apart.flatMap((label, at): Parts[] => {
    const [came, next] = [apart[at + 1], apart[at + 2]];
    if (!label.isGoal || came === undefined || came.isGoal) return [];
    if (isOfOtherSort(line.text, label, came)) return [];
    const goal = cut(line, label.end, came.at);
    const outcome = cut(line, came.end, next?.at ?? line.text.length);
    return goal.text.length < SHORTEST || outcome.text === '' ? [] : [{ goal, outcome }];
  });
}

const SORT = /(数量|质量|时效|成本|效益|满意度?)(?:指标|目标)?[^，。；]{0,4}$/;

/** 质量指标：合格率100%。数量指标完成情况：…: what came is of another sort of goals. */
function isOfOtherSort(text: string, goal: Label, came: Label): boolean {
  const [wanted, told] = [text.slice(0, goal.end), text.slice(0, came.at)].map(
    (before) => SORT.exec(before.slice(-LONGEST_SORT))?.[1],
  );
  return wanted !== undefined && told !== undefined && wanted !== told;
}
const LONGEST_SORT = 10;

const labelsIn = (text: string, pattern: RegExp, isGoal: boolean): Label[] =>
  matchesIn(text, pattern).map(({ index, 0: found }) => ({
    at: index,
    end: index + found.length,
    isGoal,
  }));

/** A stretch of a line without the marks around it. */
function cut({ text, start }: Line, from: number, to: number): Line {
  const part = text.slice(from, to);
  const bare = part.replace(/^[\s“”，。；：]+/, '');
  return {
    text: bare.replace(/[\s“”，。；：（(]+$/, ''),
    start: start + from + part.length - bare.length,
  };
}
