import type { TextDocument } from '../../../document.js';
import { flawAt, type Flaw } from '../wide/flaw-at.js';
import { allDone, type AllDone } from './all-done.js';
import { DEED, isSameDeed } from './deed-words.js';
import { partsDone, type PartDone } from './part-done.js';
import { partsUndone, rowsDone } from './part-undone.js';

/** 工单一件不落全部办结, and wherever it stands 收到工单3864件，办结3812件: the same things, the same deed, and fewer of them. */
export function shortOfAll(document: TextDocument): Flaw[] {
  const claims = allDone(document);
  if (claims.length === 0) return [];
  const parts = [...partsDone(document), ...rowsDone(document), ...partsUndone(document)];
  return claims.flatMap((claim) => {
    const found = against(document, claim, parts);
    return found === null ? [] : [flawAt(claim, found)];
  });
}

function against(
  document: TextDocument,
  claim: AllDone,
  parts: readonly PartDone[],
): PartDone | null {
  const end = claim.start + claim.text.length;
  const same = parts.filter(
    (part) => (part.end <= claim.start || part.start >= end) && isOfDeed(claim, part),
  );
  const pairs = pairsOf(claim.noun);
  const named =
    pairs.length === 0
      ? rightBefore(document, claim, same)
      : same.filter((part) => isNamed(pairs, part));
  const own = named.filter(({ passage }) => passage === claim.statement.passage);
  // Of two lots of the same name the claim may be of the one that is whole.
  const lots = own.length > 0 ? own : named;
  const [short] = lots;
  return short === undefined || lots.some(({ isAll }) => isAll) || isMadeGood(claim, short)
    ? null
    : short;
}

const isOfDeed = (claim: AllDone, part: PartDone): boolean =>
  isSameDeed(claim.deed, part.deed) &&
  (part.isInTime === null || claim.isInTime === part.isInTime) &&
  claim.isAtFirst === part.isAtFirst &&
  (claim.count === null || part.whole === null || claim.count === part.whole);

/** A claim that names nothing is of what was told right before it. */
const rightBefore = (
  { text }: TextDocument,
  claim: AllDone,
  parts: readonly PartDone[],
): PartDone[] => {
  const near = parts.findLast(
    ({ passage, index, end }) =>
      passage === claim.statement.passage &&
      end <= claim.start &&
      claim.statement.index - index <= 1,
  );
  return near === undefined || OTHERS.test(text.slice(near.end, claim.start)) ? [] : [near];
};

/** Other things are counted in between. */
const OTHERS = /\d\s?[^\d.%，。]/;

/** How many they are, when, and how they came to be known: no part of their name. */
const NO_NAME = new RegExp(
  `[全我本][县市区镇乡街局院校]|辖区内?|受理|收到|接到|承接|办理|排查|发现|查出|指出|反馈|提出|登记|上报|签订|实施|开展|全年|年[内末底初]|本年|当年|年度|各(?:专项|项目|单位|科室|股室|部门|[类项级个])(?=[一-龥])|所有|全部|一切|全体|任何|实现|按规定|按要求|按[时期]|如期|及时|无一例外|一[一-龥][也都]?不[落漏少]|没有遗留|情况|现象|情形|做到了?|[在于]?\\d+[日天月][前内]|\\d|${DEED}|[每各一][个件项处份起条户人名台座所家]|[的已均都在是中和与及由被对我本各每]`,
  'g',
);
const HAN = /[一-龥]{2,}/g;

function pairsOf(noun: string): readonly string[] {
  const runs = noun.replaceAll(NO_NAME, ' ').match(HAN) ?? [];
  return runs.flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
}

/** What is told of the work at large has no number. */
const AT_LARGE = /^(?:任务|工作|目标|指标|资金|经费|预算|绩效)$/;
const ENOUGH = 0.66;

/** Its last word, the first, that sets it apart from others, and most between are the part's as well. */
function isNamed(pairs: readonly string[], { noun, around }: PartDone): boolean {
  const [first, head] = [pairs[0] ?? '', pairs.at(-1) ?? ''];
  if (AT_LARGE.test(head) || !noun.includes(head)) return false;
  const found = pairs.filter((pair) => noun.includes(pair) || around.includes(pair));
  return found.includes(first) && found.length >= pairs.length * ENOUGH;
}

/** The rest came to it later, or need not. */
const GOOD = new RegExp(
  `(?:其余|其他|余下|剩余|剩下|另有?|不合格|不达标|未通过|未达标)[^。]{0,40}(?:(?:已|均|全部|后|再|于20\\d\\d年|次年)[^。，；未前]{0,8}(?:${DEED}|退|换|补|正常|过关)|复[检查测验]|[期时]限(?:之)?内|未到期|撤[回诉销])`,
);
const IN_YEAR = /年内|当年|本年|年底/;

const isMadeGood = (claim: AllDone, { after }: PartDone): boolean =>
  !IN_YEAR.test(claim.text) && GOOD.test(after);
