import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import {
  AGAINST,
  AGAINST_LAST_YEAR,
  AGAINST_NOUN,
  COMPARED,
  FROM,
  IS_LAST_YEAR,
  isBeforeAfter,
  LAST_YEAR,
  mayBeOne,
  OF_LAST_YEAR,
  TO,
} from './change-words.js';
import { sure, type Pair } from './change-pair.js';
import { bothAfter, earlierAfter, fromToAfter, onlyEarlier } from './ends-after.js';
import { figureOf, nameOf } from '../figures/figures.js';
import { totalsOf } from '../sums/lists.js';
import { alike, isSlip } from '../figures/near.js';

/** Where a change stands, and the figures before it that it may be of. */
interface Place {
  readonly document: TextDocument;
  readonly statement: Statement;
  readonly index: number;
  readonly by: Mention;
  /** What stands before it, and before a difference stated with it. */
  readonly words: string;
  readonly before: readonly Mention[];
  /** The last figure before, and the one of its kind before that. */
  readonly second: Mention;
  readonly first: Mention | undefined;
}

/** A comparison reaches back over one clause or two. */
const FAR = 40;

/** The ways a sentence can name the two figures; the first that does counts. */
const WAYS: readonly ((place: Place) => Pair | null)[] = [
  yearsInTurn,
  neighbours,
  sameNoun,
  besideLastYear,
  againstFigure,
  nextYear,
  statedAfter,
  ofNoun,
  byLookup,
];

interface Asked {
  /** Of the change among the figures of its statement. */
  readonly index: number;
  /** Figures it may be of. */
  readonly before: readonly Mention[];
  /** The difference stated right before a rate. */
  readonly difference: Mention | undefined;
}

/** Which figures a change is of; null where the words do not tell. */
export function pairOf(
  document: TextDocument,
  statement: Statement,
  { index, before, difference }: Asked,
): Pair | null {
  const [by, second] = [statement.mentions[index], before.at(-1)];
  if (by === undefined) return null;
  if (second === undefined || by.start - second.end > FAR)
    return (
      bothAfter(statement, index) ?? fromToAfter(statement, index) ?? onlyEarlier(statement, index)
    );
  const first = before
    .slice(0, -1)
    .findLast(
      (mention) =>
        alike(mention, second) &&
        mention.bracketed === second.bracketed &&
        mayBeOne(mention, second),
    );
  const words = `${difference?.before ?? ''}${by.before}`;
  const place = { document, statement, index, by, words, before, second, first };
  const told = fromToAfter(statement, index);
  if (told !== null) return told;
  for (const way of WAYS) {
    const pair = way(place);
    if (pair !== null) return pair;
  }
  return null;
}

/** 由A增加到B; 2023年A，2024年B; 年初A，年末B. */
function neighbours({ first, second, words }: Place): Pair | null {
  if (first === undefined) return null;
  const rises = TO.test(second.before) && FROM.test(first.before);
  const against = OF_LAST_YEAR.test(second.before) && !LAST_YEAR.test(first.before);
  if (against && AGAINST_LAST_YEAR.test(words)) return sure(first, second);
  const planned = isBeforeAfter(first, second) && !AGAINST_LAST_YEAR.test(words);
  if (rises || planned) return sure(second, first);
  if (isAgainstOther(words, second.before)) return null;
  if (followsByYear(first, second)) return sure(second, first);
  return followsByYear(second, first) ? sure(first, second) : null;
}

/** 2022年、2023年三公经费分别为12.50万元、11.25万元，下降10% */
function yearsInTurn({ first, second, by }: Place): Pair | null {
  const years = /(20\d\d)年?[、和至与](20\d\d)年[^。；\d]*分别[^，。；\d]{0,6}$/.exec(
    first?.before ?? '',
  );
  const bare = /^[，,](?:同比)?(?:增长|增加|下降|减少|降低|提高)(?:了)?$/.test(by.before);
  if (first === undefined || years === null || !bare || !/^(?:、|和|与)$/.test(second.before))
    return null;
  const turned = Number(years[1]) > Number(years[2]);
  return turned ? sure(first, second) : sure(second, first);
}

