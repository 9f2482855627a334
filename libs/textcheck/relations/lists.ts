import type { Statement } from '../document.js';
import type { Mention } from '../mentions/mention.js';

/** A total with the figures it is made of. */
export interface PartsOfTotal {
  readonly total: Mention;
  readonly parts: readonly Mention[];
  /** True when the words promise all parts (分别为, 包含, an item 其他 …), false for 其中, which may name some. */
  readonly complete: boolean;
}

const MARKER = /(其中|分别为|分别是|分别|包括|包含|分为|构成为)[^\d]*$/;
const COMPLETE = /(分别为|分别是|分别|包含|分为|构成为)[^\d]*$/;
/** Words that make a figure something else than a part. */
const NOT_A_PART =
  /(较|比|同比|环比|占|增加|减少|增长|下降|上升|提高|降低|结余|余额|年初|年末|人均|平均|每|截至|主要|因此|所以|预计|不少于|不低于|不超过)/;
/** A total that is itself a change. */
const CHANGE = /(较|比|增加|减少|增长|下降)/;
const OTHER_ITEM = /^其[他它](?:收入|支出|资金|项目|费用|人员|方面|经费|来源|$)/;
/** Pairs that are all there is. */
const WHOLES: readonly (readonly string[])[] = [
  ['基本支出', '项目支出'],
  ['人员经费', '公用经费'],
  ['行政编制', '事业编制'],
  ['一般公共预算', '政府性基金'],
  ['男', '女'],
  ['公务用车', '公务接待'],
];

/** Every total of a sentence that is followed by its parts. */
export function totalsOf(statement: Statement): PartsOfTotal[] {
  const { mentions } = statement;
  return mentions.flatMap((first, index) => {
    const marked = MARKER.test(first.before);
    const whole = mentions[index - 1];
    if (!marked || whole === undefined || first.bracketed !== whole.bracketed) return [];
    const between = first.before.slice(0, first.before.search(/其中|分别|包括|包含|分为|构成为/));
    if (between.length > 24 || CHANGE.test(whole.before.slice(-6))) return [];
    const parts = partsFrom(mentions.slice(index), whole);
    if (parts.length < 2) return [];
    return [{ total: whole, parts, complete: isComplete(first.before, parts) }];
  });
}

function partsFrom(mentions: readonly Mention[], whole: Mention): Mention[] {
  const parts: Mention[] = [];
  for (const mention of mentions) {
    if (isAside(mention, whole)) continue;
    if (mention.kind !== whole.kind || endsList(mention, whole, parts)) break;
    parts.push(mention);
  }
  return parts;
}

/** A remark inside the list: a bracket, a percentage, a number of other things. */
function isAside(mention: Mention, whole: Mention): boolean {
  const rate = mention.kind === 'percent' || mention.kind === 'points';
  const otherThings = mention.kind === 'count' && mention.unit !== whole.unit;
  return mention.bracketed !== whole.bracketed || rate || otherThings;
}

function endsList(mention: Mention, whole: Mention, parts: readonly Mention[]): boolean {
  const [first] = parts;
  const opens = first !== undefined && MARKER.test(mention.before);
  const otherYear =
    first !== undefined && mention.year !== whole.year && mention.year !== first.year;
  return opens || otherYear || NOT_A_PART.test(mention.before);
}

function isComplete(before: string, parts: readonly Mention[]): boolean {
  const labels = parts.map(({ label }) => label);
  const pairs = WHOLES.some((whole) =>
    whole.every((word) => labels.some((label) => label.includes(word))),
  );
  return COMPLETE.test(before) || pairs || labels.some((label) => OTHER_ITEM.test(label));
}

/** 甲10万元、乙20万元，合计30万元: a total that follows its parts. */
export function closingTotals(statement: Statement): PartsOfTotal[] {
  const { mentions } = statement;
  return mentions.flatMap((whole, index) => {
    if (!/(合计|共计|总计|总共)(?:为|是|达|达到|支出|投入|金额|约|人数)*$/.test(whole.before))
      return [];
    if (whole.before.includes('其中') || whole.before.length > 12) return [];
    const parts = mentions
      .slice(0, index)
      .filter((part) => part.kind === whole.kind && part.bracketed === whole.bracketed)
      .filter((part) => whole.kind === 'amount' || part.unit === whole.unit);
    const plain = parts.every(
      (part) =>
        !NOT_A_PART.test(part.before) && (!MARKER.test(part.before) || COMPLETE.test(part.before)),
    );
    return parts.length >= 2 && plain ? [{ total: whole, parts, complete: true }] : [];
  });
}
