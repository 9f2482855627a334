import { isElsewhere } from './foreign-places.js';
import { isName, type Place } from './places.js';
import { canBegin } from './standing.js';
import { wordsOf } from '../../text/words.js';
import type { TextDocument } from '../../document.js';
import type { Organisation } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

/** Two characters before 县, and a third where they do not begin at a mark. */
const COUNTY = /(?=([一-龥]{2})县(?![级直籍区域内]|市(?!场)|乡(?!镇)|城(?!乡)))/g;
/** 灌区, 片区, 老城区: no districts; 区域, 区级: other words. */
const DISTRICT =
  /(?=([一-龥](?=[一-龥])[^社园景小辖城地片库灾校院病新发范护林牧老郊山街厂矿特能农市行政灌各全我本该分保展考牌爬玩骑跑戏作务居民产集水场营密业])区(?![域间内划块片级直属长位]|\d{1,4}(?![\d年月])))/g;
/** A name may well end so where its office follows: 西山区行政审批局. */
const DISTRICT_OFFICE =
  /(?=([一-龥]{2})区(?=[一-龥]{2,10}?(?:局|委员会|联合会|法院|检察院|图书馆|文化馆|人民政府)))/g;
/** 市场, 市民, 市级: other words. */
const CITY =
  /(?=([一-龥](?=[一-龥])[^城超都夜门]|[一-龥]门)市(?![场民容区级直属长面值政县、]|中心))/g;
/** Verbs and nouns of one character a made-up reading of two would end with: 件转县纪委, 上受县局, 列养县道. */
const NO_END =
  /[转受养交送报归拨入出回往抵赴设立管办属调给达到列移级类项件次年月日室府局委会院校站所村乡镇市省区数撤设]$|^[个年月日号]/;
/** Words the dictionary knows that name places, too: 平山, 临江. */
const LANDSCAPE =
  /^(?![登下上过治护沿夕太名江涉巡跨])[一-龥][山江溪泉川岭峰州阳陵洲泽河湖潭源安宁昌浦塘康]$/;
/** Told of people, firms and goods from elsewhere, and of what runs through. */
const AWAY =
  /(?:邻近|附近|对口|结对|援|异地|上游|下游|途经|起于|止于|采购自|购自|引进|招商|挂职|支教|调往|调至|户籍|籍贯|考入|流入|[流穿]经|穿越|贯穿|横跨|汇入|隶属|移送|指定|委托|改为|撤|曾|距离?|经|流域)[^，。；]{0,8}$/;
const FIRM =
  /^(?:[^，。；、]{0,16}(?:公司|集团|厂|合作社|商行|经营部|事务所|农场|大桥|隧道|高速|交界|接壤)|[^，。；、]{0,3}(?:线|段|籍|人氏|[至到—-])|[^，。；、]{0,10}(?:移送|指定|委托|移交|结对|帮扶|互访|对口))/;

/** The county a report is of: the one its unit is named by, or, for a town or a school, the one it names all through. */
function homeOf(document: TextDocument, own: Organisation): string | null {
  const [, named = ''] = /([一-龥]{2,4}?)[县区旗]/.exec(own.full) ?? [];
  if (named !== '') return named;
  return /市[^乡镇]*$/.test(own.full) ? null : oftenest(document);
}

/** A city's own office or house; the counties and districts in it are its own. */
const OF_CITY = /^(?:[一-龥]{2,8}[省州])?[一-龥]{2,4}市(?!场)[^县区乡镇]*$/;

function oftenest(document: TextDocument): string | null {
  const counted = new Map<string, number>();
  for (const { text } of document.passages)
    for (const { index, 1: name = '' } of matchesIn(text, COUNTY))
      if (standsAsName(text, index, name)) counted.set(name, (counted.get(name) ?? 0) + 1);
  const [first, second] = [...counted].sort(([, one], [, other]) => other - one);
  // Of two named once the one named first is the unit's own.
  return first !== undefined && (first[1] > (second?.[1] ?? 0) || first[1] === 1) ? first[0] : null;
}

/**
 * A county, or a district with its office, that a report names once in the middle of what it tells of its own: no word of the
 * language, behind a whole word or a mark, and neither neighbour nor partner.
 */
