import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { alike, isSwap } from '../figures/near.js';
import type { PartsOfTotal } from './lists.js';

/** An item of a list told with nothing but its name: 、中级9人. */
const ITEM = /^(?:[、，]|和|及|以及|[、，]其余)[^，。；：、\d（()）]{1,14}$/;
/** 按学历分，研究生3人; 分系看，机械系698人; 从年龄结构看 */
const AXIS =
  /(?:按|从|分)[^，。；：、\d]{1,10}?(?:来?看|划分|分类|区分|统计|(?<!部)分)(?:布)?(?:为|是)?[，,：:]?[^，。；：、\d]{1,14}$/;
/** 股室人员分布为：综合股5人; 卫生技术人员的构成为 */
const MADE_UP =
  /(?:构成|结构|组成|分布|配备|分类)(?:情况)?(?:为|是|如下)?[：:，,]?[^，。；：、\d]{0,14}$/;
/** 专业技术人员中，副高级3人 */
const AMONG = /[^，。；：、\d]{2,12}(?:中|里|当中)[，,：:]?[^，。；：、\d]{1,14}$/;
/** Whose the list is. */
const OF =
  /([^，。；：、\d]{2,16}?)(?:按|从|分|的?(?:股室|科室|部门|岗位|学历|年龄|职称|人员)*(?:构成|结构|组成|分布|配备)|中[，,：:]?|里[，,：:]|当中)/;

/** Names that leave nobody out. */
const SCALES: readonly (readonly RegExp[])[] = [
  [/^(?:其中)?男/, /^(?:其中)?女/],
  [/高级|副高/, /中级/, /初级|以下/],
  [/本科|研究生|硕士/, /大专|专科|以下/],
  [/岁(?:及)?以下/, /岁(?:及)?以上/],
];
const STAFF = /(?:在职|在编|实有|在岗)/;
const NOT_PEOPLE = /编制|空编|缺编/;
/** The list is not at its end, or not told to the last one. */
const GOES_ON =
  /^(?:[（(][^（()）]*[）)])?(?:、|和|及|以及|等|[，,；;](?:其余|另|其他|剩余|还有)|[^，。；]{0,20}各)/;
const MOST_BEHIND = 40;
const PASSAGES = 1;
const CLOSE = '0.15';
const FEWEST = 2;

/** People or things told apart by one quality, of a whole that stands before. */
export function axisLists(document: TextDocument, statement: Statement): PartsOfTotal[] {
  if (statement.inTable) return [];
  const runs = runsOf(statement);
  return runs.flatMap((parts) => {
    const [first] = parts;
    const end = parts.at(-1)?.end ?? 0;
    if (first === undefined || GOES_ON.test(document.text.slice(end, end + MOST_BEHIND))) return [];
    const rivals = figuresBefore(document, statement, first);
    const whole = wholeOf(statement, first, parts, rivals);
    if (whole === undefined || !isNear(parts, whole)) return [];
    const [total, beside] = [whole, true];
    return [{ total, parts, readings: [parts], complete: true, beside, rivals }];
  });
}

/** Figures of one sort that follow each other with nothing but a name between. */
function runsOf({ mentions, text, start }: Statement): Mention[][] {
  const runs: Mention[][] = [];
  for (const mention of mentions) {
    if (mention.kind === 'percent' || mention.bracketed) continue;
    const run = runs.at(-1);
    const last = run?.at(-1);
    const between = last === undefined ? '' : text.slice(last.end - start, mention.start - start);
    const goesOn = last !== undefined && last.unit === mention.unit && ITEM.test(plain(between));
    if (goesOn) run?.push(mention);
    else runs.push([mention]);
  }
  return runs.filter((run) => run.length >= FEWEST && run.every(isCount) && tellsAll(run));
}

/** 5人（14.7%）、6人: what a bracket adds is no name. */
const plain = (words: string): string => words.replaceAll(/[（(][^（()）]*[）)]/g, '');

const isCount = ({ kind, exact }: Mention): boolean => kind === 'count' && exact;

function tellsAll(run: readonly Mention[]): boolean {
  const before = run[0]?.before ?? '';
  const names = run.map(nameOf);
  if (names.some((name) => /[各均]$/.test(name))) return false;
  const scaled = SCALES.some((scale) =>
    scale.every((word) => names.some((name) => word.test(name))),
  );
  if (AXIS.test(before)) return true;
  return (
    (MADE_UP.test(before) && run.length > FEWEST) || (AMONG.test(before) && scaled) || isPair(names)
  );
}

const nameOf = ({ before }: Mention): string => /[^，。；：、]*$/.exec(before)?.[0] ?? '';

const isPair = ([one = '', other = '', ...more]: readonly string[]): boolean =>
  more.length === 0 &&
  ((/男(?:职工|教师|性)?$/.test(one) && /女(?:职工|教师|性)?$/.test(other)) ||
    (/女(?:职工|教师|性)?$/.test(one) && /男(?:职工|教师|性)?$/.test(other)));

function figuresBefore(
  { figures }: TextDocument,
  { passage }: Statement,
  first: Mention,
): Mention[] {
  return figures
    .slice(Math.max(0, passage - PASSAGES), passage + 1)
    .flat()
    .filter((one) => one.end <= first.start && alike(one, first) && one.exact);
}

/** The figure its words name, else the one told in its sentence, else the people in post. */
function wholeOf(
  { start }: Statement,
  first: Mention,
  parts: readonly Mention[],
  before: readonly Mention[],
): Mention | undefined {
  const possible = before.filter(
    (one) => !NOT_PEOPLE.test(one.before) && parts.every(({ base }) => base.lessThan(one.base)),
  );
  const name = stemOf(OF.exec(first.before)?.[1] ?? '');
  const named = possible.findLast(({ label }) => name !== '' && isOf(stemOf(label), name));
  const own = possible.find((one) => one.start >= start);
  const staff = possible.find((one) => STAFF.test(one.before));
  // 在职91人，…本科63人，女职工49人，男职工42人
  if (isPair(parts.map(nameOf))) return staff ?? own;
  return named ?? (AMONG.test(first.before) && name !== '' ? undefined : (own ?? staff));
}

const stemOf = (name: string): string =>
  name
    .replace(/^.*[，。；：、]/, '')
    .replaceAll(
      /人员|职工|干部|人数|总数|岗位?|的|年末|年底|20\d\d年|实有|现有|全[院校局县乡镇]|我[院校局]/g,
      '',
    );

const isOf = (label: string, name: string): boolean =>
  label.length >= FEWEST && (label.endsWith(name) || name.endsWith(label));

/** Hardly off, or right but for two digits of one part changed over. */
function isNear(parts: readonly Mention[], whole: Mention): boolean {
  const gap = totalBase(parts).minus(whole.base);
  const owed = (part: Mention) => inUnitOf(part.base.minus(gap), part);
  return (
    gap.abs().lessThanOrEqualTo(whole.base.times(CLOSE)) ||
    parts.some((part) => owed(part).isPositive() && isSwap(owed(part), part))
  );
}
