import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees, inUnitOf } from '../figures/arithmetic.js';
import { isChange } from '../changes/change-words.js';
import { alike, percentOf } from '../figures/near.js';
import { partRolesOf, rolesOf, shareRolesOf, type RateRoles } from './rate-roles.js';
import { matchesIn } from '../../text/matches.js';

/** What a rate may be of by its own name. */
export interface RatePairs {
  readonly numerator: Mention;
  /** The nearest first. */
  readonly denominators: readonly [Mention, ...Mention[]];
  /** The name leaves one pair only. */
  readonly certain: boolean;
  /** Both are named in full: nothing else explains the rate. */
  readonly exact: boolean;
}

const NAME =
  /([一-龥“”]{1,16}?(?:率|进度|占比|比例))(?:已|分别|仅|均|也|就|只)?(?:为|是|达到|达|约|有)?(?:了)?\s?$/;
/** Of another year, of everybody, or to be reached: not of the figures beside it. */
export const OF_OTHERS =
  /(?:若|如果|如按|假[如设]|上年|去年|上一年|同期|往年|平均|目标(?!完成|任务|实现)|指标值|要求|不[低少]于|力争|确保|预期|全[国省市县区]|(?<!占)比(?![例重率])|较(?!好)|高于|低于|超过|由|从)[^，。；（]*$/;
/** 高级职称占专任教师的30.25%; 人工成本占54.86% */
const SHARE_NAME =
  /(?:^|[，、；：。])(?:其中)?([一-龥]{2,10})占(?:([一-龥]{2,12}?)(?:总[数额量])?的?(?:比例|比重)?)?(?:为|达|约)?$/;
