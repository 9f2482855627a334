import {
  renderNarrative,
  rewrittenParagraphs,
  type CheckResult,
  type CompiledRulebook,
  type Evaluation,
  type ReportContent,
} from '#libs/rulebook';
import { checkText, kindName, type Finding } from '#libs/textcheck';

/**
 * What a paragraph alone can show. Kinds that need the whole report - numbering, tables held against each other - would
 * accuse it wrongly; names of units, prompts and personal data are asked about by the rulebook's own checks.
 */
const KINDS: ReadonlySet<string> = new Set([
  ...['sum', 'difference', 'share', 'ratio', 'growth', 'unit', 'headcount', 'count_list'],
  ...['same_figure', 'claim', 'year', 'citation'],
  ...['punctuation', 'doubled_words', 'truncated', 'wrong_word'],
]);

/**
 * What a careful reader would send back in the paragraphs the drafter rewrote, as checks that warn, never bar 送审, and
 * can be waived. The rulebook's own paragraphs are written once and tested with it; rewritten ones are read every time.
 */
export function wordingChecks(
  rulebook: CompiledRulebook,
  evaluation: Evaluation,
  { paragraphs }: Pick<ReportContent, 'paragraphs'>,
): CheckResult[] {
  if (Object.keys(paragraphs).length === 0) return [];
  const narrative = renderNarrative(rulebook, evaluation, { paragraphs });
  const { title, rewritten } = rewrittenParagraphs(narrative);
  return rewritten.flatMap(({ id, text }) => {
    // The title tells the year and the unit the paragraph is of.
    const source = `${title}\n${text}`;
    const own = checkText(source).filter(
      ({ kind, quotes }) => KINDS.has(kind) && quotes.every(({ start }) => start > title.length),
    );
    return own.map((finding, index) => resultOf(finding, id, ordinal(own, index)));
  });
}

/** Which of the paragraph's findings of its kind it is: told apart, and named the same while the others stay. */
function ordinal(findings: readonly Finding[], index: number): number {
  const kind = findings[index]?.kind;
  return findings.slice(0, index + 1).filter((finding) => finding.kind === kind).length;
}

function resultOf(
  { kind, severity, quotes, computed, message, suggestion }: Finding,
  block: string,
  nth: number,
): CheckResult {
  const id = `text.${kind}`;
  // All of its words: a waiver ends when any of them is changed.
  const words = quotes.map(({ text }) => `“${text}”`).join('、');
  return {
    id,
    row: block,
    key: `${id}:${block}:${String(nth)}`,
    label: `文字核查：${kindName(kind)}`,
    kind: 'wording',
    severity: severity === 'hint' ? 'hint' : 'warning',
    outcome: 'fail',
    waivable: true,
    left: null,
    right: null,
    message: `${words}：${message}${computed === null ? '' : `（${computed}）`}`,
    instruction: suggestion,
    fields: [`paragraphs/${block}`],
  };
}
