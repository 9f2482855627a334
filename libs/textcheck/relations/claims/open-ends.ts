import type { Statement, TextDocument } from '../../document.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { isAhead, pathFinder } from '../outline/chapters.js';
import { NOT_DEALT_WITH } from './absence.js';
import { deedsIn, VERB } from './deeds.js';
import { belongsTo, subjectOf } from './subjects.js';
import { shortCounts } from './short-counts.js';
import { shortRates } from './short-rates.js';
import { shortRows } from './short-rows.js';
import type { Unfinished } from './unfinished.js';

const NUMBER = String.raw`(?:[1-9]\d*(?:\.\d+)?|[一二两三四五六七八九十]+)`;
const MEASURE = '(?:批次|公里|万元|[个项条件起处宗人户名座台辆套间栋所家笔村户期份米亩])';
const HOW = '(?:全部|完全|足额|及时|按时|按期|如期|按计划|全面)*';
/** 未达成一致: an accord that was not reached is no work left undone. */
const NO_ACCORD = '(?!一致|协议|共识|意向|谅解)';
/** 尚未完工, 未能如期发放; 未发生 and 未超 are good news. */
const NOT_DONE = new RegExp(
  `(?:尚|仍|还)?未(?!发生|发现|出现|涉及|超|被|列|安排|纳入|经|来)(?:能|得到|予)?${HOW}[^，。；不未]{0,3}?${VERB}${NO_ACCORD}|(?:尚待|有待|待)${VERB}|(?:仍|尚|还)(?:处于|在)[^，。；\\d]{0,4}(?:施工|建设|安装|调试|改造|制作|生产|运输)|进度滞后|(?:未|没有|没能|没)达(?:标|到|成${NO_ACCORD}|\\s?(?!100)\\d+(?:\\.\\d+)?%)|不达标|不合格${NOT_DEALT_WITH}`,
);
const UNDERWAY = new RegExp(
  `${NUMBER}\\s?${MEASURE}[^，。；\\d]{0,16}?(?:正在|仍在|尚在|在途|在办|在建|未(?:能)?${VERB}|待${VERB})`,
);
const LEFT = new RegExp(
  `(?:剩余|剩下|余下|(?<![结盈业多剩其])余(?=\\d)|其余|尚有|尚余|仍有|还有|另有|仅剩|[尚仍还][欠缺])的?[^，。；\\d]{0,8}?${NUMBER}\\s?${MEASURE}`,
);
/** What a rest is said to be, so that it is open. */
const OPEN = /未|待|正在|仍在|尚|在建|在途|在办|滞后|下一?年|次年|明年|跨年|20\d\d年|寒假|推迟|欠/;
const LESS = new RegExp(
  `(?:比|较)(?:年度|年初|绩效)?(?:目标|计划|任务)(?:数|值)?少[^，。；\\d]{0,4}${NUMBER}|少(?:完成|开展|举办|培训|改造|建)\\s?${NUMBER}|(?!至)[一-龥]少${NUMBER}${MEASURE}|(?<!相|时|温|落|反|价)差\\s?${NUMBER}\\s?个百分点|低于?(?:年度|年初|绩效)?(?:目标|计划)(?:数|值)?\\s?${NUMBER}`,
);
/** So much of its goal: it takes back only what is said of goals as such. */
const SHARE_OF_GOAL =
  /(?:完成|为)(?:年度|全年)?(?:目标|计划|任务)(?:数|值)?(?:\s?\d[\d,.]*\s?[一-龥]{1,2})?的\s?[1-9]?\d(?:\.\d+)?%/;
const LATE = new RegExp(
  `(?:延后|推迟|逾期|超期|延期|迟|晚|滞后|拖延)[^，。；\\d未无]{0,6}${NUMBER}\\s?(?:天|日|个月|个工作日|个多?月)|(?:推迟|延迟|延期|拖延|延后|延)[到至]|才[^，。；]{0,3}${VERB}|(?:逾期|超期)(?:答复|办结|完成|报送|公开|支付|发放)|(?:未能|未)(?:按时|如期|按期|按计划|及时)|进度滞后|(?:不够|不)及时`,
);
const LEFT_COUNT = new RegExp(`${NUMBER}\\s?(${MEASURE})`);
/** 4个分馆中有1个于次年才开放 */
const OF = new RegExp(`(\\d+)\\s?${MEASURE}[^，。；\\d]{0,10}(?:中|里)`);
const AGAINST_GOAL = /目标|计划|任务|应|指标/;
const SUPPOSED =
  /若|如有|如果|如遇|凡|一旦|对(?:于)?[^，。；]{0,16}的(?:项目|单位|部门|，)|下一步|今后|将进一步|避免|防止|杜绝|以免|倒逼|严禁|不得|每[^，。；]{0,8}扣|的，?扣/;
