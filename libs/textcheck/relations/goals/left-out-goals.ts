import { looksAhead } from './goal-figures.js';
import { measureClass, WHOLLY } from './targets.js';
import { PROGRESS } from './vague-answers.js';
import { wantedFigures, type Wanted } from './wanted-figures.js';
import { AHEAD_CHAPTER, PROBLEM_CHAPTER, pathFinder } from '../outline/chapters.js';
import { oncePerDocument } from '../../once.js';
import { groupBy } from '#libs/kernel';
import { wordsOf } from '../words/words.js';
import type { OpenTarget } from './prose-targets.js';
import type { Range } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import type { TextDocument } from '../../document.js';

/** A goal with its own part of the sentence, 栽植行道树800株, and the words no other goal beside it has. */
interface Part extends Range {
  readonly mention: Mention;
  readonly words: ReadonlySet<string>;
}

/** Why some are left out, or that all are met. */
const EXCUSED =
  /(?:主要|重点|部分)(?:指标|目标|任务|工作)|其余|其他(?:目标|指标|任务)|另(?:有|外|见)|详见|见附|见下?表|未(?:能|完成|达|开展|实施)|取消|调整|推迟|延期|(?:均|全部|都|各项)[^，。；]{0,6}(?:完成|达|实现)|目标[^，。；]{0,6}(?:完成|实现|达成)/;
const GOALS = /目标|任务|指标|计划|承诺|预期|申报/;
const FEWEST_WORDS = 2;
/** So far behind its goals the telling of what came of them begins. */
const NEAR = 300;

/** Goals told in one sentence of which one is not named again, though all the others are told with their figures. */
export function leftOutGoals(document: TextDocument): OpenTarget[] {
  if (looksAhead(document)) return [];
  const pathAt = pathFinder(document);
  return [...groupBy(wantedFigures(document), ({ passage }) => passage).values()].flatMap(
    (wanted) => {
      const [first] = wanted;
      const path = pathAt(first?.mention.start ?? 0);
      const said = document.passages[first?.passage ?? -1]?.text ?? '';
      if (!GOALS.test(said) || AHEAD_CHAPTER.test(path) || PROBLEM_CHAPTER.test(path)) return [];
      return leftOut(document, wanted.filter(isAsked));
    },
  );
}

const figuresOf = oncePerDocument(({ figures }): readonly Mention[] => figures.flat());

const isAsked = ({ mention: { kind, unit, base, before } }: Wanted): boolean =>
  !/因|由于/.test(before) &&
  (kind === 'count' || kind === 'percent') &&
  !/^[年月日天分]$/.test(unit) &&
  !base.isZero();

function leftOut(document: TextDocument, wanted: readonly Wanted[]): OpenTarget[] {
  const parts = partsOf(document.text, wanted);
  const end = Math.max(...wanted.map(({ mention }) => mention.end));
  const rest = document.text.slice(end);
  const near = rest.slice(0, NEAR);
  if (parts.length < 2 || EXCUSED.test(near) || isOtherYear(document.text.slice(0, end), near))
    return [];
  const open = parts.filter((part) => !isTold(part, rest));
  const [only, ...more] = open;
  if (only === undefined || more.length > 0 || only.words.size < FEWEST_WORDS) return [];
  const figures = figuresOf(document).filter(({ start }) => start > end && start < end + NEAR);
  const others = parts.filter((part) => part !== only);
  const areTold = others.every((part) => figures.some((figure) => answers(document, figure, part)));
  // 新入国家项目库86个 may be what came of 入库80个, in words of its own.
  const isReworded = figures.some(
    (figure) => mayBe(figure, only) && !others.some((part) => answers(document, figure, part)),
  );
  return areTold && !isReworded
    ? [{ target: only.mention, answer: { start: only.start, end: only.end } }]
    : [];
}

/** Goals of 2025 above what came in 2024. */
function isOtherYear(before: string, rest: string): boolean {
  const wanted = /20\d\d(?=年)/.exec(before.slice(before.lastIndexOf('\n') + 1))?.[0];
  const came = /20\d\d(?=年)/.exec(rest)?.[0];
  return wanted !== undefined && came !== undefined && wanted !== came;
}

/** Named again otherwise than in words on how it went: 重点人员工作扎实推进 tells nothing of how much came. */
const isTold = ({ words }: Part, rest: string): boolean =>
  [...words].some((word) => {
    for (let at = rest.indexOf(word); at >= 0; at = rest.indexOf(word, at + 1)) {
      const text = clauseAt(rest, at);
      if (/\d/.test(text) || !PROGRESS.test(text) || WHOLLY.test(text)) return true;
    }
    return false;
  });

/** The clause around a place. */
function clauseAt(text: string, at: number): string {
  const before = /[^，。；：:\n]*$/.exec(text.slice(Math.max(0, at - REACH), at))?.[0] ?? '';
  const after = /^[^，。；：:\n]*/.exec(text.slice(at, at + REACH))?.[0] ?? '';
  return before + after;
}

/** A figure of the sort in a stretch that has a word of the goal. */
function answers({ text }: TextDocument, { start, end, unit }: Mention, part: Part): boolean {
  const from = Math.max(
    text.lastIndexOf('。', start),
    text.lastIndexOf('\n', start),
    text.lastIndexOf('；', start),
  );
  const stretch = text.slice(Math.max(from + 1, start - REACH), end + 2);
  return (
    measureClass(unit) === measureClass(part.mention.unit) &&
    [...part.words].some((word) => stretch.includes(word))
  );
}
const REACH = 30;

const mayBe = ({ unit, base }: Mention, { mention }: Part): boolean =>
  measureClass(unit) === measureClass(mention.unit) &&
  base.times(NEAREST).greaterThanOrEqualTo(mention.base) &&
  mention.base.times(NEAREST).greaterThanOrEqualTo(base);
const NEAREST = 2;

function partsOf(text: string, wanted: readonly Wanted[]): Part[] {
  const parts = wanted.map(({ mention }) => {
    const head =
      HEAD.exec(text.slice(Math.max(0, mention.start - LONGEST), mention.start))?.[0] ?? '';
    const own = head.replace(LABEL, '');
    return { mention, start: mention.start - own.length, end: mention.end, own: wordsOf(own) };
  });
  return parts.map(({ own, ...part }) => ({
    ...part,
    words: new Set(
      [...own].filter(
        (word) => !parts.some((other) => other.start !== part.start && other.own.has(word)),
      ),
    ),
  }));
}
const LONGEST = 40;
const HEAD = /[^，。；：、“”\n]*$/;
const LABEL =
  /^.*(?:目标|任务|指标|计划)(?:为|是)|^(?:[一二三四五六七八九十]是|[（(]?\d{1,2}[）).]|[①-⑳]|年?初?计划|与|和|及)/;
