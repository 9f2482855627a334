import { Decimal } from '#libs/kernel';
import { isObject, type Json } from '../draft/json.ts';

interface Band {
  readonly from: Decimal | null;
  readonly fromInclusive: boolean;
  readonly to: Decimal | null;
  readonly toInclusive: boolean;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A bound as typed: null is infinite; undefined is no number yet. */
function boundOf(value: Json | undefined): Decimal | null | undefined {
  if (value === undefined || value === '') return null;
  return typeof value === 'string' && NUMBER.test(value) ? new Decimal(value) : undefined;
}

function bandOf(value: Json): Band | null {
  if (!isObject(value)) return null;
  const [from, to] = [boundOf(value['from']), boundOf(value['to'])];
  if (from === undefined || to === undefined) return null;
  return {
    from,
    to,
    fromInclusive: value['fromInclusive'] !== false,
    toInclusive: value['toInclusive'] === true,
  };
}

/** `[0, 10)`, `(−∞, 0]`. */
export function bandText(value: Json): string {
  const band = bandOf(value);
  if (band === null) return '（界限不是数值）';
  const left =
    band.from === null ? '(−∞' : `${band.fromInclusive ? '[' : '('}${band.from.toFixed()}`;
  const right = band.to === null ? '+∞)' : `${band.to.toFixed()}${band.toInclusive ? ']' : ')'}`;
  return `${left}, ${right}`;
}

const lower = (left: Band, right: Band): number =>
  left.from === null || right.from === null
    ? Number(right.from === null) - Number(left.from === null)
    : left.from.comparedTo(right.from) || Number(right.fromInclusive) - Number(left.fromInclusive);

const sign = (inclusive: boolean, yes: string, no: string): string => (inclusive ? yes : no);

function jointNote(left: Band, right: Band): string | null {
  if (left.to === null || right.from === null) return '有两档重叠：一档没有上限或下限';
  const order = left.to.comparedTo(right.from);
  const [end, start] = [left.to.toFixed(), right.from.toFixed()];
  if (order > 0) return `重叠：${start} 至 ${end} 同时落在两档`;
  if (order < 0)
    return `空隙：${sign(left.toInclusive, '大于', '不小于')} ${end} 且${sign(right.fromInclusive, '小于', '不大于')} ${start} 的值没有档`;
  if (left.toInclusive && right.fromInclusive) return `重叠：${end} 同时落在两档`;
  if (!left.toInclusive && !right.fromInclusive) return `空隙：${end} 没有档`;
  return null;
}

/**
 * Gaps and overlaps of bands, each as a sentence; bands whose bounds are no numbers yet are left out.
 * @param covering whether every value must have a band (scores), or only some (caps of the total)
 */
export function bandNotes(values: readonly Json[], covering: boolean): readonly string[] {
  const bands = values.flatMap((value) => bandOf(value) ?? []).sort(lower);
  const [first, last] = [bands[0], bands.at(-1)];
  const joints = bands
    .slice(1)
    .map((right, index) => jointNote(bands[index] ?? right, right))
    .filter((note): note is string => note !== null)
    .filter((note) => covering || !note.startsWith('空隙'));
  if (!covering || first === undefined || last === undefined) return joints;
  const below =
    first.from === null
      ? []
      : [`空隙：${sign(first.fromInclusive, '小于', '不大于')} ${first.from.toFixed()} 的值没有档`];
  const above =
    last.to === null
      ? []
      : [`空隙：${sign(last.toInclusive, '大于', '不小于')} ${last.to.toFixed()} 的值没有档`];
  return [...below, ...joints, ...above];
}
