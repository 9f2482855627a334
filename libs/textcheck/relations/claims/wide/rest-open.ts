import type { TextDocument } from '../../../document.js';
import { oncePerDocument } from '../../../once.js';
import type { Mention } from '../../../mentions/mention.js';
import { shares } from '../subjects.js';
import { flawAt, type Flaw } from './flaw-at.js';
import { pairsIn, without } from './pairs.js';
import { wholeClauses, type WholeClause } from './whole-clauses.js';

/** What is told of the rest where it is not in order. */
const OPEN =
  /未(?!发生|发现|出现|来|经|收到|接到|成年)|待|尚|仍|不(?!含|仅|断|动|予|超)|缺|欠|无法|没有|逾期|超|剩|正在|还[有剩差]|差额|结转|闲置|返工|到期|在建|(?<!减)少|余下|暂|盘亏|补考|停|推迟|延/;
/** Put right since, of another time, or of those that need not be. */
const EXCUSED =
  /后(?:已|全部|均|改)|已(?:补|退|换|整改|更|于|全部)|均已|也已|上年|去年|复[检查验测核]|收回|暂缓|核减|死亡|注销|无需|不需|不属|不具备|不予|[期时]限内|审理中|同比|[较比]上|外出|不计入|提前|退场|退货|退换|剔除|弃用/;
const LONGEST = 160;

/** 63件, 办结61件, 余下2件 still open: the whole, what is done of it and a rest told as open, with a claim that nothing is left beside them. */
export const restOpen = (document: TextDocument): Flaw[] => {
  const triples = openTriples(document);
  if (triples.length === 0) return [];
  return wholeClauses(document).flatMap((claim) => {
    const found =
      triples.find((one) => isNear(one, claim) && isOfClaim(document, claim, one.figures)) ??
      farTriple(document, triples, claim);
    return found === undefined ? [] : [flawAt(claim, found.figures[2])];
  });
};

type Figures = readonly [whole: Mention, part: Mention, rest: Mention];

interface OpenTriple {
  readonly figures: Figures;
  readonly passage: number;
}

const isNear = ({ passage }: OpenTriple, { statement }: WholeClause): boolean =>
  Math.abs(passage - statement.passage) <= 1;

/** A whole, a part and a rest that is told as open and that nothing excuses. */
const openTriples = oncePerDocument((document: TextDocument): readonly OpenTriple[] =>
  document.figures.flatMap((figures, passage) =>
    figures.flatMap((rest, at): OpenTriple[] => {
      if (figures.length < FEWEST || !isCounted(rest)) return [];
      const words = aroundOf(document, rest);
      if (!OPEN.test(words)) return [];
      const near = figures.slice(Math.max(0, at - 4), at + 3).filter((other) => other !== rest);
      const pair = tripleOf(near, rest);
      if (pair === null || EXCUSED.test(words + behind(document, rest))) return [];
      return [{ figures: [...pair, rest], passage }];
    }),
  ),
);
const FEWEST = 3;

/** Elsewhere, where the same things are named in the paragraph of the figures. */
function farTriple(
  document: TextDocument,
  triples: readonly OpenTriple[],
  claim: WholeClause,
): OpenTriple | undefined {
  const nouns = without(claim.topic, claim.said);
  if (claim.isIdiom || nouns.size === 0 || claim.counts.length > 0) return undefined;
  return triples.find((one) => {
    const { start } = one.figures[2];
    const named = pairsIn(document.text.slice(Math.max(0, start - NAMED), start));
    return !isNear(one, claim) && shares(nouns, named) && isOfClaim(document, claim, one.figures);
  });
}
const NAMED = 60;

/** 采购212万元，公开招标174万元，询价38万元: all were so, and of the two parts that make the whole only one is. */
export const otherPart = (document: TextDocument): Flaw[] => {
  const sums = sumsOfTwo(document);
  if (sums.length === 0) return [];
  return wholeClauses(document).flatMap((claim) => {
    const found = sums.find(
      (one) => isNear(one, claim) && isOtherPart(document, claim, one.figures),
    );
    return found === undefined ? [] : [flawAt(claim, found.figures[2])];
  });
};

