import qrcode from 'qrcode-generator';

/** Of the four levels the second: a stain or a fold over 15 % still reads. */
const CORRECTION = 'M';
/** White modules around the code, which readers need (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code as a drawing of rectangles. Pure: the same text gives the same characters. */
export function qrSvg(text: string, millimetres: number): string {
  const code = qrcode(0, CORRECTION);
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const rows = Array.from({ length: count }, (_, row) => rowPath(code, row, count)).join('');
  const side = String(count + 2 * QUIET);
  const size = `${String(millimetres)}mm`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${side} ${side}" ` +
    `shape-rendering="crispEdges"><path d="${rows}"/></svg>`
  );
}

/** Dark modules of a row, each run of them as one rectangle. */
function rowPath(code: ReturnType<typeof qrcode>, row: number, count: number): string {
  let path = '';
  let start = -1;
  for (let column = 0; column <= count; column += 1) {
    const dark = column < count && code.isDark(row, column);
    if (dark && start < 0) start = column;
    if (dark || start < 0) continue;
    const width = String(column - start);
    path += `M${String(start + QUIET)} ${String(row + QUIET)}h${width}v1h-${width}z`;
    start = -1;
  }
  return path;
}
