import type { Statement, TextDocument } from '../../document.js';
import { onceFor } from '../../once-for.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { isAhead, pathFinder } from '../outline/chapters.js';
import { shares, subjectOf } from './subjects.js';

/** 零投诉, and the fourteen complaints of the same report. */
export interface Occurrence {
  readonly denied: Range;
  readonly told: Range;
  readonly said: string;
}

/** What reports say there was none of; words of one line mean one thing. */
const TROUBLES: readonly RegExp[] = [
  /事故/,
  /投诉/,
  /质疑/,
  /结转/,
  /结余/,
  /超支|超预算|超概算|超标准/,
  /闲置/,
  /拖欠|应付未付|欠薪|欠付|尚欠|仍欠|欠款/,
  /挂账/,
  /盘亏|盘盈/,
  /退回|退件/,
  /挪用|挤占|截留|套取|虚列|违规|违纪/,
  /纠纷/,
  /上访|信访/,
  /流标|废标/,
  /辍学/,
  /差错|错[报发]|漏[报发]|多发放|重复(?:发放|享受|领取)|迟报/,
  /债务|债券|向[^，。；]{0,6}借款/,
  /逾期|超期/,
  /余额/,
];
const NONE =
  '(?:未(?:曾)?发生|没有发生|未出现|没有出现|未收到|没有收到|未产生|未形成|未新增|没有新增|不存在|没有|从未|无一[起件例次笔项个人户]?(?:被)?|无(?!法|关|效|故|偿|害|须|需|论|障碍)|零)';
/** Between the word for none and its noun, without saying which. */
const ANY =
  /任何|一[起例件次笔项个]|各类|各种|相关|结转|结余|质疑|投诉|现象|问题|情况|新增|长期|资金|项目|[、和及的]/g;
const NUMBER = String.raw`(?:[1-9]\d*(?:,\d{3})*(?:\.\d+)?|0\.\d*[1-9]\d*|[一二两三四五六七八九十]+)`;
const THING = '(?:批次|人次|万元|元|吨|公斤|[起件次例宗笔个项台套处间辆份人户名])';
const HAPPENED =
  '(?:发生|出现|收到|接到|受理|转办|发现|查出|通报|处理|存在|形成|产生|新增|指出|有|为|达|计|余额)';
/** Not of this year, not yet, or none either. */
const NO_CASE =
  /上年|去年|年初|期初|以前年度|往年|目标|指标值|不超过|以内|控制在|≤|下降到|若|如有|如果|凡|避免|防止|杜绝|应急|演练|预案|制度|消化|偿还|归还|收回|使用完毕|举报箱|同比|下降|减少/;
const DENIES = /未|没有|(?<!所)无|不存在|零|[^\d]0\s?[起件次例]/;
/** 未发生较大事故, and two small ones: which of them is meant. */
const WHICH =
  /有效|重特?大|较大|特大|死亡|伤亡|以上|规模|重复|越级|集体|恶性|一般|轻微|因(?!公)|由|跨年|有责|属实|非正常|大额/;

/** 未发生…: whatever follows such words is said not to have been. */
const NEVER =
  /(?:未(?:曾)?(?:发生|出现|产生|形成|新增)|没有(?:发生|出现|产生|形成|新增)|无新增|无一[件起例次]被|零(?!利润|余额|星|散|售|件|工|就业|基))(?:过|任何|一[起例件次笔项个])*([一-龥（）()和及、或与]{2,24})$/;
/** What a noun ends with that its figure is told without. */
const ENDING = /(?:的)?(?:损失|情况|现象|问题|行为|事件|支出|费用|费|案件|等)+$/;
/** Words that alone say nothing of what there was none of. */
const VAGUE =
  /^(?:重大|重特大|其他|一般|新增|任何|相关|不良|违法|工作|项目|资金|变化|调整|偏差|影响|安全|责任|人员|群体性|支出|费用)?$/;

