import { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { matchesIn } from '../../text/matches.js';
import { agrees, show } from '../figures/arithmetic.js';
import { alike } from '../figures/near.js';
import type { Scored } from './deductions.js';
import { ratedItems, type RatedItem } from './rated-items.js';
import { isReckoned } from './reckoned.js';
import { ratedRows } from './rated-rows.js';

const HUNDRED = 100;
/** Marks follow a rate. */
const BY_RATE =
  /按[^，。；\d]{0,10}比例|比例(?:计|得|折)|之比|[×*]|÷[^\d\s]|乘|之积|折[算合成]|按[^，。；\d]{0,14}(?:率|程度|进度)[^，。；\d]{0,4}[计得给打折]/;
/** 得分=权重×完成率 below a table. */
const NOTED = /[×*]|乘|之积|折算|按[^，。；\d]{0,14}(?:比例|率)[^，。；\d]{0,4}[计得给打折]/;
/** The words multiply by the rate itself, whatever was wanted of it. */
const PRODUCT = /[×*]|乘|之积/;
/** Other rules: steps, weights, deductions. */
const ELSE =
  /每|加权|占\s?\d|考核|扣分|百分制|总分|基础分|权重的?\s?\d+%|各按|另|其余|档|一半|减半|折半/;
const OF_A_RULE = /(?:超过|高于|低于|不足|[≥≤<>]|达到?|按)\s?$/;
const WANTED = /目标|计划|任务|应|预算|下达|安排|要求|年初/;
/** Targets of a rate that go without saying. */
const TARGETS = [80, 85, 90, 95, 98, 99];

/** 10分, 执行率94%, 按执行率计分: marks that are in proportion to what was reached, by any figures told of it. */
export const inProportion = (document: TextDocument): Scored[] => [
  ...ratedItems(document)
    .filter(({ text, above }) => isPlain(text) && (BY_RATE.test(text) || BY_RATE.test(above)))
    .filter(({ lost, scores }) => lost.length < 2 && scores.length === 0)
    .flatMap(judge),
  ...rowsInProportion(document),
];

const isPlain = (text: string): boolean => !ELSE.test(text);

/** Rows that say so themselves, such as a note names, and where it says it of the whole table, such beside others that are. */
function rowsInProportion(document: TextDocument): Scored[] {
  const rows = ratedRows(document).filter(({ text }) => isPlain(text));
  const missed = rows.filter(
    (row) => row.others.length > 0 && row.fulls.some(({ value }) => !value.equals(row.got.value)),
  );
  const fitting = missed.filter((row) => judge(row).length === 0);
  return rows
    .filter(
      (row) =>
        BY_RATE.test(row.text) ||
        (isShort(row) && !isTaken(row) && isNoted(row, fitting.length > 0)),
    )
    .filter((row) => !isReckoned(document, row))
    .flatMap(judge);
}

/** 支出率按完成比例计分 says nothing of the other rows; 得分=权重×完成率 speaks of all of them. */
const isNoted = ({ above, text }: RatedItem, others: boolean): boolean =>
  NOTED.test(above) &&
  above.split(/[，；。]/).some((clause) => {
    const told = NOTED.exec(clause);
    if (told === null) return false;
    const subject = OF_WHAT.exec(clause.slice(0, told.index))?.[1] ?? '';
    return subject === '' ? others : runsOf(subject).some((run) => text.includes(run));
  });

/** The subject of a rule, where it is one row and not the marks or the items as such. */
const OF_WHAT =
  /([一-龥“”（）]*?[率度性量数额值])(?:指标|得分|分值)?(?:均|都|则|分别|系|是)?[“"（(]?$/;
const RUN = 3;
const runsOf = (words: string): string[] =>
  Array.from({ length: Math.max(1, words.length - RUN + 1) }, (_, at) => words.slice(at, at + RUN));

/** 扣2分, 每项扣1分: the notes take just these marks off, by a rule of their own. */
const isTaken = ({ above, got, fulls }: RatedItem): boolean =>
  matchesIn(above, TAKEN).some(([, taken = '0']) =>
    fulls.some(({ value }) => value.minus(got.value).equals(taken)),
  );
const TAKEN = /扣(?:减|除)?了?\s?(\d+(?:\.\d+)?)\s?分/g;

/** Has lost marks, and neither for a limit nor by a reason of its own. */
const isShort = ({ text, fulls, got }: RatedItem): boolean =>
  !/[≤<扣]|以[内下]|不超|控制在/.test(text) && fulls.every(({ value }) => !value.equals(got.value));

interface Rate {
  readonly value: Decimal;
  readonly of: readonly Mention[];
  readonly words: string;
}

function judge(item: RatedItem): Scored[] {
  const { got, fulls } = item;
  const rates = ratesOf(item);
  const [full] = fulls;
  const [rate] = rates;
  if (full === undefined || rate === undefined || !isOne(fulls) || !isSure(item)) return [];
  if (rates.some(({ value }) => isNear(full.value.times(value), got))) return [];
  if (unsaid(item).some((value) => isClose(full.value.times(value), got))) return [];
  if (item.lost.some(({ value }) => full.value.minus(value).equals(got.value))) return [];
  const computed = full.value.times(rate.value);
  return [{ got, of: [full, ...rate.of], worked: `${show(full.value)} × ${rate.words}`, computed }];
}

const isOne = ([first, ...more]: readonly Mention[]): boolean =>
  more.every(({ value }) => first?.value.equals(value) === true);

/** Cut off instead of rounded it is off by one in the last place. */
const isNear = (computed: Decimal, got: Mention): boolean =>
  agrees(computed, got) ||
  (!got.value.isInteger() && computed.minus(got.value).abs().lessThanOrEqualTo(got.half.times(2)));

/** A target that goes without saying explains no round figure by the way. */
const CLOSE = '0.05';
const isClose = (computed: Decimal, got: Mention): boolean =>
  computed.minus(got.value).abs().lessThanOrEqualTo(Decimal.min(got.half, CLOSE));

const told = ({ others }: RatedItem): Mention[] =>
  others.filter(
    ({ exact, before, value }) => exact && !(OF_A_RULE.test(before) && value.equals(HUNDRED)),
  );
const ratesIn = (item: RatedItem): Mention[] => told(item).filter(({ kind }) => kind === 'percent');
const countsIn = (item: RatedItem): Mention[] =>
  told(item).filter(({ kind }) => kind === 'count' || kind === 'amount');

/** Every rate the figures give, the surest first. */
function ratesOf(item: RatedItem): Rate[] {
  const [percents, counts] = [ratesIn(item), countsIn(item)];
  const single = percents.map((one) => ({
    value: one.value.div(HUNDRED),
    of: [one],
    words: `${show(one.value)}%`,
  }));
  const rates = [
    ...quotients(percents),
    ...(percents.length > 0 ? single : []),
    ...quotients(counts),
  ];
  return rates.filter(({ value }) => value.lessThanOrEqualTo(1));
}

const quotients = (figures: readonly Mention[]): Rate[] =>
  figures.flatMap((whole, at) =>
    figures.flatMap((part, place) =>
      place !== at && alike(part, whole) && part.base.lessThan(whole.base)
        ? [
            {
              value: part.base.div(whole.base),
              of: [part, whole],
              words: `${show(part.value)} ÷ ${show(whole.value)}`,
            },
          ]
        : [],
    ),
  );

/** By targets that people set without telling them, unless the words multiply or a plan is told. */
function unsaid(item: RatedItem): Decimal[] {
  if (PRODUCT.test(item.text) || PRODUCT.test(item.above) || countsIn(item).length > 1) return [];
  return ratesIn(item).flatMap(({ value }) => TARGETS.map((target) => value.div(target)));
}

/** One rate, a rate wanted and one reached, or so many planned and so many done. */
function isSure(item: RatedItem): boolean {
  const [percents, counts] = [ratesIn(item), countsIn(item)];
  if (percents.length === 1) return true;
  if (percents.length === 2) return percents.some(({ before }) => WANTED.test(before));
  const [wanted, came] = counts;
  return (
    percents.length === 0 &&
    counts.length === 2 &&
    wanted !== undefined &&
    came !== undefined &&
    alike(wanted, came)
  );
}
