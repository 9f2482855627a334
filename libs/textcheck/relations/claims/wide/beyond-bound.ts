import type { TextDocument } from '../../../document.js';
import { matchesIn } from '../../../text/matches.js';
import type { Statement } from '../../../document.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { flawAt, rangeOfClause, type Flaw } from './flaw-at.js';

const UNIT = '(个?工作日|分钟|小时|学时|课时|公里|万元|人次|[天日元分次场人个米亩吨度%])';
const LEAST = new RegExp(
  `(?:满|不少于|不低于|至少|达到?|超过|高于|≥|公示|公开)\\s?(\\d+(?:\\.\\d+)?)\\s?${UNIT}(?!的)|(\\d+(?:\\.\\d+)?)\\s?${UNIT}以上`,
);
const MOST = new RegExp(
  `(?:不超过|不高于|不多于|控制在|≤|少于|低于)\\s?(\\d+(?:\\.\\d+)?)\\s?${UNIT}(?!的)|(\\d+(?:\\.\\d+)?)\\s?${UNIT}(?:以内|以下|之内|内)`,
);
const LOW = new RegExp(
  `(?:最[少低短小][^，。；\\d]{0,8}|[仅只][^，。；\\d]{0,4})(\\d+(?:\\.\\d+)?)\\s?${UNIT}`,
  'g',
);
const HIGH = new RegExp(
  `(?:最[多高长大晚慢][^，。；\\d]{0,8}|长达|高达|达)(\\d+(?:\\.\\d+)?)\\s?${UNIT}`,
  'g',
);
const FAR = 2;

/** 全部驻村满200天, and 最少的176天: the least of them lies below what all of them reach. */
export const beyondBound = (document: TextDocument): Flaw[] =>
  document.statements
    .filter(({ text, inTable }) => !inTable && ALL.test(text))
    .flatMap((statement) =>
      clausesOf(statement).flatMap((claim) => brokenBy(document, statement, claim)),
    );

const ALL = /全部|均|都(?!市)|所有|一律|无一|各[一-龥]{1,4}|每[一个名位户条份项家所处村]/;
const LIMITED =
  /除|其余|要求|目标|应(?![急])|须|需|标准|规定|原则|平均|人均|低于|若|扣|未|今后|建议|拟|不(?!少于|低于|超过|高于|多于)/;

function brokenBy(document: TextDocument, statement: Statement, claim: Sentence): Flaw[] {
  if (!ALL.test(claim.text) || LIMITED.test(claim.text)) return [];
  const least = boundIn(LEAST, claim.text);
  const most = boundIn(MOST, claim.text);
  const found = [
    ...(least === null
      ? []
      : outside(
          document,
          statement,
          LOW,
          (value, unit) => unit === least.unit && value < least.value,
        )),
    ...(most === null
      ? []
      : outside(
          document,
          statement,
          HIGH,
          (value, unit) => unit === most.unit && value > most.value,
        )),
  ].filter(({ start }) => start !== claim.start);
  return found.slice(0, 1).map((one) => flawAt(claim, rangeOfClause(one)));
}

function boundIn(pattern: RegExp, text: string): { value: number; unit: string } | null {
  const [, first, unit, second, other] = pattern.exec(text) ?? [];
  const value = first ?? second;
  return value === undefined ? null : { value: Number(value), unit: unit ?? other ?? '' };
}

const outside = (
  { statements }: TextDocument,
  own: Statement,
  pattern: RegExp,
  isOut: (value: number, unit: string) => boolean,
): Sentence[] =>
  statements
    .slice(Math.max(0, own.index - FAR), own.index + FAR + 1)
    .filter(({ passage, inTable }) => !inTable && passage === own.passage)
    .flatMap(clausesOf)
    .filter(({ text }) =>
      matchesIn(text, pattern).some(([, value, unit]) => isOut(Number(value), unit ?? '')),
    );
