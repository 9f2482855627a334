import type { TextDocument } from '../../../document.js';
import type { Mention } from '../../../mentions/mention.js';
import { shares } from '../subjects.js';
import { allClaims, type AllClaim } from './all-claims.js';
import { flawAt, type Flaw } from './flaw-at.js';
import { pairsIn, without } from './pairs.js';

/** What is told of the rest where it is not in order. */
const OPEN = /未|待|尚|仍|不|缺|欠|无|逾期|超|剩|正在|还|闲置|到期|在建|少/;
/** Put right since, of another time, or of those that need not be. */
const EXCUSED =
  /后(?:已|全部)|已(?:补|退|换|整改|更)|上年|去年|复[检查]|收回|外|暂缓|核减|死亡|注销|无需|不需|不属|不具备|不予|[期时]限内|审理中/;
const PLANNED = /上年|20\d\d年$|目标|计划/;
/** What failed at first may be in order in the end. */
const FIRST = /一次|首次|初次/;
const DUE = /(?:应|账面|核定|需)[^，。；：]{0,10}$/;
const DID = /(?:实[际有收发到物领办存]|已)[^，。；：]{0,12}$/;
/** Below that the larger figure is more likely of something else. */
const MOST = '0.7';

/** All of them, and figures near it that make it some: 持证94人、待取证2人 of 96; 应下达216万元，实际收到198万元. */
export const shortOfWhole = (document: TextDocument): Flaw[] =>
  allClaims(document).flatMap((claim) => {
    const { passage } = claim.statement;
    const near = [
      ...(document.figures[passage] ?? []),
      ...(document.figures[passage + 1] ?? []),
    ].filter((one) => isOfYear(document, one));
    const found = restLeft(document, claim, near) ?? fewerDone(document, claim, near);
    return found === null ? [] : [flawAt(claim, found)];
  });

const isOfYear = ({ year: own }: TextDocument, { kind, exact, year }: Mention): boolean =>
  (kind === 'count' || kind === 'amount') && exact && (year === null || year === own);

/** The clause of a figure, in front of it and behind it. */
function aroundOf({ text }: TextDocument, { start, end }: Mention): readonly [string, string] {
  const before = /[^，。；：\n\t|]*$/.exec(text.slice(Math.max(0, start - CLAUSE), start));
  const after = /^[^，。；：\n\t|]*/.exec(text.slice(end, end + CLAUSE));
  return [before?.[0] ?? '', after?.[0] ?? ''];
}
const CLAUSE = 30;

const beyond = ({ text }: TextDocument, { end }: Mention, length: number): string =>
  text.slice(end, end + length).split(/[。\n]/)[0] ?? '';

/** So many, and the rest of the whole told as open. */
function restLeft(
  document: TextDocument,
  claim: AllClaim,
  figures: readonly Mention[],
): Mention | null {
  const rest = figures.find((one, at) => {
    const words = aroundOf(document, one).join('');
    if (!OPEN.test(words) || EXCUSED.test(words + beyond(document, one, 40))) return false;
    const isBeside = !words.includes('满意') && isRightBehind(document, claim, one);
    const around = [...figures.slice(Math.max(0, at - 3), at), ...figures.slice(at + 1, at + 2)];
    return around.some((most) => {
      if (most.thing !== one.thing || !most.base.greaterThan(one.base)) return false;
      const sum = most.base.plus(one.base);
      const whole = figures
        .slice(0, at)
        .find((all) => all !== most && all.thing === one.thing && all.base.equals(sum));
      if (
        whole === undefined ||
        !isOfClaim(claim, whole) ||
        [whole, most].some((one) => isDueElse(claim, one))
      )
        return false;
      const told = aroundOf(document, most).join('');
      // 全部到货, 18台已安装、2台待安装: of another deed.
      const isOther = shares(without(pairsIn(told), claim.said), pairsIn(words));
      return (claim.count !== null && isBeside && !isOther) || saysSo(claim, told, '');
    });
  });
  return rest ?? null;
}

/** 73人都做了检查。应休73人，5人未休: what was due of so many is another deed. */
const isDueElse = ({ text }: AllClaim, { before }: Mention): boolean => {
  const deed = /[应实]([一-龥])[^，。；]{0,3}$/.exec(before)?.[1];
  return deed !== undefined && !text.includes(deed);
};

