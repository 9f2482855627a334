import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { GOAL_CHAPTER, isAhead, pathFinder } from '../outline/chapters.js';
import { deedsIn, saysDone, type Deeds } from './deeds.js';
import { subjectOf, wholesIn } from './subjects.js';
import { matchesIn } from '../../text/matches.js';

/** A clause that says all of something is done, or all of it in time. */
export interface AbsoluteClaim extends Range {
  readonly said: string;
  readonly statement: Statement;
  readonly deeds: Deeds;
  readonly subject: ReadonlySet<string>;
  /** Its own clause does not say of what; the subject is that of the clauses before. */
  readonly borrowed: boolean;
  /** Speaks of everything the report is about: 各项目标, 年度任务. */
  readonly whole: boolean;
  /** 33处全部整改: of so many, as printed. */
  readonly counted: string | null;
  /** Of what unit it counts them. */
  readonly unit: string | null;
  /** 法定期限内审结率100%: what is open is against it only where its term is over. */
  readonly inTerm: boolean;
  /** 综上, 上述: of what was told before. */
  readonly sumsUp: boolean;
  readonly inTime: boolean;
  /** 合格率100%: of what its own stretch tells, and of nothing after. */
  readonly isRate: boolean;
  /** 各季度均: at every time of the year. */
  readonly always: boolean;
}

/** 平均, 人均, 户均 count no whole. */
const ALL =
  /(?:已?全部|均已|(?<![平人户亩生车月年日])均|都已|悉数|无一例外地?|(?<!低于|不足|未达|不到|接近)100%(?!的|以)|圆满|全面|足额)/g;
const IN_TIME = /(?:按时|按期|如期|及时|按计划|按月|按序时)(?!率)/;
/** Within the year is in time as well, where all of it is said to be done. */
const WITHIN = /年内|当[年月]/;
/** 均在12月20日前 */
const BY_A_DAY = /\d月(?:\d{1,2}日|底|末)?(?:以)?前/;
const RATE = /[一-龥]{1,12}率(?:均|都)?(?:为|达到?|保持|是|实现)?了?\s?100(?:\.0+)?%(?!的|以)/;
const ALL_OF_IT = /应(.)尽\1|清零|全覆盖|一个不[落漏]|(?:全部|完全)消除/;
/** A part only, or what is wanted. */
const PART =
  /[一二三四五六七八九十\d]、[一二三四五六七八九十\d]+(?:个?标段|期|号|组)|其余|其他|其它|另外|大部分|多数|部分|已[^，。；]{1,8}的|^已[^，。；]{2,4}(?:项目|工程|设备|合同|资金)|首批|[一二三]期|上半年|[一二三四]季度|春季|秋季|经[^，。；]{1,6}后|上年|去年/;
const WANTED =
  /要(?!求)|将(?!所)|拟(?!定)|确保|力争|争取|要求|必须|应(?!急|(.)尽\1)|需|待|目标值?[为是：]|如(?!期)|若|凡|避免|防止|是否|能否|视同|视为/;
const DENIED =
  /视同|视为|视作|未|没有|(?<!无一例外|毫)无(?!一)|不|尚|难以|基本|(?<![消清解排免扫])除|总体(?!来看|上看)|较为?|低于/;
const EXCEPTED = /除外|之外|以外|除[^，。；]{1,20}外/;
const WHOLE =
  /各项|各个|各类|各子|所有|年度|年初|既定|预定|全年|上述|以上|综上|总体|绩效|(?:产出|效益)(?:目标|指标)|(?:[三四五六七八九十]|\d+)项(?:[三级绩效年度]{0,4})(?:任务|目标|指标|工作)/;
const ALWAYS = /各季度|每季度|各月|每月|始终|逐月|按月|全过程/;
const COUNT = /(\d+(?:\.\d+)?)\s?([个项条件起处宗人户名座台辆套间栋所家笔期份]|批次)/;

/** All such clauses of running text. */
export function absoluteClaims(document: TextDocument): AbsoluteClaim[] {
  const pathAt = pathFinder(document);
  const titles = new Set(document.headings.map((heading) => heading.start));
  return document.statements.flatMap((statement) => {
    const { text, inTable, start } = statement;
    const path = pathAt(start);
    const line = document.passages[statement.passage]?.text ?? '';
    const isOfPlans = isAhead(path) || GOAL_CHAPTER.test(above(path, line));
    if (inTable || EXCEPTED.test(text) || isOfPlans) return [];
    if (titles.has(start) && line === text) return [];
    const clauses = clausesOf(statement);
    return clauses.flatMap((clause, index) => {
      const claim = inClause(statement, clause);
      const [before = ''] = clauses.slice(Math.max(0, index - 1), index).map((one) => one.text);
      if (claim === null || isOfSome(before) || isAim(clauses.slice(0, index))) return [];
      if (claim.subject.size > 0 || claim.whole) return [claim];
      const earlier = clauses
        .slice(Math.max(0, index - 2), index)
        .map((one) => one.text)
        .join('，');
      return PART.test(earlier) ? [] : [{ ...claim, subject: subjectOf(earlier), borrowed: true }];
    });
  });
}

