import { ZipFile } from 'yazl';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const TYPES =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** A paragraph of runs, bold ones marked by a leading asterisk. */
export const paragraph = (...runs: readonly string[]): string =>
  `<w:p>${runs.map((run) => (run.startsWith('*') ? `<w:r><w:rPr><w:b/></w:rPr><w:t>${run.slice(1)}</w:t></w:r>` : `<w:r><w:t>${run}</w:t></w:r>`)).join('')}</w:p>`;

export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

export const documentXml = (...blocks: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${WORD}"><w:body>${blocks.join('')}</w:body></w:document>`;

/** A .docx with these parts besides the ones every file has; `body` is what its main part is called. */
export async function docxFile(
  document: string,
  more: Readonly<Record<string, string>> = {},
  body = 'document.xml',
): Promise<Uint8Array> {
  const parts = {
    '[Content_Types].xml': TYPES.replace('document.xml', body),
    '_rels/.rels': RELATIONS.replace('document.xml', body),
    [`word/${body}`]: document,
    ...more,
  };
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text, 'utf8'), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
