import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Line } from '../../text/line.js';
import { sizeOf } from './name-lists.js';
import type { Recount } from './recounts.js';
import { itemsOf, withoutBrackets } from './told-names.js';

const NUMERALS = CHINESE_NUMERAL.slice(1, -2);
const NUMBER = `(?<![\\d.第前每几数各${NUMERALS}])(\\d{1,2}|[${NUMERALS}]{1,3})`;
const HEAPS =
  '个|项|名|家|类|种|条|件|处|所|部|份|座|支|点|次|期|场|批|轮|辆|台|门|位|间|口|款|组|套|幅|艘|架|栋|幢|块|张|段|只|盏|眼|道|步|关|本|笔|起|宗|人|户|村|镇|站|校|班|院|回|趟|遍|大类|类别|方面|环节|标段|大项|小项';
/** Some of them only, or others beside. */
const OF_OTHERS =
  /其中|另|部分|主要|重点|如(?!下)|不少于|至少|超过|以上|以下|每|各|例如|除|不含|余|多|约|近|上年|去年|等/;
const MOST_OFF = 3;
/** 皮卡一辆, 另一部: by how many of the same measure word each is told. */
const FEW = '一二两三四五六七八九';

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

/** Numbers of things that are told one by one in another form than a list of names: by measure words, months, titles or dates. */
export const toldLists = ({ lines }: TextDocument): Recount[] =>
  lines.flatMap((line) => [
    ...(/[一首]/.test(line.text) ? byMeasure(line) : []),
    ...(/\d月/.test(line.text) ? [...byMonths(line), ...byDates(line)] : []),
    ...(line.text.includes('》') ? byTitles(line) : []),
    ...(/[、和及与]/.test(line.text)
      ? [...onlyOne(line), ...inBrackets(line), ...kindsBehind(line), ...lastJoined(line)]
      : []),
    ...(/组成|构成/.test(line.text) ? byPosts(line) : []),
  ]);

const recount = (start: number, length: number, said: number, listed: number): Recount[] =>
  said === listed || Math.abs(said - listed) > MOST_OFF || said < 2 || listed < 1
    ? []
    : [{ start, end: start + length, said, listed }];

const EACH_MEASURE =
  '起|例|宗|笔|样|盏|本|台|部|处|座|场|期|批|间|套|支|口|艘|架|所|家|栋|幢|条|块|份|件|名|位|组|段|只|门|个|项';
const MEASURED = new RegExp(
  `${NUMBER}(${EACH_MEASURE})(?![、）])([^，。；：、（）\\d]{0,16})([，：；—。（])\\s?([^。]+)`,
  'g',
);
const COUNTED = new Map(
  EACH_MEASURE.split('|').map((measure) => [
    measure,
    {
      head: new RegExp(
        `^(?:其中)?(?:另|还有|再|余下|剩下|最后)?的?([${FEW}])${measure}(?!又|套|并)`,
      ),
      rank: new RegExp(`^(?:首|次|末|头|尾|第[${FEW}])${measure}`),
      tail: new RegExp(
        `^(?:\\d{1,2}月(?:\\d{1,2}日)?)?[^，；、\\d]{1,12}?(?<![第每${NUMERALS}])([${FEW}])${measure}(?=$|[（(])`,
      ),
    },
  ]),
);

/** 三辆：皮卡一辆，巡堤用；越野车一辆…; 3部电梯更换，一部在东侧，另一部在2号楼: told each by its measure word. */
function byMeasure({ text, start }: Line): Recount[] {
  return matchesIn(text, MEASURED).flatMap((match) => {
    const [whole, number = '', measure = '', noun = '', joint = '', told = ''] = match;
    const forms = COUNTED.get(measure);
    const said = numberOf(number);
    const lead = leadOf(text.slice(0, match.index)) + noun;
    if (forms === undefined || said < 2 || OF_OTHERS.test(lead)) return [];
    const listed = listedBy(forms, told, joint);
    return listed === null || text.charAt(match.index - 1) === '、'
      ? []
      : recount(start + match.index, whole.length - told.length, said, listed);
  });
}

/** The words of the clause before a number. */
const leadOf = (before: string): string => /[^，。；：]*$/.exec(before)?.[0] ?? '';

interface Forms {
  readonly head: RegExp;
  readonly rank: RegExp;
  readonly tail: RegExp;
}