function isOtherPart(
  document: TextDocument,
  claim: WholeClause,
  figures: OpenTriple['figures'],
): boolean {
  const [whole, done, part] = figures;
  // 增收0.1亿元，全部调入一般公共预算。上级补助收入0.1亿元，收入总计1.8亿元: another sum of another sentence.
  if (!claim.statement.mentions.some((one) => figures.includes(one))) return false;
  if (part.start >= claim.start && part.end <= claim.start + claim.text.length) return false;
  // 集中养育5人，均在福利院: of the very part told right before it.
  if (part.end <= claim.start && claim.start - part.end <= 2) return false;
  const words = aroundOf(document, part);
  if (shares(claim.said, pairsIn(words)) || EXCUSED.test(words + behind(document, part)))
    return false;
  return (
    done.base.greaterThan(part.base) &&
    !/由|的[一-龥]/.test(aroundOf(document, done)) &&
    isSaidOf(document, claim, whole, done) &&
    isOfClaim(document, claim, figures)
  );
}

/** A whole and its two parts near each other, whichever of them is told first. */
const sumsOfTwo = oncePerDocument((document: TextDocument): readonly OpenTriple[] =>
  document.figures.flatMap((figures, passage) =>
    figures.length < FEWEST ? [] : sumsIn(figures.filter(isCounted), passage),
  ),
);

const sumsIn = (figures: readonly Mention[], passage: number): OpenTriple[] => {
  const values = figures.map(({ base }) => base.toNumber());
  return figures.flatMap((part, at) => {
    const from = Math.max(0, at - AROUND);
    const near = figures.slice(from, at + AROUND + 1);
    return near.flatMap((done, first) =>
      near.flatMap((whole, second): OpenTriple[] => {
        const rest = (values[from + second] ?? 0) - (values[from + first] ?? 0) - (values[at] ?? 0);
        const isSum = Math.abs(rest) < TINY && done !== part && whole !== part && whole !== done;
        const isOne = isSum && done.thing === part.thing && whole.thing === part.thing;
        return isOne && Math.abs(whole.start - part.start) < LONGEST
          ? [{ figures: [whole, done, part], passage }]
          : [];
      }),
    );
  });
};
const AROUND = 3;
const TINY = 0.001;

/** 应发46.8万元，实际打卡44.2万元: fewer of them are told to be so than there are. */
export const fewerThanAll = (document: TextDocument): Flaw[] =>
  wholeClauses(document).flatMap((claim) => {
    const { passage } = claim.statement;
    const found = [passage, passage - 1, passage + 1]
      .map((place) => lessIn(document, claim, document.figures[place] ?? []))
      .find((part) => part !== undefined);
    return found === undefined ? [] : [flawAt(claim, found)];
  });

function lessIn(
  document: TextDocument,
  claim: WholeClause,
  figures: readonly Mention[],
): Mention | undefined {
  const { start, text } = claim;
  return figures.find((less, at) => {
    if (!isCounted(less) || (less.start >= start && less.end <= start + text.length)) return false;
    const words = aroundOf(document, less);
    if (EXCUSED.test(words + behind(document, less)) || /其中|[一首初]次/.test(words)) return false;
    return figures.slice(Math.max(0, at - 3), at).some((whole) => {
      if (whole.thing !== less.thing || !isCounted(whole)) return false;
      if (whole.kind === 'amount' && !PLANNED.test(whole.before)) return false;
      if (!less.base.lessThan(whole.base) || less.base.times(2).lessThan(whole.base)) return false;
      if (less.start - whole.start > LONGEST || isOfElse(document, claim, figures, [whole, less]))
        return false;
      const isSaid = isSaidOf(document, claim, whole, less);
      const isDue = DUE.test(whole.before) && DID.test(less.before);
      return (isSaid || isDue) && isOfClaim(document, claim, [whole, less, less]);
    });
  });
}
/** What is said of all is told of the part, and not of the whole as well. */
const isSaidOf = (
  document: TextDocument,
  { said }: WholeClause,
  whole: Mention,
  part: Mention,
): boolean =>
  shares(without(said, pairsIn(aroundOf(document, whole))), pairsIn(aroundOf(document, part)));

/** 优的7个、良的1个: the rest is told as well, and nothing is open about it. */
const isRestTold = (
  document: TextDocument,
  figures: readonly Mention[],
  [whole, less]: readonly [Mention, Mention],
): boolean =>
  figures.some(
    (rest) =>
      rest !== less &&
      rest.start > whole.start &&
      rest.thing === whole.thing &&
      rest.base.equals(whole.base.minus(less.base)) &&
      !OPEN.test(aroundOf(document, rest)),
  );

const isOfElse = (
  document: TextDocument,
  claim: WholeClause,
  figures: readonly Mention[],
  pair: readonly [Mention, Mention],
): boolean => isRestTold(document, figures, pair) || isOfOtherNoun(document, claim, pair);

