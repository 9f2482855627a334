import type { FastifyRequest } from 'fastify';

import { ZipingError } from '#libs/kernel';

import { parseJson } from './json-body.js';

/** A file as sent; its name and type are claims until somebody looked at the bytes. */
export interface UploadedFile {
  readonly filename: string;
  readonly bytes: Buffer;
}

export interface Upload {
  readonly data: unknown;
  readonly file: UploadedFile | null;
}

const DATA = 'data';
const FILE = 'file';

/**
 * Reads a multipart upload: part `data` as JSON, part `file` whole, bounded by the limits of the plugin.
 * Errors: `request.malformed`, `request.invalid` for other parts, `attachment.too_large`.
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  let data: unknown;
  let file: UploadedFile | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'file' && part.fieldname === FILE && file === null) {
      file = { filename: part.filename, bytes: await part.toBuffer() };
    } else if (part.type === 'field' && part.fieldname === DATA && data === undefined) {
      data = parseJson(String(part.value));
    } else {
      throw new ZipingError('request.invalid', '上传的内容有误：只能有一个 data 和一个 file。', {
        path: part.fieldname,
      });
    }
  }
  return { data, file };
}

/** Errors: `request.invalid` when no file came. */
export function requireFile(file: UploadedFile | null): UploadedFile {
  if (file !== null) return file;
  throw new ZipingError('request.invalid', '请附上文件。', { path: FILE });
}
