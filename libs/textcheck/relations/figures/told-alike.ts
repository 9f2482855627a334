import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { onceFor } from '../../once-for.js';
import type { CountPair } from './counts-across.js';
import { areOne, isOneDigitOff, isSwap } from './near.js';
import { isInterim, type Stated } from './stated.js';
import {
  bareOfTurns,
  clausesByThing,
  isOfOthers,
  isOtherwise,
  LEADS,
  type Clause,
} from './told-clauses.js';

/** Said of each of all, or of some of all. */
const ALL_OF =
  /^[一-龥]{3,10}?(?:(?<![人户件村次])均|全部|都(?!市)|分别|各[自有]|已全部|悉数|全数|一律|逐一|中(?![央心等学小间医药型]))/;
const NOT = /[仍尚未没不]/;
/** What was to be, or is told part by part. */
const PARTLY =
  /其中|包括|分别|目标|计划|任务|预期|拟|要求|批复|内容|建设规模|主要是|设计|方案|上年|去年|力争|争取|预计|将|组成|含|\d{1,2}月/;
const BESIDE = /^[^，。；]{0,12}$|^、/;
const COUNTED = /(?:总数|总量|数量?|保有量|总额|人数|规模)$/;
const NOUN_STOP =
  /[^一-龥]|[的中和与及共均全已按占为是在分设由进参完接并被需可能不没未每各供达同内里外上下有]/;
/** Of other rates the words before say whose they are. */
const RATE = /满意度$/;
/** A line of a list: what it is a list of is said above it. */
const ITEM = /^(?:[（(]?\d{1,2}[）).、．]|[①-⑩]|[—-]|答：)/;
const MOST_ITEMS = 15;
/** 为286户低保户落实 is of some of them. */
const FOR_SOME = /[对为给向将把]$/;
const LONGEST = 10;
const LONGEST_NOUN = 8;
const SHORTEST = 3;
const SHORTEST_BEHIND = 4;
const SHORTEST_CONTENT = 4;
const SHORTEST_LINE = 40;
const CLOSE = '0.34';
const FEWEST_DIGITS = 2;

/** One thing told by the same noun in two places, as the whole and as done, with two numbers that are not far apart. */
export const toldAlike = (document: TextDocument): CountPair[] =>
  clausesByThing(document).flatMap((group) => {
    const clauses = group.filter(
      ({ stated, before }) =>
        stated.mention.kind !== 'amount' &&
        !isOfOthers(before) &&
        !isChange(stated.mention) &&
        !isInterim(stated),
    );
    return clauses.flatMap((later) => {
      const noun = nounOf(later);
      const first = noun === null ? null : onlyTold(document, clauses, later, noun);
      return first === null || noun === null
        ? []
        : [{ first: first.stated.mention, other: later.stated.mention, noun: noun.name }];
    });
  });

interface Noun {
  /** Behind the figure, at the head of its clause: a topic. Else what the words before it and behind it name. */
  readonly topic: boolean;
  readonly name: string;
  /** Said of all of them. */
  readonly all: boolean;
}

function nounOf(clause: Clause): Noun | null {
  const { before, behind, stated } = clause;
  if (NOT.test(before + behind)) return null;
  if (LEADS.test(before) && behind.length >= SHORTEST && stated.mention.kind === 'count')
    return ALL_OF.test(behind) || !FOR_SOME.test(before)
      ? { topic: true, name: behind, all: ALL_OF.test(behind) }
      : null;
  const name = contentOf(clause);
  const rate = stated.mention.kind === 'percent';
  return name.length < SHORTEST_CONTENT || (rate && !RATE.test(name))
    ? null
    : { topic: false, name, all: false };
}

const contentOf = onceFor(({ stated: { mention }, behind }: Clause): string => {
  const stop = behind.search(NOUN_STOP);
  const noun = (stop < 0 ? behind : behind.slice(0, stop)).slice(0, LONGEST_NOUN);
  const own = mention.label.replace(COUNTED, '');
  return bareOfTurns(mention.kind === 'count' ? own + noun : own).replaceAll(/[^一-龥]/g, '');
});

