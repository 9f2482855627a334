import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';

import { ENDPOINTS, type Endpoint, type EndpointId, type Wire } from '#libs/contracts';
import type { SignedIn } from '#libs/features/identity';
import { ZipingError } from '#libs/kernel';

import { callers } from './callers.js';
import { parseRequest } from './parse-request.js';
import { readUpload, type UploadedFile } from './upload.js';

export const ENDPOINT_METADATA = 'ziping:endpoint';

type Table = typeof ENDPOINTS;
type Parsed<E, K extends PropertyKey> =
  E extends Readonly<Record<K, infer S extends z.ZodType>> ? z.output<S> : undefined;

/** What the handler of an endpoint is given: everything parsed by the contract's schemas. */
export interface Call<Id extends EndpointId> {
  readonly params: Parsed<Table[Id], 'params'>;
  readonly query: Parsed<Table[Id], 'query'>;
  readonly body: Table[Id] extends { readonly upload: infer S extends z.ZodType }
    ? z.output<S>
    : Parsed<Table[Id], 'body'>;
  readonly file: UploadedFile | null;
  /** null only where anybody may call. */
  readonly caller: Table[Id]['access'] extends 'public' ? SignedIn | null : SignedIn;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What the handler of an endpoint answers: what the contract's schema says, or bytes. */
export type AnswerOf<Id extends EndpointId> = Table[Id]['answer'] extends {
  readonly schema: infer S extends z.ZodType;
}
  ? Wire<z.output<S>>
  : Table[Id]['answer'] extends { readonly media: string }
    ? Buffer | string
    : undefined;

type Handler<Id extends EndpointId> = (call: Call<Id>) => Promise<AnswerOf<Id>>;

/**
 * Binds a handler to its endpoint of the contract: method, path, status, and who may call. The handler's type is held
 * to the contract, so that neither request nor answer can drift from it.
 */
export function Route<Id extends EndpointId>(id: Id) {
  const endpoint: Endpoint = ENDPOINTS[id];
  const decorate = applyDecorators(
    SetMetadata(ENDPOINT_METADATA, id),
    RequestMapping({
      method: RequestMethod[endpoint.method],
      path: endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
    }),
    HttpCode(endpoint.answer.status),
  );
  return <H extends Handler<Id>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<H>,
  ): void => {
    decorate(target, key, descriptor);
  };
}

/** The endpoint a handler serves; null for a handler nobody bound to the contract. */
export function endpointOf(
  context: ExecutionContext,
): { id: EndpointId; endpoint: Endpoint } | null {
  const id = Reflect.getMetadata(ENDPOINT_METADATA, context.getHandler()) as EndpointId | undefined;
  return id === undefined ? null : { id, endpoint: ENDPOINTS[id] };
}

/** The parsed request. Errors: `request.invalid`, `request.malformed`, `attachment.too_large`. */
export const Incoming = createParamDecorator(
  async (_data: unknown, context: ExecutionContext): Promise<unknown> => {
    const found = endpointOf(context);
    if (found === null) throw new ZipingError('access.denied', '这个地址没有登记权限。');
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const upload = found.endpoint.upload === undefined ? null : await readUpload(request);
    const { params, query } = request;
    const body = upload === null ? request.body : upload.data;
    return {
      ...parseRequest(found.endpoint, { params, query, body }),
      file: upload?.file ?? null,
      caller: callers.get(request) ?? null,
      request,
      reply: http.getResponse<FastifyReply>(),
    };
  },
);
