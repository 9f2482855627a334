import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { onceFor } from '../../once-for.js';
import { oncePerDocument } from '../../once.js';
import { bigramsOf, gramsOf, namePool, type Named } from '../figures/name-pool.js';
import { alike } from '../figures/near.js';

/** A name of such words alone is of anything. */
export const GENERIC =
  /支出|金额|资金|经费|预算|决算|收入|结余|结转|投入|总|全年|[（(]?万?元[）)]?|其|已|实际|执行数?|小计|结算/g;
const COVERED = 0.75;

/** A figure a share may be of; the lower its rank the surer. */
export interface Whole {
  readonly named: Named;
  readonly rank: number;
}

const MADE_UP = /^(?:共同)?(?:构成|组成)$/;

/** 基本支出812.36万元，由人员经费和公用经费构成，占…: what the parts make up, told before the first of them. */
function madeUp({ mentions }: Statement, index: number): Mention | undefined {
  const first = mentions
    .slice(0, index)
    .findLastIndex(({ before }) => /[，（]由[^，。；\d]*$/.test(before));
  return first > 0 ? mentions[first - 1] : undefined;
}

/** The figures a share may be the part of: the one right before, or those whose names the words hold. */
export function partsOf(
  document: TextDocument,
  statement: Statement,
  words: string,
  index: number,
): Named[] {
  const pool = namePool(document);
  const bare = words.replaceAll(/[，,（()）；;\s]/g, '');
  const before = MADE_UP.test(bare) ? madeUp(statement, index) : statement.mentions[index - 1];
  if (bare === '' || MADE_UP.test(bare)) return pool.filter(({ mention }) => mention === before);
  const known = new Set(bigramsOf(words));
  if (known.size === 0) return [];
  const scored = pool.flatMap((named) => {
    if (named.total) return [];
    const own = gramsOf(named);
    const common = own.filter((one) => known.has(one)).length;
    return own.length > 0 && common / own.length >= COVERED
      ? [{ named, common, extra: own.length - common }]
      : [];
  });
  if (scored.every(({ named: { name } }) => name.replaceAll(GENERIC, '') === ''))
    return shortlyNamed(pool, words);
  const most = Math.max(...scored.map(({ common }) => common));
  const top = scored.filter(({ common }) => common === most);
  const least = Math.min(...top.map(({ extra }) => extra));
  return top.filter(({ extra }) => extra === least).map(({ named }) => named);
}

const SAYS_MOST =
  /最[多大高]|居首|居多|第一|占比|最集中|主要|投入|为主|仅|只|这一项|一项|项目|方面|部分|[，,]|就|也|其中|可见|看/g;

/** 数字化支出最多: the one row whose name has all that the words say. */
function shortlyNamed(pool: readonly Named[], words: string): Named[] {
  const grams = bigramsOf(words.replaceAll(SAYS_MOST, '，').replaceAll(GENERIC, '，')).filter(
    (gram) => !gram.includes('，'),
  );
  const isMoney = /支出|资金|经费|投入|金额/.test(words);
  const found = pool.filter(
    ({ name, table, total, mention: { unit } }) =>
      table >= 0 &&
      !total &&
      !(isMoney && unit === '') &&
      grams.length > 1 &&
      grams.every((gram) => name.includes(gram)),
  );
  return new Set(found.map(({ name }) => name)).size === 1 ? found : [];
}

export const EMPTY_WORDS =
  /全部|全年|本年|年度|当年|总额|总数|总量|合计|总|的|本|其|该|全[市县区镇乡校院局街道站馆]+/g;

/** The figures it may be a share of, by the words for the whole: totals of its column, names, what heads its list. */
export function wholesOf(document: TextDocument, part: Named, words: string): Whole[] {
  const pool = namePool(document);
  const totals = pool.filter(
    ({ table, at, total }) => total && table >= 0 && table === part.table && at === part.at,
  );
  const core = words.replaceAll(EMPTY_WORDS, '');
  const own = totals.map((named) => ({ named, rank: columnRank(core, part.column) }));
  if (core.length < 2) return [...own, ...headOf(document, part)];
  const named = pool.flatMap((one) => {
    if (one.mention === part.mention) return [];
    const { name, column } = coresOf(one);
    if (name === core) return [{ named: one, rank: 0 }];
    // A row of totals in a column of that name.
    if (one.total && (one.column.includes(core) || core.includes(column)))
      return [{ named: one, rank: 2 }];
    if (one.table >= 0 && [...core].every((each) => `${name}${one.column}`.includes(each)))
      return [{ named: one, rank: 1 }];
    return name.endsWith(core) ? [{ named: one, rank: 2 }] : [];
  });
  return [...own, ...named];
}

/** Its name and its column without the words any figure may be told with. */
const coresOf = onceFor(({ name, column }: Named) => ({
  name: name.replaceAll(EMPTY_WORDS, ''),
  column: column.replaceAll(EMPTY_WORDS, ''),
}));

const SPENT = /支出|执行|决算|实际|使用|支付/;
const columnRank = (core: string, column: string): number =>
  core === '' || SPENT.test(core) === SPENT.test(column) ? 0 : 1;

/** Figures with a share of their own right behind: no wholes. */
const withShares = oncePerDocument(
  ({ figures }): ReadonlySet<Mention> =>
    new Set(
      figures.flatMap((passage) =>
        passage.filter((_, at) => {
          const next = passage[at + 1];
          return next?.kind === 'percent' && /^[^。；]{0,3}占/.test(next.before);
        }),
      ),
    ),
);

/** What it is listed under: 共820件，其中环境卫生类287件. */
function headOf(document: TextDocument, part: Named): Whole[] {
  if (part.table >= 0) return [];
  const shared = withShares(document);
  return namePool(document)
    .filter(
      ({ passage, mention }) =>
        passage === part.passage &&
        mention.end <= part.mention.start &&
        !shared.has(mention) &&
        !mention.bracketed &&
        alike(mention, part.mention) &&
        mention.base.greaterThan(part.mention.base),
    )
    .map((named) => ({ named, rank: headsList(document, named) ? 0 : 1 }));
}

/** …160万元，其中纸质图书104万元: what follows are its parts. */
const headsList = ({ text }: TextDocument, { mention }: Named): boolean =>
  /^[^。\d]{0,8}(?:其中|包括|分别|包含|分为|按)|^[：:]/.test(
    text.slice(mention.end, mention.end + 14),
  );
