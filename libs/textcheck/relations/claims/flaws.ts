import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { literal } from '../../text/literal.js';

/** 180份档案全部真实完整, and the nine of the 180 that have gaps. */
export interface Flaw {
  readonly claimed: Range;
  readonly said: string;
  readonly flawed: Range;
}

const UNIT =
  '(?:批次|人次|台套|[个项条件起处宗人户名座台辆套间栋所家笔份册本幅宗卷篇村次])(?:（[^）]{1,3}）)?';
/** What things are said to be, all of them. */
const QUALITY =
  '(?:真实|完整|完备|齐全|规范|合规|准确|相符|一致|有效|满意|合格|达标|优良|完好|正常|到位|通过|公开|签字|备案)';
const ALL = '(?:全部|(?<![平人户亩生车])均已?|都|100%)';
const CLAIM = new RegExp(
  `(\\d+)\\s?(${UNIT})([^。；\\d]{0,12}?)${ALL}[^，。；\\d未不]{0,6}?(${QUALITY})`,
);
/** 全部满意，满意率87.50% */
const RATE_BESIDE = new RegExp(
  `${ALL}[^，。；\\d未不]{0,3}?(${QUALITY})[，、（(][^。；\\n]{0,12}?\\1(?:率|度)(?:为|达到?|是)?\\s?(\\d{1,2}(?:\\.\\d+)?)%`,
);
const SOME = /其余|其他|另外|大部分|多数|部分|除|应|要|须|需|确保|力争|目标|计划|将|整改后/;
const BAD = '(?:存在|不|未|缺|漏|错|没有|无|欠)';
/** Not so of now: once, or wanted. */
const NO_FACT =
  /若|如有|如果|凡|应|避免|防止|上年|去年|目标|整改后|已(?:全部)?(?:整改|补|更|退|换)/;

/** Counted things that all are as they should be, of which so many are told not to be. */
export function flaws(document: TextDocument): Flaw[] {
  const told = document.statements.filter(({ text }) => !SOME.test(text) || /中|其中/.test(text));
  const facts = document.statements.filter(({ text }) => !NO_FACT.test(text));
  return told.flatMap((statement) => [...besideRate(statement), ...ofCounted(facts, statement)]);
}

function besideRate(statement: Statement): Flaw[] {
  const match = RATE_BESIDE.exec(statement.text);
  if (match === null || SOME.test(match[0])) return [];
  const [said, , rate = ''] = match;
  const at = rangeOf(statement, match);
  const from = at.end - (said.length - said.lastIndexOf(rate));
  return [
    {
      claimed: { start: at.start, end: at.start + said.search(/[，、（(]/) },
      said: said.slice(0, said.search(/[，、（(]/)),
      flawed: { start: from, end: at.end },
    },
  ];
}

function ofCounted(facts: readonly Statement[], statement: Statement): Flaw[] {
  const match = CLAIM.exec(statement.text);
  if (match === null || SOME.test(match[0])) return [];
  const [said, count = '', unit = '', , quality = ''] = match;
  const measure = literal(unit);
  const good = new RegExp(`${literal(quality)}的?(?:有|为|共|仅)?\\s?(\\d+)\\s?${measure}`);
  const bad = new RegExp(
    `(?<!\\d)${count}\\s?${measure}[^，。；\\d]{0,10}(?:中|里)，?[仅只]?有?\\s?(\\d+)\\s?${measure}[^，。；]{0,16}?${BAD}`,
  );
  const claimed = rangeOf(statement, match);
  const here = facts.filter(({ passage }) => passage === statement.passage);
  const found = [...fewer(facts, bad, Number(count)), ...fewer(here, good, Number(count))];
  return found
    .filter(({ start, end }) => start >= claimed.end || end <= claimed.start)
    .slice(0, 1)
    .map((flawed) => ({ claimed, said, flawed }));
}

/** Places that count some, and not all of them. */
const fewer = (statements: readonly Statement[], pattern: RegExp, all: number): Range[] =>
  statements.flatMap((statement) => {
    const match = pattern.exec(statement.text);
    const count = Number(match?.[1]);
    return match !== null && count > 0 && count < all ? [rangeOf(statement, match)] : [];
  });