/** Of another year, or of one piece. */
const OTHER_FIGURE = /(?:上年|去年|上一年|同期|往年|结转)[^，。；]*$|(?:均|每)[^，。；\d]{0,8}$/;
const MONEY_NAME = /资金|预算|经费|支出|投资|款/;
/** What ought to be or is not yet is no numerator. */
const OWED = /(?:(?<![供相反适响])应(?![急用对])|计划|需|拟|预计|目标|任务)[^，。；]{0,8}$/;
const NOT_YET = /(?:未|没有?|尚需|待|不)[^，。；]{0,6}$/;
/** 32个社区中28个社区 */
const OUT_OF = /^[^，。；\d]{0,8}中(?:有|的|已有?)?$/;
const OPENS = /^(?:[（(]|[，,]即)/;
/** Beyond that a pair is another one than the rate is of. */
const FARTHEST = 4;
const HUNDRED = 100;

type Role = 'over' | 'under' | 'not yet' | null;

/** The name of a rate or share and what it says of its two figures. */
function namedIn(before: string): { readonly name: string; readonly roles: RateRoles } | null {
  const [share, part = '', whole] = SHARE_NAME.exec(before) ?? [];
  if (share !== undefined) return { name: share, roles: partRolesOf(part, whole) };
  const name = NAME.exec(before)?.[1]?.replaceAll(/[“”]/g, '') ?? '';
  const roles = shareRolesOf(name) ?? rolesOf(name);
  return roles && { name, roles };
}

/** The figures a rate of a sentence is of, as far as its name tells. */
export function pairsByName(
  document: TextDocument,
  statement: Statement,
  printed: Mention,
): RatePairs | null {
  const named = namedIn(printed.before);
  if (named === null || OF_OTHERS.test(printed.before)) return null;
  const { name, roles } = named;
  const scopes = scopesOf(document, statement, printed).map((figures) =>
    figures.filter((figure) => isUsable(figure, printed, roles, name)),
  );
  const numerator = numeratorOf(scopes[0] ?? [], printed, roles);
  return numerator && denominatorsOf(scopes, numerator, printed, roles);
}

const QUALIFIED =
  /初次|首次|一次|按[期时]|及时|优[秀良]|重点|农村|城[镇市]|本[级地]|加权|综合|同口径/;
const OWN_SCOPE = /^[（(][^）)]*口径/;

/** 初次信访办结率 beside 受理312件，办结305件: of some of them only. */
export function isOfSome({ text, start }: Statement, printed: Mention): boolean {
  const word = QUALIFIED.exec(NAME.exec(printed.before)?.[1] ?? '')?.[0];
  const told = text.slice(0, printed.start - start - printed.before.length);
  return (
    (word !== undefined && !told.includes(word)) || OWN_SCOPE.test(text.slice(printed.end - start))
  );
}

/** Figures of the sentence, of its paragraph, and of the one above. */
function scopesOf(document: TextDocument, statement: Statement, printed: Mention): Mention[][] {
  const index = statement.mentions.indexOf(printed);
  const next = statement.mentions[index + 1];
  const explained = next !== undefined && OPENS.test(next.before);
  const after = explained ? statement.mentions.slice(index + 1, index + 3) : [];
  const before = (document.figures[statement.passage] ?? []).filter(
    ({ end }) => end <= printed.start,
  );
  const inSentence = before.filter(({ start }) => start >= statement.start);
  return [
    [...inSentence, ...after],
    before,
    statement.inTable ? [] : [...(document.figures[statement.passage - 1] ?? [])],
  ];
}

function isUsable(figure: Mention, printed: Mention, roles: RateRoles, name: string): boolean {
  const money = roles.money === true || MONEY_NAME.test(name);
  const counted = figure.kind === 'amount' || (figure.kind === 'count' && !money);
  const sameYear = figure.year === null || printed.year === null || figure.year === printed.year;
  const plain = figure.exact && figure.base.greaterThan(0) && !isChange(figure);
  return counted && sameYear && plain && !OTHER_FIGURE.test(figure.before);
}

const clauseOf = ({ before }: Mention): string => /[^，。；：]*$/.exec(before)?.[0] ?? '';

/** By the last word of its clause that tells. */
function roleOf(figure: Mention, { over, under }: RateRoles): Role {
  const words = clauseOf(figure);
  if (OUT_OF.test(figure.before)) return 'over';
  const done = lastOf(words, over);
  // 占用总床日 says of what was used that it is all of it, not that it is what there was.
  const ownTotal = new RegExp(`(?<=${over.source})[总共]`, 'g');
  const planned = lastOf(words.replaceAll(ownTotal, ' '), under);
  if (done < 0) return planned < 0 ? null : 'under';
  if (NOT_YET.test(words.slice(0, done))) return 'not yet';
  return planned > done || OWED.test(words.slice(0, done)) ? 'under' : 'over';
}

function lastOf(words: string, pattern: RegExp): number {
  const found = matchesIn(words, new RegExp(pattern.source, 'g'));
  return found.at(-1)?.index ?? -1;
}

/** The nearest that the name names, else the one right before the rate. */
function numeratorOf(
  figures: readonly Mention[],
  printed: Mention,
  roles: RateRoles,
): Mention | null {
  const named = figures.findLast((figure) => roleOf(figure, roles) === 'over');
  if (named !== undefined || roles.unnamed !== true) return named ?? null;
  const last = figures.findLast(({ end }) => end <= printed.start);
  return last === undefined || roleOf(last, roles) !== null ? null : last;
}

function denominatorsOf(
  scopes: readonly (readonly Mention[])[],
  numerator: Mention,
  printed: Mention,
  roles: RateRoles,
): RatePairs | null {
  const may = (figure: Mention): boolean =>
    figure !== numerator &&
    alike(figure, numerator) &&
    roleOf(figure, roles) !== 'over' &&
    (roles.beyond === true || figure.base.greaterThanOrEqualTo(numerator.base)) &&
    !agrees(inUnitOf(numerator.base, figure), figure);
  const beside = distinct((scopes[0] ?? []).filter(may));
  const scope = scopes.find((figures) => figures.some((one) => may(one) && isUnder(one, roles)));
  const under = distinct((scope ?? []).filter((one) => may(one) && isUnder(one, roles)));
  const [first, ...others] = (under.length > 0 ? under : beside).toReversed();
  if (first === undefined) return null;
  const one = others.length === 0;
  const lone = beside.length === 1;
  const sole = isSole(numerator, roles, { isNamed: under.length > 0, lone });
  const certain =
    one &&
    sole &&
    isPossible(numerator, first, printed, roles) &&
    // 完成率100% says that nothing is left out, not what it was computed from.
    (!printed.value.equals(HUNDRED) || isRightBefore(numerator, printed));
  return { numerator, denominators: [first, ...others], certain, exact: roles.exact === true };
}

interface Choice {
  readonly isNamed: boolean;
  /** No other figure stands beside it. */
  readonly lone: boolean;
}

/** No other denominator can be meant: a whole named in full that stands nowhere is no figure beside it. */
const isSole = (numerator: Mention, roles: RateRoles, { isNamed, lone }: Choice): boolean =>
  roleOf(numerator, roles) === 'over' ? isNamed || (lone && roles.exact !== true) : isNamed && lone;

const isRightBefore = (numerator: Mention, printed: Mention): boolean =>
  numerator.end >= printed.start - printed.before.length;

const isUnder = (figure: Mention, roles: RateRoles): boolean => roleOf(figure, roles) === 'under';

/** One figure told twice is one. */
const distinct = (figures: readonly Mention[]): Mention[] =>
  figures.filter(
    (figure, index) => figures.findIndex(({ base }) => base.equals(figure.base)) === index,
  );

function isPossible(
  numerator: Mention,
  denominator: Mention,
  { value }: Mention,
  { beyond }: RateRoles,
): boolean {
  const computed = percentOf(numerator, denominator);
  if (computed === null || value.isZero()) return false;
  return (beyond === true || computed.lessThanOrEqualTo(HUNDRED)) && !isFarFrom(computed, value);
}

/** So far from what is printed that it is the rate of other figures. */
export function isFarFrom(computed: Decimal, printed: Decimal): boolean {
  const times = computed.div(printed).toNumber();
  return times > FARTHEST || times < 1 / FARTHEST;
}

/** 占收入的0.04%: of which income the words leave open. */
const BARE = /^(?:收入|支出|预算|资金|投资)$/;

/** 三公经费预算23.4万元。其中：接待费3.1万元，完成年初预算的15.5%: of its own, which is not told. */
const isPlanOfAll = (
  { text, start }: Statement,
  whole: string,
  denominator: Mention,
  numerator: Mention,
): boolean =>
  /预算|计划|任务/.test(whole) &&
  denominator.end < numerator.start &&
  (denominator.end < start
    ? /^其中/.test(text)
    : text.slice(denominator.end - start, numerator.start - start).includes('其中'));

interface Meant {
  readonly numerator: Mention;
  readonly denominator: Mention;
  readonly certain: boolean;
}

/** The figures a share is of, unless the whole it names is that of another; bare words leave it open. */
export const meantOf = (statement: Statement, whole: string, meant: Meant): Meant | null =>
  isPlanOfAll(statement, whole, meant.denominator, meant.numerator)
    ? null
    : { ...meant, certain: meant.certain && !BARE.test(whole) };
