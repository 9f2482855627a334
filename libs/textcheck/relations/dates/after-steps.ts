import { groupBy } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import { daysTold, type DayTold } from './days-told.js';
import { matchesIn } from '../../text/matches.js';

export interface AgainstWord {
  readonly at: readonly [Range, Range];
  readonly computed: string;
}

/** 公告期满后, 收到指标文后, 试运行3个月后: what the words say was over first, with how long after. */
const AFTER =
  /([一-龥]{0,16}?)(?:(\d{1,2})(?:个)?(月|天|日|年))?(?:期满|结束|完成|完毕|合格|通过|届满|到位)?(?:之|以)?后(?!续|勤|期|台|备|盾|来|果|方|排|一|六|五|四|三|两|半|面|者|顾|的(?!\d|$))/g;
/** Words that say no more than "then": the step told last is meant. */
const THEN =
  /^(?:[我本][一-龥]{1,3}(?=收|接)|间隔[一二三四五六七八九十]+[天日月]|收到|接到|间隔|隔|其|此|随|然|嗣|而|当|之|以|工程|项目|设备|该|并|上述|全部|均|经)*$/;
const OTHERWISE =
  /计划|原定|预计|拟于|将于|先于|补办|补签|应急|紧急|抢险|例外|提前|因|同期|另|上年|分别|每|须|待|应(?!商|急|用|链)|也|[二三四]期/;

/** Days told as those of a step that comes after another, and before it by the calendar. */
export function daysBeforeTheirCause({ statements, year }: TextDocument): AgainstWord[] {
  const passages = groupBy(
    statements.filter(({ inTable, text }) => !inTable && text.includes('月')),
    ({ passage }) => passage,
  );
  return [...passages.values()].flatMap((ofOne) =>
    ofOne.some(({ text }) => /[后前]|根据|依据|按照|凭|采纳/.test(text))
      ? inPassage(ofOne, year ?? 0)
      : [],
  );
}

function inPassage(statements: readonly Statement[], own: number): AgainstWord[] {
  const days = daysTold(statements, own);
  return days.flatMap((day, index) => {
    const statement = statements.find((one) => one.index === day.sentence);
    if (statement === undefined || index === 0) return [];
    const before = days[index - 1];
    const since = before?.sentence === day.sentence ? before.end - statement.start : 0;
    const gap = statement.text.slice(since, day.start - statement.start);
    const rest = statement.text.slice(day.end - statement.start);
    const clause = /[^。；]*$/.exec(gap)?.[0] ?? '';
    if (OTHERWISE.test(clause + rest.slice(0, 8))) return [];
    const earlier = days.slice(0, index);
    return [...afterIt(clause, earlier, day), ...beforeIt(clause, rest, earlier, day)];
  });
}

/** 公告期满后，4月26日: told after a step, and before it by the calendar; 试运行3个月后 has its length as well. */
function afterIt(clause: string, earlier: readonly DayTold[], day: DayTold): AgainstWord[] {
  const told = matchesIn(clause, AFTER).at(-1) ?? BY.exec(clause) ?? BEHIND.exec(day.after);
  if (told === null) return [];
  const behind = told.input === clause ? clause.slice(told.index + told[0].length) : '';
  if (/\d|其中|以内|[，：].*[，：]/.test(behind) || clause.includes('此前')) return [];
  const cause = causeOf(told[1] ?? '', earlier);
  if (cause === undefined || mayBeNext(cause, day) || !isTooSoon(cause, day, told)) return [];
  return [{ at: [day, cause], computed: `“${told[0]}”的日期早于前一环节` }];
}

/** Before the step it follows, or before that has lasted as long as it is said to. */
function isTooSoon(cause: DayTold, day: DayTold, [, , length, unit]: RegExpExecArray): boolean {
  const isBefore =
    day.to < Math.max(cause.to, cause.until) && (day.to < cause.from || cause.isSpan);
  const isCut = unit === '月' && day.to < cause.from + Number(length) * DAYS_OF_MONTH;
  return isBefore || isCut;
}

const DAYS_OF_MONTH = 31;
/** 根据会议审议通过的方案: what it rests on came first. */
const BY =
  /(?:根据|依据|凭|采纳|按照|对照|针对|(?<![证收票单凭根依数论占拮])据)((?:该|上述|此|这)[一-龥]{1,12}|[一-龥]{4,20})/;
const THAT = /^(?:该|上述|此|这)/;
/** 4月3日依据该批复与施工方签约 */
const BEHIND = /^[^，。；]{0,4}(?:根据|依据|凭|按照)(?:该|上述|此)([一-龥]{2})/;
/** 此前5月10日征求意见, 开课前: what the words say came first. */
const BEFORE = /(?:([一-龥]{2,12})(?:之|以)?前(?=[，,一-龥]{0,16}$)|此前|在此之前)/;

function beforeIt(
  clause: string,
  rest: string,
  earlier: readonly DayTold[],
  day: DayTold,
): AgainstWord[] {
  const told = BEFORE.exec(clause);
  if (told === null || /目前|当前|日前|提前|年前|月前|天前|^份?起/.test(told[0] + rest)) return [];
  const words = told[1] ?? '';
  const isSole = earlier.length === 1 && clause.startsWith(told[0]);
  const cause = /^(?:在)?此?$/.test(words) || isSole ? earlier.at(-1) : causeOf(words, earlier);
  if (cause === undefined || mayBeNext(cause, day)) return [];
  if (day.from <= Math.max(cause.to, cause.until)) return [];
  return [{ at: [day, cause], computed: `“${told[0]}”的日期晚于后一环节` }];
}

/** 镇财政所收到这笔款后: what was got is what the day before tells of. */
const GOT =
  /(?:收到|接到|拿到|领到|取得|得到|见到)(?:了)?(?:这|该|此|上述|前述)?[笔份项批个张]?(?:款|款项|资金|拨款|指标|文件|通知|批复|报告|申请|材料|意见|来函|发票|货物?|设备)$/;

/** The last day told before of which the words share something with those before 后. */
function causeOf(words: string, days: readonly DayTold[]): DayTold | undefined {
  if (THEN.test(words) || THAT.test(words) || GOT.test(words)) return days.at(-1);
  const pairs = Array.from({ length: Math.max(0, words.length - 1) }, (_, at) =>
    words.slice(at, at + 2),
  ).filter((pair) => !/[的了于在由经我本该]|项目|工程/.test(pair));
  return days.findLast(({ lead, after }) =>
    pairs.some((pair) => lead.includes(pair) || after.includes(pair)),
  );
}

const LATE = 10;
const EARLY = 5;
const mayBeNext = (cause: DayTold, day: DayTold): boolean =>
  !day.isNamed && cause.month >= LATE && day.month <= EARLY;
