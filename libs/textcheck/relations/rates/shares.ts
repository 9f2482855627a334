import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { totalsOf } from '../sums/lists.js';
import { alike, around, isShare } from '../figures/near.js';

/** An item and the share it is said to have. */
export interface Share {
  readonly part: Mention;
  readonly share: Mention;
}

/** Items with their shares, and the figures they may be shares of. */
export interface ShareList {
  readonly shares: readonly Share[];
  readonly wholes: readonly Mention[];
  /** The total the items are listed under, where there is one. */
  readonly total: Mention | null;
  /** The items are all there are: the shares make a hundred, or follow their items one by one. */
  readonly complete: boolean;
  /** The words say that they are of all there is: 分别占总投资的. */
  readonly ofAll: boolean;
}

const SHARE =
  /^(?:[^，。；、\d]{0,10}[，,、])?[，,、（(\s]*(?:占比?|占总额的?(?:比例|比重)?|占(?:总)?(?:支出|收入|预算|决算)?的?(?:比例|比重|比))(?:为|是|达|达到|约)?$/;
/** 占13%, of what the one before is of. */
const BARE = /^[，,（(]?占比?(?:为|达)?$/;
const SAYS_PART = /^[，,]?(?:为|即|计)$/;
/** 总支出800万元，项目支出240万元，占比30%: what stands right before an item and is called a total. */
const CALLED_TOTAL = /^(?:本年|全年|年度)?(?:总|合计)|(?:总额|总数|总量|总计|合计)$/;
/** 分别占总投资的66.67%、26.67%和6.67%；占比依次为… */
const RESPECTIVE = /(?:分别|依次)[^，。；]*$/;
const SHARE_WORD = /(?:占|比重|比例)/;
/** 按险种看，企业职工、机关事业、城乡居民分别占12.77%、…: of figures of these nouns told elsewhere. */
const LISTS_NOUNS = /[一-龥]、[一-龥]/;
const NEXT = /^(?:、|和|及|与|，)$/;
/** What a share can be of. */
const COUNTED: ReadonlySet<string> = new Set(['amount', 'count']);
const HUNDRED = 100;
const ABOUT = 3;
/** Items of a list, one a line, may stand so far below what they are shares of. */
const ITEMS_ABOVE = 6;

/** The shares of a sentence. */
export function sharesOf(document: TextDocument, statement: Statement): ShareList[] {
  const one = onebyOne(statement.mentions);
  return [
    one,
    ...ofOneNoun(statement.mentions),
    inBrackets(document, statement),
    ...respective(withEarlier(document, statement)),
  ]
    .filter(({ length }) => length > 0)
    .map((shares) => listOf(document, statement, shares));
}

function listOf(document: TextDocument, statement: Statement, shares: readonly Share[]): ShareList {
  const [first] = shares;
  const printed = shares.reduce((sum, { share }) => sum + share.value.toNumber(), 0);
  const complete = shares.length > 1 && Math.abs(printed - HUNDRED) <= ABOUT;
  const nearby = first === undefined ? [] : around(document, statement, first.part);
  const above = document.figures
    .slice(Math.max(0, statement.passage - ITEMS_ABOVE), statement.passage)
    .flat();
  const wholes = [...nearby, ...above].filter(
    (mention) =>
      first !== undefined &&
      alike(mention, first.part) &&
      mention.base.isPositive() &&
      mention.exact,
  );
  const under = totalsOf(document, statement).find(
    ({ beside, parts }) => beside && first !== undefined && parts.includes(first.part),
  );
  const total =
    under?.total ?? (shares.length === 1 && first ? totalBefore(statement, first) : null);
  const ofAll = OF_ALL.test(first?.share.before ?? '') || isHeaded(statement, shares);
  return { shares, wholes, complete, total, ofAll };
}

const OF_ALL = /分别[^，。；]*占(?:总|全部)/;

/** 三级资金共6000万元，其中中央占50%即3000万元: all of them below one total. */
const isHeaded = ({ mentions }: Statement, shares: readonly Share[]): boolean =>
  shares.every(({ part, share }) => part.start > share.start) &&
  mentions.some(({ before, end }) => end < (shares[0]?.share.start ?? 0) && /共$/.test(before));

function totalBefore({ mentions }: Statement, { part, share }: Share): Mention | null {
  const before = mentions[mentions.indexOf(part) - 1];
  const bare = /^[，,](?:占比?|占总[额数])(?:为|是|达)?$/.test(share.before);
  const called = before !== undefined && bare && alike(before, part) && before.exact;
  return called && CALLED_TOTAL.test(before.label) ? before : null;
}

/** 基本支出1268万元（公用经费82万元），占54.71%: what a bracket says is no part. */
function partBefore(mentions: readonly Mention[], index: number): Mention | undefined {
  const share = mentions[index];
  const before = mentions.slice(0, index);
  return share?.bracketed === false && /^）/.test(share.before)
    ? (before.findLast(({ bracketed }) => !bracketed) ?? before.at(-1))
    : before.at(-1);
}

/** 教育支出60万元，占比60%；卫生支出30万元，占比30%。 */
const onebyOne = (mentions: readonly Mention[]): Share[] =>
  mentions.flatMap((share, index) => {
    const next = mentions[index + 1];
    // 占7.5%，为60万元
    const part = SAYS_PART.test(next?.before ?? '') ? next : partBefore(mentions, index);
    const told = SHARE.test(share.before) || headsBare(mentions, index);
    const isShare = share.kind === 'percent' && share.exact && told;
    const counted = part !== undefined && COUNTED.has(part.kind);
    return isShare && counted && part.exact ? [{ part, share }] : [];
  });

/** 占同类产品的90%, 占调整预算的100% are of another whole for every item. */
const OF_NOUN =
  /^[，,（(]?占(?!同类|同期|各自|其|该|本)([一-龥]{2,10}?)(?<!(?:年初|年|调整|调整后|全年|计划|任务|目标)预算数?|计划数?|任务数?|目标值?)的(?:比例|比重)?(?:为|是)?$/;

/** 财政拨款收入2150万元，占总收入的86%；其他收入350万元，占总收入的14%: shares said to be of one thing. */
function ofOneNoun(mentions: readonly Mention[]): Share[][] {
  const byNoun = new Map<string, Share[]>();
  for (const [index, share] of mentions.entries()) {
    const noun = OF_NOUN.exec(share.before)?.[1];
    const part = partBefore(mentions, index);
    const counted = part !== undefined && COUNTED.has(part.kind);
    if (noun === undefined || share.kind !== 'percent' || !share.exact) continue;
    if (counted && part.exact) byNoun.set(noun, [...(byNoun.get(noun) ?? []), { part, share }]);
  }
  return [...byNoun.values()].filter(({ length }) => length > 1);
}

/** 人员经费148万元，占基本支出的87%；公用经费22万元，占13%: the first says what both are of. */
function headsBare(mentions: readonly Mention[], index: number): boolean {
  const [part, share, next, bare] = mentions.slice(Math.max(0, index - 1), index + 3);
  if (part === undefined || share === undefined || next === undefined || bare === undefined)
    return false;
  return (
    OF_NOUN.test(share.before) &&
    alike(part, next) &&
    /^[，,；;、]/.test(next.before) &&
    !/其中|其他/.test(next.before) &&
    bare.kind === 'percent' &&
    BARE.test(bare.before)
  );
}

const FEWEST_IN_BRACKETS = 2;

/** 2150万元（86%）, 2150万元：86%；, 2150万元——86%。: nothing but marks around. */
const isMarkedOff = ({ before }: Mention, next: string): boolean =>
  before === '（'
    ? next === '）'
    : /^(?:[：/|]|—{1,2}|-)$/.test(before) && /^[，。；、]?$/.test(next);

const isOwnAmount = (part: Mention | undefined): part is Mention =>
  part?.kind === 'amount' && part.exact;

/** The figure told right before an item, or before its share where that comes first. */
const isRightBefore = (mentions: readonly Mention[], at: number, { part, share }: Share): boolean =>
  at === Math.min(mentions.indexOf(part), mentions.indexOf(share)) - 1;

/** 财政拨款2150万元（86%）、事业收入250万元（10%）: shares that no word calls so, of a total told before. */
function inBrackets(document: TextDocument, statement: Statement): Share[] {
  const { mentions } = statement;
  const shares = mentions.flatMap((share, index) => {
    const told = share.kind === 'percent' && share.exact;
    if (!told) return [];
    const next = document.text.charAt(share.end);
    const [part, follows] = [mentions[index - 1], mentions[index + 1]];
    if (isMarkedOff(share, next) && isOwnAmount(part)) return [{ part, share }];
    // 省级补助（60.00%）1290.00万元
    const heads = share.before.endsWith('（') && follows?.before === '）';
    return heads && isOwnAmount(follows) ? [{ part: follows, share }] : [];
  });
  const [first] = shares;
  const total = first && mentions.find((_, at) => isRightBefore(mentions, at, first));
  const whole = total && shares.every(({ part }) => part.base.lessThan(total.base));
  return shares.length >= FEWEST_IN_BRACKETS && whole === true ? shares : [];
}

/** 男12人、女21人，占36.36%和63.64% needs no 分别. */
const opensShares = ({ before }: Mention, next: Mention | undefined): boolean =>
  (RESPECTIVE.test(before) && SHARE_WORD.test(before)) ||
  (/^[，,]占[^，。；\d]{0,12}$/.test(before) &&
    next?.kind === 'percent' &&
    NEXT.test(next.before.trim()));

/** 基本支出548.72万元，其中人员482.16万元、公用66.56万元；项目支出414.76万元，二者分别占: without what is told within the first. */
function sides(
  before: readonly Mention[],
  [share]: readonly Mention[],
  last: readonly Mention[],
): readonly Mention[] {
  const second = last.at(-1);
  const first = before.find(
    (one) =>
      second !== undefined &&
      share !== undefined &&
      one !== second &&
      alike(one, second) &&
      isShare(one, { ...one, base: one.base.plus(second.base) }, share),
  );
  return first === undefined || second === undefined ? last : [first, second];
}

const EARLIER = 12;

/** …。二者分别占60%和40%: of the figures of the sentence before, where the own one tells none. */
function withEarlier(
  { figures }: TextDocument,
  { mentions, passage, start }: Statement,
): readonly Mention[] {
  const [first] = mentions;
  if (first?.kind !== 'percent' || !/^(?:二者|两者|两项|三项|三者)/.test(first.before))
    return mentions;
  const earlier = (figures[passage] ?? []).filter(({ end }) => end <= start);
  return [...earlier.slice(-EARLIER), ...mentions];
}

function respective(mentions: readonly Mention[]): Share[][] {
  return mentions.flatMap((first, index) => {
    const opens = first.kind === 'percent' && opensShares(first, mentions[index + 1]);
    if (!opens || LISTS_NOUNS.test(first.before)) return [];
    const shares = [first];
    for (const next of mentions.slice(index + 1)) {
      if (next.kind !== 'percent' || !NEXT.test(next.before.trim())) break;
      shares.push(next);
    }
    const like = mentions.slice(0, index).findLast(({ kind }) => COUNTED.has(kind));
    const parts = mentions
      .slice(0, index)
      .filter((mention) => like !== undefined && alike(mention, like) && !mention.bracketed)
      .slice(-shares.length);
    const both = shares.length === 2 && /^[，。；,]?(?:二者|两者|两项)/.test(first.before);
    if (both) parts.splice(0, parts.length, ...sides(mentions.slice(0, index), shares, parts));
    if (shares.length < 2 || parts.length < shares.length) return [];
    return [
      shares.flatMap((share, at) => (parts[at] === undefined ? [] : [{ part: parts[at], share }])),
    ];
  });
}
