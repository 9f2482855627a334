import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { clauseAt, type Pair } from './claimed-and-told.js';

/** Words that part things into sorts of which nothing can be two: what is told of one sort says nothing of the other. */
const SORTS: readonly (readonly [one: RegExp, other: RegExp])[] = [
  [/公办|公立/, /民办|私立|民营/],
  [/特殊|特色|重点/, /普通|一般/],
  [/城区|城镇|城市|县城/, /农村|乡村|村级/],
  [/新建/, /续建|改建|扩建|维修|旧/],
  [/在职|在岗|在编/, /退休|离退|编外|临聘/],
  [/上半年|春季|一季度/, /下半年|秋季|四季度/],
  [/小学/, /初中|中学|高中/],
  [/民国|建国前|古籍/, /建国后|现代|当代/],
  [/孕产妇|产妇/, /新生儿|婴儿|儿童/],
  [/法定|强制/, /自愿|自主/],
  [/室内/, /室外|户外/],
  [/常规|定期/, /临时|专项|应急/],
  [/集中供养|集中/, /分散供养|分散/],
  [/内科/, /外科/],
  [/男性|男生|男职工/, /女性|女生|女职工/],
  [/重大(?:隐患|风险|事故)/, /一般(?:隐患|风险|事故)/],
  [/到期|应办|应结/, /未到期|未满|尚未到/],
  [/基本支出|人员经费|公用经费/, /项目支出|部门(?:整体)?(?:预算|支出)|总支出/],
  [/(?<!不)具备/, /不具备|未装|未配/],
];
/** All of either sort are spoken of. */
const BOTH = /全[县市镇乡校院局街区]|各类|所有|不论|无论|不分/;

/** Ways in which the very words show that what is told is of others, of an earlier time or no fault at all. */
export const isToldOfOthers = (pair: Pair): boolean =>
  [
    isOfOtherSort,
    isBesidesCounted,
    isConceded,
    isOfEarlier,
    isPutRightLater,
    isNoFault,
    isOfGoal,
  ].some((excuses) => excuses(pair));

/** The words of the sentence, from its beginning or the stop before, up to the end of a place. */
function upTo(text: string, start: number, end: number): string {
  const before = /[^。；\n]*$/.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? '';
  return before + text.slice(start, end);
}
const REACH = 60;

function isOfOtherSort({ document: { text }, claimed, told }: Pair): boolean {
  const own = upTo(text, claimed.start, claimed.end);
  const other = clauseAt(text, told);
  const led = upTo(text, told.start, told.end);
  if (BOTH.test(own)) return false;
  const parted = (one: RegExp, against: RegExp): boolean =>
    one.test(own) &&
    !against.test(own) &&
    !one.test(other) &&
    (against.test(other) || (!own.includes(other) && !one.test(led) && against.test(led)));
  return SORTS.some(([one, against]) => parted(one, against) || parted(against, one));
}

/** 614艘次全部使用；另有205艘次未装: those are not counted among these. */
function isBesidesCounted({ document: { text }, claimed, told }: Pair): boolean {
  const own = upTo(text, claimed.start, claimed.end)
    .split('，')
    .slice(-4)
    .join('，')
    .replaceAll(/100(?:\.0+)?%/g, '');
  const between = text.slice(claimed.end, told.start);
  const besides = BESIDES.exec(between + text.slice(told.start, told.end));
  return (
    claimed.end <= told.start &&
    /\d\s?[一-龥]/.test(own) &&
    between.length < REACH &&
    besides !== null &&
    !makesAll(own, between, Number(besides[1]))
  );
}

const BESIDES = /(?:^|[，。；])(?:另有?|另外有?|此外还?有?)\s?(\d+)\s?[^，。；\d]{0,12}/;

/** 11个均已运行。对外服务的9个，另有2个尚在布线: the rest is one of all. */
function makesAll(own: string, between: string, rest: number): boolean {
  const figuresIn = (words: string): number[] =>
    matchesIn(words, /\d+(?:\.\d+)?/g).map(([digits]) => Number(digits));
  const all = new Set(figuresIn(own));
  return figuresIn(between).some((some) => all.has(some + rest));
}

/** 格式虽不统一，内容齐全: what is granted is told of something else right before. */
const isConceded = ({ document: { text }, claimed, told }: Pair): boolean =>
  told.end <= claimed.start &&
  claimed.start - told.end < 3 &&
  /虽|尽管/.test(clauseAt(text, told)) &&
  !/全部|所有|均|都|每/.test(text.slice(claimed.start, claimed.end));

const AT_FIRST = /年初|起初|一度|开工前|整改前|改造前|到?\s?\d{1,2}月(?:底|中旬)?[仍还尚]/;
const IN_THE_END =
  /至此|最终|年底|年末|\d{1,2}月[底末]?[^，。；]{0,4}(?:全部|均|都)|之后|(?:工程|整改|加固|返工|补课)后/;

/** 到4月仍有4台没有安装。8月底全部安装完毕: it was so before. */
const isOfEarlier = ({ document: { text }, claimed, told }: Pair): boolean =>
  told.end <= claimed.start &&
  claimed.start - told.end < REACH &&
  AT_FIRST.test(clauseAt(text, told)) &&
  IN_THE_END.test(upTo(text, claimed.start, claimed.end).slice(-REACH));

/** 闲置了两个月，9月才启用: late, and yet done, where nothing is said of when. */
const isPutRightLater = ({ document: { text }, claimed, told }: Pair): boolean =>
  !/按时|按期|如期|及时|当[年月日天]|期限|前/.test(text.slice(claimed.start, claimed.end)) &&
  /^[^。；\n]{0,16}才(?:启用|投用|投入|装上|开通|用上|到位|配齐)/.test(
    text.slice(told.end, told.end + 24),
  );

/** 没有一根不合格护栏上路, 未与公用经费混支: of a fault it is told that there was none. */
const isNoFault = ({ document: { text }, told }: Pair): boolean =>
  /(?:没有|未|无|不)(?:一[一-龥])?(?:[与和同将把向对因被][^，。；]{0,10})?(?:提示)?(?:不合格|不符|不达标|退回|混[支用同放存]|串用|挪用|挤占|超[支标期时]|逾期|拖欠)/.test(
    clauseAt(text, told),
  );

/** 覆盖率目标100%; 目标仅限公办学校，覆盖率100%: wanted only; 完成值100%: of its own row. */
const isOfGoal = ({ document, claimed }: Pair): boolean => {
  const own = document.text.slice(claimed.start, claimed.end);
  return (
    /目标(?:值|为|是)?\s?(?:≥)?100/.test(own) ||
    /^(?:实际|目标)?完成值[为：]?\s?100(?:\.0+)?%$/.test(own) ||
    /[仅只]指/.test(own) ||
    (/^[一-龥]{1,8}率100%$/.test(own) && followsGoal(document, claimed.start))
  );
};

const followsGoal = ({ text }: TextDocument, start: number): boolean =>
  /目标[^，。；\d]{0,14}，$/.test(text.slice(Math.max(0, start - 20), start));
