import { rangeOf, type Range } from '../../../finding-of.js';
import type { Statement, TextDocument } from '../../../document.js';
import type { Mention } from '../../../mentions/mention.js';
import { clausesOf } from '../../../text/sentences.js';
import type { Flaw } from './flaw-at.js';

/** What a claim says of every pair of figures, and which side of a pair breaks it. */
const RELATIONS: readonly (readonly [claim: RegExp, breaks: 1 | -1])[] = [
  [
    /(?:未|没有?|无|不存在|从未|均不|都不)[^，。；]{0,8}(?:超预算|超支|超过?预算|超概算|超标|超额|超编)|(?:控制|均)在[^，。；]{0,8}(?:预算|标准|限额|范围)(?:之?内|以内)/,
    1,
  ],
  [/(?:均|都|全部|各[^，。；]{1,8}|每[^，。；]{1,8})[^，。；]{0,8}(?:下降|减少|压减|降低|压缩)/, 1],
  [
    /(?:均|都|全部|各[^，。；]{1,8}|每[^，。；]{1,8})[^，。；]{0,10}(?:增长|增加|上升|提高|提升)/,
    -1,
  ],
  [
    /(?:均|都|全部|一律|各[^，。；]{1,10}|每[^，。；]{1,8}|所有[^，。；]{1,8}|100%|百分之百)[^，。；]{0,10}(?:满员|足额|支付|拨付|兑现|到位|执行|到货|快于|高于|超过|达到|超额|完成|达标|在用|一致|相符)/,
    -1,
  ],
];
const LIMITED =
  /除|其余|其他|要求|目标(?:是|为)|确保|力争|若|基本|大部分|多数|未(?:能)?(?:完成|达)|不足|未足额/;
const FEWEST = 2;
const FAR = 3;
/** The two figures of a pair stand so near each other. */
const NEAR = 16;

/** Every one of a list of pairs keeps to the claim, and a few do not: 预算12万元、支出11.6万元；预算4万元、支出4.7万元. */
export const oddPair = ({ statements }: TextDocument): Flaw[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || LIMITED.test(statement.text)) return [];
    const { index, passage } = statement;
    const near = statements.slice(index, index + FAR).filter((one) => one.passage === passage);
    if (near.flatMap(({ mentions }) => mentions).length < FEWEST * 2) return [];
    return clausesOf(statement).flatMap((clause) => {
      const found = RELATIONS.flatMap(([pattern, breaks]) => {
        const match = pattern.exec(clause.text);
        const flawed = match === null ? null : oddOf(near, breaks);
        return match === null || flawed === null
          ? []
          : [{ claimed: rangeOf(clause, match), said: match[0], flawed }];
      });
      return found.slice(0, 1);
    });
  });

type Pair = readonly [first: Mention, second: Mention];

/** Pairs told in the same two words each, by those words. */
function pairsOf(mentions: readonly Mention[]): ReadonlyMap<string, readonly Pair[]> {
  const found = new Map<string, Pair[]>();
  mentions.forEach((first, at) => {
    const second = mentions[at + 1];
    if (second?.thing !== first.thing || second.unit !== first.unit) return;
    if (second.start - first.end > NEAR) return;
    const [one, other] = [first, second].map(
      ({ before }) => /[一-龥]{1,2}(?:为|了)?$/.exec(before)?.[0] ?? '',
    );
    if (one === '' || other === '' || one === other) return;
    const words = one === '由' ? '由' : `${String(one)}|${String(other)}`;
    found.set(words, [...(found.get(words) ?? []), [first, second]]);
  });
  return found;
}

/** The first words that come again make the pairs; those from the end of one to the head of the next do not. */
function oddOf(near: readonly Statement[], breaks: 1 | -1): Range | null {
  const groups = [...pairsOf(near.flatMap(({ mentions }) => mentions)).values()];
  const pairs = groups.find(({ length }) => length >= FEWEST) ?? [];
  const odd = pairs.filter(([first, second]) => second.base.comparedTo(first.base) === breaks);
  const [one] = odd;
  return one !== undefined && odd.length * 2 <= pairs.length
    ? { start: one[0].start, end: one[1].end }
    : null;
}
