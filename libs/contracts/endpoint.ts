import type { ErrorCode } from '#libs/kernel';
import type { z } from 'zod';
import type { RoleName } from './schemas/vocabulary.js';

/** Every path stands below this one. */
export const API_PREFIX = '/api/v1';

/** Media type of an .xlsx file. */
export const SPREADSHEET_MEDIA =
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Who may call: anybody; whoever is signed in; or holders of one of these roles, wherever they hold it. Which
 * organisation's things they then reach is decided by the services.
 */
export type Access = 'public' | 'signed_in' | readonly RoleName[];

/** What a successful answer carries: JSON of a schema, nothing, or bytes of a media type. */
export type Answer =
  | { readonly status: 200 | 201; readonly schema: z.ZodType }
  | { readonly status: 204 }
  | { readonly status: 200; readonly media: string };

/** One route of the service: what routes, guards, the parsing of requests and the OpenAPI document are made from. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `API_PREFIX`, parameters in braces: `/reports/{reportId}`. */
  readonly path: string;
  readonly tag: string;
  /** Chinese, one line. */
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** Part `data` of a multipart upload, as JSON beside the one part `file`; such an endpoint has no `body`. */
  readonly upload?: z.ZodObject;
  readonly answer: Answer;
  /** Refusals a caller should expect, besides those every endpoint shares. */
  readonly errors: readonly ErrorCode[];
}

/** Keeps the exact type of a table of endpoints while holding it to the shape. */
export const endpoints = <T extends Readonly<Record<string, Endpoint>>>(table: T): T => table;
