import { Decimal, sumDecimals } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isMisprint, isTypo } from '../figures/near.js';
import { paragraphs } from '../outline/paragraphs.js';
import type { Scored } from './deductions.js';
import { scoresOf } from './scores.js';

/** Marks taken off, with what the text says of them. */
interface Lost {
  readonly mention: Mention;
  readonly statement: Statement;
  /** From it to the next figure in 分. */
  readonly after: string;
  /** Said of all: 共扣, 合计扣, 扣分共. */
  readonly all: boolean;
}

const ALL =
  /(?:共|合计|累计|总计|小计|一共)(?:计)?(?:扣|失|丢)(?:减|除|去|掉)?(?:了|分)*(?:为|是)?\s?$|(?:扣|失|丢)分(?:合计|共计|总计|共)?(?:为|是)?\s?$/;
const BARE = /^[，,]\s?扣(?:了|分)?$/;
/** 产出类共扣, 产出和效果指标因…合计扣 */
const OWN =
  /^(?!以上|上述|各|全部|这?[两二三四五六七八九十\d]).*(?:类|指标|部分|方面|因|由于).*[共合累总]/;
/** 每次扣0.2分，2次共扣0.4分: of one reason. */
const OF_EACH =
  /(?:每|各(?![项类部]))[^；。]*$|\d+(?:\.\d+)?\s?[个处次项起人户家类件名套所村人天日%][^，。；]{0,6}$/;
/** What follows names the parts. */
const OPENS = /^\s?(?:[：:]|[，。（(；]\s*(?:其中|具体|分别|即|包括|由|涉及))/;
/** 产出类扣1.10分。: a class its paragraph opens with. */
const OF_CLASS =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）).、]\s?)?[^，。；：\d]{2,14}(?:扣|失|丢)(?:减|除)?(?:了|分)?$/;
/** Some of the parts only. */
const SOME =
  /主要|(?:[扣失丢]分?)(?:较多|最多|最大)|等(?!级|次)|例如|比如|如[：:，]|突出|重点|大头/;
/** The rest of them told in other words. */
const REST = /其余|其他|剩余|余下|另外?[有外]?|还有/;
const BY_RATE = /(?:率|度)[^，。；]{0,8}[乘×]|按[^，。；]{0,8}(?:比例|率)[^。]*分/;
/** 低于目标的扣2分”的规定 */
const QUOTED = /^[^“，。；]{0,6}”/;
/** 合计, 上述各项共扣: of all that its list tells. */
const OF_LIST = /以上|上述|合计|[两二三四五六七八九十\d][项个类]|各[项类]/;
const FEWEST = 2;
/** A part that is not told is more than that. */
const NEAR = '0.35';
const MOST_OFF = 2;

/** Marks taken off one by one, and their sum told before them or behind. */
export const lostSums = (document: TextDocument): Scored[] =>
  paragraphs(document).flatMap((paragraph) => {
    const lost = lostIn(paragraph.filter(({ inTable }) => !inTable));
    const told = lost.map(({ mention, after }) => mention.before + after).join('');
    if (lost.length <= FEWEST || REST.test(told)) return [];
    // 满意度得分为满意度乘10: what that takes off is not told.
    const untold = paragraph.some((one) => BY_RATE.test(one.text) && !/[扣失丢]/.test(one.text));
    return lost
      .flatMap((_, at) => judge(lost, at))
      .filter(({ got, computed }) => !untold || computed.greaterThan(got.value));
  });

function lostIn(paragraph: readonly Statement[]): readonly Lost[] {
  return paragraph.flatMap((statement) => {
    const { text, start, mentions } = statement;
    return scoresOf(statement).flatMap(({ role, mention }): Lost[] => {
      if (role !== 'deducted' || QUOTED.test(text.slice(mention.end - start))) return [];
      const next = mentions.find((one) => one.start >= mention.end && one.unit === '分');
      const after = text.slice(mention.end - start, (next?.start ?? start + text.length) - start);
      return [{ mention, statement, after, all: isOfAll(statement, mention) }];
    });
  });
}

/** 合计扣4分, and no 产出和效果指标因…合计扣2.1分: a subject of its own makes it one part of several. */
function isOfAll(statement: Statement, { before, start }: Mention): boolean {
  const scores = scoresOf(statement);
  const last = scores[scores.findIndex(({ mention }) => mention.start === start) - 1];
  // 四块合计得95分，扣3分
  if (last?.role === 'got' && last.whole && BARE.test(before)) return true;
  const clause = before.slice(before.search(/[^，。；：:,;]*$/));
  const head = statement.text.slice(0, start - statement.start);
  const item = head.slice(head.search(/[^；;。]*$/));
  return ALL.test(clause) && !OWN.test(clause) && !OF_EACH.test(item);
}

