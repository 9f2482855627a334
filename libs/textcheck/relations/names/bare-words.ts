import { isName } from './places.js';
import { canBegin, isBare } from './standing.js';
import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import type { Organisation } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

/** The sign of another sort of town, where it stands as a word of its own. */
const OTHER_TOWNS: Readonly<Record<string, RegExp>> = {
  乡: /(?<![集城村乡古强小各每跨建场老名撤设]|[县区市村]、)镇(?![村区域街乡江定静痛守压])|街道(?=党工委|工委|纪工委|办事处|便民|综合行政|机关)/g,
  镇: /(?<![城村镇返故老家各每下撤设]|[县区市村]、)乡(?![村镇亲愁土贤音情风级道])|街道(?=党工委|工委|纪工委|办事处|便民|综合行政|机关)/g,
  街道: /(?<![集城村乡古强小各每跨建场老名返故家镇下撤设]|[县区市村]、)(?:镇(?![村区域街乡江定静痛守压])|乡(?![村镇亲愁土贤音情风级道]))/g,
};
/** What a county or a district has, behind its bare word: 接受县人大监督, 由县残联统筹 in the report of a district. */
const BODIES =
  '(?=人大(?!代表)|政协|委(?:办|组织部|宣传部|巡察|常委|、|，|。|和|的)|人民政府|政府(?!采购)|财政|纪委|门户网站|本级|残联|妇联|总工会|[一-龥]{2,10}?(?:局|委员会|联合会|图书馆|文化馆|档案馆|医院|服务中心|管理中心))';
const OTHER_RANKS: Readonly<Record<string, RegExp>> = {
  // A city's office has counties under it, but reports to none.
  市: /(?<=[报经向]|报送|提交|接受)[县区](?=财政局|人民政府|政府|委(?!员)|人大|审计局|纪委)/g,
  县: new RegExp(`(?<![各每兄邻与和市两]|[县市]、)区(?![县划域])${BODIES}`, 'g'),
  区: new RegExp(`(?<![各每兄邻与和市两]|[区市]、)县(?![区域级])${BODIES}`, 'g'),
};

/** 依据镇“十四五”规划 in the report of a 乡, 接受县人大监督 in that of a district. */
export function bareWords(document: TextDocument, own: Organisation): Range[] {
  const patterns = [OTHER_TOWNS[own.kind], OTHER_RANKS[rankOf(own.full)]].filter(
    (pattern) => pattern !== undefined,
  );
  const odd = rankOf(own.full) === '' && !/[县区]/.test(own.full) ? oddRanks(document) : [];
  const found = document.passages
    .slice(1)
    .flatMap(({ text, start }) =>
      patterns.flatMap((pattern) =>
        matchesIn(text, pattern).flatMap(({ index, 0: word }) =>
          isBare(text, index) || isHead(text, index) || isStreet(text, index)
            ? [{ start: start + index, end: start + index + word.length }]
            : [],
        ),
      ),
    );
  return [...found, ...odd];
}

/** The one of 县 and 区 a text without a county's name has but once, beside the other: 县财政局 批复, 区财政局 检查. */
function oddRanks({ passages }: TextDocument): Range[] {
  const [counties, districts] = ['区', '县'].map((rank) => {
    const pattern = OTHER_RANKS[rank === '区' ? '区' : '县'];
    return passages.flatMap(({ text, start }) =>
      pattern === undefined
        ? []
        : matchesIn(text, pattern).flatMap(({ index }) =>
            isBare(text, index) ? [{ start: start + index, end: start + index + 1 }] : [],
          ),
    );
  });
  if (counties === undefined || districts === undefined) return [];
  const [few, many] =
    counties.length < districts.length ? [counties, districts] : [districts, counties];
  const isOdd =
    few.length === 1 && (many.length > 1 || (many[0]?.start ?? 0) < (few[0]?.start ?? 0));
  return isOdd && many.length > 0 ? few : [];
}

/** 由镇长审批: the head of another sort of town. */
const isHead = (text: string, index: number): boolean =>
  text.charAt(index + 1) === '长' &&
  canBegin(text, index) &&
  !/[副各村、]$/.test(text.slice(0, index));

/** 街道党工委, and not 和平街道党工委. */
const isStreet = (text: string, index: number): boolean =>
  text.startsWith('街道', index) &&
  canBegin(text, index) &&
  !isName(/[一-龥]{0,2}$/.exec(text.slice(0, index))?.[0] ?? '');

/** 县 or 区 where the unit's name has one of them and not the other. */
function rankOf(full: string): string {
  const [isCounty, isDistrict] = [/[^市]县/.test(full), /[^市社园]区/.test(full)];
  if (!isCounty && !isDistrict)
    return /^(?:[一-龥]{2,8}省)?[一-龥]{2,4}市(?!场)/.test(full) ? '市' : '';
  if (isCounty === isDistrict) return '';
  return isCounty ? '县' : '区';
}
