import type { Statement, TextDocument } from '../../document.js';
import { labelOf, mentionsOf, type Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import { matchesIn } from '../../text/matches.js';
import type { Cell } from '../../text/tables.js';
import { pathFinder } from '../outline/chapters.js';
import { contentOf, piecesOf } from './role-words.js';

/** A figure with what the words around it say that it is a figure of. */
export interface Role {
  readonly mention: Mention;
  readonly statement: Statement;
  /** Its clause before it, back to one that names something. */
  readonly clause: string;
  /** Up to a mark or the next figure. */
  readonly behind: string;
  /** Words of its clause that name something. */
  readonly near: string;
  /** The noun behind it. */
  readonly noun: string;
  readonly path: string;
  /** Pieces of the name of the row whose cell it is; empty outside tables. */
  readonly row: ReadonlySet<string>;
  /** Pieces of its clause; with the noun behind it; with all of its sentence. */
  readonly own: ReadonlySet<string>;
  readonly both: ReadonlySet<string>;
  readonly wide: ReadonlySet<string>;
}

const NOUN_STOP =
  /[^一-龥]|[的中和与及共均全已按占为是在分设由进参完接并被需可能不没未每各供达同内里外上下有都把将让使给对向从就]/;
const CLAUSE = /[^，。；：、！？（）()\n\t]*$/;
const LAST_PART = /[^。；！？]*$/;
const BEHIND = /^[^，。；：、（）()\d\n\t]*/;
/** ≥38公里 */
const BOUND = /[≥≤＞＜><表图件第号]\s?$/;
const FAR = 20;
const LONGEST_NOUN = 8;
const FEWEST = 2;
const NONE: ReadonlySet<string> = new Set();

/** The name of the row and the heading of the column, by where a cell begins. */
const cellNames = oncePerDocument(({ tables }): ReadonlyMap<number, string> => {
  const names = new Map<number, string>();
  for (const { header, rows } of tables)
    for (const cells of rows)
      cells.forEach((cell, at) => {
        if (at > 0) names.set(cell.start, `${rowName(cells, at)}，${header[at]?.text ?? ''}`);
      });
  return names;
});

const rowName = (cells: readonly Cell[], at: number): string =>
  cells.slice(0, at).findLast(({ text }) => /^[^\d]*[一-龥]{2}/.test(text))?.text ?? '';

/** The exact figures of a text with their roles, in order. */
export const rolesIn = oncePerDocument((document): readonly Role[] => {
  const pathOf = pathFinder(document);
  return document.statements.flatMap((statement) =>
    [...statement.mentions, ...populationsIn(statement)]
      .filter(
        ({ kind, exact, unit, start }) =>
          kind !== 'points' &&
          exact &&
          unit !== '分' &&
          !BOUND.test(document.text.slice(start - 2, start)),
      )
      .map((mention) => roleOf(document, statement, mention, pathOf(statement.start))),
  );
});

/** 2.17万户籍人口: people without a measure word. */
const POPULATION =
  /(?<![\d.,])(\d+(?:\.\d+)?万?)(?=(?:户籍|常住|农业|农村|城镇|城市|辖区|服务|受益|总)?人口)/g;

const populationsIn = ({ text, start, inTable, mentions }: Statement): Mention[] =>
  inTable
    ? []
    : matchesIn(text, POPULATION).flatMap((match) => {
        const [digits] = match;
        const at = start + match.index;
        const from = mentions.findLast(({ end }) => end <= at)?.end ?? start;
        const before = text.slice(from - start, match.index);
        return mentionsOf({ text: `${digits}人`, start: at }).map((mention) => ({
          ...mention,
          end: at + digits.length,
          before,
          label: labelOf(before),
        }));
      });

/** The role of a figure that stands in a statement. */
export function roleOf(
  document: TextDocument,
  statement: Statement,
  mention: Mention,
  path: string,
): Role {
  const { text, start } = statement;
  const told = toldBefore(text.slice(0, mention.start - start));
  const behind = behindIn(text, mention.end - start);
  const noun = nounAt(behind.replace(/^的/, ''));
  const named = contentOf(noun);
  const own = namingClause(toldBefore(mention.before), named.length >= FEWEST);
  const row = statement.inTable ? (cellNames(document).get(start) ?? '') : '';
  const clause = row === '' ? own : `${row}，${own}`;
  const near = nearWords(clause, named, told);
  return {
    mention,
    statement,
    clause,
    behind,
    near,
    noun,
    path,
    row: NONE,
    own: piecesOf(near === '' ? named : near),
    both: piecesOf(`${near}|${named}`),
    wide: piecesOf(`${contentOf(clause)}|${contentOf(told)}|${contentOf(behind)}`),
  };
}

const toldBefore = (text: string): string => LAST_PART.exec(text)?.[0] ?? '';
const behindIn = (text: string, from: number): string =>
  BEHIND.exec(text.slice(from, from + FAR))?.[0] ?? '';

/** What its clause names; where neither that nor the noun behind it names anything, what its sentence does. */
function nearWords(clause: string, named: string, told: string): string {
  const said = APART.test(clause) ? '' : contentOf(clause).replace(PLAN_ONLY, '');
  return said === '' && named === '' ? contentOf(told.replaceAll(PLANS, '|')) : said;
}

/** 目标1200人 names nothing. */
const PLAN_ONLY = /^(?:目标值?|计划数?|任务数?)$/;

/** 局机关和4个下属事业单位, 这44名残疾人: the words before it are of something else. */
const APART = /(?:[和及与、]|[这该]|上述|前述|以上)$/;

/** 湿地修复面积，年度目标400亩，实际完成402亩 */
const PLANS = /年度|目标|计划|任务|\d[^，。；：]*/g;

function nounAt(behind: string): string {
  const stop = behind.slice(1).search(NOUN_STOP);
  const noun = stop < 0 || /[^一-龥]/.test(behind.charAt(0)) ? behind : behind.slice(0, stop + 1);
  return noun.slice(0, LONGEST_NOUN);
}

/** A measure of something that stands before it. */
const ATTRIBUTE =
  /^(?:全长|总长|[宽高深长]度?|占地|建筑|总?容积|总?库容|装机|工期|单价|总价|造价|总?投资|资金|经费)$/;
const isBare = (content: string): boolean => content.length < FEWEST || ATTRIBUTE.test(content);

/** The clause before a figure; where neither it nor the noun behind names anything, with those before it. */
function namingClause(before: string, isNamed: boolean): string {
  let from = before.length - (CLAUSE.exec(before)?.[0].length ?? 0);
  while (!isNamed && from > 0 && isBare(contentOf(before.slice(from))))
    from -= 1 + (CLAUSE.exec(before.slice(0, from - 1))?.[0].length ?? 0);
  return before.slice(from);
}
