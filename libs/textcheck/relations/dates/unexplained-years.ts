import type { Statement, TextDocument } from '../../document.js';
import { isAhead, pathFinder } from '../outline/chapters.js';
import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { goesOnTo, isOfEach } from './relative-years.js';
import { blanked, type StaleYear } from './period-years.js';

/** Why a report may speak of an earlier year: it compares, it goes on with what was begun, it tells of papers, people and things of then. */
const EXPLAINED = [
  /上年|去年|上一年|前一年|往年|以前|历年|近年|[比较与同而]20|[比较]|同期|同比|结转|结余|以来|[自从]20|起[，。至]|至今|延续|续|跨|两年|三年|五年/,
  /问题|整改|审计|余额|遗留|尾款|质保|欠|印发|出台|修订|制定|立项|成立|批复|批准|下达|签|合同|协议|基期|基数|基准|规划|研究/,
  /由20\d\d|减[至到少]|降[至到低]|下降|上升|升高|提高|高出|多[了出]|少[了]|增[长加幅]|缩短|20\d\d年度?为|为准|计算|折算/,
  /建成|开工|竣工|完工|购|采购|启动|挂牌|投[用入产]|启用|通过|获|评[为上]|任命|上线|换届|普查|鉴定|设立|组建|搬|改制|更名|颁布|发布|实施|施行|始|首次|曾|原/,
  /国土|机构改革|划[由归入]|资金|项目|建立|清理|基础|测算|列入|补[发交办]|地块|移民|疫情|停|恢复|定于|划转|撤|修建|新建|建[于站校院]|生效|到期|届|出生|参加|毕业|入学|级|种植|造林|入职|招|版|文件|旧|老|当时|那|先|前期|往|早|历史|存量|累计/,
  /20\d\d年(?:度)?(?:我[乡镇局县区]|部门)*决算|年[末底][，,]?(?:我[镇乡])?资产|自评项目|自评\d|计划|拟|将|预计/,
];
const OLDEST = 3;

/** The only year of a sentence that speaks of this year is another, and nothing in its clause says why. */
export function unexplainedYears(document: TextDocument, own: number): StaleYear[] {
  const told = document.statements.filter(
    ({ inTable, text }) => !inTable && text.includes('20') && /20\d\d年/.test(text),
  );
  const pathAt = pathFinder(document);
  return told
    .filter((statement) => !goesOnTo(document, statement, own))
    .flatMap((statement) => besideOwnWords(statement, own))
    .filter(({ named, start }) => named <= own || !isAhead(pathAt(start)));
}

const OWN_WORDS =
  /本年(?!初)|今年|当年|全年|(?:自评|评价|考核|报告)(?:年度|期|所属)|本次|本报告|现报告/;
const COMPARES = /[比较]|上年|去年|同期|结转|下降|增长|提高|减少|高出|上升|对照表/;

/** What a report may say of the year after. */
const AHEAD =
  /下年|次年|翌年|明年|来年|列入|再|起|自评|报告|月|继续|安排|编制|争取|力争|预算|提前|纳入|申报|目标|要/;

const DONE = /未发生|未出现|没有发生|无一|完成|实现|办结|达到|建成/;

/** The only year some words name, where it is one near the report's. */
function onlyOther(text: string, own: number): RegExpExecArray | null {
  const years = matchesIn(text, /(20\d\d)年/g);
  const [first] = years;
  const named = Number(first?.[1]);
  if (first === undefined || named === own || named < own - OLDEST || named > own + 1) return null;
  return years.some(([, year]) => Number(year) !== named) ? null : first;
}

/** An earlier year in a clause that gives no reason for it, where the sentence speaks of this year by its word. */
function besideOwnWords(statement: Statement, own: number): StaleYear[] {
  const text = blanked(statement.text);
  if (isOfEach(text)) return [];
  if (!OWN_WORDS.test(text) || COMPARES.test(statement.text)) return [];
  const first = onlyOther(text, own);
  if (first === null) return [];
  const named = Number(first[1]);
  if (named > own && AHEAD.test(statement.text)) return [];
  const from = Math.max(...Array.from('，。；', (mark) => text.lastIndexOf(mark, first.index))) + 1;
  const clause = /^[^，。；]*/.exec(text.slice(from))?.[0] ?? '';
  const isOpen = named > own ? DONE.test(clause) : !/自评|纳入|项目为/.test(clause);
  if (!isOpen || EXPLAINED.some((words) => words.test(clause))) return [];
  return [{ ...rangeOf(statement, first, 1), named, right: own, where: '所写年度' }];
}
