import type { Statement, TextDocument } from '../../../document.js';
import type { Mention } from '../../../mentions/mention.js';
import { matchesIn } from '../../../text/matches.js';
import { flawAt, type Flaw } from '../wide/flaw-at.js';
import { boundIn, isOut } from './bounds.js';
import { roleClaims, type RoleClaim } from './claims-told.js';
import { literal } from '../../../text/literal.js';

const NEAR = 3;
/** Of what was wanted, or of before. */
const OTHER = /目标|要求|标准|上年|去年|平均|承诺|限值|规定|比|较|提高|下降|占/;

/** 每轮都在30分钟内发出, and of the times listed behind it one is 47分钟. */
export const beyondListed = (document: TextDocument): Flaw[] =>
  roleClaims(document).flatMap((claim) => {
    const bound = claim.isNone ? null : boundIn(claim.text);
    if (bound === null) return [];
    const values = listedBehind(document, claim, bound.unit);
    const out = values.filter(({ value }) => isOut(value, bound));
    const [first] = out;
    return first === undefined || values.length < 2 || out.length === values.length
      ? []
      : [flawAt(claim, first)];
  });

interface Listed {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** The values of that unit in the sentences right behind, each with the words of its clause. */
function listedBehind({ statements }: TextDocument, claim: RoleClaim, unit: string): Listed[] {
  const pattern = new RegExp(
    `[^，。；、：]*?(?<![\\d.至—-])(\\d+(?:\\.\\d+)?)\\s?${literal(unit)}`,
    'g',
  );
  const { index, passage } = claim.statement;
  const end = claim.start + claim.text.length;
  return statements
    .slice(index, index + NEAR)
    .filter((one) => one.passage === passage && !one.inTable)
    .flatMap((one) =>
      matchesIn(one.text, pattern)
        .filter(({ 0: words }) => !OTHER.test(words))
        .map((match) => ({
          value: Number(match[1]),
          start: one.start + match.index,
          end: one.start + match.index + match[0].length,
        })),
    )
    .filter(({ start }) => start >= end);
}

/** So many pairs of whole and part make a list. */
const PAIRS = 2;
const PART_OF = /应|账面|计划|预算|需|共|在册|班|组|核定|目标/;

/** 悉数拿证, and 42人，取证42人；50人，取证46人；38人，取证38人: in a list of wholes and parts one part is smaller. */
export const shortPair = (document: TextDocument): Flaw[] =>
  roleClaims(document).flatMap((claim) => {
    const { index, passage } = claim.statement;
    const found = document.statements
      .slice(index, index + NEAR)
      .filter((one) => one.passage === passage && one.index > index)
      .flatMap((one) => shortIn(one, claim) ?? [])
      .at(0);
    return found === undefined ? [] : [flawAt(claim, found)];
  });

function shortIn({ mentions, text, start }: Statement, claim: RoleClaim): Mention | null {
  const end = claim.start + claim.text.length;
  const counts = mentions.filter((one) => one.kind === 'count' && one.exact && one.start >= end);
  const pairs = counts.flatMap((part, at) => {
    const whole = counts[at - 1];
    return whole !== undefined &&
      isPair(whole, part, text.slice(whole.end - start, part.start - start))
      ? [{ whole, part }]
      : [];
  });
  const short = pairs.filter(({ whole, part }) => part.base.lessThan(whole.base));
  const equal = pairs.length - short.length;
  return short.length > 0 && pairs.length >= PAIRS && equal > 0 ? (short[0]?.part ?? null) : null;
}

/** 应免860头、实免860头: of one thing, side by side, and the first is the whole. */
const isPair = (whole: Mention, part: Mention, between: string): boolean =>
  whole.thing === part.thing &&
  !part.base.greaterThan(whole.base) &&
  !/[；;。：]/.test(between) &&
  PART_OF.test(whole.before.slice(-8)) &&
  DID.test(between);
const DID = /实|取证|完成|到|参|已|领|通过|合格|发/;

const MONTHS =
  /(?:计划|约定|原定|应|要求)[^，。；、]{0,6}?(\d{1,2})月[^，。；、]{0,6}[，、][^，。；、]{0,4}(?:实际|至|到|于)[^，。；、]{0,4}?(\d{1,2})月/;

/** 无一延期, and 计划10月完工、实际12月完工. */
export const laterMonth = (document: TextDocument): Flaw[] =>
  roleClaims(document)
    .filter(({ isTimed }) => isTimed)
    .flatMap((claim) => {
      const { index, passage } = claim.statement;
      const found = document.statements
        .slice(index, index + NEAR)
        .filter((one) => one.passage === passage)
        .flatMap((one) => {
          const match = MONTHS.exec(one.text);
          return match !== null && Number(match[2]) > Number(match[1])
            ? [{ start: one.start + match.index, end: one.start + match.index + match[0].length }]
            : [];
        })[0];
      return found === undefined ? [] : [flawAt(claim, found)];
    });
