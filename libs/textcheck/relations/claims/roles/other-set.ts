import type { TextDocument } from '../../../document.js';
import type { Range } from '../../../finding-of.js';
import { clausesOf } from '../../../text/sentences.js';
import { isOfOthers } from './excuses.js';

/** What is told against a claim is said, in its own sentence or the next, to be of others than the claim is of, or to be allowed. */
export function isOfAnotherSet(document: TextDocument, claimed: Range, told: Range): boolean {
  if (isOfSubset(document, claimed, told)) return true;
  const { statements } = document;
  const at = statements.findIndex(
    ({ start, text }) => start <= told.start && told.end <= start + text.length,
  );
  const statement = statements[at];
  if (statement === undefined || statement.inTable) return false;
  const next = statements[at + 1];
  const behind = [
    ...clausesOf(statement).filter(({ start, text }) => start + text.length > told.start),
    ...(next?.passage === statement.passage ? clausesOf(next) : []),
  ];
  const own = behind.findIndex(({ start }) => start <= claimed.start && claimed.start < start + 1);
  const words = (own > 0 ? behind.slice(0, own) : behind.slice(0, BEHIND)).map(({ text }) => text);
  return own !== 0 && isOfOthers(words[0] ?? '', words.slice(1).join('，'));
}

/** So many clauses on it may still be told whose it was. */
const BEHIND = 4;

const EXCEPTED = /除[^，。；]{1,16}外，\s?$/;
const BEFORE = 24;

/** 除个别情形外，均已整改, 2019年全部整改: told with its exception, or of another year. */
export function isSetApart({ text, year }: TextDocument, { start, end }: Range): boolean {
  if (EXCEPTED.test(text.slice(Math.max(0, start - BEFORE), start))) return true;
  const told = /(?<!\d)20\d\d(?=年(?!度?[^，。；]{0,4}(?:前|底|末)))/.exec(
    text.slice(start, end),
  )?.[0];
  return told !== undefined && year !== null && Number(told) < year;
}

/** What is true of these is not taken back by what is told of all. */
const SUBSET = /重大|较大|特大|紧急|涉[企农军法]|[一二三四]季度|[上下]半年|历史遗留/;

/** 重大隐患全部整改, and of 隐患 at large some are open. */
function isOfSubset({ text }: TextDocument, claimed: Range, told: Range): boolean {
  const before = /[^，。；\n]*$/.exec(
    text.slice(Math.max(0, claimed.start - BEFORE), claimed.start),
  );
  const subset = SUBSET.exec(`${before?.[0] ?? ''}${text.slice(claimed.start, claimed.end)}`)?.[0];
  if (subset === undefined) return false;
  const lead =
    /[^。；\n]*$/.exec(text.slice(Math.max(0, told.start - AROUND), told.start))?.[0] ?? '';
  const tail = /^[^。；\n]*/.exec(text.slice(told.end, told.end + AROUND))?.[0] ?? '';
  const around = `${lead}${text.slice(told.start, told.end)}${tail}`;
  return !around.replace(text.slice(claimed.start, claimed.end), '').includes(subset);
}
const AROUND = 60;
