import type { TextFinding } from '../api/types.ts';

export type Severity = TextFinding['severity'];

/** In the order people look at them. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'hint'];

export const SEVERITY: Readonly<
  Record<Severity, { readonly text: string; readonly colour: string }>
> = {
  error: { text: '错误', colour: 'red' },
  warning: { text: '提醒', colour: 'gold' },
  hint: { text: '建议', colour: 'blue' },
};

export const countOf = (findings: readonly TextFinding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;
