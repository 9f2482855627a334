import { isElsewhere } from './foreign-places.js';
import { isName, type Place } from './places.js';
import { wordsOf } from '../../text/words.js';
import type { TextDocument } from '../../document.js';
import type { Organisation } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

const NAME = '([一-龥]{2,3}?)([县旗])';
const SELF = '(?:我|本)(?:[局委校院馆站所会镇乡]|街道|中心|单位|公司)';
const LIES = '(?:位于|地处|坐落于|坐落在|坐落|隶属于|隶属)';
/** 我院是桐柏县城乡居民医保定点医院, 本馆位于白水县: what a unit says of itself is of its own county. */
const OF_SELF = new RegExp(`(?<=${SELF}(?:是|为|系|${LIES}))${NAME}`, 'g');
/** 白水县唯一的公共图书馆 */
const ONLY =
  /(?<=^|[，。；：]|[，。；]是|馆是|院是|校是)([一-龥]{2,3}?)([县旗])(?=唯一|首家|最大的|规模最大|仅有的)/g;
/** 学校隶属桐柏县教育局 */
const BELONGS = new RegExp(`(?<=(?<![原曾])隶属于?|主管(?:部门|单位)[为是：])${NAME}`, 'g');
/** 项目实施地点：沙河县城关镇 */
const ADDRESS =
  /(?<=(?:实施|建设|办公|项目|单位|工程)(?:所在)?(?:地点|地址|位置|地)(?:为|是|位于|在)?[：:]?\s?)([一-龥]{2,3}?)([县旗])(?=[一-龥]{2,4}[镇乡村街路]|$|[，。；])/g;
/** 拟订平昌湖县教育事业发展规划: behind a whole word three characters that make none. */
const OF_THREE = /(?=([一-龥]{3})(县)(?![级直籍乡市区]|城(?!乡)))/g;
const MARK = /(?:^|[，。；：、（(《“|\s])$/;
const RUN = /[一-龥]*$/;
const VERB = /^[赴到至往去抵过派来送给距离邻近原处属助帮调学访援]/;
const OF_A_SORT = /[大强名小穷富]$/;

/** Counties a text places its own unit in, or names by three characters no word has, that are not the unit's own. */
export function countiesOfSelf(document: TextDocument, own: Organisation): Place[] {
  const [, home = ''] = /([一-龥]{2,4}?)[县区旗]/.exec(own.full) ?? [];
  if (home === '') return [];
  const lies = new RegExp(`(?<=${own.name}${own.kind}[^，。；]{0,4}${LIES})${NAME}`, 'g');
  return document.passages
    .filter(({ text }) => /[县旗]/.test(text))
    .flatMap(({ text, start }) =>
      [OF_SELF, ONLY, BELONGS, ADDRESS, lies, OF_THREE].flatMap((pattern) =>
        matchesIn(text, pattern).flatMap((match) => {
          const [, name = '', kind = ''] = match;
          const at = start + match.index;
          const place = { name, kind, start: at, end: at + name.length + kind.length };
          const stands = pattern !== OF_THREE || standsAlone(document, text, match.index, name);
          return stands && isOther(document, home, place) ? [place] : [];
        }),
      ),
    );
}

const isOther = (document: TextDocument, home: string, place: Place): boolean =>
  isName(place.name) &&
  !OF_A_SORT.test(place.name) &&
  !home.includes(place.name) &&
  !place.name.includes(home) &&
  !isElsewhere(document, place);

/** Named once, by no shorter name either, behind a mark or a whole word, and no word itself. */
function standsAlone(
  { text: all }: TextDocument,
  text: string,
  index: number,
  name: string,
): boolean {
  const short = `${name.slice(1)}县`;
  if (VERB.test(name) || all.indexOf(short) !== all.lastIndexOf(short)) return false;
  return endsInWord(text.slice(Math.max(0, index - 6), index), name.charAt(0)) && isNoWord(name);
}

const isNoWord = (name: string): boolean => wordsOf(name)[0]?.text.length === 1;

/** True where a mark or a whole word stands before, and the first character of the name belongs to neither. */
function endsInWord(before: string, first: string): boolean {
  const [run = ''] = RUN.exec(before) ?? [];
  const last = wordsOf(run).at(-1)?.text ?? '';
  return (MARK.test(before) || last.length > 1) && wordsOf(run + first).at(-1)?.text.length === 1;
}
