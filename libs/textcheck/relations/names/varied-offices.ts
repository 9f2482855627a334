import { isShortFor } from '../../text/organisation.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** 县林业局, and 县林业委 beside it; 县委, 县纪委 and 县管委会 have no domain between. */
const BUREAU = /([省市县区州旗盟])(?=([一-龥]{2,14}?)局(?![部面限势域长]))/g;
const BOARD =
  /([省市县区州旗盟])(?=([一-龥]{2,14}?)((?<=卫生健康|发展和?改革|医疗保障)委员会|委(?!员|会|托|派|任|屈|书记|常委|党校|组织部|宣传部)))/g;
/** What boards of before are called in short, and the bureaus they are now. */
const OLD_BOARD =
  /([省市县区州旗盟])(?=([教农建科体经商卫计文环])(委)(?!员|会|托|派|任|屈|书记|常委|党校|组织部|宣传部|办))/g;
const NOW: Readonly<Record<string, RegExp>> = {
  教: /^教育/,
  农: /^农业/,
  建: /^(?:住建|住房|城乡建设|城建|建设)/,
  科: /^(?:科技|科学)/,
  体: /^(?:体育|文化.*体育)/,
  经: /^(?:经济|工业|工信)/,
  商: /^商务/,
  卫: /^卫/,
  计: /^(?:发改|发展)/,
  文: /^文/,
  环: /^(?:生态环境|环保)/,
};
/** No office of its own: 教育工委, 卫生健康党委, 经济开发区管委. */
const NO_DOMAIN = /(?:[工党管纪监团编常居社]|(?<!农)村)$|[局厅站院校省市县区委]|公司|中心/;
/** Where an office was called otherwise once, both names are right. */
const CHANGED =
  /更名|改名|原[一-龥]{0,6}[市县区]|现[省市县区]|改为|组建(?![一-龥]{0,6}(?:专班|组|队|团))|机构改革|合并|挂牌|前身|加挂|划转/;
const SHORT = /^(?:卫健|医保|发改|住建|人社|文旅)$/;
const MOST = 2;
const NEAR = 16;

interface Office extends Range {
  readonly rank: string;
  readonly domain: string;
  readonly isChanged: boolean;
}

/** One office with two suffixes: 县财政委 where the text has 县财政局; the rarer of the two is the slip. */
export function variedOffices(document: TextDocument): Range[] {
  const boards = [...officesIn(document, BOARD), ...officesIn(document, OLD_BOARD)];
  if (boards.length === 0) return [];
  const bureaus = officesIn(document, BUREAU);
  const found = boards.flatMap((board) => {
    const ours = boards.filter((other) => isOne(other, board));
    const others = bureaus.filter((other) => isOne(other, board));
    if (others.length === 0 || [...ours, ...others].some(({ isChanged }) => isChanged)) return [];
    const rarer = ours.length <= others.length ? ours : others;
    return rarer.length <= MOST ? rarer : [];
  });
  return [...new Map(found.map(({ start, end }) => [start, { start, end }])).values()];
}

/** The same domain, or a usual short name for it: 县医保委 and 县医疗保障局; 县应急委 is no 县应急管理局. */
const isOne = (one: Office, other: Office): boolean =>
  one.rank === other.rank &&
  (one.domain === other.domain ||
    NOW[one.domain]?.test(other.domain) === true ||
    NOW[other.domain]?.test(one.domain) === true ||
    isShort(one, other) ||
    isShort(other, one));

/** A short name is told of the other one, never of itself: 区财政局 beside 区卫健委 are two. */
const isShort = ({ domain: short }: Office, { domain: long }: Office): boolean =>
  SHORT.test(short) && isShortFor(short, long);

const officesIn = ({ passages }: TextDocument, pattern: RegExp): Office[] =>
  passages
    .filter(({ text }) => /[局委]/.test(text))
    .flatMap((passage) =>
      matchesIn(passage.text, pattern).flatMap((match) => {
        const [, rank = '', domain = '', suffix = '局'] = match;
        const { text } = passage;
        const isTitled = text.lastIndexOf('《', match.index) > text.lastIndexOf('》', match.index);
        if (NO_DOMAIN.test(domain) || isTitled) return [];
        const { start } = rangeOf(passage, match);
        const end = start + 1 + domain.length + suffix.length;
        const around = text.slice(
          Math.max(0, match.index - NEAR),
          match.index + end - start + NEAR,
        );
        return [{ start, end, rank, domain, isChanged: CHANGED.test(around) }];
      }),
    );
