import { qrSvg } from './qr.js';

/** What is printed at the foot of every page so that anybody can ask whether the paper is genuine. */
export interface VerificationMark {
  /** Letters and figures, to be typed where nothing can be scanned. */
  readonly code: string;
  /** Address of the page that tells what the document is worth. */
  readonly address: string;
}

const SIDE_MM = 15;
/** Below the type area and out of it, at the inner edge: the outer one has the page number (GB/T 9704-2012, 7.5). */
const BELOW_MM = 4;

/** Style sheet that prints the mark in the margin of every page, upright or lying. Pure. */
export function verificationCss({ code, address }: VerificationMark): string {
  const image = `url('data:image/svg+xml,${encodeURIComponent(qrSvg(address, SIDE_MM)).replaceAll("'", '%27')}')`;
  const content = `content:${image} "\\A 验证码 ${grouped(code)}";white-space:pre;font:6pt/8pt 'Noto Serif SC',serif;`;
  const upright = `${content}vertical-align:top;padding-top:${String(BELOW_MM)}mm;`;
  const lying = `${content}writing-mode:vertical-rl;text-orientation:sideways;vertical-align:top;padding-right:${String(BELOW_MM)}mm;`;
  return [
    `@page :right{@bottom-left{${upright}text-align:left}}`,
    `@page :left{@bottom-right{${upright}text-align:right}}`,
    `@page lying:right{@bottom-left{content:none}@left-top{${lying}text-align:start}}`,
    `@page lying:left{@bottom-right{content:none}@left-bottom{${lying}text-align:end}}`,
  ].join('\n');
}

/** In fours, as people read long numbers. */
const grouped = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;
