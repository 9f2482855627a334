import type { Decimal } from '#libs/kernel';

import { alike } from '../figures/near.js';
import { goalFigures, type Target } from './goal-figures.js';
import { measureClass } from './targets.js';
import { wantedFor } from './wanted-figures.js';
import { wordsOf } from '../words/words.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Mention } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';
import type { WrongVerdict } from './verdicts.js';

/** 控制标准, 定额: what may be spent at most. */
const CAPS = '(?<=控制)(?:标准|线|数|额|指标)|(?:控制|成本|费用)上限|限额|定额';
/** 比目标多0.6公里, 超出目标, 较年初目标少3户: a clause that says on which side of the goal the figure before it lies. */
const OF = '了?(?:年[初度]|预期|绩效|成本|费用|支出|控制|设定|既定|规定|约定|的)*';
const GOAL = `(?:目标|计划|任务|${CAPS})(?:值|数|标准|要求)?`;
const ABOVE = new RegExp(
  `^(?:[比较]${OF}${GOAL}(?:多|高|增加|超出?)|(?:超[出过支]?|高[于出]|多于|多出|突破)${OF}${GOAL}(?!的))`,
);
const BELOW = new RegExp(
  `^(?:[比较]${OF}${GOAL}(?:少|低|减少|节约|节省)|(?:低于|少于|未达到?)${OF}${GOAL}(?!的))`,
);
/** So much of a goal's words must stand in the clause, and half of them at least. */
const SHARED = 0.5;
const FEWEST_WORDS = 2;
/** Words after which the nearest goal of the sort is of something else. */
const OTHER = /其中|其余|上年|20\d\d年的|因|调整/;

/** Figures said to lie above or below their goal that lie on its other side, or just as many as wanted. */
export const wrongSides = (document: TextDocument): WrongVerdict[] =>
  document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap((statement) => sidesIn(document, statement));

function sidesIn(document: TextDocument, statement: Statement): WrongVerdict[] {
  const clauses = clausesOf(statement);
  return clauses.flatMap((clause, at): WrongVerdict[] => {
    const before = clauses[at - 1];
    const isAbove = ABOVE.test(clause.text);
    if (before === undefined || !(isAbove || BELOW.test(clause.text)) || OTHER.test(before.text))
      return [];
    const came = cameIn(statement, before);
    const wanted = came === null ? null : goalFor(document, statement, came, before);
    if (came === null || wanted === null) return [];
    const { base } = wanted;
    const isRight = isAbove ? came.base.greaterThan(base) : came.base.lessThan(base);
    if (isRight || isOtherGoal(document, came, distanceIn(statement, clause, isAbove))) return [];
    return [
      {
        verdict: { start: clause.start, end: clause.start + clause.text.length },
        said: clause.text,
        wanted,
        came,
      },
    ];
  });
}

/** 低于目标1.91个百分点: by how much, below nought where the goal is the greater; null where the clause does not say. */
function distanceIn(statement: Statement, clause: Sentence, isAbove: boolean): Decimal | null {
  const by = cameIn(statement, clause);
  if (by === null) return null;
  return isAbove ? by.base : by.base.negated();
}

/** A figure that lies just so far from what came is printed somewhere: that is the goal which is meant. */
const isOtherGoal = ({ figures }: TextDocument, came: Mention, distance: Decimal | null): boolean =>
  distance !== null &&
  figures.some((ofOne) =>
    ofOne.some((one) => alike(one, came) && one.base.equals(came.base.minus(distance))),
  );

/** The one figure of a clause; of several nobody knows which is meant. */
function cameIn({ mentions }: Statement, { start, text }: Sentence): Mention | null {
  const [came, ...more] = mentions.filter(
    (one) => one.start >= start && one.end <= start + text.length,
  );
  return came === undefined || more.length > 0 || !came.exact ? null : came;
}

/** The goal of the lists that speaks of a clause's matter, else the one its paragraph asks for. */
function goalFor(
  document: TextDocument,
  { passage }: Statement,
  came: Mention,
  clause: Sentence,
): Mention | null {
  const listed = goalOf(document, came, clause);
  if (listed !== null) return listed.mention;
  const beside = wantedFor(document, came, wordsOf(clause.text), passage);
  return beside?.passage === passage ? beside.mention : null;
}

/** The only goal of the sort that speaks of the clause's matter; null where none or several do. */
function goalOf(document: TextDocument, came: Mention, { text, start }: Sentence): Target | null {
  const fitting = goalFigures(document).filter(({ mention, words, end }) => {
    const shared = words.filter((word) => text.includes(word)).length;
    const isNear =
      shared >= Math.min(FEWEST_WORDS, words.length) && shared >= words.length * SHARED;
    return end < start && isNear && measureClass(mention.unit) === measureClass(came.unit);
  });
  const [goal] = fitting;
  const isOne = fitting.every(({ mention }) => goal?.mention.base.equals(mention.base) === true);
  return goal !== undefined && isOne ? goal : null;
}

const OF_GOAL = /^完成(?:年[初度]|预期|绩效)?(?:目标|计划|任务)(?:数|值|量)?$/;

/** 加装电梯20部，完成目标20部的90%: all that was wanted came, and yet not all of it. */
export const wrongParts = ({ statements }: TextDocument): WrongVerdict[] =>
  statements.flatMap(({ mentions }) =>
    mentions.flatMap((wanted, at): WrongVerdict[] => {
      const [came, part] = [mentions[at - 1], mentions[at + 1]];
      const isTold = OF_GOAL.test(wanted.before.replace(/^[，；]/, '')) && part?.before === '的';
      if (!isTold || came === undefined || part.unit !== '%' || part.value.equals(100)) return [];
      if (came.unit !== wanted.unit || !came.base.equals(wanted.base)) return [];
      const verdict = { start: wanted.start, end: part.end };
      return [{ verdict, said: `完成目标的${part.value.toFixed()}%`, wanted, came }];
    }),
  );
