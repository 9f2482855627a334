import type { Statement, TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import { paragraphs } from '../outline/paragraphs.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';

/** What a paragraph says there is none of, and what it tells of it all the same. */
export interface DeniedItem {
  readonly denied: Range;
  readonly told: Range;
  readonly name: string;
}

/** 未涉及政府采购, 不安排购置车辆: there is none of what stands behind. */
const NONE_OF =
  /(?:不涉及|未涉及|不适用|不存在|没有(?:涉及|安排|发生|使用|编制)?|未(?:发生|使用|编制)|未安排|不安排|未开展|未实施|未购置|(?<![家所并])无(?![障偿人线论形害缝烟纸毒公法关效故需须]))(?<thing>[一-龥]{4,14})$/;
/** 国有资本经营预算支出情况不适用: of what stands before. */
const OF_NONE =
  /^(?<thing>[一-龥“”]{4,20}?)(?:支出)?(?:情况|指标|项目)?(?:[本我][镇乡局县市区街院校站所馆](?:单位)?)?(?:无此项业务|没有此项业务|不适用|不涉及|未涉及)$/;
const ENDING = /(?:情况|指标|项目|业务|事项|工作|支出|资金|活动|费用|预算|收支|安排)+$/;
/** A title's marks and what only numbers it. */
const MARK = /^[（(]?[一二三四五六七八九十\d]{1,3}[）).、]\s?/;
/** Of another time, of others, wanted, or none either. */
const ELSE =
  /上年|去年|20\d\d年的|以前|往年|其他|其余|除|目标|计划|不超过|偿还|归还|收回|消化|减少|下降|未|没有|无|不|零|较|比|如|若|偏差|全县|全市|全省|全区/;
const LONGEST_REST = 4;
const SHORTEST = 2;

/** Things denied and counted in one paragraph: 未涉及政府采购，采购预算60万元; 不安排购置车辆，购置车辆2辆. */
export const deniedItems = (document: TextDocument): DeniedItem[] =>
  paragraphs(document).flatMap((paragraph) => {
    if (!paragraph.some(({ text }) => /涉及|适用|安排|未|无|没有/.test(text))) return [];
    const clauses = paragraph.flatMap((statement) =>
      clausesOf(statement).map((clause) => ({ clause, mentions: within(statement, clause) })),
    );
    return clauses.flatMap(({ clause }, at): DeniedItem[] => {
      const name = deniedIn(clause.text.replace(MARK, ''));
      if (name === null) return [];
      const told = clauses
        .slice(at + 1, at + 1 + LONGEST_REST)
        .find((one) => isToldOf({ name, clause }, one.clause, one.mentions));
      if (told === undefined) return [];
      const range = ({ start, text }: Sentence): Range => ({ start, end: start + text.length });
      return [{ denied: range(clause), told: range(told.clause), name }];
    });
  });

const within = ({ mentions }: Statement, { start, text }: Sentence): Mention[] =>
  mentions.filter((one) => one.start >= start && one.end <= start + text.length);

function deniedIn(clause: string): string | null {
  const found = NONE_OF.exec(clause) ?? OF_NONE.exec(clause);
  const thing = (found?.groups?.thing ?? '').replaceAll(/[“”]/g, '').replace(ENDING, '');
  const isElse = /若|如|凡|将|拟|因|等|的/.test(clause);
  return thing.length < SHORTEST || isElse ? null : thing;
}

const WHEN = /^、?(?:其中)?(?:20\d\d年度?|全年|本年度?|当年)?/;
const LONGEST = 18;
/** 没有重大变更, and changes all the same: of words that deny so much only the whole name is the thing. */
const OPENLY = /涉及|适用|安排|开展|实施|[未不]购置|无/;

interface Denied {
  readonly name: string;
  readonly clause: Sentence;
}

const mayBeTold = ({ value, unit, kind }: Mention, denied: string): boolean =>
  !value.isZero() &&
  unit !== '分' &&
  kind !== 'points' &&
  (kind !== 'percent' || denied.includes('适用'));

/** A figure that is no nought, of the thing by its name, or opening the clause by its last word. */
function isToldOf(
  { name, clause: { text: denied } }: Denied,
  { text }: Sentence,
  mentions: readonly Mention[],
): boolean {
  if (ELSE.test(text.replaceAll(name, ''))) return false;
  return mentions.some((one, at) => {
    if (!mayBeTold(one, denied)) return false;
    const before = (one.before.split(/[，。；]/).at(-1) ?? '').replace(WHEN, '');
    // 未购置公务用车, and how many there are.
    const isOfIt = !denied.includes('购置') || before.includes('购');
    if (name.length > SHORTEST + 1 && before.includes(name))
      return isOfIt && before.length <= LONGEST;
    return at === 0 && one.kind !== 'percent' && OPENLY.test(denied) && opensWith(name, one);
  });
}

function opensWith(name: string, figure: Mention): boolean {
  const before = figure.before.replace(/^[，。；、]/, '');
  // 上年结转结余 is not what is left at the end of the year.
  const ways = ELSE.test(name) ? [name] : [name, name.slice(-SHORTEST - 2), name.slice(-SHORTEST)];
  const isNamed =
    ways.some((way) => before.includes(way)) || [...name].every((sign) => before.includes(sign));
  return isNamed && before.length <= name.length + LONGEST_REST;
}
