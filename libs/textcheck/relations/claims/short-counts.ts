import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { total, withBase } from '../figures/arithmetic.js';
import { alike } from '../figures/near.js';
import { deedsIn, VERB } from './deeds.js';
import { subjectOf } from './subjects.js';
import type { Unfinished } from './unfinished.js';

const DONE_BEFORE = new RegExp(
  `(?<!未|待|应|计划|需|拟|立行|限期|前)(?:${VERB}|持有|持证|(?:已|实际)(?:维修|改造|采购|新建|缴库)|实际(?:培训|开展|举办|组织|发展|参加|参检|种植|新增|救助|资助|服务|检测|监测|巡查|巡河|清理|调解|受理|接种|体检|慰问|招聘|安置|发展|养护|收治))(?:到位|完成|完毕|了|数|合格)?(?:为|共)?[^，。；、\\d]{0,6}$`,
);
const DONE_AFTER = new RegExp(
  `^(?:已|现已|于|均)?[^，。；、\\d未待正]{0,8}?(?:${VERB}|持有|持证|合格)`,
);
const WANTED = /(?:计划|目标|任务|应|预计|需|拟)[^，。；\d]{0,12}$/;
const PLANNED = /(?:计划|目标|任务)(?:数|值)?(?:为)?\s?$/;
const DUE = /应(?:当)?[^，。；\d]{0,8}$/;
/** Below that the whole is more likely a population than what was to be done. */
const MOST_OF = '0.5';
const FARTHEST = 4;

/** 积案18件，化解16件: fewer done than there were, unless the rest is told as in order. */
export function shortCounts(document: TextDocument, statement: Statement): Unfinished[] {
  const figures = document.figures[statement.passage] ?? [];
  return statement.mentions.flatMap((less) => {
    // 3件均已办结，4月接到的2件: another lot. 晚2件: not done, but late.
    if (!isDone(document, less) || /[晚迟慢]|的$/.test(less.before.slice(-6))) return [];
    const whole = wholeOf(document, figures, less);
    if (whole === null || isToldInParts(document, figures, whole, less)) return [];
    const after = document.text.slice(less.end, less.end + 14).split(/[，。；\n]/)[0] ?? '';
    const words = `${whole.before}，${less.before}，${after}`;
    const goal = WANTED.test(whole.before);
    return [
      {
        start: less.start,
        end: less.end,
        statement,
        deeds: deedsIn(less.before.slice(-10) + after),
        subject: subjectOf(words),
        of: whole.value.toString(),
        unit: null,
        late: false,
        goal,
        interim: false,
      },
    ];
  });
}

const isDone = ({ text }: TextDocument, { kind, exact, unit, end, before }: Mention): boolean =>
  (kind === 'count' || kind === 'amount') &&
  exact &&
  unit !== '分' &&
  (DONE_BEFORE.test(before) || DONE_AFTER.test(text.slice(end, end + 14)));

function wholeOf(
  document: TextDocument,
  figures: readonly Mention[],
  less: Mention,
): Mention | null {
  const at = figures.indexOf(less);
  const before = figures.slice(Math.max(0, at - FARTHEST), at).reverse();
  const whole =
    before.find(
      (one) => alike(one, less) && one.unit === less.unit && one.base.greaterThan(less.base),
    ) ?? partsBefore(document, before, less);
  if (whole === null || !whole.exact || areOfTwoNouns(document, [whole, less])) return null;
  // 古籍修复计划200册: what is planned is not done yet, whatever the work is called.
  if (isDone(document, whole) && !PLANNED.test(whole.before)) return null;
  // 2938人至2971人: the end of a range is no whole.
  if (/其中|[至到—～~-]\s?$/.test(whole.before)) return null;
  // Of money only what is due must all come; a budget may be saved.
  if (whole.kind === 'amount' && !DUE.test(whole.before)) return null;
  const isMost = less.base.greaterThanOrEqualTo(whole.base.times(MOST_OF));
  return isMost || WANTED.test(whole.before) ? whole : null;
}

const NOUN =
  /^(?:行政|自然)?(村|社区|项目|小区|单位|部门|乡镇|街道|指标|标段|企业|学校|合作社|班级|医院)/;

/** 13个村, and 6个项目: things of two names. */
function areOfTwoNouns({ text }: TextDocument, figures: readonly Mention[]): boolean {
  const nouns = figures.map(({ end }) => NOUN.exec(text.slice(end, end + 6))?.[1]);
  return !nouns.includes(undefined) && new Set(nouns).size > 1;
}

/** 高危漏洞3个、中危漏洞18个，修复20个: what is listed just before, taken together. */
function partsBefore(
  { text }: TextDocument,
  before: readonly Mention[],
  less: Mention,
): Mention | null {
  const isOfSort = (one: Mention): boolean => alike(one, less) && one.unit === less.unit;
  const [last, ...others] = before;
  if (last === undefined || !isOfSort(last)) return null;
  const parts = [last];
  for (const one of others) {
    const next = parts.at(-1) ?? last;
    if (!isOfSort(one) || text.charAt(one.end) !== '、' || next.start - one.end > CLOSE) break;
    parts.push(one);
  }
  const sum = total(parts);
  const first = parts.at(-1) ?? last;
  return parts.length < 2 || sum.lessThanOrEqualTo(less.base)
    ? null
    : { ...withBase(last, sum), start: first.start, before: first.before };
}

/** Parts of a list stand so near each other. */
const CLOSE = 14;

/** The other figures of the paragraph make up the whole, and are not said to be open. */
function isToldInParts(
  { text }: TextDocument,
  figures: readonly Mention[],
  whole: Mention,
  less: Mention,
): boolean {
  const others = figures.filter(
    (one) => one !== less && one.start > whole.start && alike(one, less),
  );
  const gap = whole.base.minus(less.base);
  return others.some((rest) => {
    const [after = ''] = text.slice(rest.end, rest.end + 20).split('。');
    const around = text.slice(rest.start - 10, rest.start) + after;
    const isOpen = /未|待|正在|尚|仍|剩余|滞后|跨年|下年|取消|少|缺|处于|听证|在审|审理|在办/.test(
      around,
    );
    return !isOpen && rest.base.lessThanOrEqualTo(gap);
  });
}
