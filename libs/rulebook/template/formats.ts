import { Decimal, isWrittenDecimal, roundHalfUp, toDecimalString } from '#libs/kernel';
import { isCalendarDate } from '../facts/calendar.js';

/** A placeholder's value on its way to the page, with what is known of its field. */
export interface Printable {
  readonly value: string | boolean;
  /** Whether `value` is a decimal text. */
  readonly numeric: boolean;
  readonly decimals: number | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

interface Format {
  /** Whether `|name:argument` must have its argument, a whole number of this range. */
  readonly argument?: readonly [number, number];
  readonly doc: string;
  readonly apply: (printable: Printable, argument: number) => string;
}

function numberOf({ value, numeric }: Printable): Decimal | null {
  return numeric && typeof value === 'string' ? new Decimal(value) : null;
}

function onNumber(
  apply: (number: Decimal, argument: number, printable: Printable) => string,
): Format['apply'] {
  return (printable, argument) => {
    const number = numberOf(printable);
    return number === null ? printDefault(printable) : apply(number, argument, printable);
  };
}

function onDate(pattern: (year: number, month: number, day: number) => string): Format['apply'] {
  return (printable) => {
    const { value } = printable;
    if (typeof value !== 'string' || !isCalendarDate(value)) return String(value);
    const [year, month, day] = value.split('-').map(Number) as [number, number, number];
    return pattern(year, month, day);
  };
}

function limited(number: Decimal, decimals: number | null): string {
  return toDecimalString(decimals === null ? number : roundHalfUp(number, decimals));
}

const chineseDate = onDate((year, month, day) => `${year}年${month}月${day}日`);

/** Numbers without superfluous zeros and at most the field's decimals; dates 2024年5月30日; enums by label; 是 or 否. */
function printDefault(printable: Printable): string {
  const { value, numeric, options, decimals } = printable;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (numeric && isWrittenDecimal(value, decimals ?? undefined)) return value;
  const number = numberOf(printable);
  if (number !== null) return limited(number, decimals);
  const option = options.find((candidate) => candidate.value === value);
  if (option !== undefined) return option.label;
  return isCalendarDate(value) ? chineseDate(printable, 0) : value;
}

const fixedNumber = onNumber((number, places) => roundHalfUp(number, places).toFixed(places));

/** Where no digit is to go, the missing ones are added as they would be written. */
function fixed(printable: Printable, places: number): string {
  const { value, numeric } = printable;
  if (!numeric || typeof value !== 'string' || !isWrittenDecimal(value, places))
    return fixedNumber(printable, places);
  if (places === 0) return value;
  const point = value.indexOf('.');
  const whole = point === -1 ? `${value}.` : value;
  return whole.padEnd((point === -1 ? value.length : point) + 1 + places, '0');
}

/** Every format a placeholder may name. They may follow each other: `{{x|abs|fixed:2}}`. */
export const FORMATS: Readonly<Record<string, Format>> = {
  fixed: {
    argument: [0, 8],
    doc: '{{x|fixed:2}}：恰好两位小数',
    apply: fixed,
  },
  abs: {
    doc: '{{x|abs}}：绝对值',
    apply: onNumber((number, _, { decimals }) => limited(number.abs(), decimals)),
  },
  change: {
    doc: '{{x|change}}：增加 1.84 或 减少 1.84',
    apply: onNumber(
      (number, _, { decimals }) =>
        `${number.isNegative() && !number.isZero() ? '减少' : '增加'}${limited(number.abs(), decimals)}`,
    ),
  },
  date: { doc: '{{x|date}}：2024年5月30日', apply: chineseDate },
  month_day: {
    doc: '{{x|month_day}}：5月30日',
    apply: onDate((_, month, day) => `${month}月${day}日`),
  },
  year_month: {
    doc: '{{x|year_month}}：2024年5月',
    apply: onDate((year, month) => `${year}年${month}月`),
  },
  label: { doc: '{{x|label}}：选项名称', apply: printDefault },
  raw: { doc: '{{x|raw}}：存储的原值', apply: ({ value }) => String(value) },
};

/** What is wrong with a format as written, in Chinese, or null. */
export function formatIssue(name: string, argument: string | undefined): string | null {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (format === undefined) return `没有格式 ${name}`;
  if (format.argument === undefined) return argument === undefined ? null : `格式 ${name} 不带参数`;
  const [least, most] = format.argument;
  const number = Number(argument);
  return argument !== undefined && /^\d+$/.test(argument) && number >= least && number <= most
    ? null
    : `格式 ${name} 的参数须为 ${least} 至 ${most} 的整数`;
}

type FormatCalls = readonly { readonly name: string; readonly argument?: string }[];
type Usable = readonly { readonly apply: Format['apply']; readonly argument: number }[];

/** The formats of a placeholder as they are used: those of a rulebook are looked up once. */
const USABLE = new WeakMap<FormatCalls, Usable>();

function usable(formats: FormatCalls): Usable {
  let known = USABLE.get(formats);
  if (known === undefined) {
    known = formats
      .filter(({ name, argument }) => formatIssue(name, argument) === null)
      .map(({ name, argument }) => ({
        apply: FORMATS[name]?.apply ?? (() => ''),
        argument: Number(argument ?? 0),
      }));
    USABLE.set(formats, known);
  }
  return known;
}

/** Applies formats in order; a number stays a number as long as its text is one. */
export function applyFormats(printable: Printable, formats: FormatCalls): string {
  if (formats.length === 0) return printDefault(printable);
  let current = printable;
  for (const { apply, argument } of usable(formats)) {
    const value = apply(current, argument);
    current = { ...current, value, numeric: current.numeric && /^-?\d+(?:\.\d+)?$/.test(value) };
  }
  return String(current.value);
}
