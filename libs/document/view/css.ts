import { FONT_FACES } from './fonts.js';

/**
 * Official layout, GB/T 9704-2012: A4, type area 156 × 225 mm, body 3号 仿宋 (16 pt), 22 lines of 28 characters.
 * 16 pt set solid gives 27 characters: a hair is taken from each (-0.21 pt). Figures are measured, not derived.
 */
const CHARACTER = '15.79pt';
const LINE = '28.98pt';

/** Sheet and page number (7.5): 4号 宋体 between dashes, 7 mm under the type area, one character in from the outer edge. */
const PAGES = `
@page{size:A4;margin:37mm 26mm 35mm 28mm}
@page :right{@bottom-right{${pageNumber()}vertical-align:top;padding-top:7mm;margin-right:14pt}}
@page :left{@bottom-left{${pageNumber()}vertical-align:top;padding-top:7mm;margin-left:14pt}}
@page lying{size:A4 landscape;margin:28mm 37mm 26mm 35mm}
${lyingPage('right', 'bottom-right', 'left-bottom', 'end')}
${lyingPage('left', 'bottom-left', 'left-top', 'start')}
`;

function pageNumber(): string {
  return `content:"— " counter(page) " —";font:14pt/14pt 'Noto Serif SC',serif;`;
}

/**
 * A lying sheet (10.2): the page number stays where the bound sheet has it, so it stands sideways at the left;
 * the head of the table is towards the binding on odd pages and away from it on even ones.
 */
function lyingPage(
  side: 'left' | 'right',
  upright: string,
  lying: string,
  align: 'start' | 'end',
): string {
  const inset = align === 'end' ? 'margin-bottom:14pt' : 'margin-top:14pt';
  const place = `writing-mode:vertical-rl;text-orientation:sideways;text-align:${align};vertical-align:top;padding-right:7mm;${inset}`;
  return `@page lying:${side}{@${upright}{content:none}@${lying}{${pageNumber()}${place}}}`;
}

const TEXT = `
.doc{font-family:'Official Fang','Noto Serif SC',serif;font-size:16pt;line-height:${LINE};letter-spacing:-0.21pt;color:#000;
font-weight:400;font-synthesis:none;text-align:justify;line-break:strict;overflow-wrap:anywhere;text-autospace:no-autospace;
text-spacing-trim:space-all;orphans:1;widows:1;font-kerning:none;font-variant-ligatures:none}
.doc h1,.doc h2,.doc h3,.doc p{margin:0;font-size:inherit;font-weight:400}
.doc h2,.doc h3{break-after:avoid}
.doc .text,.doc h2,.doc h3{text-indent:calc(2 * ${CHARACTER})}
.doc .level-1{font-family:'Official Hei','Noto Serif SC',sans-serif}
.doc .level-2{font-family:'Official Kai','Noto Serif SC',serif}
.doc h1{font-family:'Official Title','Noto Serif SC',serif;font-size:22pt;line-height:calc(1.5 * ${LINE});letter-spacing:0;
text-align:center;text-wrap:balance;break-after:avoid;margin-bottom:${LINE}}
.doc h1 span.line{display:block}
.doc .draft{font-family:'Official Kai','Noto Serif SC',serif;text-align:center;margin:calc(-0.5 * ${LINE}) 0 calc(0.5 * ${LINE})}
.doc .annex-note{margin:${LINE} 0 0 calc(2 * ${CHARACTER});display:grid;grid-template-columns:auto 1fr;text-align:left}
.doc .signature{break-inside:avoid;break-before:avoid;margin-top:calc(2 * ${LINE});display:grid;justify-content:end;
margin-right:calc(4 * ${CHARACTER})}
.doc .signature .unit{width:0;justify-self:center;display:flex;justify-content:center;white-space:nowrap}
.doc .signature.long{margin-right:calc(2 * ${CHARACTER});justify-items:end}
.doc .signature.long .unit{width:auto;justify-self:end;white-space:normal;text-align:right}
.doc .annex{break-before:page}
.doc .annex-label{font-family:'Official Hei','Noto Serif SC',sans-serif;break-after:avoid}
.doc .annex h1{margin-top:calc(0.5 * ${LINE})}
.doc .lying{page:lying}
.doc .annex.lying h1{margin:0;line-height:${LINE}}
`;

/**
 * Tables in 五号: neither a row nor the record of one meeting is cut, unless it is longer than a page; the heading row is
 * repeated on every page. A lying annex is set closer: it holds many short rows.
 */
const TABLES = `
.doc table{width:calc(100% - .5pt);border-collapse:collapse;table-layout:fixed;margin:6pt 0;font-size:10.5pt;line-height:15pt;letter-spacing:0;
text-align:left}
.doc .caption{font-family:'Official Hei','Noto Serif SC',sans-serif;font-size:14pt;line-height:${LINE};text-align:center;
break-after:avoid}
.doc .annex.lying .caption{line-height:24pt}
.doc .annex.lying table{line-height:14pt}
.doc thead{display:table-header-group}
.doc tr,.doc table:not(:has(thead)){break-inside:avoid}
.doc th,.doc td{border:.5pt solid #000;padding:3pt 4pt;font-weight:400;vertical-align:middle}
.doc thead th,.doc th,.doc tr.group td{font-family:'Official Hei','Noto Serif SC',sans-serif}
.doc .annex.lying th,.doc .annex.lying td{padding-top:2pt;padding-bottom:2pt}
.doc thead th{text-align:center;padding-top:4pt;padding-bottom:4pt}
.doc tr.group{break-after:avoid}
.doc tr.total{break-before:avoid}
.doc .center{text-align:center}
.doc .right{text-align:right}
`;

const SCREEN = `
@media screen{
.doc{max-width:156mm;margin:0 auto;padding:20mm 6mm}
.doc .missing{background:#fff1b8}
.doc [data-fact]:hover{background:#e6f4ff}
.doc .lying{max-width:none}
}
`;

/** The one style sheet of print and preview; everything is under \`.doc\`. */
export const documentCss = [FONT_FACES, PAGES, TEXT, TABLES, SCREEN].join('').replace(/\n+/g, '\n');
