import type { Finding, Severity } from './finding.js';
import { kindName } from './kinds/names.js';
import { otherPlaces } from './other-places.js';

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '提醒',
  hint: '建议',
};

const STYLE = `
body{margin:0;font:16px/1.9 "FangSong","STFangsong","Noto Serif CJK SC",serif;color:#1f1f1f;background:#fff}
header{position:sticky;top:0;background:#fff;border-bottom:1px solid #d0d0d0;padding:12px 24px;font-family:sans-serif}
h1{font-size:18px;margin:0 0 6px}label{margin-right:18px;cursor:pointer}
.line{display:grid;grid-template-columns:minmax(0,1fr) 360px;gap:24px;padding:0 24px}
.line p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;min-height:1em}
aside{font:14px/1.6 sans-serif}
.note{border-left:4px solid;padding:4px 10px;margin:4px 0;background:#fafafa}
.note b{display:block}.computed{color:#444}
.error{border-color:#b00020}.warning{border-color:#8a5a00}.hint{border-color:#0b5cad}
mark{background:none;border-bottom:2px solid;color:inherit}
mark.error{background:#fde7ea}mark.warning{background:#fff3d6}mark.hint{background:#e6f1fc}
body:has(#show-error:not(:checked)) .error,body:has(#show-warning:not(:checked)) .warning,body:has(#show-hint:not(:checked)) .hint{display:none}
body:has(#show-error:not(:checked)) mark.error,body:has(#show-warning:not(:checked)) mark.warning,body:has(#show-hint:not(:checked)) mark.hint{display:inline;background:none;border:0}
@media(max-width:800px){.line{grid-template-columns:1fr}}`;

/**
 * The text with its findings in the margin, as one HTML file: no script, nothing fetched; severities are switched by
 * check boxes. All text is escaped.
 */
export function annotatedHtml(title: string, text: string, findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'hint'] as const).map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return `<label><input type="checkbox" id="show-${severity}" checked> ${SEVERITY_NAMES[severity]} ${String(count)} 处</label>`;
  });
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)} 检查结果</title><style>${STYLE}</style></head>
<body><header><h1>${escape(title)}：检查出 ${String(findings.length)} 处</h1>${counts.join('')}</header>
<main>${linesOf(text, findings).join('\n')}</main></body></html>
`;
}

function linesOf(text: string, findings: readonly Finding[]): string[] {
  const marks = findings.flatMap((finding) =>
    finding.quotes.map(({ start, end }) => ({ start, end, severity: finding.severity })),
  );
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const from = start;
    const to = from + line.length;
    start = to + 1;
    if (line.trim() === '') return [];
    const notes = findings.filter(({ quotes }) => {
      const at = quotes[0]?.start ?? -1;
      return at >= from && at <= to;
    });
    const inside = marks.filter((mark) => mark.start < to && mark.end > from);
    return [
      `<div class="line"><p>${markedLine(line, from, inside)}</p><aside>${notes.map(noteHtml).join('')}</aside></div>`,
    ];
  });
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
}

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, hint: 1 };

/** Cuts a line at every end of a mark; where several lie on each other the gravest shows. */
function markedLine(line: string, from: number, marks: readonly Mark[]): string {
  const cuts = [0, line.length, ...marks.flatMap(({ start, end }) => [start - from, end - from])]
    .filter((cut) => cut >= 0 && cut <= line.length)
    .sort((one, other) => one - other);
  return cuts
    .slice(1)
    .map((end, index) => {
      const start = cuts[index] ?? 0;
      if (end === start) return '';
      const over = marks
        .filter((mark) => mark.start - from <= start && mark.end - from >= end)
        .sort((one, other) => RANK[other.severity] - RANK[one.severity]);
      const piece = escape(line.slice(start, end));
      return over[0] === undefined ? piece : `<mark class="${over[0].severity}">${piece}</mark>`;
    })
    .join('');
}

function noteHtml(finding: Finding): string {
  const { kind, severity, message, suggestion } = finding;
  const proof = finding.computed ?? otherPlaces(finding);
  const arithmetic = proof === null ? '' : `<div class="computed">${escape(proof)}</div>`;
  return `<div class="note ${severity}"><b>${SEVERITY_NAMES[severity]} · ${escape(kindName(kind))}</b>${escape(message)}${arithmetic}<div>${escape(suggestion)}</div></div>`;
}

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
