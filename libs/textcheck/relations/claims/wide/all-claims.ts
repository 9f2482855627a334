import type { Statement, TextDocument } from '../../../document.js';
import { oncePerDocument } from '../../../once.js';
import { matchesIn } from '../../../text/matches.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { GOAL_CHAPTER, isAhead, pathFinder } from '../../outline/chapters.js';
import { pairsIn } from './pairs.js';

/** A clause that says something of every one of its things. */
export interface AllClaim extends Sentence {
  readonly statement: Statement;
  /** What the things are, in its own words or those right before it. */
  readonly named: ReadonlySet<string>;
  readonly subject: string;
  /** What all of them are said to be. */
  readonly said: ReadonlySet<string>;
  /** 覆盖率100%: what is said stands in the name itself. */
  readonly isRate: boolean;
  /** 6个分馆全部: of so many. */
  readonly count: number | null;
  readonly unit: string | null;
}

const ALL =
  /全部|悉数|(?<![平人户亩生车月年日场次件套天])均(?![衡价匀等线值])|(?<![每首成古])都(?!市|会|督)|一律|无一例外|所有|全体|每[一个名位户条份项台家所处村天月季期次]|各(?:项|个|类|村|社区|乡镇|学校|科室|单位|站所?)|全面|人人|天天|户户|足额|全额|如期|按期|按时|100(?:\.0+)?%|百分之百|全覆盖|凡/g;
/** Some are left out, it is wanted, or of another time. */
const LIMITED =
  /原定|除|其余|其他|其它|另外|大部分|多数|部分(?!门)|主要|基本|要求|应(?!急|收|检|报|发|退|公开|保)|须|需|将|拟|计划|力争|确保|争取|避免|防止|目标(?:值|是|为|：)|若|如(?!期)|上年|去年|往年|上半年|季度|未|没有|(?<!一)不|尚|待|后(?!续|勤|备)|首批|一期|二期|参照|按照|依据|根据|标准|原则|已[^，]{1,8}的/;
/** What they are, come from or are used for; what is begun with them; a table that is pointed to. */
const NO_DEED =
  /^(?:已?(?:纳入|列入|发出|下发|下达)|为|是|由|属|系|来自|用于|从|有(?!专|效)|见|含|包含|来源|计入|在(?!用|检|当|规|岗|编|线)|以|向|授予|给了?|面向|率$|率[（(]|的(?!账|经费|采购))|情况|见[表下附]|如下/;
/** A share or a mean, some of them, points of a score. */
const NO_WHOLE =
  /^表\d|[一二三四五六七八九]、[二三四五六七八九十]|20\d\d年[^，]*(?:才|方)|占[^，]*%|平均|人均|户均|每[^，]{0,6}\d|\d每|中，?有?\s?\d|(?<!\d)(?!100(?:\.0+)?%)\d{1,2}(?:\.\d+)?%|满分|扣|得分|分）|率$/;
const RATE = /^(?:100|百分)/;
const IN_NAME = /^(?:100|百分|全覆盖)/;
const NAMED_AFTER = /^(?:所有|全体|每|各|全面|凡)/;
const SUBJECT_AHEAD = 2;
const COUNT = /(\d+)\s?(批次|人次|[个项条件起处宗人户名座台辆套间栋所家笔份册本幅卷篇村次盏])/g;
const HAN = /[一-龥]{2,}/;

/** All such clauses of running text, but those of plans. */
export const allClaims = oncePerDocument((document: TextDocument): readonly AllClaim[] => {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || matchesIn(statement.text, ALL).length === 0) return [];
    const path = pathAt(statement.start);
    if (isAhead(path) || GOAL_CHAPTER.test(path)) return [];
    const clauses = clausesOf(statement);
    return clauses.flatMap((clause, at) => {
      const match = matchesIn(clause.text, ALL).at(-1);
      const earlier = clauses.slice(Math.max(0, at - SUBJECT_AHEAD), at);
      return match === undefined ||
        !isWhole(clause.text, match) ||
        isOfSome(clause.text, match[0], clauses[at + 1]?.text)
        ? []
        : [claimOf(statement, clause, match, earlier.map(({ text }) => text).join('，'))];
    });
  });
});

function isWhole(text: string, match: RegExpExecArray): boolean {
  const after = text.slice(match.index + match[0].length);
  return !LIMITED.test(text) && !NO_DEED.test(after) && !/\d/.test(after) && !NO_WHOLE.test(text);
}

/** 6个标段按期完工，其余2个…: so many were in time, and of the others something else is told. */
const isOfSome = (text: string, word: string, next = ''): boolean =>
  IN_TIME.test(word) && /\d/.test(text) && REST.test(next);
const IN_TIME = /^(?:如期|按期|按时)$/;
const REST =
  /^(?:但|而)?(?:其余|其他|其它|另外?|余下|剩余|还有|尚有|仍有|[\d一二两三]+\s?[批个台套项处户名条座所家辆件份]因)/;

function claimOf(
  statement: Statement,
  clause: Sentence,
  { index, 0: word }: RegExpExecArray,
  earlier: string,
): AllClaim {
  const left = clause.text.slice(0, index);
  const right = clause.text.slice(index + word.length);
  const isRate = RATE.test(word);
  const around = `${earlier}，${left}`;
  const own = !isRate && HAN.test(left.replace(ALL, '')) ? left : null;
  const isNamedAfter = !isRate && NAMED_AFTER.test(word);
  const subject = own ?? (isNamedAfter ? right : around);
  const [, count, unit = null] = matchesIn(own ?? around, COUNT).at(-1) ?? [];
  return {
    ...clause,
    statement,
    subject,
    named: pairsIn(subject),
    said: pairsIn(IN_NAME.test(word) ? left : right || clause.text),
    isRate,
    count: count === undefined ? null : Number(count),
    unit,
  };
}
