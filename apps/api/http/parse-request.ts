import { z } from 'zod';

import type { Endpoint } from '#libs/contracts';
import { readSchema, ZipingError, type Fault } from '#libs/kernel';

import { dataFaults } from './plain-data.js';

/** What came over the wire, not yet looked at. */
export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** The same, parsed by the endpoint's schemas. */
export interface ParsedRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

const NOTHING = z.strictObject({});
const NO_BODY = z.union([z.undefined(), z.null()], '这个操作不需要请求内容');

/**
 * Parses a request once, at the edge; whatever the schemas do not name is refused. Errors: `request.invalid` with every
 * fault at once; `path` is the parameter's name, or the dotted path into the body.
 */
export function parseRequest(endpoint: Endpoint, raw: RawRequest): ParsedRequest {
  const faults: Fault[] = [];
  const body = endpoint.body ?? endpoint.upload;
  const parsed = {
    params: part(endpoint.params ?? NOTHING, raw.params, faults),
    query: part(endpoint.query ?? NOTHING, raw.query, faults),
    body: part(body ?? NO_BODY, raw.body, faults),
  };
  const [first] = faults;
  if (first === undefined) return parsed;
  throw new ZipingError('request.invalid', summary(faults), {
    faults,
    ...(first.path === undefined ? {} : { path: first.path }),
  });
}

function part(schema: z.ZodType, value: unknown, faults: Fault[]): unknown {
  const found = dataFaults(value);
  if (found.length > 0) {
    faults.push(...found);
    return undefined;
  }
  const read = readSchema(schema, value, { code: 'request.invalid' });
  faults.push(...(read.faults ?? []));
  return read.faults === undefined ? read.data : undefined;
}

function summary(faults: readonly Fault[]): string {
  const [first] = faults;
  const where = first?.path === undefined ? '' : `（${first.path}）`;
  const more = faults.length > 1 ? `等 ${faults.length} 处` : '';
  return `请求内容有误：${first?.message ?? ''}${where}${more}。`;
}
