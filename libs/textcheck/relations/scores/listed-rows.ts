import { sumDecimals, type Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { labelOf } from '../../mentions/mention.js';
import { matchesInEach } from '../../text/in-each.js';
import type { Scored } from './deductions.js';
import { itemName, scoreRows } from './items.js';

/** What a row or a class of a table of scores has, by its name. */
interface Known {
  readonly name: string;
  readonly of: readonly Mention[];
  readonly value: Decimal;
}

const FEWEST_FITTING = 2;
/** 投入10分、过程18.5分: a name and its mark, with or without 得. */
const PLAIN = /^(?!.*(?:满分|分值))[，。；、：:]?[^，。；、\d扣失丢]{2,14}$/;
/** “预算执行”按支出占收入97%折算，得9.7分 */
const BY_RULE =
  /(?:^|[，。；：])(?:其中)?[，：]?“?(?<name>[一-龥]{3,10}?)”?(?:指标|一项)?(?:得分)?按[^；。]{2,30}?(?:折算|计分|计算|计)，(?:自评|折算)?得(?:分)?(?:为)?(?=\d)/g;

/** Rows and classes told one by one, all but one as the table has them; and rows told with the rule they are worked out by. */
export function listedRows(document: TextDocument): Scored[] {
  const known = knownOf(document);
  if (known.size === 0) return [];
  const running = document.statements.filter(({ inTable }) => !inTable);
  return [...running.flatMap((one) => inList(one, known)), ...byRule(running, known)];
}

/** Names that are those of one row or class alone. */
function knownOf(document: TextDocument): ReadonlyMap<string, Known> {
  const rows = scoreRows(document).flat();
  const groups = [...new Set(rows.map(({ group }) => group))].filter((group) => group !== '');
  const all: Known[] = [
    ...rows.map(({ name, got }) => ({ name, of: [got], value: got.value })),
    ...groups.map((name) => {
      const of = rows.filter(({ group }) => group === name).map(({ got }) => got);
      return { name, of, value: sumDecimals(of.map(({ value }) => value)) };
    }),
  ];
  const values = (name: string): number =>
    new Set(all.filter((one) => one.name === name).map(({ value }) => value.toFixed())).size;
  return new Map(
    all.filter(({ name }) => name.length > 1 && values(name) === 1).map((one) => [one.name, one]),
  );
}

function inList({ mentions }: Statement, known: ReadonlyMap<string, Known>): Scored[] {
  const told = mentions
    .filter(({ unit, exact, before }) => unit === '分' && exact && PLAIN.test(before))
    .flatMap((got) => {
      const row = known.get(itemName(labelOf(got.before)));
      return row === undefined ? [] : [{ got, row }];
    });
  const off = told.filter(({ got, row }) => !row.value.equals(got.value));
  const isSure = off.length === 1 && told.length > FEWEST_FITTING;
  return isSure ? off.map(({ got, row }) => scored(got, row)) : [];
}

const byRule = (running: readonly Statement[], known: ReadonlyMap<string, Known>): Scored[] =>
  matchesInEach(running, BY_RULE).flatMap(({ piece, match }) => {
    const row = known.get(itemName(match.groups?.name ?? ''));
    const at = piece.start + match.index + match[0].length;
    const got = piece.mentions.find(
      ({ start, unit, exact }) => start === at && unit === '分' && exact,
    );
    if (row === undefined || got === undefined || row.value.equals(got.value)) return [];
    return [scored(got, row)];
  });

const scored = (got: Mention, { of, value }: Known): Scored => ({
  got,
  of,
  worked: '表中',
  computed: value,
  ruled: true,
});
