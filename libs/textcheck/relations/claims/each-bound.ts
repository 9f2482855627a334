import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, rangeOfText, type Range } from '../../finding-of.js';
import { mentionOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { chineseNumeral } from '../../text/numerals.js';
import type { Table } from '../../text/tables.js';
import { shares, subjectOf } from './subjects.js';

/** 各村均超过90%, and the village of 88.7%. */
export interface Bound {
  readonly claimed: Range;
  readonly said: string;
  readonly one: Range;
}

const EACH = /各|每|所有|全部|[两三四五六七八九十]个|均|都/;
const LEAST =
  /(?:均|都|全部|每[期个次季月])?(?:已)?(?:(?<!不)(?:超过了?|高于|大于|站上了?|迈过了?)|不低于|不少于|达到?|在|为)\s?(\d+(?:\.\d+)?)\s?(%|分|人次|人|万元|元|天|次|户|亩)(以上|及以上)?/;
const MOST =
  /(?:均|都)(?:控制在|低于|不超过|不高于|少于|在)\s?(\d+(?:\.\d+)?)\s?(%|分|人次|人|万元|元|天|次|户|亩)(以内|以下)?/;
const EXCEPTED =
  /均未|都未|没有|均不(?![低少高超足])|除|外|其余|其他|大部分|多数|目标|应|要求|确保|力争|计划|标准|平均|人均|户均/;
/** Figures of something else: a goal, a change, a mean, a total. */
const NO_VALUE = /目标|增长|提高|下降|增加|减少|较|比|平均|合计|总|占|标准|不低于|不少于|以上|计划/;
const FEWEST = 3;
const TOTAL = /[合总小共]\s*计|平均|综合/;

type Test = (value: Mention) => boolean;

interface Claim {
  readonly at: Range;
  readonly said: string;
  readonly unit: string;
  /** Of so many projects; null where it does not say. */
  readonly count: number | null;
  readonly holds: Test;
}

/** Claims that each is above or below a figure, with the one of the list or the table that is not. */
export const brokenBounds = (document: TextDocument): Bound[] =>
  document.statements.flatMap((statement) =>
    statement.inTable || /除|之?外/.test(statement.text)
      ? []
      : clausesOf(statement).flatMap((clause) => {
          const claim = noneBelow(clause) ?? claimIn(clause);
          if (claim === null) return [];
          const one =
            inList(document, statement, claim) ??
            inTables(document, clause, claim) ??
            anywhere(document, statement, claim);
          return one === null ? [] : [{ claimed: claim.at, said: claim.said, one }];
        }),
  );

/** 没有哪一个的执行率低于94%: none of them below is each at least so much. */
const NONE_BELOW =
  /(?:(?:没有|无)(?:任何|哪)?一[个项家所村月季科户人][^，。；\d]{0,10}|无一[^，。；\d]{0,4})(?:低于|不足|少于|不到)\s?(\d+(?:\.\d+)?)\s?(%|分|人次|人|万元|元|天|次|户|亩)/;

function noneBelow(clause: Sentence): Claim | null {
  const match = NONE_BELOW.exec(clause.text);
  if (match === null || /除|外|其余|其他|目标|计划|平均/.test(clause.text)) return null;
  const [, bound = '', unit = ''] = match;
  return {
    at: rangeOf(clause, match),
    said: clause.text.slice(0, LONGEST_SAID),
    unit,
    count: countIn(clause.text),
    holds: ({ value }) => !value.minus(bound).isNegative(),
  };
}

function claimIn(clause: Sentence): Claim | null {
  const { text } = clause;
  const most = /均?在\s?\d[^，]*以上/.test(text) ? null : MOST.exec(text);
  const match = most ?? LEAST.exec(text);
  if (match === null || EXCEPTED.test(text) || !isOfEach(text.slice(0, match.index + 1)))
    return null;
  const [said, bound = '', unit = '', above] = match;
  if (!isBound(said, bound + unit, above !== undefined)) return null;
  const strict = /超过|高于|大于|低于|少于/.test(said) && !/不[超高低少]/.test(said);
  const holds: Test = ({ value }) => {
    const gap = value.minus(bound).times(most === null ? 1 : -1);
    return strict ? gap.isPositive() && !gap.isZero() : !gap.isNegative();
  };
  return {
    at: rangeOf(clause, match),
    said: text.slice(0, LONGEST_SAID),
    unit,
    count: countIn(text),
    holds,
  };
}

const PROJECTS = /([三四五六七八九十]+|(?<![\d.])\d+)\s?个(?:子|支出|财政)?项目/;

function countIn(text: string): number | null {
  const told = PROJECTS.exec(text)?.[1];
  if (told === undefined) return null;
  return /\d/.test(told) ? Number(told) : (chineseNumeral(told)?.toNumber() ?? null);
}

const LONGEST_SAID = 24;

/** 项目一和项目六均为100%: of the two that are named, and of no other. */
const NAMED_ONES = /[一-龥\d][和、与及][^，。；、]*$/;
const OF_ALL = /各|每|所有|全部|[三四五六七八九十]个/;

const isOfEach = (before: string): boolean =>
  EACH.test(before) &&
  !/[平人户亩生车]均/.test(before) &&
  (OF_ALL.test(before) || !NAMED_ONES.test(before));

/** 均在95% alone bounds nothing; 均为100% does, as nothing is above it. */
const isBound = (said: string, bound: string, closed: boolean): boolean =>
  closed || /(?:达到?|为)\s?\d/.test(said)
    ? closed || /^100(?:\.0+)?%$/.test(bound)
    : !/在\s?\d/.test(said);

/** Among the figures of its paragraph that are listed with it, or told to be the lowest. */
function inList(document: TextDocument, statement: Statement, claim: Claim): Range | null {
  const figures = (document.figures[statement.passage] ?? []).filter(
    ({ unit, exact, start, end, before }) =>
      unit === claim.unit &&
      exact &&
      (end <= claim.at.start || start >= claim.at.end) &&
      !NO_VALUE.test(before.slice(-12)),
  );
  const extreme = figures.find(
    (one) => /最[低少高多小大]|仅/.test(one.before) && !claim.holds(one),
  );
  if (extreme !== undefined) return extreme;
  const listed = figures.filter(
    ({ before }, index) => before.length <= LONGEST_LABEL || index === 0,
  );
  const broken = listed.filter((one) => !claim.holds(one));
  const [first] = broken;
  const isList = listed.length >= FEWEST && broken.length * 2 < listed.length;
  return isList && first !== undefined ? first : null;
}

const LONGEST_LABEL = 14;
/** A table stands so near above the sentence that speaks of it. */
const NEAR = 600;

/** It follows the sentence, or the line behind, where it stands below. */
const BELOW = 60;

/** Among the cells of a column, named in the claim, of the table just above or right below. */
function inTables({ tables }: TextDocument, clause: Sentence, claim: Claim): Range | null {
  const end = clause.start + clause.text.length;
  const above = tables.findLast(({ header }) => (header[0]?.start ?? Infinity) < clause.start);
  const last = above?.rows.at(-1)?.at(-1);
  const below = tables.find(({ header }) => (header[0]?.start ?? 0) >= end);
  const found =
    above === undefined || last === undefined || clause.start - last.start > NEAR
      ? null
      : inTable(above, clause, claim);
  return found ?? (isRightBelow(below, end) ? inTable(below, clause, claim) : null);
}

const isRightBelow = (table: Table | undefined, end: number): table is Table =>
  (table?.header[0]?.start ?? Infinity) - end < BELOW;

function inTable(table: Table, clause: Sentence, claim: Claim): Range | null {
  const subject = subjectOf(clause.text);
  for (const [column, { text }] of table.header.entries()) {
    const named =
      shares(subject, subjectOf(text)) || (/率$/.test(text) && clause.text.includes(text));
    const broken = named ? brokenCell(table, column, claim) : null;
    if (broken !== null) return broken;
  }
  return null;
}

const EACH_PROJECT =
  /(?:各|所有|全部|[没任][有何](?:任何)?一|[三四五六七八九十\d]+)个?(?:子|支出|财政)?项目(?:的|中，[^，。；]{2,8}的)?(?:预算)?([一-龥]{1,3}率)(?:均|都|无一|全部|低于|不足)/;

/** 各项目执行率均在95%以上: the one row of a table of projects that is not, wherever it stands. */
function anywhere({ tables }: TextDocument, statement: Statement, claim: Claim): Range | null {
  const [, rate = ''] = EACH_PROJECT.exec(statement.text) ?? [];
  if (rate === '') return null;
  for (const table of tables) {
    const column = table.header.findIndex(({ text }) =>
      text.replace(/[（(%].*$/, '').endsWith(rate),
    );
    const ofProjects = table.header.some(({ text }) => /项目/.test(text));
    const broken = column > 0 && ofProjects ? brokenCell(table, column, claim) : null;
    if (broken !== null) return broken;
  }
  return null;
}

function brokenCell({ header, rows }: Table, column: number, claim: Claim): Range | null {
  const cells = rows
    .filter((row) => !row.some(({ text }) => TOTAL.test(text)))
    .flatMap((row) => row[column] ?? []);
  const figures = cells.flatMap((cell) => {
    const figure = mentionOfCell(cell, '');
    const heading = header[column]?.text ?? '';
    const isOfUnit =
      figure?.unit === claim.unit || (figure?.unit === '' && heading.includes(claim.unit));
    return figure !== null && isOfUnit ? [{ cell, figure }] : [];
  });
  const broken = figures.filter(({ figure }) => !claim.holds(figure));
  const [first] = broken;
  const isOfThese = claim.count === null || claim.count === figures.length;
  const isMostSo = figures.length >= FEWEST && broken.length * 2 <= figures.length;
  return first !== undefined && isMostSo && isOfThese ? rangeOfText(first.cell) : null;
}
