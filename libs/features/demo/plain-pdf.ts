/** A4 in points, with margins that leave 32 characters of 14 points a line. */
const PAGE = { width: 595, height: 842, left: 74, top: 760 } as const;
const SIZE = 14;
const LEADING = 24;
const CHARACTERS = 32;

/**
 * A one-page PDF of Chinese text for made-up minutes and evidence: a file a viewer opens, made without a browser. The
 * face is one of the standard Chinese ones that viewers bring along. Text beyond the page is left out.
 */
export function plainPdf(title: string, lines: readonly string[]): Uint8Array {
  const text = [title, '', ...lines].flatMap(wrapped).slice(0, 30);
  const shown = text.map((line) => `<${ucs2Hex(line)}> Tj T*`).join('\n');
  const content = `BT /F1 ${SIZE} Tf ${LEADING} TL ${PAGE.left} ${PAGE.top} Td\n${shown}\nET`;
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F1 4 0 R >> >> /Contents 7 0 R >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 6 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]);
}

function wrapped(line: string): string[] {
  const characters = [...line];
  const rows = Math.max(1, Math.ceil(characters.length / CHARACTERS));
  return Array.from({ length: rows }, (_, row) =>
    characters.slice(row * CHARACTERS, (row + 1) * CHARACTERS).join(''),
  );
}

/** UCS-2, big-endian, as the encoding of the face demands. */
function ucs2Hex(text: string): string {
  return Array.from(text, (character) =>
    (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0'),
  )
    .filter((code) => code.length === 4)
    .join('');
}

/** Objects numbered from 1, with the table that says where each begins. Everything is ASCII: an offset is a length. */
function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, place) => {
    const offset = file.length;
    file += `${place + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file + table + trailer);
}