/** 2024年支出B，其中…；2023年支出A，同比下降…: of one noun and two years in a row. */
function sameNoun({ second: earlier, before, words }: Place): Pair | null {
  if (earlier.year === null || earlier.label.length < 2 || !AGAINST_LAST_YEAR.test(words))
    return null;
  const current = before.findLast(
    (one) => one.label === earlier.label && one.year === (earlier.year ?? 0) + 1,
  );
  return current === undefined || !alike(current, earlier) ? null : sure(current, earlier);
}

/** B，上年为A，减少…; 上年为A，本年为B，增加… */
function besideLastYear({ first, second }: Place): Pair | null {
  if (first === undefined) return null;
  const [one, other] = [first, second].map(({ before }) => IS_LAST_YEAR.test(before));
  if (one === other) return null;
  return one === true ? sure(second, first) : sure(first, second);
}

/** B，比上年的A减少…; 与A相比，减少… */
function againstFigure({ document, statement, by, first, second }: Place): Pair | null {
  const elsewhere =
    /[，；]/.test(by.before) &&
    (AGAINST_LAST_YEAR.test(by.before) || isAgainstOther(by.before, second.before));
  if (!AGAINST.test(second.before) || TO.test(second.before) || elsewhere) return null;
  const apart = statement.text.slice(
    (first?.end ?? 0) - statement.start,
    second.start - statement.start,
  );
  // 造价低0.08万元；单价比控制价135元低7元: of another subject.
  if (first !== undefined && !/；[^，\d]{2,}[比较]/.test(apart))
    return sure(topicOf(document, statement, first), second);
  if (first !== undefined) return null;
  const after = currentAfter(document, statement, { earlier: second, by });
  if (after !== null) return sure(after, second);
  const current = currentBefore(document, statement, { earlier: second, by });
  return { current, earlier: second, certain: current === null };
}

const OTHER_GOAL = /[比较](?:[^，。；\d]{0,6}(?:目标|计划|预期|平均|全[国省市县区]))/;

/** 比2022年的61.75%提高2.15个百分点，比目标高3.90个百分点 */
const isAgainstOther = (own: string, told: string): boolean =>
  OTHER_GOAL.test(own) && !OTHER_GOAL.test(told);

/** 2024年支出A，2025年比上年增加…: this year's stands elsewhere, or not at all. */
function nextYear({ document, second: earlier, first, words }: Place): Pair | null {
  const year =
    /^[，,；;](20\d\d年|本年|今年|当年)(?:度)?(?:[比较](?:上年|20\d\d年))?(?:增加|减少|增长|下降|上升)/.exec(
      words,
    )?.[1];
  if (year === undefined || earlier.year === null) return null;
  const next = earlier.year + 1;
  if (/^20/.test(year) && !year.startsWith(String(next))) return null;
  if (first?.year === next) return null;
  const label = earlier.label;
  const current = figureOf(document, { label, year: next, like: earlier });
  return { current, earlier, certain: true };
}

/** B，减少…（上年为A） */
function statedAfter({ document, statement, index, second }: Place): Pair | null {
  const earlier = earlierAfter(statement, index, second);
  return earlier && sure(topicOf(document, statement, second), earlier);
}

const NOW = /^[，,](?:今年|本年|当年|全年|年末|年底|目前|现有|20\d\d年)[^，。；、\d较比增减]{0,8}$/;

/** 与上年51236人相比减少836人，今年50400人: told right after, and by none before. */
function currentAfter(
  { figures }: TextDocument,
  { mentions, passage }: Statement,
  { earlier, by }: { readonly earlier: Mention; readonly by: Mention },
): Mention | null {
  const next = mentions
    .slice(mentions.indexOf(by) + 1)
    .find(({ kind }) => kind !== 'percent' && kind !== 'points');
  const told = (figures[passage] ?? []).some(
    (one) => one.start < earlier.start && alike(one, earlier),
  );
  if (next === undefined || told || !alike(next, earlier) || !next.exact) return null;
  return NOW.test(next.before) ? next : null;
}

