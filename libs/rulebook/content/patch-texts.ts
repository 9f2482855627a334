import type { Fault } from '#libs/kernel';
import { normaliseText, textIssue } from '../facts/texts.js';
import { allBlocks } from '../package/blocks.js';
import type { CompiledRulebook } from '../package/compiled.js';
import { templateIssues } from '../package/lint/templates.js';
import type { ReportContent } from '../schema/index.js';
import { parseTemplate } from '../template/parse.js';

/** Raw values to set by id, and ids to clear. */
export interface TextPatch {
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  readonly clear?: readonly string[] | undefined;
}

const MAX_PARAGRAPH = 8_000;
const MAX_MEASURE = 2_000;

type Texts<T> = { readonly value: Readonly<Record<string, T>>; readonly faults: readonly Fault[] };

function textFault(raw: unknown, most: number, path: string, what: string): Fault | null {
  const issue = typeof raw === 'string' ? textIssue(normaliseText(raw), most) : '须为文本';
  return issue === null ? null : { code: 'request.invalid', message: `${what}${issue}`, path };
}

function editableBlocks(compiled: CompiledRulebook): ReadonlySet<string> {
  const blocks = allBlocks(compiled.narrative).map(({ block }) => block);
  return new Set(
    blocks.flatMap((block) => (block.type === 'paragraph' && block.editable ? [block.id] : [])),
  );
}

function placeholderFaults(compiled: CompiledRulebook, text: string, path: string): Fault[] {
  const place = { facts: compiled.facts, indicators: compiled.package.indicators, score: true };
  return templateIssues(parseTemplate(text), place).map((message) => ({
    code: 'paragraph.unknown_placeholder',
    message,
    path,
  }));
}

function paragraphFaults(compiled: CompiledRulebook, raw: unknown, path: string): Fault[] {
  const fault = textFault(raw, MAX_PARAGRAPH, path, '段落');
  return fault !== null ? [fault] : placeholderFaults(compiled, raw as string, path);
}

/** Sets and clears entries of a record, in a new record; ids are checked by `known`, values by `check`. */
function patchRecord<T>(
  current: Readonly<Record<string, T>>,
  patch: TextPatch,
  known: (id: string) => Fault | null,
  check: (id: string, raw: unknown) => { value: T } | { faults: readonly Fault[] },
): Texts<T> {
  const entries = new Map(Object.entries(current));
  const faults: Fault[] = [];
  for (const id of patch.clear ?? []) {
    const fault = known(id);
    if (fault !== null) faults.push(fault);
    entries.delete(id);
  }
  for (const [id, raw] of Object.entries(patch.set ?? {})) {
    const fault = known(id);
    const checked = fault === null ? check(id, raw) : { faults: [fault] };
    if ('faults' in checked) faults.push(...checked.faults);
    else entries.set(id, checked.value);
  }
  return { value: Object.fromEntries(entries), faults };
}

/** Rewritten paragraphs: only blocks the rulebook lets a drafter rewrite, with placeholders that exist. */
export function patchParagraphs(
  compiled: CompiledRulebook,
  content: ReportContent,
  patch: TextPatch,
): Texts<string> {
  const editable = editableBlocks(compiled);
  return patchRecord(
    content.paragraphs,
    patch,
    (id) =>
      editable.has(id)
        ? null
        : { code: 'paragraph.unknown', message: '没有可改写的这一段', path: `paragraphs.${id}` },
    (id, raw) => {
      const faults = paragraphFaults(compiled, raw, `paragraphs.${id}`);
      return faults.length > 0 ? { faults } : { value: normaliseText(raw as string) };
    },
  );
}

type Measure = ReportContent['measures'][string];

function measureOf(raw: unknown, path: string): { value: Measure } | { faults: readonly Fault[] } {
  const given = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  const extra = Object.keys(given).filter((key) => key !== 'reason' && key !== 'measure');
  const faults = [
    textFault(given['reason'], MAX_MEASURE, `${path}.reason`, '扣分原因'),
    textFault(given['measure'], MAX_MEASURE, `${path}.measure`, '整改措施'),
    extra.length > 0
      ? ({ code: 'request.invalid', message: '只能有 reason 和 measure', path } as const)
      : null,
  ].filter((fault) => fault !== null);
  if (faults.length > 0) return { faults };
  return {
    value: {
      reason: normaliseText(given['reason'] as string),
      measure: normaliseText(given['measure'] as string),
    },
  };
}

/** 原因与整改措施, for indicators that exist. */
export function patchMeasures(
  compiled: CompiledRulebook,
  content: ReportContent,
  patch: TextPatch,
): Texts<Measure> {
  const known = new Set(compiled.indicators.map((indicator) => indicator.definition.id));
  return patchRecord(
    content.measures,
    patch,
    (id) =>
      known.has(id)
        ? null
        : { code: 'measure.unknown_indicator', message: '没有这项指标', path: `measures.${id}` },
    (id, raw) => measureOf(raw, `measures.${id}`),
  );
}
