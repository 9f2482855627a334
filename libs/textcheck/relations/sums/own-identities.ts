import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { inUnitOf, withinRounding } from '../figures/arithmetic.js';
import type { Identity } from './identities.js';

/** Words for what there is, what goes off and what is left, each at the end of its clause. */
interface Terms {
  readonly whole: RegExp;
  readonly less: RegExp;
  readonly rest: RegExp;
  /** Says that something else goes off, too. */
  readonly unless: RegExp;
}

const TERMS: readonly Terms[] = [
  {
    whole: /原值(?:总额|合计|总计)?(?:为|是|共|达)?$/,
    less: /(?:折旧|摊销)(?:额)?(?:为|是|共|达)?$/,
    rest: /(?:净值|净额|账面价值)(?:总额|合计|总计)?(?:为|是|共|达)?$/,
    unless: /减值|(?:本年|当年|全年|本期|新增)[^，。；\d]{0,4}(?:折旧|摊销)/,
  },
  {
    whole: /(?:^|[^净动定形])资产(?:总额|总计|合计|总量|总值)?(?:为|是|共|达)?$/,
    less: /负债(?:总额|总计|合计|总量)?(?:为|是|共|达)?$/,
    rest: /净资产(?:总额|总计|合计)?(?:为|是|共|达)?$/,
    unless: /流动负债/,
  },
];
/** Of last year, or by how much. */
const OTHER = /[较比]|上年|去年|年初|期初|增加|减少|增长|下降|上升/;
const FARTHEST = 120;

const clauseOf = ({ before }: Mention): string =>
  /[^，。；：、,;:（()）]*$/.exec(before)?.[0] ?? '';

/** 原值、折旧、净值, 资产、负债、净资产 told once each in one sentence, in whatever order and however far off. */
export const ownIdentities = (document: TextDocument): Identity[] =>
  document.statements
    .filter(({ inTable, mentions }) => !inTable && mentions.length > 2)
    .flatMap(({ mentions, text }) =>
      TERMS.filter(({ unless }) => !unless.test(text)).flatMap((terms) =>
        brokenIn(mentions, terms),
      ),
    );

function brokenIn(mentions: readonly Mention[], { whole, less, rest }: Terms): Identity[] {
  const amounts = mentions.filter(({ kind, before }) => kind === 'amount' && !OTHER.test(before));
  const [one, other, left] = [whole, less, rest].map((words) => {
    const named = amounts.filter((figure) => words.test(clauseOf(figure)));
    return named.length === 1 ? named[0] : undefined;
  });
  if (one === undefined || other === undefined || left === undefined) return [];
  const places = [one, other, left];
  const starts = places.map(({ start }) => start);
  const apart = Math.max(...starts) - Math.min(...starts) > FARTHEST;
  if (apart || places.some(({ exact }) => !exact)) return [];
  const computed = inUnitOf(one.base.minus(other.base), left);
  return withinRounding(computed, left, [one, other])
    ? []
    : [{ whole: one, less: other, rest: left, computed }];
}