function judge(lost: readonly Lost[], at: number): Scored[] {
  const whole = lost[at];
  if (whole === undefined) return [];
  const [above, below] = [aboveOf(lost, at), belowOf(lost, at)];
  const ways = [above, below].flatMap((parts) => [...withoutDetails(parts), parts]);
  if (ways.some((parts) => isMade(parts, whole.mention))) return [];
  const [of] = ways
    .filter((parts) => parts.length >= FEWEST)
    .filter((parts) => isNearly(whole, parts))
    .toSorted((one, other) => gapOf(one, whole).comparedTo(gapOf(other, whole)));
  if (of === undefined) return [];
  const parts = of.map(({ mention }) => mention);
  const worked = parts.map(({ value }) => value.toFixed()).join(' + ');
  return [{ got: whole.mention, of: parts, worked, computed: sumOf(of), ruled: true }];
}

/** All before one that is said of all. */
const aboveOf = (lost: readonly Lost[], at: number): readonly Lost[] =>
  lost[at]?.all === true ? lost.slice(0, at).filter(({ all }) => !all) : [];

const REASON = /^[，（(]\s?(?:主要)?(?:因|由于|系|原因)/;

/** A list without what is told of one of its parts behind 其中, without that behind 因, or as far as that makes the part. */
const withoutDetails = (parts: readonly Lost[]): readonly (readonly Lost[])[] => {
  const made = parts.flatMap((whole, at) => detailsOf(whole, parts.slice(at + 1)));
  return [
    ...[OPENS, REASON].map((opens) =>
      parts.filter((part) => !parts.some((whole) => isDetail(part, whole, opens))),
    ),
    parts.filter((part) => !made.includes(part)),
  ];
};

/** 过程失1.2分，其中制度失0.7分、资金失0.5分，效益失0.9分 */
function detailsOf(whole: Lost, behind: readonly Lost[]): readonly Lost[] {
  const end = behind.findIndex((_, at) =>
    sumOf(behind.slice(0, at + 1)).equals(whole.mention.value),
  );
  return end > 0 && OPENS.test(whole.after) ? behind.slice(0, end + 1) : [];
}

const isDetail = (part: Lost, whole: Lost, opens: RegExp): boolean =>
  whole.statement === part.statement &&
  whole.mention.start < part.mention.start &&
  opens.test(whole.after) &&
  !part.statement.text
    .slice(whole.mention.end - part.statement.start, part.mention.start - part.statement.start)
    .includes('；');

/** All behind one that opens a list: to the end of its paragraph where it is of all, else to that of its sentence. */
function belowOf(lost: readonly Lost[], at: number): readonly Lost[] {
  const whole = lost[at];
  if (whole === undefined) return [];
  const opens = OPENS.test(whole.after);
  const isHead = at === 0 && OF_CLASS.test(whole.mention.before) && whole.after.length < FEWEST;
  if (!(whole.all || opens || isHead)) return [];
  const rest = lost.slice(at + 1);
  const sentence = whole.statement.index + (/^。|^$/.test(whole.after) ? 1 : 0);
  const end = rest.findIndex(
    ({ all, statement }) => all || (!whole.all && !isHead && statement.index > sentence),
  );
  return end < 0 ? rest : rest.slice(0, end);
}

const sumOf = (parts: readonly Lost[]): Decimal =>
  sumDecimals(parts.map(({ mention }) => mention.value));
const gapOf = (parts: readonly Lost[], { mention }: Lost): Decimal =>
  sumOf(parts).minus(mention.value).abs();

/** All of them do, those next to it, or, where details may stand between, some run. */
function isMade(parts: readonly Lost[], { value, start }: Mention): boolean {
  const isAbove = (parts[0]?.mention.start ?? 0) < start;
  const next = parts.map((_, at) => (isAbove ? parts.slice(at) : parts.slice(0, at + 1)));
  const runs = next.flatMap((run) =>
    run.map((_, at) => (isAbove ? run.slice(0, at + 1) : run.slice(at))),
  );
  return [...next, ...(parts.length > MANY ? runs : [])].some((run) => sumOf(run).equals(value));
}
const MANY = 5;

/** Hardly off, or right but for a slip in one of them; where only some are told, a slip. */
function isNearly({ mention: whole }: Lost, parts: readonly Lost[]): boolean {
  const sum = sumOf(parts);
  const gap = sum.minus(whole.value);
  const isBelow = parts.every(({ mention }) => mention.start > whole.start);
  const slipped =
    isTypo(sum, whole) ||
    parts.some(({ mention }) => isMisprint(mention.value.minus(gap), mention)) ||
    (isBelow && parts.some(({ mention }) => mention.value.greaterThan(whole.value)));
  const said = parts.map(({ after, mention }) => mention.before + after).join('');
  const isOpen = SOME.test(said) && (isBelow || !OF_LIST.test(whole.before));
  return (
    slipped ||
    (!isOpen && gap.abs().lessThanOrEqualTo(Decimal.max(whole.value.times(NEAR), MOST_OFF)))
  );
}
