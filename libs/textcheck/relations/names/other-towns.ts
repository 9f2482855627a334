import { isElsewhere, isPartner } from './foreign-places.js';
import { isName, type Place } from './places.js';
import { canBegin } from './standing.js';
import { oncePerDocument } from '../../once.js';
import { wordsOf } from '../../text/words.js';
import type { TextDocument } from '../../document.js';
import type { Organisation } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

/** Three or two characters before 乡, 镇 or 街道. */
const TOWN =
  /(?=([一-龥]{3}|[一-龥]{2})(乡|镇|街道)(?!村(?!容|民|居|干部|集体)|[级亲愁区域情风]))/g;
export const OF_TWO = /(?=([一-龥]{2})(乡|镇|街道)(?!村(?!容|民|居|干部|集体)|[级亲愁区域情风]))/g;
/** 集镇, 城乡, 强镇: sorts of towns; 返乡, 副镇长, 村财乡管: none at all. */
const SORT = /^[个年月日就]|^村.$|[城集场村强名重小古建富美立稳老县市两各全我本乡副返撤下]$|设$/;
/** Words the dictionary knows that name towns, too: 柳树, 花园, 清水. */
const LANDSCAPE =
  /^[一-龥][山江溪泉川岭峰州阳陵洲泽河湖潭水树园桥塘坪店庄屯堡寨坝岗沟门港口沙石林田井寺庙塔楼台亭湾源马龙凤花木岩安宁平]$/;
/** Words that name towns no less: 平安镇各办公室, 和平街道办事处; by themselves they may say what a town is like. */
const WORD_NAMES =
  /(?<![一-龥])(平安|和平|胜利|光明|红旗|解放|建设|团结|幸福|东方|前进|友谊|新华|文化|文明|中山|人民|东风|红星|永安|长安|兴隆|太平|复兴|新民|新城|新村|城[东南西北关郊])(乡|镇|街道)(?=人民政府|政府|党委|党工委|办事处|财政所|各|20\d\d|机关|辖区|纪委|人大|现有|下辖)|(?<=对|作为|经|由|向|与|将)(平安|和平|胜利|光明|红旗|解放|团结|幸福|东方|前进|友谊|新华|红星|永安|长安|兴隆|太平|复兴|新民|新城|新村|城[东南西北关郊])(乡|镇|街道)(?=人民政府|政府|党委|党工委|办事处|财政所|20\d\d)/g;
/** 汪集镇财政所 where a clause begins: a name by what a town has, though 集镇 is a sort of town. */
const BY_BODY =
  /(?<=^|[，。；：\s])([一-龥]{2})(乡|镇)(?=财政所|纪委|党委|人大主席|人民政府|政府(?!采购|性)|机关(?!事务)|武装部|各[站所办])/g;
/** Oftener it is a neighbour the report has to do with. */
const MOST = 2;

/** Towns other than its own in a town's report, wherever they stand: 全部用于龙泉街道的基本支出, 柳树乡集镇污水管网. */
export function otherTowns(document: TextDocument, own: Organisation): Place[] {
  if (!/^(?:乡|镇|街道)$/.test(own.kind)) return [];
  return townsNamed(document).filter((place) => {
    const name = place.name + place.kind;
    return (
      !isOwnTown(place, own) &&
      document.text.split(name).length - 1 <= MOST &&
      !isElsewhere(document, place) &&
      !isPartner(document, name)
    );
  });
}

/** 竹溪河 in the report of 竹溪乡: what the land around a town is called by its name. */
const OF_LAND = /[河江溪湖沟渠水库塘山岭坡坝桥]$/;

const isOwnTown = ({ name, kind }: Place, own: Organisation): boolean =>
  own.full.includes(name) ||
  (name.length > 2 && OF_LAND.test(name) && own.full.includes(name.slice(0, -1))) ||
  name.endsWith(own.name.slice(-2)) ||
  own.full.includes(name.slice(-2)) ||
  (name + kind).endsWith(own.full);

/** Towns by names that are no words of the language, wherever they stand. */
export const townsNamed = oncePerDocument(({ passages }): readonly Place[] =>
  passages
    .filter(({ text }) => /乡|镇|街道/.test(text))
    .flatMap(({ text, start }) => {
      const found = [OF_TWO, TOWN].flatMap((pattern) =>
        matchesIn(text, pattern).flatMap((match) => {
          const [, name = '', kind = ''] = match;
          const at = start + match.index;
          return standsAsName(text, match.index, name)
            ? [{ name, kind, start: at, end: at + name.length + kind.length }]
            : [];
        }),
      );
      const bodies = matchesIn(text, BY_BODY).flatMap((match) => {
        const [whole, name = '', kind = ''] = match;
        const at = start + match.index;
        const isOne = isName(name) && wordsOf(name)[0]?.text.length === 1;
        return isOne ? [{ name, kind, start: at, end: at + whole.length }] : [];
      });
      const words = matchesIn(text, WORD_NAMES).map((match) => {
        const [whole, one = '', kind = '', other = '', sort = ''] = match;
        const at = start + match.index;
        return { name: one + other, kind: kind + sort, start: at, end: at + whole.length };
      });
      return onceEach([...found, ...bodies, ...words]).filter(
        (place) =>
          !found.some(
            (other) =>
              other !== place && other.end === place.end && other.name.length < place.name.length,
          ),
      );
    }),
);

const onceEach = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((place) => [`${place.name}${String(place.end)}`, place])).values(),
];

/** A name of two characters that may stand where it does, though the dictionary knows it: 石牌. */
export const mayBeTown = (text: string, index: number, name: string): boolean =>
  isName(name) && !SORT.test(name) && canBegin(text, index);

const standsAsName = (text: string, index: number, name: string): boolean =>
  mayBeTown(text, index, name) && isNoWord(name);

/** No word of the language, nor one with a character behind it. */
const isNoWord = (name: string): boolean =>
  wordsOf(name)[0]?.text.length === 1 ||
  LANDSCAPE.test(name.slice(0, 2)) ||
  LANDSCAPE.test(name.slice(-2));
