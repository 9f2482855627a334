import { isElsewhere, isPartner } from './foreign-places.js';
import { isName, type Place } from './places.js';
import { wordsOf } from '../../text/words.js';
import type { TextDocument } from '../../document.js';
import type { Organisation } from '../../text/organisation.js';

/** Two characters before 县, and a third where they do not begin at a mark. */
const COUNTY = /(?=([一-龥]{2})县(?![级直籍乡市区]|城(?!乡)))/g;
const DISTRICT =
  /(?=([一-龥]{2})区(?=(?:人民政府|财政|教育|民政|审计|水利|水务|农业农村|交通运输|自然资源|人社|卫健|卫生健康|住建|住房和城乡建设|应急管理|市场监督管理|城市管理|发展和改革|医疗保障|残疾人联合会|残联|退役军人|司法|公安|统计|林业|文化)[一-龥]{0,8}?(?:局|委|政府|会|体局|中心)|(?:人民)?(?:法院|检察院|医院)|中医院|妇幼保健院|图书馆|文化馆))/g;
/** A mark, the bracket of a title, or a date: a name may begin right behind. */
const MARK = /(?:^|[，。；：、（(《“|\s]|\d年度?|\d月份?|\d日)$/;
const RUN = /[一-龥]*$/;
/** Words of one character a name may follow. */
const LEAD = /[的了和与及由对为向在经按将把使让设]/;
/** Verbs and nouns of one character a made-up reading of two would end with: 件转县纪委, 上受县局, 列养县道. */
const NO_END =
  /[转受养交送报归拨入出回往抵赴设立管办属调给达到列移级类项件次年月日室府局委会院校站所村乡镇市省区数]$/;
/** Words the dictionary knows that name places, too: 平山, 临江. */
const LANDSCAPE = /^(?![登下上过治护沿夕太名江涉巡跨])[一-龥][山江溪泉川岭峰州阳陵洲泽河湖潭]$/;
/** Told of people, firms and goods from elsewhere, and of what runs through. */
const AWAY =
  /(?:邻近|附近|对口|结对|援|异地|上游|下游|途经|起于|止于|采购自|购自|引进|招商|挂职|支教|调往|调至|户籍|籍贯|考入|流入|流经|汇入|隶属|移送|指定|委托|改为|撤|曾|以及|距离?|经|流域)[^，。；]{0,8}$/;
const FIRM =
  /^(?:[^，。；、]{0,16}(?:公司|集团|厂|合作社|商行|经营部|事务所|农场|大桥|隧道|高速|交界|接壤)|[^，。；、]{0,3}(?:线|段|籍|人氏|[至到—-])|[^，。；、]{0,10}(?:移送|指定|委托|移交))/;

/** The county a report is of: the one its unit is named by, or, for a town or a school, the one it names all through. */
function homeOf(document: TextDocument, own: Organisation): string | null {
  const [, named = ''] = /([一-龥]{2,4}?)[县区旗]/.exec(own.full) ?? [];
  if (named !== '') return named;
  return /市[^乡镇]*$/.test(own.full) ? null : oftenest(document);
}

function oftenest(document: TextDocument): string | null {
  const counted = new Map<string, number>();
  for (const { text } of document.passages)
    for (const [, name = ''] of text.matchAll(COUNTY))
      if (isName(name)) counted.set(name, (counted.get(name) ?? 0) + 1);
  const [first, second] = [...counted].sort(([, one], [, other]) => other - one);
  return first !== undefined && first[1] > 1 && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

/**
 * A county, or a district with its office, that a report names once in the middle of what it tells of its own: no word of the
 * language, behind a whole word or a mark, and neither neighbour nor partner.
 */
export function otherCounties(document: TextDocument, own: Organisation): Place[] {
  const home = homeOf(document, own);
  if (home === null) return [];
  const found = document.passages.flatMap(({ text, start }) =>
    [
      ...[...text.matchAll(COUNTY)].map((match) => ({ match, kind: '县' })),
      ...[...text.matchAll(DISTRICT)].map((match) => ({ match, kind: '区' })),
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
      !home.includes(place.name) && !own.full.includes(place.name) && isStray(document, place),
  );
}

/** Behind a mark or a whole word stand two characters that are no word of the language. */
function standsAsName(text: string, index: number, name: string): boolean {
  if (!isName(name) || NO_END.test(name)) return false;
  const before = text.slice(Math.max(0, index - 6), index);
  const isMarked = MARK.test(before);
  // 县政府和县监委: joins two words, where a name like 平和 would stand by itself.
  if (!isMarked && (/[和以]$/.test(name) || !endsInWhole(before))) return false;
  return before.endsWith('《') || wordsOf(name).length > 1 || LANDSCAPE.test(name);
}

function endsInWhole(before: string): boolean {
  const [run = ''] = RUN.exec(before) ?? [];
  const last = wordsOf(run).at(-1)?.text ?? '';
  return last.length > 1 || LEAD.test(last);
}

/** Named once, and not as a place somebody comes from, goes to or borders on. */
function isStray(document: TextDocument, place: Place): boolean {
  const { text } = document;
  const name = place.name + place.kind;
  return (
    text.indexOf(name) === text.lastIndexOf(name) &&
    !AWAY.test(text.slice(Math.max(0, place.start - 14), place.start)) &&
    !FIRM.test(text.slice(place.end, place.end + 20)) &&
    !isElsewhere(document, place) &&
    !isPartner(document, name)
  );
}