/** The nouns of 未发生错发、多发 and 未发生因公出国（境）和公务接待支出, which no list of troubles has. */
function nounsDenied(statements: readonly Statement[]): RegExp[] {
  const nouns = statements.flatMap((statement) =>
    clausesOf(statement).flatMap(({ text }) =>
      (NEVER.exec(text)?.[1] ?? '')
        .split(/[、和及或与]/)
        .map((noun) => noun.replace(/[（(].*$/, '').replace(ENDING, ''))
        .filter((noun) => /^[一-龥]{2,10}$/.test(noun) && !VAGUE.test(noun)),
    ),
  );
  return [...new Set(nouns)]
    .filter((noun) => !TROUBLES.some((trouble) => trouble.test(noun)))
    .map((noun) => new RegExp(noun));
}

/** A cell that tells what was reached, in words. */
const LONG_CELL = 16;

/** Every denial that a case of the same thing, told as a fact, takes back. */
export function occurrences(document: TextDocument): Occurrence[] {
  const pathAt = pathFinder(document);
  const told = document.statements.filter(
    ({ text, inTable, start }) => (!inTable || text.length > LONG_CELL) && !isAhead(pathAt(start)),
  );
  return [...TROUBLES, ...nounsDenied(told)].flatMap((trouble) => {
    const about = told.filter(({ text }) => trouble.test(text));
    const denials = about.flatMap((statement) => denialsIn(statement, trouble));
    const facts = about.filter(({ inTable }) => !inTable);
    const cases = denials.length === 0 ? [] : facts.flatMap((one) => casesIn(one, trouble));
    return denials.flatMap((denial) => {
      const told = cases.find((one) => isCaseOf(one, denial));
      return told === undefined ? [] : [{ denied: denial.at, told: told.at, said: denial.said }];
    });
  });
}

interface Denial {
  readonly at: Range;
  readonly said: string;
  readonly statement: Statement;
  /** Of what there was none: the words before it, or those between 无 and the noun. */
  readonly subject: ReadonlySet<string>;
  /** 生产安全事故, of which whatever is called the same is a case; null where the name is too short to tell. */
  readonly phrase: string | null;
  /** Its own clause does not say of what. */
  readonly borrowed: boolean;
}

const denialOf = onceFor(
  (trouble: RegExp) => new RegExp(`${NONE}([^，。；\\d]{0,12}?)(?:${trouble.source})`),
);

function denialsIn(statement: Statement, trouble: RegExp): Denial[] {
  const isTallied = TROUBLES.includes(trouble);
  const pattern = denialOf(trouble);
  const clauses = clausesOf(statement);
  return clauses.flatMap((clause, index) => {
    const match = pattern.exec(clause.text);
    if (match === null || WHICH.test(clause.text) || NO_CASE.test(clause.text)) return [];
    if (isLimited(statement, clauses.slice(0, index))) return [];
    const before = clause.text.slice(0, match.index);
    // 错发、多发: what stands before a comma is another thing that was not.
    const kind = (match[1] ?? '').replace(/^.*[、和或及]/, '').replaceAll(ANY, ' ');
    const own = subjectOf(`${before}，${kind}`);
    // A kind is named, yet in words too short to be found again.
    if (own.size === 0 && kind.replace(/安全|生产|责任|\s/g, '').length > 1) return [];
    const earlier = clauses.slice(0, index).map(({ text }) => text.replace(TALLIED, ' '));
    const isOfAll = OF_ALL.test(before);
    return [
      {
        at: rangeOf(clause, match),
        said: match[0],
        statement,
        subject: isTallied ? subjectIn(own, earlier) : isOfAll ? NOTHING : own,
        phrase: isOfAll && own.size === 0 ? nameIn(match[0]) : null,
        borrowed: own.size === 0,
      },
    ];
  });
}

/** Some are excepted, or only some spoken of. */
const isLimited = (statement: Statement, earlier: readonly Sentence[]): boolean =>
  /除|外/.test(statement.text) || earlier.some(isOfSome);

/** 12个文化站中有10个支出5.00万元，无结余: told of those ten. */
const isOfSome = ({ text }: Sentence): boolean =>
  /中，?有?\s?(?:\d+|[一二两三四五六七八九十]+)\s?[个项条件起处户名座台家]/.test(text);

/** 收到质疑1起，已答复，未发生投诉: of what, the clauses before say. */
const subjectIn = (own: ReadonlySet<string>, earlier: readonly string[]): ReadonlySet<string> =>
  own.size > 0 ? own : subjectOf(earlier.join('，'));

/** So long a name says by itself of what there was none. */
const NAMED = 5;

function nameIn(denial: string): string | null {
  const name = denial.replace(new RegExp(`^${NONE}`), '');
  return name.length >= NAMED ? name : null;
}

/** Of all there is, whatever it is called. */
const OF_ALL = /^(?:全[年县市区乡镇校院局]|年度|所有)/;
const NOTHING: ReadonlySet<string> = new Set();

/** Words of any list of troubles, which tell of no subject. */
const TALLIED = /投诉|受理|收到|发生|办结|处理|答复/g;

/** 由9起减少到6起: fewer, and yet some. */
const FROM_TO = /由\s?\d+[起件次例][^，。；\d]{0,6}(?:到|至|为)\s?\d+[起件次例]/;

interface Case {
  readonly said: string;
  readonly at: Range;
  readonly statement: Statement;
  readonly subject: ReadonlySet<string>;
}

/** Ways to tell of a case: made once for each trouble, for making them is dear. */
const casesOf = onceFor((trouble: RegExp): readonly RegExp[] => {
  const words = `(?:${trouble.source})`;
  return [
    new RegExp(`${words}[^，。；、\\d]{0,10}?${NUMBER}\\s?${THING}`),
    new RegExp(`${HAPPENED}[^，。；\\d]{0,10}?${NUMBER}\\s?${THING}[^，。；\\d]{0,14}?${words}`),
    new RegExp(`${HAPPENED}[^，。；\\d一]{0,8}一[起件次例]?[^，。；\\d]{0,14}?${words}`),
    new RegExp(
      `${words}[^，。；\\d]{0,4}由\\s?\\d+\\s?${THING}[^，。；\\d]{1,4}[到至为]\\s?${NUMBER}\\s?${THING}`,
    ),
    new RegExp(`^(?:其中|有|另有)?${NUMBER}\\s?${THING}${words}`),
    new RegExp(`${NUMBER}\\s?${THING}[^，。；\\d]{0,8}因[^，。；]{0,20}(?:发生|出现)${words}`),
    new RegExp(`因[^，。；]{0,12}(?:发生|出现)(?:了)?${words}`),
  ];
});

function casesIn(statement: Statement, trouble: RegExp): Case[] {
  const patterns = casesOf(trouble);
  return clausesOf(statement).flatMap((clause) => {
    if (NO_CASE.test(clause.text.replace(FROM_TO, '')) || DENIES.test(clause.text)) return [];
    const match = patterns.map((pattern) => pattern.exec(clause.text)).find((one) => one !== null);
    if (match === undefined) return [];
    return [
      { said: match[0], at: rangeOf(clause, match), statement, subject: subjectOf(statement.text) },
    ];
  });
}

const YEAR = /20\d\d年/;

/** Of the same things, as far as the denial says of which. */
function isCaseOf(told: Case, { statement, subject, borrowed, phrase, said }: Denial): boolean {
  const [one, other] = [statement, told.statement].map(({ text }) => YEAR.exec(text)?.[0]);
  if (one !== undefined && other !== undefined && one !== other) return false;
  // 未新增债务, and what is still owed of old.
  if (/新增/.test(said) && /余额|存量/.test(told.said)) return false;
  const next = Math.abs(told.statement.index - statement.index) === 1;
  const besides = borrowed && next && told.statement.passage === statement.passage;
  const isCalledSo = phrase !== null && told.statement.text.includes(phrase);
  return besides || isCalledSo || subject.size === 0 || shares(subject, told.subject);
}
