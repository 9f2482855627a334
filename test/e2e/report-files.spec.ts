import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, openSync, ftruncateSync, closeSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';

import { repositoryRoot } from '#libs/config';

import { docxFile, documentXml, paragraph } from '../../libs/reading/testing/docx-file.js';

const CLI = join(repositoryRoot(), 'dist', 'apps', 'cli', 'main.js');
const WORD = documentXml(paragraph('总收入10万元，其中财政拨款8万元，其他收入1万元。'));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ziping-report-files-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const place = (name: string, bytes: Uint8Array | string): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

/** Which faults a file may have is told in libs/reading; here, what a whole process makes of the heaviest. The command as people call it, in a process of 512 MB that is stopped after a minute. */
function check(file: string): Promise<{ code: unknown; out: string }> {
  const argv = ['--max-old-space-size=512', CLI, 'report', 'check', file, '--json'];
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { timeout: 60_000 }, (error, stdout) => {
      resolve({ code: error === null ? 0 : error.code, out: stdout });
    });
  });
}

const reasonOf = (out: string): unknown =>
  (JSON.parse(out) as { error: { details?: { reason?: string } } }).error.details?.reason;

async function scanned(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawRectangle({ x: 50, y: 50, width: 200, height: 200 });
  return pdf.save();
}

/** Sparse: 200 MB that take no room. */
function huge(): string {
  const file = join(folder, 'huge.docx');
  const handle = openSync(file, 'w');
  ftruncateSync(handle, 200 * 1024 * 1024);
  closeSync(handle);
  return file;
}

const bomb = (): Promise<Uint8Array> =>
  docxFile(documentXml(paragraph('甲'.repeat(21 * 1024 * 1024))));

describe('ziping report check', () => {
  it('finds what is wrong in a Word file', async () => {
    const { code, out } = await check(place('report.docx', await docxFile(WORD)));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ findings: [{ kind: 'sum', severity: 'warning' }] });
  });

  it.each<readonly [string, () => Promise<string> | string, string]>([
    ['200 MB', huge, 'too_large'],
    ['a zip bomb', async () => place('bomb.docx', await bomb()), 'too_large'],
    ['a scan', async () => place('scan.pdf', await scanned()), 'no_text'],
  ])('refuses %s with a reason', async (_, file, reason) => {
    const { code, out } = await check(await file());
    expect({ code, reason: reasonOf(out) }).toEqual({ code: 2, reason });
  });
});
