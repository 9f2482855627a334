import { outcomeGroups } from './outcome-rows.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Range } from '../../finding-of.js';
import type { Statement, TextDocument } from '../../document.js';
import type { WrongVerdict } from './verdicts.js';

/** 10月31日前, 2023年9月底前: by when something was wanted. */
export const DEADLINE =
  /(?:(?<year>20\d\d)年)?(?<month>\d{1,2})月(?:(?<day>\d{1,2})日|(?<end>底|末))?(?:[之以]?前|之?内)/;
const DATE =
  /(?<![\d次翌])(?:(?<year>20\d\d)年)?(?<month>\d{1,2})月(?:(?<day>\d{1,2})日|(?<end>底|末)|(?=[，。；完竣投发交]))(?!以?前|之前|至|到|—|-)/;
const IN_TIME = /(?<!未(?:能)?)(?:按时|按期|如期|及时|提前|准时|按要求|按计划|按规定时间)/;
const LATE = /逾期|超期|延期|延迟|滞后|晚于|推迟|未(?:能)?(?:按时|按期|如期|及时)/;
/** The clause on it follows at once. */
const LONGEST_VERDICT = 14;
const SHORTEST_DATED = 6;
const SOON = /^(?:是|否|[√×])$|同上|详见/;
const OTHER = /其中|次年|上年|开工|启动|招标|原因|调整|因/;
const ASKED = /目标|指标|任务|要求|计划|[应须需]|规定|约定|限/;
const LAST_DAY = 31;

type Parts = Readonly<Record<string, string | undefined>>;

interface Named {
  readonly at: Range;
  readonly days: number;
  readonly year: string | undefined;
}

function namedIn(sentence: Sentence, pattern: RegExp): Named | null {
  const found = pattern.exec(sentence.text);
  if (found === null) return null;
  const { year, month, day }: Parts = found.groups ?? {};
  const start = sentence.start + found.index;
  const days = Number(month) * LAST_DAY + (day === undefined ? LAST_DAY : Number(day));
  return { at: { start, end: start + found[0].length }, days, year };
}

/** 10月31日前发放完毕，实际于11月15日发放，按时完成: what came after its date and is said to be in time, or the other way. */
export const wrongDeadlines = (document: TextDocument): WrongVerdict[] => {
  const paired = outcomeGroups(document)
    .flat()
    .flatMap(({ goal, outcome }) =>
      goal === outcome ? [] : againstDeadline(namedIn(goal, DEADLINE), clausesOf(outcome)),
    );
  const told = document.statements
    .filter(({ inTable, text }) => !inTable && DEADLINE.test(text))
    .flatMap((statement) => {
      const clauses = clausesOf(statement);
      const at = clauses.findIndex(({ text }) => DEADLINE.test(text));
      const clause = clauses[at];
      return clause === undefined || OTHER.test(clause.text) || !ASKED.test(clause.text)
        ? []
        : againstDeadline(namedIn(clause, DEADLINE), [
            ...clauses.slice(at + 1),
            ...goesOn(document, statement),
          ]);
    });
  const known = new Set(paired.map(({ verdict }) => verdict.start));
  return [...paired, ...told.filter(({ verdict }) => !known.has(verdict.start))];
};

/** 该工程10月18日竣工，时效目标按期实现: the sentence behind a deadline tells what came of it. */
function goesOn({ statements }: TextDocument, { index, passage }: Statement): readonly Sentence[] {
  const next = statements[index + 1];
  const isOfIt = next?.passage === passage && OF_IT.test(next.text) && !OTHER_YEAR.test(next.text);
  return isOfIt ? clausesOf(next) : [];
}
const OF_IT = /^(?:该|此|本|其|项目|工程|实际|经|截至)|时效(?:目标|指标)|目标(?:如期|按期|按时)/;
const OTHER_YEAR = /次年|上年/;

/** The first date behind a deadline and the word on it. */
function againstDeadline(wanted: Named | null, clauses: readonly Sentence[]): WrongVerdict[] {
  const at = clauses.findIndex(({ text }) => DATE.test(text));
  const clause = clauses[at];
  const came = clause === undefined ? null : namedIn(clause, DATE);
  if (wanted === null || came === null || clause === undefined || OTHER.test(clause.text))
    return [];
  const isOneYear = wanted.year === undefined || came.year === undefined;
  const gap = isOneYear
    ? came.days - wanted.days
    : (Number(came.year) - Number(wanted.year)) * 12 * LAST_DAY + came.days - wanted.days;
  const next = clauses[at + 1];
  const judging = [
    clause,
    ...(next !== undefined && next.text.length <= LONGEST_VERDICT ? [next] : []),
  ];
  return judging
    .filter(({ text }) => (gap > 0 ? IN_TIME.test(text) && !LATE.test(text) : LATE.test(text)))
    .slice(0, 1)
    .map((said) => {
      const verdict = { start: said.start, end: said.start + said.text.length };
      return { verdict, said: said.text, wanted: wanted.at, came: came.at };
    });
}

/** What speaks of the time, or of the end of it all. */
const TOLD =
  /\d[月日天号]|按[时期计要规]|如期|及时|准时|提前|完[成工毕]|竣|投[入用产]|验收|交付|到位|达(?:标|成|到(?![^，。；]{0,8}(?:标准|要求)))|逾|延[期迟]|未|推迟|(?:均|已|全部)(?!经|符合|合格|达到[^，。；]{0,8}(?:标准|要求))/;
/** 采购到位, 发放完毕: what was to be done by then. */
const DEED = /([一-龥]{2})(?:到位|完毕|完成|结束)$/;

/** Deadlines of a pair whose outcome says nothing of when. */
export const openDeadlines = (document: TextDocument): { goal: Range; outcome: Sentence }[] =>
  outcomeGroups(document)
    .flat()
    .flatMap(({ goal, outcome }) => {
      const wanted = namedIn(goal, DEADLINE);
      const isOpen =
        goal !== outcome &&
        outcome.text !== '' &&
        !TOLD.test(outcome.text) &&
        !SOON.test(outcome.text);
      const others = goal.text.replace(DEADLINE, '');
      const deed = DEED.exec(goal.text)?.[1] ?? '';
      return wanted !== null &&
        isOpen &&
        !/\d/.test(others) &&
        (deed === '' || !outcome.text.includes(deed)) &&
        outcome.text.length >= SHORTEST_DATED
        ? [{ goal: wanted.at, outcome }]
        : [];
    });