/** 超期办结25件，年末均已办结: of the rest that its own sentence counts; 陶瓷器28件，均如计划；书画18件: of what stands before the semicolon. */
const isOfOtherNoun = (
  { text }: TextDocument,
  { statement, start }: WholeClause,
  [whole, less]: readonly [Mention, Mention],
): boolean =>
  (whole.end < start && less.start > start && text.slice(start, less.start).includes('；')) ||
  statement.mentions.some(
    (rest) =>
      rest.end < start &&
      rest !== less &&
      rest.thing === less.thing &&
      rest.base.equals(whole.base.minus(less.base)),
  );

const PLANNED = /(?:应|账面|核定|需|安排|预算|下达|到位|计划|拨付|采购额)[^，。；：]{0,12}$/;
const DUE = /(?:应|账面|账上|核定|需|列|定员|在册)[^，。；：]{0,10}$/;
const DID = /(?:实|已|库存|现有)[^，。；：应]{0,12}$/;

const isCounted = ({ kind, exact, base, thing }: Mention): boolean =>
  (kind === 'count' || kind === 'amount') && exact && thing !== '分' && base.greaterThan(0);

/** The whole told first, and the part that makes it up with the rest. */
function tripleOf(near: readonly Mention[], rest: Mention): [Mention, Mention] | null {
  for (const whole of near) {
    if (!isCounted(whole) || !whole.base.greaterThan(rest.base)) continue;
    if (Math.abs(whole.start - rest.start) > LONGEST) continue;
    const part = near.find(
      (one) =>
        one !== whole &&
        one.thing === whole.thing &&
        (one.thing === rest.thing || whole.thing === rest.thing) &&
        isCounted(one) &&
        one.start > whole.start &&
        one.base.plus(rest.base).equals(whole.base),
    );
    if (part !== undefined) return [whole, part];
  }
  return null;
}

/** What was done wrongly with it is none of how much is left. */
const MISUSE = /挤占|挪用|截留|套取|虚列|虚报|违规|违纪|舞弊/;

/** It counts the whole or nothing, and says of all what is told of the part or denied of the rest. */
function isOfClaim(document: TextDocument, claim: WholeClause, figures: Figures): boolean {
  const { said, isIdiom, text } = claim;
  if (!isOfCount(claim, figures)) return false;
  const [, part, rest] = figures;
  const done = `${aroundOf(document, part)}，${aroundOf(document, rest)}`;
  if (shares(said, pairsIn(done)) || (PAID.test(text) && PAID.test(done))) return true;
  return isIdiom && !MISUSE.test(text) && isToldBeside(document, claim, figures);
}
const PAID = /支付|赔付|理赔|支出|使用|拨付|执行|兑付|发放|兑现|缴/;

/** A claim with a number counts one of the figures, and the whole where it is in digits. */
function isOfCount({ counts, text }: WholeClause, figures: Figures): boolean {
  const [whole, ...others] = figures.map(({ value }) => value.toNumber());
  if (whole === undefined || counts.length === 0) return true;
  if (counts.includes(whole)) return true;
  return !/\d/.test(text) && others.some((one) => counts.includes(one));
}

/** What an idiom is of stands near the figures: 全覆盖 says nothing else. */
function isToldBeside(
  document: TextDocument,
  claim: WholeClause,
  [whole, part, rest]: Figures,
): boolean {
  const { topic, text } = claim;
  // 8个小区雨污分流全覆盖: of the drains, and not of whatever else 小区 are told with.
  const own = without(topic, pairsIn(COUNTED.exec(text)?.[1] ?? ''));
  const near = Math.min(whole.start, part.start, rest.start) - LONGEST / 2;
  const behind = claim.start + text.length;
  // The claim's own words are none of what is told of the figures.
  const from = own.size < topic.size && claim.start < rest.start && near < behind ? behind : near;
  return (
    topic.size === 0 ||
    shares(
      own.size > 0 ? own : topic,
      pairsIn(document.text.slice(Math.max(0, from), rest.end + 12)),
    )
  );
}
const COUNTED = /\d\s?[个家所座处条名位户台辆套件份项]([一-龥]{2})/;

/** The clause of a figure. */
function aroundOf({ text }: TextDocument, { start, end }: Mention): string {
  const before =
    /[^，。；：、（）\n\t|]*$/.exec(text.slice(Math.max(0, start - 30), start))?.[0] ?? '';
  const after = /^[^，。；：、\n\t|]*/.exec(text.slice(end, end + 30))?.[0] ?? '';
  return before + after;
}

const behind = ({ text }: TextDocument, { end }: Mention): string =>
  text.slice(end, end + 50).split(/[。\n]/)[0] ?? '';

export const restOfAll = (document: TextDocument): Flaw[] => [
  ...restOpen(document),
  ...otherPart(document),
  ...fewerThanAll(document),
];
