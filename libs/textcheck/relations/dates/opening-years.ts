import type { Statement, TextDocument } from '../../document.js';
import { AHEAD_CHAPTER, chaptersOf, pathFinder } from '../outline/chapters.js';
import { blanked, staleAt, type StaleYear } from './period-years.js';

/** 2022年我镇总收入1890万元, 2022年末，在职58人: a sentence that opens with its year. */
const OPENS =
  /^(?:[（(]?[\d一二三四五六七八九十]{1,2}[）).、．]\s?)?在?(20\d\d)年度?(?!以|至|到|[—–~-]|\d|[上下]半年|\d{1,2}月(?!31日|底|末))/;
/** Words of a sentence or its paragraph that give such a year its place. */
const OF_OTHER_YEARS =
  /上年|去年|上一年|往年|以前|历年|比|较|同期|同比|增长|下降|减少|增加|上升|持平|结转(?:到|至|入|下)|以来|起|开始|印发|出台|修订|制定|批复|成立|组建|挂牌|设立|更名|改革|建成|竣工|立项|开工|启动|审计|整改|考核|自评|评价结果|公开|获|评为|通过|创建|基期|基数|基准|规划|普查|换届|核定|购置|接收|划转|移交|疫情|五年|三年|跨年|尾款|质保|延续|续建|前期|报废|购入|投用|实行|推行|施行|协议|合同/;
/** Chapters in which older years are told of. */
const OF_THE_PAST =
  /上年|上一?年度|历史|沿革|背景|依据|由来|整改|问题|以前|历年|名词|立项|决算公开|结转资金/;
const MEASURED = /\d(?:\.\d+)?\s?(?:[万亿]?元|[人个名户件次场项所家处台辆亩%]|公里|人次)/;

/** The first words of a section or a paragraph tell of an older year, and nothing in it of the report's own. */
export function openingYears(document: TextDocument, own: number): StaleYear[] {
  const pathAt = pathFinder(document);
  const starts = chaptersOf(document).map(({ start }) => start);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || !isFirst(document, statement)) return [];
    const found = OPENS.exec(blanked(statement.text));
    const named = Number(found?.[1]);
    if (found === null || named !== own - 1 || !MEASURED.test(statement.text)) return [];
    if (isElsewhere(pathAt(statement.start))) return [];
    const end = starts.find((start) => start > statement.start) ?? document.text.length;
    const told = document.text.slice(statement.start, end);
    const isOwn = told.includes(`${String(own)}年`) || /本年|今年|当年/.test(told);
    if (isOwn || OF_OTHER_YEARS.test(paragraphOf(document, statement))) return [];
    return [staleAt(statement, found, own, '所写年度')];
  });
}

const isElsewhere = (path: string): boolean => OF_THE_PAST.test(path) || AHEAD_CHAPTER.test(path);

const isFirst = ({ statements }: TextDocument, { index, passage }: Statement): boolean =>
  statements[index - 1]?.passage !== passage;

const paragraphOf = ({ passages }: TextDocument, { passage }: Statement): string =>
  passages[passage]?.text ?? '';
