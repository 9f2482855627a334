import type { Finding } from '../../finding.js';
import type { Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { clauseAt, mentionsIn, type Pair } from './claimed-and-told.js';
import { agreesAfterAll } from './other-kinds.js';
import { isNoFact } from './resolves.js';
import { isToldOfOthers } from './other-sets-told.js';
import { isOfOtherCounts, isOfOtherRow, isOfOtherYear, isWanted } from './other-scopes.js';

/** Whether what is told does not take back what is claimed, as the words around either of them show. */
export function isRightAfterAll(document: TextDocument, { quotes }: Finding): boolean {
  const [claimed, told] = quotes;
  if (claimed === undefined || told === undefined) return false;
  const pair = { document, claimed, told };
  return [
    isWithin,
    isMended,
    isDenied,
    areBothDenials,
    isLeftOut,
    isOfOtherDeed,
    isWanted,
    isOfOtherYear,
    isOfOtherRow,
    isOfOtherCounts,
    isToldOfOthers,
    agreesAfterAll,
    isNoFact,
  ].some((excuses) => excuses(pair));
}

/** 均为运行维护费8.72万元和接待费0.84万元: what is told belongs to what is claimed. */
const isWithin = ({ document: { text }, claimed, told }: Pair): boolean =>
  told.start >= claimed.start &&
  told.end <= claimed.end &&
  /均(?:为|是|系|由)[^，。；]*\d[^，。；]*[和与及、][^，。；]*\d/.test(
    text.slice(claimed.start, claimed.end),
  );

const FIRST = /[一首初]次|[首初][检验测]|一次性/;
const FAILED = /不合格|不达标|未通过|不符合|未达标|不规范|不齐|不全|缺陷|故障|问题/;
const MENDED =
  /(?:整改|返工|更换|退换|退场|修复|维修|凿除|补[测考检办齐签课训]|重[做新测检铺]|调试|处理)[^。；]{0,16}(?:复[检验查测核]|再次|重新|二次|[检验]?测?)[^，。；]{0,8}(?:合格|通过|达标|符合)|(?:复[检验查测核]|补考|二次验收|重新检测)[^，。；]{0,6}(?:全部|均|都)?(?:合格|通过|达标)/;

/** 初检一处不合格，更换后复检合格: all of them are in order in the end. */
function isMended({ document: { text }, claimed, told }: Pair): boolean {
  const claim = text.slice(claimed.start, claimed.end);
  // 抽检合格率100% is of what was sampled, whatever became of it.
  const isOfSample =
    /率[^，。；]{0,4}100/.test(claim) && !/复[检验查测]|至此|最终|竣工/.test(claim);
  if (isOfSample || FIRST.test(claim) || !FAILED.test(text.slice(told.start, told.end)))
    return false;
  const rest = text.slice(told.start, told.start + AFTER).split(/[。\n]/)[0] ?? '';
  return MENDED.test(rest) && !/[仍尚]未|仍有|尚有/.test(rest);
}
const AFTER = 60;

/** 不属于未完成, 未达标的指标请说明 */
const isDenied = ({ document: { text }, told }: Pair): boolean =>
  /^的(?:指标|项目|目标|任务)?[^，。；]{0,4}(?:请|须|应当?|需)/.test(
    text.slice(told.end, told.end + 12),
  ) ||
  /(?:无|没有|不属于?|不算|不[是系]|并非|不视为|不构成|不等于|不应?(?:认定|视)为)$/.test(
    text.slice(Math.max(0, told.start - 8), told.start),
  );

const NONE = /(?:(?:没有|未(?:曾)?|无|零|杜绝)(?:发生|出现)?|不(?:发生|出现))([一-龥]{2})/g;

/** 矫正对象无脱管 and 37名矫正对象没有脱管: told is that there was none. */
function areBothDenials({ document: { text }, claimed, told }: Pair): boolean {
  const none = (range: Range): string[] =>
    matchesIn(text.slice(range.start, range.end), NONE).map(([, noun = '']) => noun);
  const claim = none(claimed);
  return none(told).some((noun) => claim.includes(noun));
}

/** 除涉密的2项外，应公开的34项均已公开 of 36项: what is left out of the whole is told as left out. */
function isLeftOut({ document, claimed, told }: Pair): boolean {
  const [all] = mentionsIn(document, told);
  const [some] = mentionsIn(document, claimed).filter(({ thing }) => thing === all?.thing);
  if (all === undefined || some === undefined || !all.base.greaterThan(some.base)) return false;
  const sentences = document.statements.filter(({ mentions }) =>
    [all, some].some((one) => mentions.includes(one)),
  );
  const rest = all.base.minus(some.base);
  return sentences.some(
    ({ text, mentions }) =>
      /除[^，。；]*外|不予|免于|依法不|涉密|不公开|不参加|不需|无需/.test(text) &&
      mentions.some((one) => one.thing === all.thing && one.base.equals(rest)),
  );
}

/** What came in and what was paid out, what was paid out and the papers for it: one says nothing of the other. */
const DEEDS: readonly (readonly [claim: RegExp, told: RegExp, not: RegExp])[] = [
  [/到位|下达/, /(?:执行|支出|支付|拨付|使用)(?:率|进度)/, /执行|支出|支付|拨付|使用|落实/],
  [
    /打卡|发放|兑付|拨付/,
    /(?:填写|填报|签字|登记|归档|资料|档案)[^，。；]{0,4}不/,
    /手续|资料|档案|表|程序|规范/,
  ],
];

const isOfOtherDeed = ({ document: { text }, claimed, told }: Pair): boolean => {
  const claim = text.slice(claimed.start, claimed.end);
  const clause = clauseAt(text, told);
  return DEEDS.some(
    ([said, other, not]) => said.test(claim) && other.test(clause) && !not.test(claim),
  );
};