export function otherCounties(document: TextDocument, own: Organisation): Place[] {
  const isCity = OF_CITY.test(own.full);
  const home = isCity ? own.full : homeOf(document, own);
  if (home === null) return [];
  const found = document.passages.flatMap(({ text, start }) =>
    [
      ...matchesIn(text, COUNTY).map((match) => ({ match, kind: '县' })),
      ...[...matchesIn(text, DISTRICT), ...matchesIn(text, DISTRICT_OFFICE)].map((match) => ({
        match,
        kind: '区',
      })),
      ...(isCity ? matchesIn(text, CITY).map((match) => ({ match, kind: '市' })) : []),
    ].flatMap(({ match, kind }) => {
      const [, name = ''] = match;
      const at = start + match.index;
      return standsAsName(text, match.index, name)
        ? [{ name, kind, start: at, end: at + name.length + 1 }]
        : [];
    }),
  );
  return found.filter(
    (place) =>
      (!isCity || place.kind === '市') &&
      !home.includes(place.name) &&
      !own.full.includes(place.name) &&
      isStray(document, place),
  );
}

/** Behind a mark or a whole word stand two characters that are no word of the language. */
function standsAsName(text: string, index: number, name: string): boolean {
  if (/[《〈]/.test(text.charAt(index - 1)) && LANDSCAPE.test(name)) return true;
  if (!isName(name) || NO_END.test(name) || !canBegin(text, index)) return false;
  // 县政府和县监委: joins two words, where a name like 平和 would stand by itself.
  if (/[和以]$/.test(name) && /[一-龥]$/.test(text.slice(0, index))) return false;
  const isTitled = /[《〈]/.test(text.charAt(index - 1));
  return isTitled || wordsOf(name).length > 1 || LANDSCAPE.test(name);
}

/** Named once, and not as a place somebody comes from, goes to or borders on; whose rules a report cites is no such place. */
function isStray(document: TextDocument, place: Place): boolean {
  const { text } = document;
  const name = place.name + place.kind;
  if (text.indexOf(name) !== text.lastIndexOf(name)) return false;
  if (/[《〈]/.test(text.charAt(place.start - 1))) return true;
  if (place.kind === '市' && isOver(text, place)) return false;
  return (
    !AWAY.test(text.slice(Math.max(0, place.start - 14), place.start)) &&
    !FIRM.test(text.slice(place.end, place.end + 20)) &&
    (isAsked(text, place) || isJoined(text, place) || !isElsewhere(document, place)) &&
    !isListed(text, place)
  );
}

/** 邀请云桥县财政局业务股室到镇授课: those who fund and check are asked of one's own county, but by their guests for what they have learnt. */
const isAsked = (text: string, { start, end }: Place): boolean =>
  /(?<!赴[^，。；]{0,12})(?:邀请|聘请|恳请|商请|提请)$/.test(
    text.slice(Math.max(0, start - 14), start),
  ) &&
  /^(?:财政|审计|机关事务|人力资源|发展和改革|市场监督|税务|政务)[^，。；]{0,10}?局(?![^，。；]{0,24}(?:经验|交流|分享|考察|联合|协作|互))/.test(
    text.slice(end, end + 40),
  );

/** 会同青峪县市场监管部门开展检查: the departments one checks with are those of one's own county. */
const isJoined = (text: string, { start, end }: Place): boolean =>
  /(?<![赴跨邻][^，。；]{0,12})会同$/.test(text.slice(Math.max(0, start - 14), start)) &&
  /^(?:市场监管|市场监督管理|公安|卫生健康|卫健|教育|人社|应急管理|住建|财政|审计|农业农村|民政|消防)(?:、[一-龥]{2,6})?等?部门(?![^，。；]{0,24}(?:跨|交界|毗邻|流域|边界|协作|联防|互))/.test(
    text.slice(end, end + 40),
  );

/** What is written for a project has no unit of its own; the county its title begins with is its home. */
const OF_PROJECT =
  /^\s*(?:20\d\d年度?)?((?:[一-龥]{2,8}[省市州])?([一-龥]{2,3})([县区旗]))[^\n]{2,60}(?:自评|评价|绩效)/;

/** The same in the report of a project, whoever writes it. */
export function otherCountiesOfProject(document: TextDocument): Place[] {
  const [, full = '', name = '', kind = ''] = OF_PROJECT.exec(document.text) ?? [];
  return full === '' || !isName(name) ? [] : otherCounties(document, { full, name, kind });
}

/** 接受滨州市水务局业务指导: the city over a city. */
const isOver = (text: string, { start, end }: Place): boolean =>
  /(?:接受|受|获得?|荣获|上级|被)$/.test(text.slice(Math.max(0, start - 4), start)) ||
  /^[^，。；]{0,14}(?:指导|表彰|表扬|通报|批复|授予|评为|下达|拨付|印发)/.test(
    text.slice(end, end + 24),
  );

/** 云澜县、峄湖县: one of several places; an office behind another office is in the list of those that were asked. */
const isListed = (text: string, { start, end }: Place): boolean =>
  /[县市区旗][、和及与]$/.test(text.slice(0, start)) || text.charAt(end) === '、';
