import { Decimal } from '#libs/kernel';

import { alike, type Read } from './reading.js';
import { praisedFigures, type Praised } from './near-praise.js';
import { rangeOfText } from '../../../finding-of.js';
import type { TextDocument } from '../../../document.js';
import type { WrongVerdict } from '../verdicts.js';

const HUNDRED = 100;
/** A goal of another kind of share: of growth, of cost, of area. */
const NO_RATE = /增长|增幅|下降|降低|压减|占|比例|比重|成本|负债|漏损|差错|投诉|逾期|退回/;
const CHANGED = /调整|核[减增]|变更|其中|另有|剔除|不含|扣除/;

/** A rate that was wanted, and is said to be reached, of which the two counts it is made of tell less: 76人中参加71人 of 100%. */
export const shortByParts = (document: TextDocument): WrongVerdict[] =>
  praisedFigures(document).flatMap((praised) =>
    praised.goals
      .filter((goal) => isRate(goal) && !isTold(goal, praised))
      .flatMap((goal) => partsBelow(goal, praised))
      .map(({ goal, part }) => ({
        verdict: rangeOfText(praised.praise.clause),
        said: praised.praise.clause.text,
        wanted: goal.mention,
        came: part.mention,
      })),
  );

const isRate = ({ mention, bound, name }: Read): boolean =>
  mention.kind === 'percent' && bound !== 'most' && name.length > 2 && !NO_RATE.test(name);

/** The rate itself is told: other rules hold it against the goal. */
const isTold = (goal: Read, { results }: Praised): boolean =>
  results.some(
    (one) =>
      one.mention.kind === 'percent' &&
      (one.name.length < 2 || (alike(goal.name, one.name) ?? 0) > 0),
  );

interface Below {
  readonly goal: Read;
  readonly part: Read;
}

function partsBelow(goal: Read, { praise, results }: Praised): Below[] {
  const counts = results.filter(
    ({ mention, statement }) =>
      mention.kind === 'count' &&
      mention.start > goal.mention.end &&
      mention.end <= praise.clause.start &&
      praise.statement.index - statement.index < 2,
  );
  return counts.flatMap((part) => {
    const { mentions } = part.statement;
    const whole = mentions[mentions.indexOf(part.mention) - 1];
    const isPair =
      whole !== undefined &&
      whole.thing === part.mention.thing &&
      whole.base.greaterThan(part.mention.base) &&
      !CHANGED.test(part.statement.text);
    if (!isPair || !isOfRate(goal, part)) return [];
    const rate = part.mention.base.div(whole.base).times(HUNDRED);
    const least = goal.mention.base.minus(new Decimal(1).div(2));
    return rate.lessThan(least) && rate.times(2).greaterThan(goal.mention.base)
      ? [{ goal, part }]
      : [];
  });
}

/** The words of the part are those of the rate: 达标45次 of 达标率. */
function isOfRate({ name }: Read, { statement, mention, name: part }: Read): boolean {
  const from = mention.end - statement.start;
  const behind = /^[一-龥]{0,6}/.exec(statement.text.slice(from, from + 6))?.[0] ?? '';
  const words = part + behind;
  for (let at = 0; at + 2 <= words.length; at += 1)
    if (name.includes(words.slice(at, at + 2))) return !/[未没不][一-龥]/.test(words);
  return false;
}
