import { rangeOf } from '../../finding-of.js';
import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import type { OddYear } from './old-years.js';
import { blanked } from './period-years.js';

/** Whatever stands where a year does, of however many digits. */
const YEAR = /(?<![\d.,〔—–~-])(\d{3,6})年(?![代长限级生]|历史|份?以上|左右)/g;
/** A number of three or five digits is a year by what follows. */
const OF_YEAR = /^(?:度|初|末|底|全年|\d{1,2}月|[上下]半年|第?[一二三四]季度)/;
/** How far a thing lasts or a plan looks: a year far ahead is right there. */
const LASTS =
  /(?<!截)[到至][^，。；]{0,2}$|^[^，。；]{0,6}(?:以?前|到期|届满|期满|终止|失效|远景|中长期)|规划|期限|有效|[寿年]限|还本|偿还|债|质保|租|承包|经营权|特许|合同期|剩余期/;
/** What lies ten years back may be told of what was built, set up, bought or begun then. */
const OF_OLD =
  /(?<![取来摘引出])自|[从比较与同]|以来|起|至今|历[年史]|成立|[建购买设置批立修签]|开工|竣工|完工|投[用入产]|启用|上线|公布|命名|获|评为|评定|认定|毕业|出生|入[职伍院库]|普查|换届|改[制建造称]|更名|撤|合并|划[转归]|注册|承包|租|颁布|印发|出台|施行|实施|试行|发布|通过|任|参加|旧|老|原|曾|当时|那|版|标准|办法|文件|方案|规划|余额|遗留|欠|基期|基数|累计|始|迁|搬|移|交付|灾|地震|洪/;
/** What only the year of a budget or of accounts is said of. */
const OF_ACCOUNTS =
  /^(?:度|[一-龥]{0,4}(?:预算|决算|报表|账|收入|支出|收支)|(?:及|和)?以后|第?[一二三四]季度|全年|年?[末底][^，。；]{0,8}\d|\d{1,2}月[^，。；]{0,8}(?:支付|支出|付款))/;
const DECADE = 10;
const FAR = 5;
const CENTURY = 100;
const FIRST = 1000;
const MILLENNIUM = 2000;
const NEAR_BY = 2;

/** A year whose digits slipped: 2032年 or 2203年 for 2023年, 20223年, 1023年, 2012年 for 2022年. */
export const slippedYears = ({ statements }: TextDocument, own: number): OddYear[] =>
  statements.flatMap((statement) =>
    statement.text.includes('年') ? slippedIn(statement, own) : [],
  );

function slippedIn(statement: Statement, own: number): OddYear[] {
  const text = blanked(statement.text);
  return matchesIn(text, YEAR).flatMap((match) => {
    const [whole, digits = ''] = match;
    const end = match.index + whole.length;
    const [before, after] = [clauseBefore(text, match.index), clauseAfter(text, end)];
    return isSlip(digits, own, before, after)
      ? [{ ...rangeOf(statement, match), named: Number(digits) }]
      : [];
  });
}

function isSlip(digits: string, own: number, before: string, after: string): boolean {
  const named = Number(digits);
  if (digits.length !== YEAR_DIGITS)
    return digits.startsWith('20') && (digits.length > YEAR_DIGITS || OF_YEAR.test(after));
  if (named < MILLENNIUM || named >= MILLENNIUM + CENTURY) return isOfNoTime(digits, own);
  if (named > own + FAR)
    return (
      (named === own + DECADE || nearBy(own).some((year) => isTurned(digits, year))) &&
      ![before, after].some((words) => LASTS.test(words))
    );
  const isDecadeBack = Math.abs(own - DECADE - named) <= 1;
  return isDecadeBack && OF_ACCOUNTS.test(after) && !OF_OLD.test(before + after);
}
const YEAR_DIGITS = 4;

/** 2203 and 1023, and no year of the last century. */
function isOfNoTime(digits: string, own: number): boolean {
  const named = Number(digits);
  const isFar = named >= MILLENNIUM + CENTURY;
  const isLongAgo = named >= FIRST && named < MILLENNIUM - CENTURY;
  return (
    (isFar || isLongAgo) &&
    nearBy(own).some((year) => isTurned(digits, year) || differs(digits, year) === 1)
  );
}

const nearBy = (own: number): string[] =>
  Array.from({ length: 2 * NEAR_BY + 1 }, (_, at) => String(own - NEAR_BY + at));

const isTurned = (one: string, other: string): boolean =>
  one !== other && [...one].sort().join('') === [...other].sort().join('');

const differs = (one: string, other: string): number =>
  [...one].filter((digit, at) => digit !== other.charAt(at)).length;

const clauseBefore = (text: string, at: number): string =>
  /[^，。；：]*$/.exec(text.slice(0, at))?.[0] ?? '';
const clauseAfter = (text: string, at: number): string =>
  /^[^，。；：]*/.exec(text.slice(at))?.[0] ?? '';
