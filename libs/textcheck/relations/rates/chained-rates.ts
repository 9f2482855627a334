import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isPlainFigure } from '../changes/plain-figure.js';
import {
  alike,
  around,
  digitsOf,
  explainsShareOf,
  isShare,
  isSlip,
  isWithinReach,
  percentOf,
} from '../figures/near.js';
import type { SureRate } from './rate-place.js';

/** 案件办结率, 满意度 */
const RATE = /^[，,（(]?(?:其)?([^，。；：、\d]{2,10})[率度](?:为|是|达到?|约)?$/;
const OTHER_SORT =
  /增|降|减|涨|升|负债|税|费率|利率|收益|速|占|发病|死亡|淘汰|差错|比例|调整|节约|结余|结转|追加|变动/;
/** What was done of so many, where the rate in the bracket behind it has no name. */
const DONE =
  /(?:满意|合格|通过|完成|办结|达标|整改|参保|参与|出席|到位|回收|收回|有效|支付|就业|治愈|验收|按时|按期|及时)(?:的|了|数|率)?(?:有|为|共)?$/;
const EACH = /[均每]|另|上年|去年|同期|计划|目标/;
const NAMED = /占(?:同期|全年|本年)?([^，。；：、\d]{6,16}?)的?(?:比例|比重)?(?:为|是|达到?)?$/;
/** 不满意27份 makes no 满意率. */
const NOT_DONE = /[不未没非]|基本|尚|较/;
const IN_TIME = /按时|按期|及时|准时/;
const HUNDRED = 100;
const FEWEST_DIGITS = 3;
const PASSAGES = 2;

/**
 * Rates right behind the two figures they are of, and shares of what has just the name they are said to be of:
 * 立案312件，办结550件，案件办结率94.87%.
 */
export const chainedRates = (document: TextDocument): SureRate[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%'))
    .flatMap((statement) =>
      statement.mentions.flatMap((printed, at) =>
        isRate(printed)
          ? [...ofChain(document, statement, at), ...ofNamed(document, statement, at)].slice(0, 1)
          : [],
      ),
    );

const isRate = (one: Mention): boolean =>
  one.kind === 'percent' &&
  one.exact &&
  digitsOf(one) >= FEWEST_DIGITS &&
  one.value.lessThan(HUNDRED) &&
  !one.value.isZero();

function ofChain(document: TextDocument, statement: Statement, at: number): SureRate[] {
  const [whole, part, printed] = statement.mentions.slice(Math.max(0, at - 2), at + 1);
  if (whole === undefined || part === undefined || printed === undefined) return [];
  const computed = areOne(whole, part) ? percentOf(part, whole) : null;
  if (computed === null || isShare(part, whole, printed)) return [];
  const told = { printed, numerator: part, denominator: whole, computed };
  const near = around(document, statement, printed);
  return isTied(document, told) && !explainsShareOf(operandsOf(told), near, printed) ? [told] : [];
}

/** Of what the rate is named for, however far off; of no name, where it is a slip of theirs. */
function isTied(document: TextDocument, rate: SureRate): boolean {
  const { printed, numerator, computed } = rate;
  if (!isNamed(numerator, printed))
    return isBehind(document, numerator, printed) && isSlip(computed, printed);
  return computed.greaterThan(HUNDRED) || isWithinReach(computed, printed);
}

/** More than there are of them: one of the two is wrong, and what the other makes with another figure explains nothing. */
const operandsOf = ({ numerator, denominator, computed }: SureRate): Mention[] =>
  computed.greaterThan(HUNDRED) ? [numerator] : [numerator, denominator];

/** 满意224人（93.33%） */
const isBehind = ({ text }: TextDocument, part: Mention, { before, end }: Mention): boolean =>
  before === '（' &&
  text.charAt(end) === '）' &&
  DONE.test(part.before) &&
  !NOT_DONE.test(part.label);

/** 办结 of 案件办结率 */
function isNamed({ label }: Mention, { before }: Mention): boolean {
  const [, noun = ''] = RATE.exec(before) ?? [];
  if (noun === '' || OTHER_SORT.test(before) || NOT_DONE.test(label)) return false;
  const deed = /[一-龥]{2}$/.exec(label.replace(/(?:人数|人员|人|数|的)$/, ''))?.[0];
  return (
    deed !== undefined && (noun.endsWith(deed) || (IN_TIME.test(deed) && noun.startsWith(deed)))
  );
}

/** Two figures of one sort in one thought, the second a part of the first. */
const areOne = (whole: Mention, part: Mention): boolean =>
  alike(whole, part) &&
  [whole, part].every((one) => isPlainFigure(one) && !EACH.test(one.before.slice(-12))) &&
  !/其[中余他]/.test(part.before) &&
  /^[^，。；\d]{0,8}[，,、（][^，。；、\d]{1,10}$/.test(part.before);

function ofNamed(document: TextDocument, { mentions, passage }: Statement, at: number): SureRate[] {
  const [part, printed] = mentions.slice(Math.max(0, at - 1), at + 1);
  if (printed === undefined || part?.kind !== 'amount' || !isPlainFigure(part)) return [];
  const name = NAMED.exec(printed.before)?.[1];
  const whole = name === undefined ? null : soleNamed(document, passage, part, name);
  const computed = whole === null ? null : percentOf(part, whole);
  return whole === null || computed === null || isGiven(document, part, printed)
    ? []
    : [{ printed, numerator: part, denominator: whole, computed }];
}

const isGiven = ({ figures }: TextDocument, part: Mention, printed: Mention): boolean =>
  figures.flat().some((one) => alike(one, part) && isShare(part, one, printed));

/** The one figure told before with just that name, where it is more than the part. */
function soleNamed(
  { figures }: TextDocument,
  passage: number,
  part: Mention,
  name: string,
): Mention | null {
  const [whole, ...more] = figures
    .slice(Math.max(0, passage - PASSAGES), passage + 1)
    .flat()
    .filter(({ label, start }) => label === name && start < part.start)
    .filter((one) => alike(one, part) && isPlainFigure(one));
  const sole = whole !== undefined && more.every(({ base }) => base.equals(whole.base));
  return sole && part.base.lessThanOrEqualTo(whole.base) ? whole : null;
}
