import { praises, type Praise } from './verdict-words.js';
import { oncePerDocument } from '../../../once.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { matchesIn } from '../../../text/matches.js';
import { isAhead, PROBLEM_CHAPTER, pathFinder } from '../../outline/chapters.js';
import type { Range } from '../../../finding-of.js';
import type { Statement, TextDocument } from '../../../document.js';
import type { WrongVerdict } from '../verdicts.js';

const LAST_DAY = 31;
const REACH = 5;
const FEAST: Readonly<Record<string, number>> = {
  国庆: 10 * LAST_DAY + 1,
  五一: 5 * LAST_DAY + 1,
  元旦: LAST_DAY * 13,
  汛期: 6 * LAST_DAY,
  主汛期: 6 * LAST_DAY + 15,
  开学: 9 * LAST_DAY + 1,
  上半年: 7 * LAST_DAY,
  一季度: 4 * LAST_DAY,
  二季度: 7 * LAST_DAY,
  三季度: 10 * LAST_DAY,
  年: 13 * LAST_DAY,
  秋季开学: 9 * LAST_DAY + 1,
};
/** 6月底前, 9月20日之前, 国庆前, 8月底完工. */
const DEADLINE =
  /(?<!\d)(?<month>\d{1,2})月(?:(?<day>\d{1,2})日|(?<end>底|末|中旬|上旬|下旬))?(?:[之以]?前|之内|以内|内|(?<bare>(?=[^，。；\d]{0,2}(?:完工|竣工|完成|交付|投用|开通|到位|发放|结束|建成))))|(?<half>上半年|第?[一二三]季度|年)(?:[之以]?前|之内|以内|内|[底末](?:[之以]?前)?|(?=[^，。；\d]{0,2}(?:完工|竣工|完成|交付|投用|开通|到位|发放|结束|建成)))|(?<feast>国庆|五一|元旦|主?汛期|秋季开学|开学)(?:节)?[之以]?前/g;
const DATE =
  /(?<!\d|[月日\d]至|(?<![直拖等延])到)(?:(?<year>20\d\d)年)?(?<month>\d{1,2})月(?:(?<day>\d{1,2})日|(?<part>底|末|初|上旬|中旬|下旬|份))?(?![^，。；]{0,4}前|至|到|—|-|\d)/g;
const WANTED =
  /目标|指标|任务|要求|计划|[应须需]|规定|约定|限|原定|承诺|确保|力争|合同|时效|务必|预定|既定|时限|责任[书状]|申报/;
/** What is finished at a date. */
const DEED =
  /完工|竣工|完成|交付|移交|投用|投入使用|启用|开通|通车|到位|到账|发放|拨付|支付|打卡|兑付|下达|结束|结业|建成|印发|上线|报送|上报|出版|办结|开馆|运行|送达|入户|发到|尾批|最后一批|收官|供水|供暖|开园|公布|安装到位|栽植/;
const NO_DEED =
  /开工|启动|招标|开标|签订|进场|检查|抽查|调研|申请|批复|会议|验收合格|公示|审计|上年|去年|截[至止]|停工|复工|方案|合同/;
const IN_TIME =
  /按[时期]|如期|及时|准时|提前|未逾期|没有拖|时效|符合|满分|未超|不扣分|按要求|按计划|按规定/;
const LATE =
  /逾期|超期|延[期迟]|滞后|晚|推迟|未(?:能)?(?:按|如|及)|迟于|迟到|扣\s?\d|顺延|经批准|调整/;

interface Day extends Range {
  readonly days: number;
  readonly clause: Sentence;
}

/** Work that ended after its day, which is said to have been in time. */
export const lateInPraise = oncePerDocument((document): readonly WrongVerdict[] => {
  const said = praises(document).filter(({ clause }) => IN_TIME.test(clause.text));
  if (said.length === 0) return [];
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    const { inTable, text, start } = statement;
    if (inTable || !/[前内]|月[^，。；\d]{0,3}完/.test(text) || !WANTED.test(text)) return [];
    const path = pathAt(start);
    if (isAhead(path) || PROBLEM_CHAPTER.test(path)) return [];
    return clausesOf(statement).flatMap((clause) => lateFor(document, statement, clause, said));
  });
});

function lateFor(
  document: TextDocument,
  statement: Statement,
  clause: Sentence,
  said: readonly Praise[],
): WrongVerdict[] {
  const [found, ...more] = matchesIn(clause.text, DEADLINE);
  if (found === undefined || more.length > 0 || NO_DEED.test(clause.text)) return [];
  const wanted = dayOf(clause, found, LAST_DAY);
  const below = document.statements
    .slice(statement.index, statement.index + REACH)
    .filter(({ inTable, passage }) => !inTable && passage - statement.passage < 2);
  const praise = said.find(
    ({ statement: of, clause: at }) => below.includes(of) && at.start > clause.start,
  );
  if (praise === undefined) return [];
  const days = below
    .filter(({ index }) => index <= praise.statement.index)
    .flatMap((one) => clausesOf(one))
    .filter((one) => one.start > clause.start && one.start <= praise.clause.start)
    .flatMap((one) => ended(one, clause));
  if (below.some(({ text, index }) => index <= praise.statement.index && LATE.test(text)))
    return [];
  const last = days.at(-1);
  const isNear =
    last !== undefined && document.text.slice(last.end, praise.clause.start).split('。').length < 3;
  return isNear && last.days > wanted.days
    ? [{ verdict: rangeFrom(praise.clause), said: praise.clause.text, wanted, came: last }]
    : [];
}

const rangeFrom = ({ start, text }: Sentence): Range => ({ start, end: start + text.length });

const PARTS: Readonly<Record<string, number>> = { 初: 1, 上旬: 1, 中旬: 11, 下旬: 21, 份: 1 };

/** The day a match names; where only the month is told, its first or its last. */
function dayOf(clause: Sentence, match: RegExpExecArray, open: number): Day {
  const { month, day, part, end, feast, half } = match.groups ?? {};
  const start = clause.start + match.index;
  const named = feast ?? half;
  const at = named === undefined ? Number(month) * LAST_DAY : (FEAST[named.replace('第', '')] ?? 0);
  const within = day === undefined ? (PARTS[part ?? end ?? ''] ?? open) : Number(day);
  return {
    start,
    end: start + match[0].length,
    days: named === undefined ? at + within : at,
    clause,
  };
}

/** The days at which a clause tells that something was finished: the goal's own deed where it names one. */
function ended(clause: Sentence, wanted: Sentence): Day[] {
  if (NO_DEED.test(clause.text)) return [];
  const deed = DEED.exec(wanted.text)?.[0];
  const isDeed = DEED.test(clause.text) || /日期|时间|[首尾]批|才/.test(clause.text);
  if (!isDeed || (deed !== undefined && /验收/.test(clause.text) && !/验收/.test(wanted.text)))
    return [];
  return matchesIn(clause.text, DATE)
    .filter(({ groups }) => groups?.year === undefined)
    .map((match) => dayOf(clause, match, 1));
}