/** The one other number told of it; null where there is none, or where one place tells the same. */
function onlyTold(
  document: TextDocument,
  clauses: readonly Clause[],
  later: Clause,
  noun: Noun,
): Clause | null {
  const found = clauses.filter(
    (one) =>
      isNamed(one, later, noun) &&
      one.stated.statement !== later.stated.statement &&
      one.stated.subject === later.stated.subject &&
      areOfOneLevel(one.stated.level, later.stated.level) &&
      !NOT.test(one.before + one.behind) &&
      !areInTurn(document, one.stated, later.stated),
  );
  const [first] = found;
  if (first === undefined) return null;
  const only = found.every(({ stated }) => areOne(stated.mention, first.stated.mention));
  const [one, two] = [first.stated, later.stated];
  const apart =
    isOtherwise(document, first, later) && (noun.all || areNear(one.mention, two.mention));
  return only && apart && [first, later].every((told) => isWhole(document, told.stated))
    ? first
    : null;
}

const isNamed = (one: Clause, later: Clause, { topic, name }: Noun): boolean =>
  topic
    ? sharesTopic(one, later)
    : one.stated.mention.start < later.stated.mention.start && contentOf(one) === name;

/** Points of one list, chapters of one sort, or told with another figure that differs, too: 发放问卷500份，收回480份 of two surveys. */
function areInTurn({ passages }: TextDocument, one: Stated, two: Stated): boolean {
  const [own, other] = [one, two].map(({ path }) => path.split('/'));
  const areSisters =
    one.path !== two.path && own?.slice(0, -1).join('/') === other?.slice(0, -1).join('/');
  const areItems = [one, two].every(({ passage }) => ITEM.test(passages[passage]?.text ?? ''));
  return (
    (areSisters && (own?.length ?? 0) > 1) ||
    areItems ||
    one.statement.mentions.some(
      (figure) =>
        figure !== one.mention &&
        figure.label !== '' &&
        two.statement.mentions.some(
          (same) => same !== two.mention && same.label === figure.label && !areOne(same, figure),
        ),
    )
  );
}

const areOfOneLevel = (one: string, other: string): boolean =>
  one === other || one === '' || other === '';

/** The words behind the later one end what the other is a figure of, or stand behind that, too. */
function sharesTopic({ stated: { mention }, behind: other }: Clause, { behind }: Clause): boolean {
  const head = behind.slice(0, SHORTEST);
  if (!mention.label.includes(head) && !other.startsWith(head)) return false;
  const label = mention.label.replace(COUNTED, '');
  for (let length = Math.min(LONGEST, behind.length); length >= SHORTEST; length -= 1) {
    const noun = behind.slice(0, length);
    if (label.endsWith(noun) || (length >= SHORTEST_BEHIND && other === noun)) return true;
  }
  return false;
}

const areNear = (one: Mention, other: Mention): boolean =>
  isSwap(one.value, other) ||
  isOneDigitOff(one.value, other, FEWEST_DIGITS) ||
  one.base.minus(other.base).abs().lessThanOrEqualTo(one.base.times(CLOSE));

/** Neither one of a list nor told as a part, nor below words that tell of what was to be. */
function isWhole(document: TextDocument, { statement, mention, path, passage }: Stated): boolean {
  const line = document.passages[passage];
  const before = line?.text.slice(0, mention.start - line.start) ?? '';
  const at = statement.mentions.indexOf(mention);
  const beside = [statement.mentions[at - 1], statement.mentions[at + 1]].some(
    (one) =>
      one?.thing === mention.thing &&
      BESIDE.test(
        document.text.slice(Math.min(one.end, mention.end), Math.max(one.start, mention.start)),
      ),
  );
  return !beside && !PARTLY.test(before + path + leadOf(document, passage));
}

/** The short line above, or the one above the list it stands in. */
function leadOf({ passages }: TextDocument, passage: number): string {
  let at = passage - 1;
  while (at > passage - MOST_ITEMS && at > 0 && ITEM.test(passages[at]?.text ?? '')) at -= 1;
  const above = passages[at]?.text ?? '';
  return at < passage - 1 || above.length < SHORTEST_LINE || above.endsWith('：') ? above : '';
}
