/** Words at a place of a page, in points from its lower left corner. */
export interface Words {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Thin boxes and words of a page, as a program without tags prints them. */
export interface Page {
  readonly words: readonly Words[];
  /** Left, bottom, width and height of each drawn line. */
  readonly lines?: readonly (readonly [number, number, number, number])[];
}

const SIZE = 16;
const hex = (text: string): string =>
  [...text].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('');

/** A PDF without tags whose signs are all as wide as high. */
export function pdfFile(pages: readonly Page[]): Uint8Array {
  const kids = pages.map((_, at) => `${String(5 + at * 2)} 0 R`).join(' ');
  const font =
    '<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 3 0 R>>';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${String(pages.length)}>>`,
    stream(
      '1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange',
    ),
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/Song/Flags 4>>/DW 1000>>',
    ...pages.flatMap((page, at) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${String(6 + at * 2)} 0 R/Resources<</Font<</F ${font}>>>>>>`,
      stream(contentOf(page)),
    ]),
  ];
  return assembled(objects);
}

const stream = (content: string): string =>
  `<</Length ${String(content.length)}>>stream\n${content}\nendstream`;

const contentOf = ({ words, lines = [] }: Page): string =>
  [
    ...lines.map((box) => `${box.join(' ')} re f`),
    ...words.map(
      ({ x, y, text }) =>
        `BT /F ${String(SIZE)} Tf 1 0 0 1 ${String(x)} ${String(y)} Tm <${hex(text)}> Tj ET`,
    ),
  ].join('\n');

function assembled(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${String(at + 1)} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(objects.length + 1);
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${String(file.length)}\n%%EOF`;
  return new TextEncoder().encode(file);
}
