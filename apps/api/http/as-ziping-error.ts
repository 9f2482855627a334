import { HttpException } from '@nestjs/common';

import { ZipingError, type ErrorCode } from '#libs/kernel';

const INTERNAL = '系统内部错误，操作没有完成。请稍后重试；如反复出现，请把请求编号告诉系统管理员。';

/** What Fastify and its plugins refuse by themselves, by their code. */
const BY_FASTIFY_CODE: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['request.too_large', '请求内容过大：每次最多 1 MB。'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'request.malformed',
    '请求内容的类型不受支持，须为 application/json。',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['request.malformed', '请求内容的长度与声明不符。'],
  FST_ERR_BAD_URL: ['request.malformed', '请求地址的编码有误。'],
  FST_ERR_MAX_PARAM_LENGTH: ['request.malformed', '请求地址过长。'],
  FST_ERR_NOT_FOUND: ['route.not_found', '没有这个地址。'],
  FST_REQ_FILE_TOO_LARGE: ['attachment.too_large', '单个附件不能超过 20 MB。'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: ['request.malformed', '须以 multipart/form-data 上传文件。'],
};

/** Every error as one of ours. What nobody foresaw becomes `internal`, and says nothing of itself to the caller. */
export function asZipingError(error: unknown): ZipingError {
  if (error instanceof ZipingError) return error;
  if (error instanceof HttpException) return fromStatus(error.getStatus(), error);
  const { code, statusCode } = fieldsOf(error);
  const known = Object.hasOwn(BY_FASTIFY_CODE, code) ? BY_FASTIFY_CODE[code] : undefined;
  if (known !== undefined) return new ZipingError(known[0], known[1], { cause: error });
  return fromStatus(code.startsWith('FST_') ? statusCode : 500, error);
}

function fromStatus(status: number, cause: unknown): ZipingError {
  if (status === 404) return new ZipingError('route.not_found', '没有这个地址。', { cause });
  if (status === 413) return new ZipingError('request.too_large', '请求内容过大。', { cause });
  if (status >= 400 && status < 500) {
    return new ZipingError('request.malformed', '请求的格式有误。', { cause });
  }
  return new ZipingError('internal', INTERNAL, { cause });
}

function fieldsOf(error: unknown): { code: string; statusCode: number } {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Record<
    string,
    unknown
  >;
  return {
    code: typeof fields['code'] === 'string' ? fields['code'] : '',
    statusCode: typeof fields['statusCode'] === 'number' ? fields['statusCode'] : 500,
  };
}