/** 收入总计3872.46万元。与2023年收支总计3760.12万元相比，增加…: the figure of that noun, or the one that almost fits. */
function currentBefore(
  document: TextDocument,
  statement: Statement,
  { earlier, by }: { readonly earlier: Mention; readonly by: Mention },
): Mention | null {
  const noun = earlier.label.slice(-2);
  const possible = (document.figures[statement.passage] ?? []).filter(
    (mention) => mention.start < statement.start && alike(mention, earlier) && mention.exact,
  );
  const named = possible.findLast(
    ({ label }) =>
      earlier.label.length > 1 &&
      label.length > 1 &&
      (label.includes(earlier.label) || earlier.label.includes(label)),
  );
  const akin = possible.findLast(({ label }) => noun.length === 2 && label.endsWith(noun));
  const almost = possible.find(({ base }) =>
    isSlip(inUnitOf(base.minus(earlier.base).abs(), by), by),
  );
  return named ?? akin ?? almost ?? null;
}

/** The total, when the figure before is the last part of it: 共100人，其中男60人、女40人，比上年的90人增加10人. */
function topicOf(document: TextDocument, statement: Statement, figure: Mention): Mention {
  const list = totalsOf(document, statement).find(
    ({ parts, total, readings }) =>
      parts.includes(figure) &&
      readings.some(
        (reading) => totalBase(reading).equals(total.base) && reading.at(-1) === figure,
      ),
  );
  return list?.total ?? figure;
}

/** 2023年9.72万元，2024年7.88万元: the later repeats the earlier's noun or leaves it out. */
function followsByYear(earlier: Mention, later: Mention): boolean {
  const years = earlier.year !== null && later.year === earlier.year + 1;
  const [one, other] = [earlier.label, later.label];
  return years && (one === '' || other === '' || one.includes(other) || other.includes(one));
}

/** 年初预算为120万元，决算为108万元，比年初预算减少12万元 */
function ofNoun({ by, before }: Place): Pair | null {
  const noun = AGAINST_NOUN.exec(by.before)?.[1] ?? COMPARED.exec(by.before)?.[2];
  if (noun === undefined || /^(?:上年|去年|20|同期|往年)/.test(noun)) return null;
  const opening = /^(?:年初|期初)$/.test(noun);
  const earlier = before.findLast(({ label, before: said }) =>
    opening ? /[年期]初[^，。；]*$/.test(said) : label.endsWith(noun),
  );
  const current = before.findLast(
    (mention) =>
      earlier !== undefined &&
      mention !== earlier &&
      alike(mention, earlier) &&
      (!opening || /[年期][末底][^，。；]*$/.test(mention.before)),
  );
  return earlier === undefined || current === undefined ? null : sure(current, earlier);
}

/** 预算8010万元，比2024年决算减少: what was spent, and not the budget of that year. */
const STAGE = /[较比与同](?:上年|去年|20\d\d年)度?的?(决算|实际|执行|调整)/;
const isAgainstStage = (words: string, own: string): boolean => {
  const stage = STAGE.exec(words)?.[1];
  return stage !== undefined && /预算|计划|目标/.test(own) && !own.includes(stage);
};

/** 资产总计5953.47万元，比上年减少…: last year's figure stands elsewhere in the text. */
function byLookup({ document, statement, second: current, by }: Place): Pair | null {
  if (by.kind === 'points') return null;
  const year = current.year ?? statement.year ?? document.year;
  // 2025年度提高1.45分 is of 2025, not against it.
  const against = /(上年|去年|上一年|同比|(?<=[较比与同])20\d\d年)/.exec(by.before)?.[1];
  if (year === null || against === undefined || nameOf(current.label).length < 3) return null;
  if (isAgainstStage(by.before, current.before)) return null;
  const named = /^20\d\d/.exec(against);
  const earlierYear = named === null ? year - 1 : Number(named[0]);
  const earlier = figureOf(document, { label: current.label, year: earlierYear, like: current });
  return earlier && sure(current, earlier);
}
