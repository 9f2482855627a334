/** What all of a set may be said to have come to, each in its words; a longer one stands before the one it begins with. */
const WORDS: readonly (readonly [name: string, words: string])[] = [
  ['settled', '办结|办理完毕|办毕|结案|审结|结清办理|答复|回复|回访'],
  ['mended', '整改到位|整改|销号|修复|消除|解决'],
  ['made up', '化解|调解成功|调处成功|调解'],
  ['built', '完工|竣工|建成|完成建设'],
  ['accepted', '通过验收|验收合格|验收通过|验收|通过评审|通过'],
  ['passed', '达标|合格'],
  ['filed', '归档|存档|立卷'],
  ['paid', '发放到位|发放|兑付|兑现|拨付|支付|到账'],
  ['used', '投入使用|投用|启用|投运'],
  ['open', '开放'],
  ['published', '公开|公示|上墙'],
  ['bought', '到货|交货'],
  ['fitted', '安装|装机'],
  ['begun', '开工|动工'],
  ['put in', '入库|入账|录入|登记'],
  ['signed', '签约|签订'],
  ['taken part', '参训|参加|参检|到课'],
  ['certified', '取证|持证|发证'],
  ['ended', '结题|结项|结业'],
  ['on line', '上架|上线'],
  ['done', '完成'],
];

const ALL_WORDS = WORDS.map(([, words]) => words)
  .join('|')
  .split('|')
  .sort((one, other) => other.length - one.length);
/** Any of them. */
export const DEED = `(?:${ALL_WORDS.join('|')})`;

const nameOfWord: ReadonlyMap<string, string> = new Map(
  WORDS.flatMap(([name, words]) => words.split('|').map((word) => [word, name] as const)),
);

/** 完成整改 is 整改, 整改完成 as well: what is done to the end goes by the other deed told with it. */
export const deedOf = (word: string): string => nameOfWord.get(word) ?? word;

/** 问题 that are 解决 are 整改, and disputes that are 解决 are 化解. */
const ALIKE: readonly (readonly string[])[] = [
  ['settled', 'mended', 'made up'],
  ['built', 'done'],
  ['accepted', 'passed'],
  ['mended', 'done'],
];

const SOLVED = /解决|消除|清零/;

/** Whether the deed claimed is the one that was told to be short. */
export const isSameDeed = (claimed: string, told: string): boolean => {
  const [one, other] = [deedOf(claimed), deedOf(told)];
  if (one === other) return true;
  return ALIKE.some(
    (names, at) => names.includes(one) && names.includes(other) && (at > 0 || SOLVED.test(claimed)),
  );
};

/** In time, and not only in the end. */
export const IN_TIME = /\d[日天月]前|\d[日天]内|按[时期]|如期|及时|准时|[时期]限|限期|小时内|日内/;
/** At the first try. */
export const AT_FIRST = /一次|首次|初[次验]|首轮/;
