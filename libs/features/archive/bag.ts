import { beijingDate, sha256Hex, sm3Hex } from '#libs/kernel';

import { describeFile, type ArchiveManifest, type NewFile } from './manifest.js';
import { MANIFEST_NAME, PAYLOAD_FOLDER } from './names.js';

const encoder = new TextEncoder();

/** The digests of the bag, by the name BagIt has for them. */
const DIGESTS = { sha256: sha256Hex, sm3: sm3Hex } as const;
type Digest = keyof typeof DIGESTS;
const ALGORITHMS = ['sha256', 'sm3'] as const satisfies readonly Digest[];

/** Names of the files that describe a bag, in the order they are written. */
export const TAG_NAMES: readonly string[] = [
  'bagit.txt',
  'bag-info.txt',
  ...ALGORITHMS.map((algorithm) => `manifest-${algorithm}.txt`),
  ...ALGORITHMS.map((algorithm) => `tagmanifest-${algorithm}.txt`),
];

/**
 * The files of BagIt 1.0 (RFC 8493) that lie beside `data/`. They follow from the manifest alone, so that verification
 * writes them anew and compares.
 * @param manifestBytes manifest.json as it is stored in `data/`
 */
export function bagTags(manifest: ArchiveManifest, manifestBytes: Uint8Array): readonly NewFile[] {
  const payload = [...manifest.files, describeFile({ name: MANIFEST_NAME, bytes: manifestBytes })];
  const size = payload.reduce((sum, file) => sum + file.size, 0);
  const described: NewFile[] = [
    textFile('bagit.txt', ['BagIt-Version: 1.0', 'Tag-File-Character-Encoding: UTF-8']),
    textFile('bag-info.txt', infoLines(manifest, `${size}.${payload.length}`)),
    ...ALGORITHMS.map((algorithm) =>
      textFile(
        `manifest-${algorithm}.txt`,
        payload.map((file) => `${file[algorithm] ?? ''}  ${PAYLOAD_FOLDER}/${file.name}`),
      ),
    ),
  ];
  const tags = ALGORITHMS.map((algorithm) =>
    textFile(
      `tagmanifest-${algorithm}.txt`,
      described.map(({ name, bytes }) => `${DIGESTS[algorithm](bytes)}  ${name}`),
    ),
  );
  return [...described, ...tags];
}

/** Nothing of when it was stored: archiving the same approval again gives the same bytes. */
function infoLines(manifest: ArchiveManifest, oxum: string): string[] {
  const { report, approvedAt, bureau = '' } = manifest;
  return [
    `Source-Organization: ${oneLine(bureau)}`,
    `External-Description: ${report.year}年度${oneLine(report.organisation)}部门整体绩效自评报告（第${report.revision}版）`,
    `External-Identifier: ${report.id}`,
    `Internal-Sender-Identifier: ${manifest.contentHash}`,
    `Bagging-Date: ${beijingDate(new Date(approvedAt))}`,
    'Bag-Software-Agent: Ziping',
    `Payload-Oxum: ${oxum}`,
  ];
}

/** A name must not begin a line of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

function textFile(name: string, lines: readonly string[]): NewFile {
  return { name, bytes: encoder.encode(`${lines.join('\n')}\n`) };
}