/** How many the clauses tell of; null where they are no such list. */
function listedBy({ head, rank, tail }: Forms, told: string, joint: string): number | null {
  if (/等|其余|其他|另外|另有|若干|\d/.test(told.replace(/\d+[号栋楼月日]/g, ''))) return null;
  const clauses = told.split(/[，；、]/);
  const numbers = clauses.map(
    (clause) => (head.exec(clause) ?? tail.exec(clause))?.[1] ?? (rank.test(clause) ? '一' : ''),
  );
  const ranked = clauses.filter((clause) => rank.test(clause)).length;
  const found = numbers.filter((one) => one !== '');
  const first = numbers[0] !== '' || (joint === '，' && numbers[1] !== '');
  // 首批…，次批…: all by their rank, or none.
  const mixed = ranked > 0 && ranked < found.length;
  return first && !mixed && found.length > 1
    ? found.reduce((sum, one) => sum + numberOf(one), 0)
    : null;
}

const TIMES = new RegExp(
  `${NUMBER}(?:次|场|期|轮|批|回|趟|遍|起|件|例|宗|项)([^，。；：、\\d]{0,14})[：:—（]+\\s?(\\d{1,2}月[^。）]+)`,
  'g',
);
const TIME =
  /(?<=^|[，；、和及])(?:\d{1,2}月(?:\d{1,2}日|[上中下]旬|初|底|末|份)?|\d{1,2}日)(?![至到~～—-]|前|以前)/g;

/** 四次整治：3月…，6月…，10月… */
function byMonths({ text, start }: Line): Recount[] {
  return matchesIn(text, TIMES).flatMap((match) => {
    const [whole, number = '', noun = '', told = ''] = match;
    if (OF_OTHERS.test(noun) || /等|每|至|到\d|各/.test(told)) return [];
    const times = matchesIn(told, TIME).length;
    return times < 2
      ? []
      : recount(start + match.index, whole.length - told.length, numberOf(number), times);
  });
}

const DAY = '\\d{1,2}月(?:\\d{1,2}日)?';
const DATES = new RegExp(
  `((?:${DAY}、)+${DAY}(?:(?:和|及|以及)${DAY})?)(?:，|[^，。；、\\d至到—-])([^。；、]{0,30}?)${NUMBER}(?:次|场|期|轮|批|回|趟)`,
  'g',
);

/** 2月14日、4月20日、7月6日，镇主要领导两次主持: as many times as days. */
function byDates({ text, start }: Line): Recount[] {
  return matchesIn(text, DATES).flatMap((match) => {
    const [whole, dates = '', between = '', number = ''] = match;
    if (
      /另|每|各|第|\d|等|加|又|还|前/.test(between) ||
      /[、和及至]$/.test(text.slice(0, match.index))
    )
      return [];
    return recount(
      start + match.index,
      whole.length,
      numberOf(number),
      dates.split(/、|和|及|以及/).filter((one) => one !== '').length,
    );
  });
}

const TITLES = new RegExp(
  `${NUMBER}(?:${HEAPS})([^，。；：、\\d《]{0,14})[，：:—（(]*(?:分别|依次|即|具体|题目|名称)*(?:为|是|有|叫)?[：:]?((?:《[^》]+》[、，和及与以]?)+)(等?)(?=[，。；）)]|$|[^《、\\d])`,
  'g',
);

/** 五场：《甲》《乙》《丙》《丁》，参观人数… */
function byTitles({ text, start }: Line): Recount[] {
  return matchesIn(text, TITLES).flatMap((match) => {
    const [whole, number = '', noun = '', titles = '', open = ''] = match;
    const many = (titles.match(/《/g) ?? []).length;
    if (open !== '' || many < 2 || OF_OTHERS.test(noun)) return [];
    return recount(start + match.index, whole.length, numberOf(number), many);
  });
}

const ONLY = new RegExp(
  `(?:只有|仅有?|唯有|唯一的?|只剩|仅剩|就|只)[^，。；：、\\d]{0,3}(?:1|一)(?:个|项|家|处|条|件|种|类|名|座|所|村|户)([^，。；：、\\d]{0,12})[，：:（]\\s?(?:即|为|是|系|就是|分别为|分别是)([^，。；：\\d]{3,40}?)(?=[，。；）]|$)`,
  'g',
);

/** 只有1项未达标，为漏损率和负荷率: two. */
function onlyOne({ text, start }: Line): Recount[] {
  return matchesIn(text, ONLY).flatMap((match) => {
    const [whole, , told = ''] = match;
    const pieces = withoutBrackets(told).split(/、|以及|和|及|与/);
    const last = pieces.at(-1)?.slice(-1);
    const alike = pieces.every((piece) => piece.length > 1 && piece.slice(-1) === last);
    return pieces.length > 1 && alike
      ? [
          {
            start: start + match.index,
            end: start + match.index + whole.length,
            said: 1,
            listed: pieces.length,
          },
        ]
      : [];
  });
}

const BRACKETED = new RegExp(
  `((?:[^，。；：、\\d（）()]{2,16}、)+[^，。；：、\\d（）()]{2,16})[（(](?:共计|合计|总计|一共|共|计|合|凡)?${NUMBER}(?:${HEAPS})(?:[^，。；：、\\d（）()]{0,8})[）)]`,
  'g',
);

