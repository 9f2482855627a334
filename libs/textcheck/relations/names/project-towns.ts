import { isElsewhere, isPartner } from './foreign-places.js';
import { townsNamed } from './other-towns.js';
import type { Place } from './places.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** A project's report, or one of money for one purpose; a department's tells of all towns. */
const OF_PROJECT = /^[^\n]{0,60}(?:项目|工程|资金|专项|补助)/;
const COUNT = /(\d{1,2})个(?:项目)?(?:乡镇|镇街|镇乡|镇|乡|街道)/g;
const FEWEST = 3;
/** Towns the project leaves out are named on purpose. */
const LEFT_OUT = /(?:未|没有|不|除|其他|其余|另|拟|计划|将|下一步|今后|外)[^，。；]{0,10}$/;

const wordOf = ({ name, kind }: Place): string => name + kind;

/** 青石乡 in the report of a project that lists its four towns, each told of again, and has no such town among them. */
export function strangeTowns(document: TextDocument): Place[] {
  const { text } = document;
  if (!OF_PROJECT.test(text) || /^[^\n]*(?:部门|单位)整体/.test(text)) return [];
  const towns = townsNamed(document);
  const own = listOf(document, towns);
  if (own === null) return [];
  const strangers = towns.filter(
    (town) =>
      ![...own].some((one) => one.endsWith(wordOf(town)) || wordOf(town).endsWith(one)) &&
      ![...own].some((one) => one.startsWith(town.name)) &&
      text.indexOf(wordOf(town)) === text.lastIndexOf(wordOf(town)),
  );
  // Two that are not in the list make the list doubtful.
  return strangers.length > 1
    ? []
    : strangers.filter(
        (town) =>
          !LEFT_OUT.test(text.slice(Math.max(0, town.start - 14), town.start)) &&
          !isElsewhere(document, town) &&
          !isPartner(document, wordOf(town)),
      );
}

/** The towns of the project, where a line lists as many as it says, or two lines list the same ones. */
function listOf({ passages }: TextDocument, towns: readonly Place[]): ReadonlySet<string> | null {
  const lists = passages.flatMap(({ text, start }) => {
    const here = towns.filter((town) => town.start >= start && town.end <= start + text.length);
    const names = new Set(here.map(wordOf));
    const isOpen = /[乡镇道]等(?!\d|[四五六七八九十])/.test(text);
    return names.size < FEWEST || isOpen ? [] : [{ names, text }];
  });
  const complete = lists.find(
    ({ names, text }, index) =>
      matchesIn(text, COUNT).some(([, count]) => Number(count) === names.size) ||
      lists.slice(0, index).some((other) => isSame(other.names, names)),
  );
  // Others elsewhere: the list is not of the whole project.
  const isWhole =
    complete !== undefined && lists.every(({ names }) => names.size <= complete.names.size);
  return isWhole ? complete.names : null;
}

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((name) => other.has(name));