/** In the same passage, and within two sentences. */
const isRightBehind = (
  { statements }: TextDocument,
  { statement: { index, passage } }: AllClaim,
  rest: Mention,
): boolean =>
  statements
    .slice(index, index + 3)
    .some((one) => one.passage === passage && one.mentions.includes(rest));

/** So many as the claim counts, or of the same name. */
function isOfClaim({ count, unit, named, said }: AllClaim, whole: Mention): boolean {
  if (count !== null) return whole.value.equals(count) && whole.unit === unit;
  const noun = without(named, said);
  const own = pairsIn(whole.before.split(/[，。；：]/).at(-1) ?? '');
  return shares(noun.size > 0 ? noun : named, own);
}

/** Fewer are said to be so than there are. */
function fewerDone(
  document: TextDocument,
  claim: AllClaim,
  figures: readonly Mention[],
): Mention | null {
  const end = claim.start + claim.text.length;
  const less = figures.find((one, at) => {
    if (one.start < end && one.end > claim.start) return false;
    const whole = figures
      .slice(Math.max(0, at - 2), at)
      .reverse()
      .find((all) => isMostOf(one, all));
    return (
      whole !== undefined &&
      !isListedWith(document, [whole, one]) &&
      isShort(document, claim, [whole, one]) &&
      !isMadeUp(document, figures, [whole, one]) &&
      isNamed(document, claim, [whole, one], figures[at - 1] === whole)
    );
  });
  return less ?? null;
}

const isMostOf = (one: Mention, all: Mention): boolean =>
  all.thing === one.thing &&
  all.base.greaterThan(one.base) &&
  one.base.greaterThanOrEqualTo(all.base.times(MOST));

/** 道路管护员14人、渠道管护员10人: two of a list, and none of them the whole. */
const isListedWith = ({ text }: TextDocument, [whole, less]: Short): boolean =>
  /^、[^，。；：、\d]*$/.test(text.slice(whole.end, less.start));

type Short = readonly [whole: Mention, less: Mention];

/** The rest is told as well, and not as open: 11个每周开放5天，1个开放3天 are both open. */
const isMadeUp = (
  document: TextDocument,
  figures: readonly Mention[],
  [whole, less]: Short,
): boolean =>
  figures.some(
    (rest) =>
      rest.start > whole.start &&
      rest !== less &&
      rest.thing === whole.thing &&
      rest.base.equals(whole.base.minus(less.base)) &&
      !OPEN.test(aroundOf(document, rest).join('')),
  );

/** The smaller figure is of those of which it is true, and nothing excuses it. */
function isShort(document: TextDocument, claim: AllClaim, [whole, less]: Short): boolean {
  if (isDueElse(claim, whole)) return false;
  const [own, tail] = aroundOf(document, less);
  const isDue = DUE.test(whole.before) && DID.test(less.before) && !DUE.test(less.before);
  const about = new Set([...claim.named, ...claim.said]);
  const isOfSame = isDue && shares(about, pairsIn(whole.before + less.before));
  const words = less.before.split(/[，。；：、]/).at(-1) ?? '';
  if (!isOfSame && !saysSo(claim, words, tail.slice(0, 8))) return false;
  if (FIRST.test(own) && !FIRST.test(claim.text)) return false;
  if (PLANNED.test(whole.before) || /其中|中$|的$/.test(less.before)) return false;
  return !EXCUSED.test(own + tail + beyond(document, less, 60));
}

const isNamed = (
  { statements }: TextDocument,
  claim: AllClaim,
  pair: Short,
  areNext: boolean,
): boolean => {
  if (isOfClaim(claim, pair[0])) return true;
  // Both figures stand in the one sentence right behind the claim, which counts nothing itself.
  const { statement, text, count } = claim;
  const next = statements[statement.index + 1];
  return (
    areNext &&
    count === null &&
    !/\d/.test(text.replace(/100(?:\.0+)?%/, '')) &&
    pair.every((one) => [statement, next].some((told) => told?.mentions.includes(one)))
  );
};

function saysSo({ said, text }: AllClaim, before: string, after: string): boolean {
  const every = /应(.)尽\1/.exec(text)?.[1];
  if (every !== undefined) return before.includes(every);
  return shares(said, pairsIn(`${before}，${after}`));
}
