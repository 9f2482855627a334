import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { followsFrom, inUnitOf, total } from '../figures/arithmetic.js';
import { alike } from '../figures/near.js';
import type { StockFlow } from './stock-flows.js';

type Role = 'start' | 'end' | 'came' | 'went';

/** What an amount is in a year's account, by the words of its clause; the first that fits. */
const ROLES: readonly (readonly [role: Role, words: RegExp])[] = [
  ['start', /(?:年初|期初|上年|去年|以前年度)[^，。；、\d]{0,4}(?:结[转余]|余额|滚存)/],
  [
    'end',
    /(?:年末|期末|年终|年底|累计|滚存)[^，。；、\d]{0,4}(?:结[转余]|余额)|结转(?:至|到)?(?:下年|次年|下一年)|^结(?:转和)?[转余](?:结余)?(?:资金)?(?:为)?$/,
  ],
  ['came', /收入|拨入|拨款|下达|到位|追加|收到|筹集/],
  ['went', /支出|列支|使用|支付|拨付|开支|用去/],
];
const MOST_FLOWS = 6;
/** Farther off the account is of something else. */
const MOST_TIMES = 3;

/** 年初结转18.4万元，本年收入236万元，本年支出241.7万元，年末结转9.7万元: a sentence that tells nothing but the account of the year. */
export const fundFlows = (document: TextDocument): StockFlow[] =>
  document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions }) => {
      const [first] = mentions;
      const whole = first !== undefined && mentions.every((one) => isAmount(one, first));
      return whole && mentions.length <= MOST_FLOWS ? accountOf(mentions) : [];
    });

const isAmount = (one: Mention, first: Mention): boolean =>
  one.kind === 'amount' && one.exact && !one.bracketed && alike(one, first);

const roleOf = ({ before }: Mention): Role | null => {
  const clause = /[^，。；：、,;:]*$/.exec(before)?.[0] ?? before;
  return ROLES.find(([, words]) => words.test(clause))?.[0] ?? null;
};

function accountOf(mentions: readonly Mention[]): StockFlow[] {
  const told = mentions.map((mention) => ({ mention, role: roleOf(mention) }));
  const of = (wanted: Role): Mention[] =>
    told.filter(({ role }) => role === wanted).map(({ mention }) => mention);
  const [start, ...starts] = of('start');
  const [end, ...ends] = of('end');
  const [came, went] = [of('came'), of('went')];
  const single = starts.length + ends.length === 0 && told.every(({ role }) => role !== null);
  if (!single || start === undefined || end === undefined) return [];
  if (came.length === 0 || went.length === 0) return [];
  const computed = inUnitOf(start.base.plus(total(came)).minus(total(went)), end);
  const isOff = !followsFrom(computed, end, [start, ...came, ...went]);
  const isNear =
    computed.lessThanOrEqualTo(end.value.times(MOST_TIMES)) &&
    end.value.lessThanOrEqualTo(computed.times(MOST_TIMES));
  return isOff && isNear ? [{ end, start, came, went, computed }] : [];
}
