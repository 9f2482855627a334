import { bodyOf, titleOf, turnsOf, unheardIn, type Turn } from './in-turn.js';
import { isName, type Renamed } from './parallel-lists.js';
import { wordsOf, sharedWords } from '../words/words.js';
import type { TextDocument } from '../../document.js';

/** What is done with a thing: told in other words it is no other thing. */
const VERB =
  /^(?:计划|实际|全年|年内|共|完成|开展|组织|实施|推进|落实|加强|做好|抓好|提[升高]|改善|优化|保障|强化|新[建增打修改]|建[成设]|改造|修[建缮]|举办|购置|采购|发放|安装|培训)+/;
/** What stands between a name and its figure, 安全事故为0起, is no word of the name. */
const LIMITS =
  /(?:不少于|不低于|不高于|不超过|不多于|控制在|保持在?|稳定在|达到?|至少|约|共|≥|≤|实现|完成|提高|增长|降至|[为是])+$/;
/** 本项未设绩效目标，供参考. */
const NO_GOAL = /未(?:设|列)|参考|新增任务|追加/;
const SHORTEST = 2;
/** 残疾儿童康复46人: 人 is no word of its name. */
const FIGURE = /\d[\d.,]*\s?[万亿]?[一-龥]?/g;
/** A shorter title without a word of its goal may be a word for the same. */
const SHORTEST_STRANGE = 4;
/** So much of the other titles may be in other words. */
const FREE = 0.2;

/** Outcomes of something else at the place of a goal, where all the others are of theirs. */
export function othersInTurn(document: TextDocument): Renamed[] {
  return turnsOf(document).flatMap((turns) => {
    const odd = turns.filter((turn) => isOther(turn, turns));
    const [only, ...more] = odd;
    return only === undefined || more.length > 0 ? [] : [{ was: only.goal, now: only.outcome }];
  });
}

function isOther(turn: Turn, turns: readonly Turn[]): boolean {
  const { goal, outcome } = turn;
  const title = titleOf(outcome.name);
  if (NO_GOAL.test(outcome.text)) return false;
  if (title.length < SHORTEST || !isName(outcome.name) || isMoved(turn, turns)) return false;
  const wanted = titleOf(goal.name).replace(LIMITS, '');
  const body = bodyOf(outcome);
  const told = /^[^，。；：:\d（(]*/.exec(body)?.[0] ?? '';
  return (
    isReplaced(wanted, title, goal.text, outcome.text) ||
    (wanted.slice(0, SHORTEST) === told.slice(0, SHORTEST) &&
      !(turn.isHeard && hasFigureOf(goal.text, body)) &&
      isReplaced(wanted, told, goal.text, body)) ||
    isStrange(turn, title, turns)
  );
}

/** Another place of the outcomes tells of the goal, or the title is of another goal. */
const isMoved = ({ goal, outcome, among }: Turn, turns: readonly Turn[]): boolean =>
  turns.some((other) => other.goal !== goal && other.goal.text.includes(titleOf(outcome.name))) ||
  among.some((other) => other !== outcome && other.name.includes(titleOf(goal.name)));

/** 孕产妇系统管理 and 儿童系统管理: the same but for one part, neither of which the other side has. */
function isReplaced(wanted: string, came: string, goal: string, outcome: string): boolean {
  const parts = differenceOf(wanted, came);
  if (parts === null) return false;
  const [was, now] = parts.map((part) => part.replace(VERB, ''));
  if (was === undefined || now === undefined || was.length < SHORTEST || now.length < SHORTEST)
    return false;
  // 清淤灌溉渠道: 灌溉 may be told of a reservoir, too; what it is stands at the end.
  const own = goal.replaceAll(FIGURE, '');
  return ![...now].some((one) => own.includes(one)) && !outcome.includes(was.slice(-SHORTEST));
}

/** What two names have not in common between the same beginning and end. */
function differenceOf(one: string, other: string): [string, string] | null {
  const bare = one.replace(/率$/, '');
  const least = Math.min(bare.length, other.length);
  let before = 0;
  while (before < least && bare[before] === other[before]) before += 1;
  let behind = 0;
  while (behind < least - before && bare.at(-1 - behind) === other.at(-1 - behind)) behind += 1;
  if (before + behind < SHORTEST) return null;
  return [bare.slice(before, bare.length - behind), other.slice(before, other.length - behind)];
}

/** No character of the title stands in the goal, and what is told is not of the goal, or not of the title either. */
function isStrange(turn: Turn, title: string, turns: readonly Turn[]): boolean {
  const { goal, outcome } = turn;
  const others = turns.filter((other) => other !== turn);
  if ([...title].some((character) => goal.text.includes(character))) return false;
  const body = bodyOf(outcome);
  const isOfGoal = sharedWords(wordsOf(goal.name), wordsOf(body)) > 0;
  if (!isOfGoal) return /\d/.test(body);
  const isOfTitle = sharedWords(wordsOf(title), wordsOf(body)) > 0;
  // Titles in words of their own, 绿化提升 for 补植行道树, come together.
  const isStrict = others.every((one) => unheardIn(one.goal, titleOf(one.outcome.name)) <= FREE);
  return title.length >= SHORTEST_STRANGE && !isOfTitle && isStrict;
}

/** The figure that was wanted is told again. */
const hasFigureOf = (goal: string, body: string): boolean =>
  (goal.match(/\d[\d.,]*/g) ?? []).some((figure) => body.includes(figure));
