import { FileFault, type Archive } from '#libs/untrusted';
import { LIMITS } from './types.js';
import { readXml, type Attributes } from './xml.js';

/** A sheet as the workbook lists it, with the part it is in. */
export interface SheetPart {
  readonly name: string;
  readonly part: string;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  /** Days are counted from 1904 in files of old Macintosh programs. */
  readonly date1904: boolean;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

const ROOT_RELATIONS = '_rels/.rels';
const WORKSHEET = /\/worksheet$/;

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** `../x` and `/xl/x` as the name of a part. */
function resolved(base: string, target: string): string {
  const folder = target.startsWith('/') ? [] : base.split('/').slice(0, -1);
  const path: string[] = [...folder];
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const place = part === '' ? ROOT_RELATIONS : part.replace(/([^/]+)$/, '_rels/$1.rels');
  if (!archive.has(place)) return [];
  const found: Relation[] = [];
  await readXml(archive, place, {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name === 'Relationship' && TargetMode !== 'External')
        found.push({ id: Id, type: Type, target: resolved(part, Target) });
    },
  });
  return found;
}

const noWorkbook = (): FileFault =>
  new FileFault('unsupported', '这不是 Excel 工作簿，请选择 .xlsx 文件');

/** Errors: `FileFault`. */
export async function readParts(archive: Archive): Promise<WorkbookParts> {
  if (!archive.has('[Content_Types].xml')) throw noWorkbook();
  await readXml(archive, '[Content_Types].xml', {
    open: (_, { ContentType = '' }) => {
      if (/macroEnabled|vbaProject/i.test(ContentType))
        throw new FileFault('active_content', '文件含有宏，请另存为不含宏的 .xlsx 后重试');
    },
  });
  const book = (await relationsOf(archive, '')).find(({ type }) =>
    type.endsWith('/officeDocument'),
  );
  if (book === undefined) throw noWorkbook();
  const relations = await relationsOf(archive, book.target);
  const listed: Attributes[] = [];
  let date1904 = false;
  await readXml(archive, book.target, {
    open: (name, attributes) => {
      if (name === 'sheet') listed.push(attributes);
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    },
  });
  const partOf = (type: RegExp) => relations.find((relation) => type.test(relation.type))?.target;
  return {
    sheets: listed.flatMap(({ name = '', id = '' }) => {
      const relation = relations.find((candidate) => candidate.id === id);
      return relation !== undefined && WORKSHEET.test(relation.type)
        ? [{ name, part: relation.target }]
        : [];
    }),
    date1904,
    sharedStrings: partOf(/\/sharedStrings$/),
    styles: partOf(/\/styles$/),
  };
}

/** Texts that cells refer to by number; phonetic readings are left out. Errors: `FileFault`. */
export async function readSharedStrings(archive: Archive, part: string): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let total = 0;
  let [inText, phonetic] = [false, false];
  await readXml(archive, part, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      inText = name === 't' && !phonetic;
    },
    text: (piece) => {
      if (!inText) return;
      total += piece.length;
      if (total > LIMITS.textCharacters)
        throw new FileFault('too_large', '文件中的文字过多，请拆分后重试');
      text += piece;
    },
    close: (name) => {
      inText = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') strings.push(text);
    },
  });
  return strings;
}
