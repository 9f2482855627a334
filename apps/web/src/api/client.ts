import { connectionFound, connectionLost } from '../shared/connection.ts';

/** The server's one error shape; clients branch on `code`, people read `message`. */
export interface ApiFault {
  readonly code: string;
  readonly message: string;
  readonly path?: string;
}

/** A request the server refused, or that never reached it (`network`). */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly faults: readonly ApiFault[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;

  constructor(
    status: number,
    body: {
      code: string;
      message: string;
      faults?: readonly ApiFault[];
      details?: Record<string, unknown>;
      requestId?: string;
    },
  ) {
    super(body.message);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code;
    this.faults = body.faults ?? [];
    this.details = body.details ?? {};
    this.requestId = body.requestId;
  }
}

const BASE = '/api/v1';

/** Called once when the server says that nobody is signed in any more. */
let onSignedOut: () => void = () => undefined;
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

async function failure(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const error = (body as { error?: ConstructorParameters<typeof ApiError>[1] } | null)?.error;
  return new ApiError(
    response.status,
    error ?? {
      code: 'internal',
      message: `服务器返回了无法识别的内容（${String(response.status)}），请稍后重试`,
    },
  );
}

async function send(method: string, path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`${BASE}${path}`, { method, credentials: 'same-origin', ...init });
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    connectionLost();
    throw new ApiError(0, {
      code: 'network',
      message: '连接不上服务器，请检查网络后重试；已填写的内容仍保留在本页',
    });
  }
  connectionFound();
  if (response.ok) return response;
  const error = await failure(response);
  if (error.code === 'session.required' || error.code === 'session.expired') onSignedOut();
  throw error;
}

/**
 * Sends JSON, reads JSON. The response type is the caller's claim; the server's contract tests hold it.
 * @param signal gives the request up: its answer is wanted no more
 */
export async function call<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const content: RequestInit =
    body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await send(method, path, { ...content, signal: signal ?? null });
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** A page of HTML, as text. */
export async function page(path: string): Promise<string> {
  return (await send('GET', path, {})).text();
}

/** Uploads one file with what is said about it: part `data` as JSON, part `file` as it is. */
export function sendFile(
  path: string,
  file: File,
  data: Readonly<Record<string, unknown>>,
): Promise<Response> {
  const form = new FormData();
  form.append('data', JSON.stringify(data));
  form.append('file', file, file.name);
  return send('POST', path, { body: form });
}

/** As `sendFile`, and reads the answer's JSON. */
export async function upload<T>(
  path: string,
  file: File,
  data: Readonly<Record<string, unknown>>,
): Promise<T> {
  return (await (await sendFile(path, file, data)).json()) as T;
}

/** A file as the server sends it. */
export function fetchFile(path: string): Promise<Response> {
  return send('GET', path, {});
}

/** An address the browser can open by itself (PDF, preview, evidence). */
export function address(path: string): string {
  return `${BASE}${path}`;
}

/** What to tell a person about anything that went wrong. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '办理失败，请稍后重试';
}