/** The titles above a line; 3.各项指标均达到目标 is none of its own. */
const above = (path: string, line: string): string => {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return last.length > LONGEST_TITLE && line.includes(last)
    ? path.slice(0, -last.length - 1)
    : path;
};
const LONGEST_TITLE = 10;

/** 六个项目中，五个全部完成, 8个项目中7个按时完工: a part of them is spoken of. */
const isOfSome = (before: string): boolean => /中$/.test(before);
const SOME_OF =
  /中，?有?(?:\d+|[一二两三四五六七八九十]+)\s?[个项条件起处户名座台辆套间栋所家笔期份批]/;

const AIM = /目标(?:是|为)|^目标$|绩效目标$|^要求[各全所]/;
/** 目标是按月足额发放，准确率达到100%: goes on with what was wanted, until a result is told. */
const isAim = (earlier: readonly Sentence[]): boolean => {
  const words = earlier.map(({ text }) => text);
  const at = words.findLastIndex((text) => AIM.test(text));
  return at >= 0 && !words.slice(at).some((text) => /实际|已/.test(text));
};

/** 按期办结64件, 执行率均为90.5%: a figure of its own, no whole. */
const FIGURE = /\d/;
/** From the word for all to what was done. */
const CLOSE = 10;
const LONGEST_SAID = 24;
const TITLES = /《[^》]*》|“[^”]*”/g;

/** What all of it is used for or comes from, a figure of its own, or those of which it is true. */
const NO_CLAIM =
  /^(?:用于|为|是|由|系|属|来[自源])|^[^，]{0,4}(?:发出|下发|送达|制定|列入|纳入|明确)|^[^，]{0,12}的(?:有|项目|单位|共)/;

/** 4.及时处置: a short title with its number. */
const TITLE = /^[（(]?[\d一二三四五六七八九十]+[）).、．]\s?[一-龥]{2,8}$/;

function inClause(statement: Statement, clause: Sentence): AbsoluteClaim | null {
  const text = clause.text.replaceAll(TITLES, (title) => ' '.repeat(title.length));
  const match = claimIn(text);
  if (match === null || isLimited(text, match.index)) return null;
  const said = text.slice(Math.max(0, match.index - CLOSE / 2)).slice(0, CLOSE * 2);
  const deeds = deedsIn(said);
  if (deeds.size === 0 && !saysDone(said) && !ALL_OF_IT.test(said)) return null;
  return {
    ...rangeOf(clause, match),
    said: clause.text.slice(0, LONGEST_SAID),
    statement,
    deeds,
    subject: new Set([
      ...subjectOf(text.replace(ALL_OF_IT, '')),
      ...wholesIn(text.slice(0, match.index)),
    ]),
    borrowed: false,
    whole: WHOLE.test(text) && /目标|任务|指标|工作/.test(text),
    ...countBefore(text.slice(0, match.index)),
    inTerm: /[期时]限内|规定时间内/.test(text),
    sumsUp: /综上|上述|以上/.test(statement.text),
    inTime: IN_TIME.test(text) || WITHIN.test(text) || BY_A_DAY.test(text),
    isRate: RATE.test(text),
    always: ALWAYS.test(text),
  };
}

/** Of a part only, of some among others, wanted, or denied. */
const isLimited = (text: string, at: number): boolean =>
  PART.test(text) || SOME_OF.test(text.slice(0, at)) || WANTED.test(text) || DENIED.test(text);

function countBefore(before: string): Pick<AbsoluteClaim, 'counted' | 'unit'> {
  const [, counted = null, unit = null] = COUNT.exec(before) ?? [];
  return { counted, unit };
}

function claimIn(text: string): RegExpExecArray | null {
  if (TITLE.test(text)) return null;
  const match =
    RATE.exec(text) ?? ALL_OF_IT.exec(text) ?? matchesIn(text, ALL).at(-1) ?? IN_TIME.exec(text);
  const after = match === null ? '' : text.slice(match.index + match[0].length);
  return NO_CLAIM.test(after) || FIGURE.test(after.replace('100%', '')) ? null : match;
}
