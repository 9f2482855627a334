import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import { agrees, inUnitOf } from '../figures/arithmetic.js';
import { alike, isSlip } from '../figures/near.js';
import { statedIn } from '../figures/stated.js';
import { directionOf, isChange } from './change-words.js';
import type { Change } from './changes.js';

/** 年末结转118.80万元，比年初增加: whatever is carried over, by the noun that opening and end share. */
const END = /(?:年末|年底|期末|累计)?((?:财政拨款|项目|资金)?(?:结转|结余)[^，。；：\d]{0,8})$/;
const OPENING =
  /(?:年初|期初|上年末?|上年底|去年末?|去年底|以前年度)((?:财政拨款|项目|资金)?(?:结转|结余)[^，。；：\d]{0,8})$/;
const AGAINST_OPENING =
  /^[，,（(]?(?:同)?[较比与](?:上年|去年|年初|期初)(?:同期|末|底|数)?(?:结转结余|结转|结余|余额)?(?:数|资金)?(?:相比|比)?[，,]?(?:净)?(?:增加|减少|增长|下降|降低|多|少)(?:了)?$/;
/** Whose it is and how it is called: 结转和结余 is 结转结余 is 结转. */
const SAME_WORDS = /财政拨款|项目|和|资金|余额|结余|结转|数|为|是|共计|共|有|的|金额|合计|总额/g;

interface Opening {
  readonly mention: Mention;
  /** Funds its words name, empty for all of them. */
  readonly of: string;
}

/** 财政拨款结转 is another stock than all that was left; what cannot be told apart is one. */
const ownerOf = (words: string): string => /财政拨款|项目/.exec(words)?.[0] ?? '';

const isPlainStock = (words: string): boolean => words.replaceAll(SAME_WORDS, '') === '';

/** What the report says there was at the beginning of the year. */
const openingsIn = oncePerDocument((document): readonly Opening[] =>
  statedIn(document).flatMap(({ mention, year }) => {
    const words = OPENING.exec(mention.before)?.[1];
    const now = document.year === null || year === null || year >= document.year;
    return words !== undefined && isPlainStock(words) && now && mention.exact && !isChange(mention)
      ? [{ mention, of: ownerOf(words) }]
      : [];
  }),
);

/**
 * Changes of what was carried over, against an opening stock told elsewhere. Only where no opening stock of the report makes
 * the printed difference and one makes a slip of it.
 */
export function openingChanges(document: TextDocument, known: ReadonlySet<Mention>): Change[] {
  return document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions }) =>
      mentions.flatMap((by, at) => {
        const current = mentions[at - 1];
        return current === undefined || known.has(by) ? [] : changeOf(document, current, by);
      }),
    );
}

function changeOf(document: TextDocument, current: Mention, by: Mention): Change[] {
  const words = END.exec(current.before)?.[1];
  const against = AGAINST_OPENING.test(by.before) && by.exact && current.exact;
  const direction = against ? directionOf(by.before, [current]) : null;
  if (words === undefined || !isPlainStock(words) || direction === null || !alike(current, by))
    return [];
  const made = (one: Opening) => inUnitOf(current.base.minus(one.mention.base).abs(), by);
  const openings = openingsIn(document).filter(
    ({ mention }) => mention !== current && alike(mention, by),
  );
  if (openings.some((one) => agrees(made(one), by))) return [];
  const slips = openings.filter(
    (one) => one.of === ownerOf(words) && isSlip(made(one), by) && !made(one).isZero(),
  );
  const [first] = slips;
  const one = slips.every(({ mention }) => first?.mention.base.equals(mention.base));
  return first === undefined || !one
    ? []
    : [
        {
          by,
          direction,
          stated: null,
          current,
          earlier: first.mention,
          certain: false,
          others: [],
        },
      ];
}
