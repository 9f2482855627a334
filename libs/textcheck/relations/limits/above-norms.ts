import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { paragraphs } from '../outline/paragraphs.js';
import { sideOf } from './limits.js';

/** What one of something may cost by a rule, and what it cost. */
export interface BrokenNorm {
  readonly came: Mention;
  readonly norm: Mention;
}

/** 人均, 每人次平均, 平均每辆: of each of what a mean is. */
const MEAN =
  /(?:平均每|每)(人次|人|辆|台|场|次|批|批次|户|件|期)(?:平均|年均)?[^，。；\d每均]{0,8}$|(人次|人|次|车|辆|场|户|件|台|批|批次|期)均[^，。；\d每均]{0,8}$|每(人次|人|辆|场|次|批次)(?:年)?平均[^，。；\d]{0,6}$/;
const EACH =
  /(?:每|单)(?:人每)?(人次|人|辆|台|场|次|批次|批|户|件|期)[^，。；\d每]{0,8}$|(人次|人|次|车|辆|场|户|件|台|期)均[^，。；\d每]{0,8}$/;
const AHEAD = 20;
const SIDES = 1;
const MOST_TIMES = 4;
/** What is told to be above it, of several sorts, or of another year. */
const EXCUSED =
  /超(?:出|标|支)|(?<!不得?|未|没有|不)超过(?:了)?(?:标准|规定|限额|上限)|高于|高出|违反|整改|问题|特批|批准|例外|调整|提高到|上年|去年|最[高低]|其中[^，。；]*每/;
/** Things that have a norm of their own. */
const THINGS = ['接待', '会议', '培训', '差旅', '伙食', '住宿', '用车', '车辆', '运行'];

/** 人均125元, and 公务接待按不超过每人次120元掌握 right beside it, with no word of why. */
export const aboveNorms = (document: TextDocument): BrokenNorm[] =>
  paragraphs(document).flatMap((paragraph) => {
    const running = paragraph.filter(({ inTable }) => !inTable);
    return running.flatMap((statement, at) =>
      statement.mentions.flatMap((norm): BrokenNorm[] => {
        const each = eachOfNorm(statement, norm);
        if (each === null) return [];
        const near = running.slice(Math.max(0, at - SIDES), at + SIDES + 1);
        if (near.some(({ text }) => EXCUSED.test(text))) return [];
        const came = lastBefore(near, norm, each);
        return came !== null && isBroken(statement, came, norm)
          ? [{ came: came.mention, norm }]
          : [];
      }),
    );
  });

function eachOfNorm({ text, start }: Statement, norm: Mention): string | null {
  if (norm.kind !== 'amount' || !norm.exact) return null;
  const after = text.slice(norm.end - start, norm.end - start + AHEAD);
  if (sideOf(norm.before, after) !== 'most') return null;
  return eachIn(EACH.exec(norm.before));
}

/** Persons and their times, cars and vehicles are told for one another. */
function eachIn(match: RegExpExecArray | null): string | null {
  const each = match?.slice(1).find(Boolean);
  return each === undefined
    ? null
    : each.replace('人次', '人').replace('车', '辆').replace('批次', '批');
}

interface Came {
  readonly mention: Mention;
  readonly of: Statement;
}

/** The one mean for each of the same, in the sentence of the norm or one beside it. */
function lastBefore(near: readonly Statement[], norm: Mention, each: string): Came | null {
  const cames = near.flatMap((of) =>
    of.mentions
      .filter(
        (one) =>
          one !== norm &&
          one.kind === 'amount' &&
          one.exact &&
          eachIn(MEAN.exec(one.before)) === each &&
          sideOf(one.before, of.text.slice(one.end - of.start, one.end - of.start + AHEAD)) ===
            null,
      )
      .map((mention) => ({ mention, of })),
  );
  const [only, ...more] = cames;
  return only === undefined || more.length > 0 ? null : only;
}

function isBroken(statement: Statement, { mention, of }: Came, norm: Mention): boolean {
  const clause = /[^。；]*$/.exec(statement.text.slice(0, norm.start - statement.start))?.[0] ?? '';
  const named = THINGS.filter((thing) => clause.includes(thing));
  const same = named.length === 0 || of === statement || named.some((one) => of.text.includes(one));
  const times = mention.base.div(norm.base);
  return same && times.greaterThan(1) && times.lessThan(MOST_TIMES);
}
