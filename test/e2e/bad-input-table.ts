import type { Sent } from '../support/client.js';
import { BUREAU_BAD_REQUESTS } from './bad-input-bureau.js';
import { RULE_BAD_REQUESTS } from './bad-input-rules.js';
import { bad, MONEY, UNKNOWN, type BadRequest } from './bad-request.js';

/** The report was created, and has one piece of evidence. */
const seen = { expectedVersion: 2 };
const evidence = { ...seen, kind: 'evidence' };
const set = (facts: Readonly<Record<string, unknown>>): Sent => ({ body: { ...seen, set: facts } });
const raw = (facts: string): Sent => ({ body: `{"expectedVersion":2,"set":{${facts}}}` });
const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const MEGABYTE = 1_048_576;

export const BAD_REQUESTS: readonly BadRequest[] = [
  // bodies that are no JSON, or no JSON of this kind
  bad('half a body', 'patchFacts', { body: '{"expectedVersion":2,' }, [400, 'request.malformed']),
  bad('text', 'patchFacts', { body: 'hello' }, [400, 'request.malformed']),
  bad('a list', 'patchFacts', { body: '[]' }, [400, 'request.invalid']),
  bad('null', 'patchFacts', { body: 'null' }, [400, 'request.invalid']),
  bad('nothing', 'patchFacts', { body: '' }, [400, 'request.invalid']),
  bad(
    'a form',
    'patchFacts',
    { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    [400, 'request.malformed'],
  ),
  bad('another encoding', 'patchFacts', { body: '{}', headers: { 'content-type': 'text/plain' } }, [
    400,
    'request.malformed',
  ]),
  bad('nesting without end', 'patchFacts', raw(`"${MONEY}":${deep(5_000)}`), [
    400,
    'request.invalid',
  ]),

  // too large
  bad('a string of 10 MB', 'patchFacts', set({ [MONEY]: 'x'.repeat(10 * MEGABYTE) }), [
    413,
    'request.too_large',
  ]),
  bad('a paragraph of 9,000 characters', 'patchParagraphs', set({ profile: '长'.repeat(9_000) }), [
    400,
    'request.invalid',
    'set.profile',
  ]),

  // numbers
  bad('1e400', 'patchFacts', raw(`"${MONEY}":1e400`), [400, 'request.invalid', `set.${MONEY}`]),
  bad('-1e400', 'patchFacts', raw(`"${MONEY}":-1e400`), [400, 'request.invalid', `set.${MONEY}`]),
  bad('NaN', 'patchFacts', raw(`"${MONEY}":NaN`), [400, 'request.malformed']),
  bad('"1e400"', 'patchFacts', set({ [MONEY]: '1e400' }), [
    422,
    'fact.invalid_value',
    `facts.${MONEY}`,
  ]),
  bad('"Infinity"', 'patchFacts', set({ [MONEY]: 'Infinity' }), [
    422,
    'fact.invalid_value',
    `facts.${MONEY}`,
  ]),
  bad('30 digits', 'patchFacts', set({ [MONEY]: '9'.repeat(30) }), [
    422,
    'fact.invalid_value',
    `facts.${MONEY}`,
  ]),
  bad('full-width digits', 'patchFacts', set({ [MONEY]: '１２' }), [
    422,
    'fact.invalid_value',
    `facts.${MONEY}`,
  ]),
  bad('a version that is no whole number', 'patchFacts', { body: { expectedVersion: 1.5 } }, [
    400,
    'request.invalid',
    'expectedVersion',
  ]),
  bad('a version beyond all versions', 'patchFacts', { body: { expectedVersion: 1e300 } }, [
    400,
    'request.invalid',
    'expectedVersion',
  ]),
  bad('a version as text', 'patchFacts', { body: { expectedVersion: '2' } }, [
    400,
    'request.invalid',
    'expectedVersion',
  ]),

  // types and names
  bad('an unknown fact', 'patchFacts', set({ 'no.such_fact': '1' }), [
    422,
    'fact.unknown',
    'facts.no.such_fact',
  ]),
  bad('a derived fact', 'patchFacts', set({ 'execution.rate': '1' }), [422, 'fact.not_editable']),
  bad('an object for a figure', 'patchFacts', set({ [MONEY]: { a: 1 } }), [
    422,
    'fact.invalid_value',
    `facts.${MONEY}`,
  ]),
  bad('a list for a figure', 'patchFacts', set({ [MONEY]: ['1'] }), [
    422,
    'fact.invalid_value',
    `facts.${MONEY}`,
  ]),
  bad('null for a figure', 'patchFacts', set({ [MONEY]: null }), [
    422,
    'fact.invalid_value',
    `facts.${MONEY}`,
  ]),
  bad('a paragraph nobody may write', 'patchParagraphs', set({ nothing_here: '文字' }), [
    422,
    'paragraph.unknown',
    'paragraphs.nothing_here',
  ]),
  bad(
    'a measure for no indicator',
    'patchMeasures',
    set({ nothing_here: { reason: '因', measure: '措施' } }),
    [422, 'measure.unknown_indicator', 'measures.nothing_here'],
  ),

  bad(
    'a reason no font can print',
    'waiveCheck',
    { body: { ...seen, checkKey: 'any', reason: '历史𪚥原因' } },
    [422, 'text.unprintable', 'reason'],
  ),

  // keys of the prototype, text that is none
  bad('__proto__', 'patchFacts', raw('"__proto__":{"admin":true}'), [
    400,
    'request.invalid',
    'set.__proto__',
  ]),
  bad('constructor', 'patchFacts', set({ constructor: 'x' }), [
    400,
    'request.invalid',
    'set.constructor',
  ]),
  bad('prototype, deep down', 'patchFacts', raw(`"${MONEY}":{"a":[{"prototype":1}]}`), [
    400,
    'request.invalid',
    `set.${MONEY}.a.0.prototype`,
  ]),
  bad(
    '__proto__ beside the fields',
    'patchFacts',
    { body: '{"expectedVersion":2,"__proto__":{}}' },
    [400, 'request.invalid', '__proto__'],
  ),
  bad('a NUL character', 'patchFacts', set({ [MONEY]: 'a\u0000b' }), [
    400,
    'request.invalid',
    `set.${MONEY}`,
  ]),
  bad('half a character', 'patchFacts', raw(`"${MONEY}":"\\ud800"`), [
    400,
    'request.invalid',
    `set.${MONEY}`,
  ]),

  // what is not the caller's to set
  ...['stage', 'version', 'score', 'organisationId', 'approvedBy', 'id', 'content'].map((field) =>
    bad(`${field} in an edit`, 'patchFacts', { body: { ...seen, set: {}, [field]: 'x' } }, [
      400,
      'request.invalid',
      field,
    ]),
  ),
  ...['stage', 'version', 'contentHash', 'submissionId', 'bureauId'].map((field) =>
    bad(`${field} in a submission`, 'submit', { body: { ...seen, [field]: 'x' } }, [
      400,
      'request.invalid',
      field,
    ]),
  ),

  // queries
  bad('a parameter twice', 'listReports', { query: 'year=2024&year=2023' }, [
    400,
    'request.invalid',
    'year',
  ]),
  bad('a parameter nobody knows', 'listReports', { query: 'yaer=2024' }, [
    400,
    'request.invalid',
    'yaer',
  ]),
  bad('a parameter where there is none', 'getMe', { query: 'a=1' }, [400, 'request.invalid', 'a']),
  bad('an impossible page', 'listReports', { query: 'limit=1000000' }, [
    400,
    'request.invalid',
    'limit',
  ]),
  bad('a stage that is none', 'listReports', { query: 'stage=drafty' }, [
    400,
    'request.invalid',
    'stage',
  ]),

  // things that are not there
  bad('an unknown report', 'getReport', { params: { reportId: UNKNOWN } }, [
    404,
    'report.not_found',
  ]),
  bad('a report id that is none', 'getReport', { params: { reportId: "1' OR '1'='1" } }, [
    400,
    'request.invalid',
    'reportId',
  ]),
  bad('an unknown indicator', 'explainIndicator', { params: { indicatorId: 'no.such' } }, [
    404,
    'indicator.unknown',
  ]),
  bad('an unknown attachment', 'getAttachment', { params: { attachmentId: UNKNOWN } }, [
    404,
    'attachment.not_found',
  ]),
  bad('an archive that is not there yet', 'getArchive', {}, [404, 'archive.not_found']),
  bad('a path for a file name', 'getArchiveFile', { params: { fileName: '../../secret' } }, [
    400,
    'request.invalid',
    'fileName',
  ]),
  bad('a grade that is none', 'listArchive', { query: "grade=' OR 1=1" }, [
    400,
    'request.invalid',
    'grade',
  ]),
  bad('a day that is none', 'listArchive', { query: 'from=2025-02-30' }, [
    400,
    'request.invalid',
    'from',
  ]),
  bad('a publication nobody asked for', 'getPublicationFile', {}, [404, 'publication.not_found']),
  bad('a publication that is not there', 'getPublished', { params: { publicationId: UNKNOWN } }, [
    404,
    'publication.not_found',
  ]),
  bad('a path for a public file', 'getPublishedFile', { params: { fileName: '../../secret' } }, [
    400,
    'request.invalid',
    'fileName',
  ]),
  bad('one letter to search for', 'listPublished', { query: 'words=%E6%9D%91' }, [
    400,
    'request.invalid',
    'words',
  ]),
  bad('a year that is none', 'getOpenData', { params: { year: 'x' } }, [
    400,
    'request.invalid',
    'year',
  ]),
  bad('a code that is none', 'verifyCode', { params: { code: 'X1' } }, [
    400,
    'request.invalid',
    'code',
  ]),
  bad(
    'a code of a file that is none',
    'verifyDocument',
    {
      ...{ params: { pdfSha256: 'a'.repeat(64) }, query: 'code=X1' },
    },
    [400, 'request.invalid', 'code'],
  ),
  bad('a sum that is none', 'verifyDocument', { params: { pdfSha256: 'x'.repeat(64) } }, [
    400,
    'request.invalid',
    'pdfSha256',
  ]),
  bad('an unknown rulebook', 'getRulebook', { params: { hash: 'f'.repeat(64) } }, [
    404,
    'rulebook.not_found',
  ]),
  bad('a year without rules', 'createReport', { body: { year: 2019 } }, [
    404,
    'rulebook.not_found',
    'year',
  ]),
  bad('the same report again', 'createReport', { body: { year: 2024 } }, [409, 'report.exists']),

  // spreadsheets
  bad('a PDF as a spreadsheet', 'importFacts', { body: seen }, [
    422,
    'spreadsheet.unreadable',
    'file',
  ]),
  bad('a table that is none', 'importFacts', { body: { ...seen, table: 'no.such' } }, [
    422,
    'fact.unknown',
    'table',
  ]),
  bad('a table that is none, out', 'exportFacts', { query: 'table=no.such' }, [
    422,
    'fact.unknown',
    'table',
  ]),
  bad('a way with blanks that is none', 'previewImport', { body: { blanks: 'zero' } }, [
    400,
    'request.invalid',
    'blanks',
  ]),
  bad('a version in a preview', 'previewImport', { body: { expectedVersion: 2 } }, [
    400,
    'request.invalid',
    'expectedVersion',
  ]),

  // reports to be checked
  bad('a way out that is none', 'exportTextCheck', { body: { as: 'pdf' } }, [
    400,
    'request.invalid',
    'as',
  ]),
  bad('comments in a text file', 'exportTextCheck', { body: { as: 'docx' } }, [
    415,
    'document.unsupported',
    'file',
  ]),
  bad('an empty report', 'checkText', { file: { filename: 'a.txt', bytes: new Uint8Array() } }, [
    422,
    'document.no_text',
    'file',
  ]),
  bad(
    'an English report',
    'checkText',
    { file: { filename: 'a.txt', bytes: new TextEncoder().encode('Report of the office.') } },
    [422, 'document.not_chinese', 'file'],
  ),
  bad(
    'a picture as a report',
    'checkText',
    { file: { filename: 'a.docx', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) } },
    [415, 'document.unsupported', 'file'],
  ),
  bad(
    'half a Word file',
    'checkText',
    { file: { filename: 'a.docx', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 0]) } },
    [422, 'document.corrupt', 'file'],
  ),
  bad(
    'an old or protected Word file',
    'checkText',
    { file: { filename: 'a.doc', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]) } },
    [422, 'document.encrypted', 'file'],
  ),

  bad(
    'a picture to be taken over',
    'proposeTakeover',
    { file: { filename: 'a.docx', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) } },
    [415, 'document.unsupported', 'file'],
  ),
  bad('something besides the file to be taken over', 'proposeTakeover', { body: { year: 2024 } }, [
    400,
    'request.invalid',
    'year',
  ]),
  bad('nothing chosen of a file', 'takeOver', { body: { ...seen, facts: [] } }, [
    400,
    'request.invalid',
    'facts',
  ]),
  bad(
    'facts taken over that the rules do not know',
    'takeOver',
    { body: { ...seen, facts: ['staffing.actual', 'no.such.fact'] } },
    [422, 'fact.unknown', 'facts.1'],
  ),
  bad(
    'a picture that was taken over',
    'takeOver',
    {
      body: { ...seen, facts: ['staffing.actual'] },
      file: { filename: 'a.docx', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) },
    },
    [415, 'document.unsupported', 'file'],
  ),

  // files
  bad(
    'a program as evidence',
    'addAttachment',
    { body: evidence, file: { filename: 'a.exe', bytes: new TextEncoder().encode('MZ') } },
    [415, 'attachment.refused_type', 'file'],
  ),
  bad(
    'a web page that says it is a PDF',
    'addAttachment',
    { body: evidence, file: { filename: 'a.pdf', bytes: new TextEncoder().encode('<script>') } },
    [415, 'attachment.refused_type', 'file'],
  ),
  bad(
    'a file of 21 MB',
    'addAttachment',
    { body: evidence, file: { filename: 'a.pdf', bytes: new Uint8Array(21 * MEGABYTE) } },
    [413, 'attachment.too_large'],
  ),

  ...BUREAU_BAD_REQUESTS,
  ...RULE_BAD_REQUESTS,
];
