import { canonicalJson } from '#libs/kernel';
import type { RulebookPackage } from '../schema/index.js';
import { isList, isObject, type Json } from './json.js';
import { fieldLabel, PART_LABELS } from './labels.js';
import { byId, enter, type Standing } from './things.js';
import { isCondition, namesOf, thingWords, valueWords, type Names } from './readable.js';
import { diffWords, type Word } from './words.js';

/** One difference of two packages, in words a person reads. See contracts for its fields. */
export interface RuleDifference {
  readonly part: string;
  readonly partLabel: string;
  readonly kind: 'added' | 'removed' | 'moved' | 'changed';
  readonly path: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly words: readonly Word[] | null;
  readonly line: string;
}

/** Shorter values are shown side by side. */
const TEXT = 16;
const PARTS = Object.keys(PART_LABELS) as (keyof typeof PART_LABELS)[];

/** Everything that differs between two packages, by stable ids; order as in the later one's files. */
export function diffPackages(before: RulebookPackage, after: RulebookPackage): RuleDifference[] {
  const [left, right] = [before, after] as unknown as [Record<string, Json>, Record<string, Json>];
  const names = namesOf(before, after);
  const found = PARTS.flatMap((part) =>
    walk(left[part], right[part], {
      ...{ part, path: `/${part}`, subject: PART_LABELS[part], subjectId: '', field: [] },
      ...{ category: null, key: part, names },
    }),
  );
  return joinMoves(found, names);
}

function walk(before: Json, after: Json, at: Standing): RuleDifference[] {
  if (same(before, after)) return [];
  if (isList(before) && isList(after)) return walkList(before, after, at);
  if (isObject(before) && isObject(after) && !isCondition(before) && !isCondition(after))
    return walkObject(before, after, at);
  return [changed(before, after, at)];
}

