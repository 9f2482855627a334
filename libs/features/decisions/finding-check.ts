import type { CheckResult } from '#libs/rulebook';
import type { Finding } from '#libs/textcheck';

/**
 * A finding of the text check as a check of the report. It warns and never bars 送审: only a person can say whether the
 * text check is right. Its message has all of its words, so that a waiver ends when any of them is changed.
 */
export function checkOf(
  { severity, quotes, computed, message, suggestion }: Finding,
  named: Pick<CheckResult, 'id' | 'key' | 'label' | 'fields'>,
): CheckResult {
  const words = quotes.map(({ text }) => `“${text}”`).join('、');
  return {
    ...named,
    kind: 'wording',
    severity: severity === 'hint' ? 'hint' : 'warning',
    outcome: 'fail',
    waivable: true,
    left: null,
    right: null,
    message: `${words}：${message}${computed === null ? '' : `（${computed}）`}`,
    instruction: suggestion,
  };
}