/** 老年医学科、疼痛科、康复科（计4个科室） */
function inBrackets({ text, start }: Line): Recount[] {
  return matchesIn(text, BRACKETED).flatMap((match) => {
    const [whole, list = '', number = ''] = match;
    if (/等$|每|各/.test(list) || /[、）]$/.test(text.slice(0, match.index))) return [];
    const items = itemsOf(list);
    const { fewest, most } = sizeOf(items);
    const said = numberOf(number);
    const counts = /（(?:共|计|合)/.test(whole) || (items.length > 2 && areAlike(items));
    return !counts || (said >= fewest && said <= most)
      ? []
      : recount(start + match.index, whole.length, said, said < fewest ? fewest : most);
  });
}

const areAlike = (items: readonly string[]): boolean =>
  items.slice(1).every((item) => item.slice(-1) === items[0]?.slice(-1));

const KINDS_BEHIND = new RegExp(
  `((?:[^，。；：、\\d（）()]{2,14}、){2,}[^，。；：、\\d（）()]{2,14}?)(?:[，,]?(?:共计|共有|一共|合计|总计|共|计)${NUMBER}(?:项|个|类|种|条|点)(?:[一-龥]{0,2})(?:内容|措施|举措|事项|要素|环节|指标|制度|材料|程序|工序|手续|方面|办法|方式|做法|科目|品种|部门|单位|[科股]室|职能|职责|问题|原因|渠道)|(?:[，,]?(?:共计|共有|一共|合计|总计|共|计))?${NUMBER}(?:样|种|类|门(?:课程?|学科)?|款|道(?:工序|程序|手续|关口?)?|步|关|方))(?=[，。；）]|$)`,
  'g',
);

/** 屋面防水、外墙粉刷、门窗更换共4项内容; 编织袋、铁锹、雨衣、手电六样: the word behind says that they are kinds. */
function kindsBehind({ text, start }: Line): Recount[] {
  return matchesIn(text, KINDS_BEHIND).flatMap((match) => {
    const [whole, list = '', number, other] = match;
    const items = itemsOf(list);
    const { fewest, most } = sizeOf(items);
    const said = numberOf(number ?? other ?? '');
    const opens = leadOf(text.slice(0, match.index));
    if (/等$|每|各/.test(list) || /[、）]$/.test(opens) || (said >= fewest && said <= most))
      return [];
    return Math.abs(said - items.length) <= 2
      ? recount(start + match.index, whole.length, said, said < fewest ? fewest : most)
      : [];
  });
}

const JOINED = new RegExp(
  `(?<![第\\d${NUMERALS}])([2两二])(?:个|项|种|类|家|条|处|方面|块|部分|大块)([^，。；：、\\d]{0,8})[，：:]?(?:即|分别(?:为|是)|就是|为|是|包括|：)([^，。；：、\\d（]{4,10})、([^，。；：、\\d（]{4,10})(?:和|及|以及|与)([^，。；：、\\d（]{4,10})(?=[。；])`,
  'g',
);

/** 两种，即县财政拨款、村集体自筹和社会捐赠: 、 and 和 in one list join three. */
function lastJoined({ text, start }: Line): Recount[] {
  return matchesIn(text, JOINED).flatMap((match) => {
    const lengths = match.slice(3, 6).map((name) => name.length);
    const alike = Math.max(...lengths) - Math.min(...lengths) <= 1;
    return alike && !OF_OTHERS.test(match[2] ?? '')
      ? [
          {
            start: start + match.index,
            end: start + match.index + match[0].length,
            said: 2,
            listed: 3,
          },
        ]
      : [];
  });
}

const POSTS = new RegExp(
  `${NUMBER}(?:人|名同志|名成员|位同志|名干部|名)(?:共同)?(?:组成|构成)[，：:。]\\s?([^。]+)`,
  'g',
);
const POST =
  /^(?:其中)?[^，；：、]{0,8}(?:组长|主任|队长|委员|成员|负责人|召集人|班长|书记|秘书|联络员|组员|队员)(?:为|是|由|有|：|:)?([^\d]+?)(?:担任|兼任|组成)?$/;

/** 由5人组成，组长为甲，副组长为乙，成员为丙、丁 */
function byPosts({ text, start }: Line): Recount[] {
  return matchesIn(text, POSTS).flatMap((match) => {
    const [whole, number = '', told = ''] = match;
    const clauses = told.split(/[，；]/).map((clause) => POST.exec(clause)?.[1] ?? '');
    if (clauses.length < 2 || clauses.includes('') || /等/.test(told)) return [];
    const listed = clauses.reduce((sum, names) => sum + names.split(/、|和|及|与/).length, 0);
    return recount(start + match.index, whole.length - told.length, numberOf(number), listed);
  });
}