function walkObject(
  before: Readonly<Record<string, Json>>,
  after: Readonly<Record<string, Json>>,
  at: Standing,
): RuleDifference[] {
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return keys.flatMap((key) => {
    const path = `${at.path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const label = labelOf(key, after, at);
    return walk(before[key], after[key], { ...at, path, field: [...at.field, label], key });
  });
}

/** Points of a deduction are read as what they are: 每次退回扣分. */
function labelOf(
  key: string,
  { count, unit, label }: Readonly<Record<string, Json>>,
  at: Standing,
) {
  if (key !== 'points' || typeof count !== 'string' || at.field.length === 0)
    return fieldLabel(key);
  return typeof label === 'string' && typeof unit === 'string' ? `每${unit}扣分` : fieldLabel(key);
}

function walkList(before: readonly Json[], after: readonly Json[], at: Standing): RuleDifference[] {
  const [left, right] = [byId(before), byId(after)];
  if (left === null || right === null) return walkPlaces(before, after, at);
  const [leftIds, rightIds] = [[...left.keys()], [...right.keys()]];
  const stay = new Set(inOrder(leftIds, rightIds));
  const gone = leftIds.flatMap((id, index) =>
    right.has(id) ? [] : [whole('removed', enter(at, left.get(id), index), left.get(id))],
  );
  const rest = rightIds.flatMap((id, index) => {
    const here = enter(at, right.get(id), index);
    if (!left.has(id)) return [whole('added', here, right.get(id))];
    const moved = stay.has(id) ? [] : [movedTo(leftIds.indexOf(id), index, here)];
    return [...moved, ...walk(left.get(id), right.get(id), here)];
  });
  return [...gone, ...rest];
}

/** Lists without ids go by their places, between what is the same at either end. */
function walkPlaces(
  before: readonly Json[],
  after: readonly Json[],
  at: Standing,
): RuleDifference[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && same(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && same(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const [left, right] = [before, after].map((list) => list.slice(start, list.length - end));
  const length = Math.max(before.length, after.length) - start - end;
  return Array.from({ length }, (_, offset) => {
    const index = start + offset;
    const field = [...at.field, `第 ${String(index + 1)} 项`];
    const here = { ...at, path: `${at.path}/${String(index)}`, field };
    const [was, is] = [left?.[offset], right?.[offset]];
    if (was === undefined) return [whole('added', here, is)];
    return is === undefined ? [whole('removed', here, was)] : walk(was, is, here);
  }).flat();
}

/** The longest run of common ids that kept their order; whoever is not in it has moved. */
function inOrder(before: readonly string[], after: readonly string[]): readonly string[] {
  const place = new Map(before.map((id, index) => [id, index]));
  const common = after.filter((id) => place.has(id));
  const best: { readonly id: string; readonly length: number; readonly previous: number }[] = [];
  common.forEach((id, at) => {
    let [length, previous] = [1, -1];
    for (let earlier = 0; earlier < at; earlier += 1) {
      const run = best[earlier];
      if (run === undefined || (place.get(run.id) ?? 0) > (place.get(id) ?? 0)) continue;
      if (run.length + 1 > length) [length, previous] = [run.length + 1, earlier];
    }
    best.push({ id, length, previous });
  });
  const chain: string[] = [];
  const longest = Math.max(0, ...best.map(({ length }) => length));
  let at = best.findIndex(({ length }) => length === longest);
  while (at >= 0) {
    const run = best[at];
    if (run === undefined) break;
    chain.push(run.id);
    at = run.previous;
  }
  return chain;
}

const base = (kind: RuleDifference['kind'], at: Standing) => ({
  ...{ part: at.part, kind, path: at.path, subject: at.subject, subjectId: at.subjectId },
  partLabel: PART_LABELS[at.part as keyof typeof PART_LABELS],
});

function whole(kind: 'added' | 'removed', at: Standing, value: Json): RuleDifference {
  const name = [at.subject, ...at.field].join('·');
  const shown = canonicalJson(value ?? null);
  const sides = kind === 'added' ? { before: null, after: shown } : { before: shown, after: null };
  const field = at.field.length === 0 ? null : at.field.join('·');
  const about = thingWords(value, at.names);
  const of = kind === 'removed' || about === null ? '' : `：${about}`;
  const line = `${kind === 'added' ? '新增' : '删除'} ${name}${of}`;
  return { ...base(kind, at), ...sides, field, words: null, line };
}

function movedTo(from: number, to: number, at: Standing): RuleDifference {
  const [before, after] = [`第 ${String(from + 1)} 位`, `第 ${String(to + 1)} 位`];
  const field = at.field.length === 0 ? null : at.field.join('·');
  const line = `${[at.subject, ...at.field].join('·')}：由${before}移到${after}`;
  return { ...base('moved', at), before, after, field, words: null, line };
}

function changed(before: Json, after: Json, at: Standing): RuleDifference {
  const field = at.field.join('·');
  const { key, names } = at;
  const [left, right] = [valueWords(before, key, names), valueWords(after, key, names)];
  const long = left !== null && right !== null && Math.max(left.length, right.length) > TEXT;
  return {
    ...base('changed', at),
    ...{ field, before: left, after: right },
    words: long ? diffWords(left, right) : null,
    line: `${at.subject}：${field} ${left ?? '（无）'} → ${right ?? '（无）'}`,
  };
}

/** What went from one list and came into another is one thing that moved, say an indicator into another category. */
function joinMoves(found: readonly RuleDifference[], names: Names): RuleDifference[] {
  const keyOf = ({ part, subjectId, field }: RuleDifference) =>
    `${part} ${subjectId} ${field ?? ''}`;
  const gone = new Map(
    found.filter(({ kind }) => kind === 'removed').map((one) => [keyOf(one), one]),
  );
  const came = new Set(
    found.filter((one) => one.kind === 'added' && gone.has(keyOf(one))).map(keyOf),
  );
  return found.flatMap((one): RuleDifference[] => {
    if (!came.has(keyOf(one)) || one.kind === 'changed' || one.kind === 'moved') return [one];
    if (one.kind === 'removed') return [];
    const from = gone.get(keyOf(one)) ?? one;
    const line = `${from.subject} 移为 ${one.subject}`;
    const moved: RuleDifference = { ...one, kind: 'moved', line };
    const within = { ...{ part: one.part, path: one.path, subject: one.subject } };
    const at = { ...within, subjectId: one.subjectId, field: [] };
    const rest = { category: null, key: '', names };
    return [moved, ...walk(parsed(from.before), parsed(one.after), { ...at, ...rest })];
  });
}

const parsed = (text: string | null): Json => JSON.parse(text ?? 'null') as Json;

const same = (before: Json, after: Json): boolean =>
  before === after || canonicalJson(before ?? null) === canonicalJson(after ?? null);
