import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { figuresIn, type Told } from './measures-told.js';
import type { UnitSlip } from './measures-told.js';

const DATE = /(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日/g;
const TERM = /(?:工期|历时|用时|周期|期限|为期|共|租期|服务期|计)[^，。；\d]{0,6}$/;
const DAY = 86_400;
const MONTH = 30 * DAY;
const CLOSE = 2;
const FEWEST_MONTHS = 2;

/** From one day to another so many days, told as so many months, or the other way about. */
export const termsInDays = ({ statements }: TextDocument): UnitSlip[] =>
  statements.flatMap(({ text, start, inTable }) => {
    if (inTable || !/[天月]/.test(text) || matchesIn(text, DATE).length !== 2) return [];
    const days = spanOf(text);
    return days === null
      ? []
      : figuresIn(text, start).flatMap((odd) => (TERM.test(odd.before) ? judge(odd, days) : []));
  });

function spanOf(text: string): number | null {
  const [from, to] = matchesIn(text, DATE).map(([, year, month, day]) => ({ year, month, day }));
  if (from === undefined || to === undefined) return null;
  const year = Number(from.year ?? 2001);
  const later = Number(to.year ?? from.year ?? 2001);
  const first = Date.UTC(year, Number(from.month) - 1, Number(from.day));
  const last = Date.UTC(later, Number(to.month) - 1, Number(to.day));
  return last > first ? (last - first) / 1000 / DAY : null;
}

function judge(odd: Told, days: number): UnitSlip[] {
  const asDays = Math.abs(odd.value - days) <= CLOSE;
  const asMonths = Math.abs((days * DAY) / MONTH - odd.value) <= 0.6;
  const wrong =
    (odd.factor > DAY && asDays && days > CLOSE * 10) ||
    (odd.unit === '天' && asMonths && odd.value >= FEWEST_MONTHS && days > odd.value * 20);
  return wrong
    ? [
        {
          odd,
          beside: [],
          computed: `起止日期相隔 ${String(days)} 天`,
          unit: odd.unit === '天' ? '个月' : '天',
        },
      ]
    : [];
}
