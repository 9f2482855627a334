import type { Line } from './line.js';

/** 二、政府性基金预算, 二十三、其他支出: lines of accounts, which a printed table gives among their figures. */
const ACCOUNT = /(?:收入|支出?|预算|拨款|补助|结余|结转|收支)$/;
const FIGURE_LINE = /(?:^|[一-龥] )-?\d{1,3}(?:,\d{3})*(?:\.\d{2})?$|^出$/;
const NEAR = 2;

/** Whether the line is one of a table of accounts, printed among its figures, so that its number heads nothing. */
export const isAccountLine = (lines: readonly Line[], at: number): boolean => {
  const text = lines[at]?.text ?? '';
  return (
    /(?:收入|支出) -?\d[\d,.]*(?: |$)/.test(text) ||
    (ACCOUNT.test(text) &&
      lines
        .slice(Math.max(0, at - NEAR), at + NEAR + 1)
        .some((line) => FIGURE_LINE.test(line.text)))
  );
};
