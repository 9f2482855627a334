import { isElsewhere, isPartner } from './foreign-places.js';
import { isName, type Place } from './places.js';
import { matchesIn } from '../../text/matches.js';
import { isSeatOfFirm } from './seats-of-firms.js';
import type { TextDocument } from '../../document.js';

/** No name holds them: they join words, or lead a name in. */
const NO_NAME =
  '的了和与及在由因距除遇趁替虽但对为经把将使让向从报已按依并被所其该各全本我请每某两等于是有到至后前内外期间跨同一二四五六七八九十未仅指则均没不往送呈函受告待册即系抓分获';
const BEGIN =
  '^|[，。、；：\\s“（(《]|[由对与向经在为给请于报送从]|服务|承办|承担|位于|面向|协助|支持|指导|保障|接受|设置在|涉及|提交';
const OFFICE = '[一-龥]{2,12}?(?:局|委|院|馆|中心|站|队|所|校|会|法院)';
/** A county, a district by its office, a city, a town; none of 县级, 市场, 镇区 and the like. */
const NAMED = new RegExp(
  `(?<=${BEGIN})((?![${NO_NAME}])[一-龥]{2,3}?)(县(?![级城域乡直属委内外长际志区]|政府)|区(?=${OFFICE}|各)(?![级域间划块片内别直属位号委]|政府|县)|市(?![场级民容直属委内外区长值价面县政占]|政府)|镇(?![级村区域街直属内外长志]|政府)|乡(?![级村区域镇直属内外长志土亲]|政府))`,
  'g',
);
/** 灌区, 强县, 小城镇: kinds of places. */
const SORT: Readonly<Record<string, RegExp>> = {
  县: /[外邻省两强大小贫]$/,
  区: /[儿童人社园景小辖城地片库灾校院病新发范护林牧老郊山街厂矿特能农市行政密功水灌果茶展储苗渔湿目业学外邻省强大复餐]$/,
  市: /[城外邻省两大小]$/,
  镇: /[财管城村集小强名重乡建心个外邻大]$/,
  乡: /[财管城村集小强名重镇建心个外邻大下]$/,
};
/** Told in its clause of whom one visits, learns from, trades with or takes over from. */
const ELSEWHERE =
  /学习|调研|考察|交流|对口|帮扶|支援|来自|外[省地县市区]|签订|交界|毗邻|相邻|邻[县区市镇乡]|参照|借鉴|做法|经验|异地|转[入出至往]|[迁调流][入出]|[流穿]经|流域|穿越|贯穿|横跨|籍|过境|[上下]游|协作|联合(?![会社])|跨|公司|厂|原|来访|接待|观摩|参观|邀请|协查|移交|移送|抓获|购自|供货|销往|运往|发往|返乡|务工|兄弟|周边|互[助访学换借派]|共建|公路|起于|止于|[起终]点|往返|前往|赴|途经|接壤|比[一-龥]{0,8}[高低多少快慢]|撤|并入|划归|曾|举办|比赛|现场会|院校|大学|指导|表[扬彰]|通报/;
const MOST = 2;

/**
 * A place of the rank the unit itself is named by, told once or twice as its own would be, and not as a neighbour or partner:
 * 永定县博物馆 in the accounts of another county's museum.
 */
export function strayNames(document: TextDocument): Place[] {
  const title = document.passages[0]?.text ?? '';
  const own = document.organisation?.full ?? /^[^\n]{0,6}?[一-龥]{2,4}?[县区市]/.exec(title)?.[0];
  const ranks = own === undefined ? '' : ranksOf(own, document.organisation?.kind ?? '');
  if (own === undefined || ranks === '') return [];
  const isStray = ({ name, kind }: Place): boolean =>
    ranks.includes(kind) &&
    isName(name) &&
    SORT[kind]?.test(name) !== true &&
    !isOwn(own + title, own, name, kind) &&
    document.text.split(name + kind).length - 1 <= MOST;
  return document.passages.flatMap(({ text, start }) =>
    matchesIn(text, NAMED).flatMap((match) => {
      const [whole, name = '', kind = ''] = match;
      const at = start + match.index;
      const place = { name, kind, start: at, end: at + whole.length };
      const isAway = (): boolean =>
        ELSEWHERE.test(clauseAt(text, match.index)) ||
        isElsewhere(document, place) ||
        isSeatOfFirm(document, place) ||
        isPartner(document, whole);
      return isStray(place) && !isAway() ? [place] : [];
    }),
  );
}

/** Ranks whose other names are strangers: a town's report knows one town, a county's one county. */
function ranksOf(own: string, kind: string): string {
  const county = /[县旗](?!城)|(?<!开发|园|新|校|社|小|景|示范|林|库|矿|工业|高新)区/.test(own)
    ? '县区'
    : '';
  const city = /市(?!场)/.test(own) ? '市' : '';
  return county + city + (/^(?:乡|镇|街道)$/.test(kind) ? '乡镇' : '');
}

const isOwn = (known: string, own: string, name: string, kind: string): boolean =>
  known.includes(name) ||
  (name.length > 2 && known.includes(name.slice(1))) ||
  own.startsWith(name.slice(-1) + kind);

function clauseAt(text: string, at: number): string {
  const from = Math.max(...['。', '；', '\n'].map((mark) => text.lastIndexOf(mark, at))) + 1;
  const to = text.slice(at).search(/[。；，]/);
  return text.slice(from, to < 0 ? text.length : at + to);
}