const INTERIM =
  /(?<!\d)(?:[1-9]|1[01]|[一二三四五六七八九]|十一?)月(?:底|末)(?!前)|上半年|[一二三]季度|年初(?!的?(?:目标|计划|任务|预算|预期|指标|[确设预制]定|下达|批复|安排))|检查时|期初|初期|一度/;
/** 后已补发, 已于次年1月到货: no longer open. */
const MENDED =
  /(?:已|现已|后)[^，。；不未]{0,12}(?:补发|补办|补齐|补报|归还|退还|追回|返工|退货|退场|清退|退回|召回|销毁|退换|更换)|(?:已|现已)于[^，。；不未]{0,10}月[^，。；不未]{0,8}(?:完成|整改|办结|到位|支付|验收|投用|发放|到货)/;
const OF_ANOTHER_YEAR = /上年|去年|往年|以前年度|历史遗留|又[^，。；]{0,4}(?:提出|发现|指出|查出)/;

/** All such places, in order. */
export function unfinished(document: TextDocument): Unfinished[] {
  const pathAt = pathFinder(document);
  const told = document.statements.filter(
    ({ text, inTable, start }) =>
      !inTable && !SUPPOSED.test(text) && !OF_ANOTHER_YEAR.test(text) && !isAhead(pathAt(start)),
  );
  return [
    ...told.flatMap(inClauses),
    ...told.flatMap((statement) => shortCounts(document, statement)),
    ...told.flatMap(shortRates),
    ...shortRows(document),
  ];
}

/** 较预算批复滞后7个月: what it is late against is not what is late. */
const COMPARED = /[较比].*$/;
/** Pairs of characters that name a thing. */
const NAMED = 3;

/** Clauses that say so in words. */
function inClauses(statement: Statement): Unfinished[] {
  const clauses = clausesOf(statement);
  return clauses.flatMap((clause, index) => {
    const next = clauses[index + 1]?.text ?? '';
    const open = openIn(clause, next);
    const match = open ?? LATE.exec(clause.text);
    if (match === null || /除|不含/.test(clause.text)) return [];
    const later = clauses.slice(index + 1, index + 3).map(({ text }) => text);
    if ([clause.text.slice(match.index), ...later].some((text) => MENDED.test(text))) return [];
    const start = clause.start + match.index;
    const words = clauses
      .slice(Math.max(0, index - 2), index + 1)
      .map(({ text }) => text)
      .join('，');
    return [
      {
        start,
        end: start + match[0].length,
        statement,
        ...aboutOf(clause.text, match, words, next),
        unit: LEFT_COUNT.exec(match[0])?.[1] ?? null,
        late: open === null || /滞后/.test(match[0]),
        goal: AGAINST_GOAL.test(words),
        interim: INTERIM.test(statement.text),
      },
    ];
  });
}

/** What is open, by the words before it, or by those of the clauses around where they say too little. */
function aboutOf(
  text: string,
  match: RegExpExecArray,
  words: string,
  next: string,
): Pick<Unfinished, 'deeds' | 'subject' | 'of'> {
  const before = text.slice(0, match.index);
  const own = deedsIn(text.slice(match.index) + (LEFT.test(text) ? next : ''));
  const named = subjectOf(before.replace(COMPARED, ''));
  const around = subjectOf(SHARE_OF_GOAL.test(match[0]) ? '' : words);
  return {
    deeds: own.size > 0 ? own : deedsIn(words + next),
    subject: new Set([...(named.size >= NAMED ? named : around), ...belongsTo(words)]),
    of: OF.exec(before)?.[1] ?? null,
  };
}

function openIn({ text }: Sentence, next: string): RegExpExecArray | null {
  const left = LEFT.exec(text);
  const isOpen = left !== null && OPEN.test(text.slice(left.index + 2) + next);
  return (
    (isOpen || /[尚仍还][欠缺]/.test(left?.[0] ?? '') ? left : null) ??
    UNDERWAY.exec(text) ??
    LESS.exec(text) ??
    SHARE_OF_GOAL.exec(text) ??
    NOT_DONE.exec(text)
  );
}
