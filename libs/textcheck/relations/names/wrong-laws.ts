import { KNOWN_LAWS } from './known-laws.js';
import { KNOWN_ORDERS } from './known-orders.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { isShortFor } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

/** A law of the state by its title; a decision, a plan or a commentary on it is no law. */
const LAW =
  /《(中华人民共和国)?([一-龥]{1,24}?)(法|条例|办法|规定|规则)(?:[（(][^（()）]{0,12}[）)])?》/g;
/** 财务管理办法, 书法: what ends so and is no law. */
const NO_LAW = /[办方书做用语看说兵执司普守作学析估]法$/;
/** Words too many or too few: 预算管理法. */
const FEWEST = 2;
const MOST_OFF = 2;

export interface WrongLaw extends Range {
  readonly right: string;
}

/** 《预算管理法》, 《中华人民共和国政府采购条例》: next to the name of a law, and the name of none. */
export const wrongLaws = ({ passages }: TextDocument): WrongLaw[] =>
  passages
    .filter(({ text }) => text.includes('《'))
    .flatMap((passage) =>
      matchesIn(passage.text, LAW).flatMap((match) => {
        const [, state = '', stem = '', kind = ''] = match;
        const right = kind === '法' ? nearLaw(stem) : state === '' ? null : lawFor(stem, kind);
        return right === null || NO_LAW.test(stem + kind)
          ? []
          : [{ ...rangeOf(passage, match), right }];
      }),
    );

/** The law a name has a word too many or a character too few or wrong for. */
function nearLaw(stem: string): string | null {
  if (KNOWN_LAWS.has(stem) || stem.length < FEWEST || OTHER_TITLE.test(stem)) return null;
  for (const known of KNOWN_LAWS) if (isNear(known, stem)) return `${known}法`;
  return null;
}

function isNear(known: string, stem: string): boolean {
  const more = stem.length - known.length;
  if (known.length < FEWEST || Math.abs(more) > MOST_OFF) return false;
  if (more > 0) return isShortFor(known, stem);
  if (more === -1) return stem.length >= LONG && isShortFor(stem, known);
  return more === 0 && stem.length >= LONG && differing(stem, known) === 1;
}
const LONG = 4;

const differing = (one: string, other: string): number =>
  [...one].filter((sign, at) => sign !== other.charAt(at)).length;
/** Of a place or of old. */
const OTHER_TITLE = /[省市州县]|试行|暂行|新|旧|原/;

/** A law called a regulation. */
const lawFor = (stem: string, kind: string): string | null =>
  KNOWN_LAWS.has(stem) &&
  !KNOWN_ORDERS.some(([title]) => title === stem + kind) &&
  !ALSO.has(stem + kind)
    ? `${stem}法`
    : null;
/** Regulations of the state by a law's own words. */
const ALSO: ReadonlySet<string> = new Set(
  '契税暂行条例 印花税暂行条例 海关条例 仲裁条例 护士条例 审计条例 民用航空器条例 监狱条例'.split(
    ' ',
  ),
);
