import type { z } from 'zod';

import { API_PREFIX, ENDPOINTS, errorBody, type Endpoint, type EndpointId } from '#libs/contracts';

type Table = typeof ENDPOINTS;

/** The answer to one request, as sent. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  readonly bytes: Uint8Array;
}

/** What goes into a request; anything may, for a test that sends what it must not. */
export interface Sent {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly file?: { readonly filename: string; readonly bytes: Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
}

type BodyOf<Id extends EndpointId> = Table[Id]['answer'] extends {
  readonly schema: infer S extends z.ZodType;
}
  ? z.output<S>
  : unknown;

/** A refusal's code, message and the rest. */
export type Refusal = z.output<typeof errorBody>['error'];

/** Somebody at the other end of HTTP. Every answer is held to the contract: a field too many fails the test. */
export class Client {
  private cookie: string | null = null;

  constructor(readonly address: string) {}

  /** Signs in; throws when refused. */
  static async signedIn(address: string, account: string, password: string): Promise<Client> {
    const client = new Client(address);
    await client.ok('signIn', { body: { account, password } });
    return client;
  }

  get token(): string | null {
    return this.cookie?.split('=')[1] ?? null;
  }

  set token(token: string | null) {
    this.cookie = token === null ? null : `ziping_session=${token}`;
  }

  /** The request must succeed with the contract's status; gives the parsed body. */
  async ok<Id extends EndpointId>(id: Id, sent: Sent = {}): Promise<BodyOf<Id>> {
    const answer = await this.send(id, sent);
    if (answer.status >= 400) throw new Error(`${id}: ${JSON.stringify(answer.body)}`);
    return answer.body as BodyOf<Id>;
  }

  /** The request must be refused; gives the refusal with its status. */
  async refused(id: EndpointId, sent: Sent = {}): Promise<Refusal & { status: number }> {
    const answer = await this.send(id, sent);
    if (answer.status < 400) throw new Error(`${id} was not refused: ${answer.status}`);
    return { status: answer.status, ...(answer.body as { error: Refusal }).error };
  }

  async send(id: EndpointId, sent: Sent = {}): Promise<Answer> {
    const endpoint: Endpoint = ENDPOINTS[id];
    const path = endpoint.path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
      encodeURIComponent(sent.params?.[name] ?? name),
    );
    const query = sent.query === undefined ? '' : `?${sent.query}`;
    const answer = await this.fetch(`${API_PREFIX}${path}${query}`, endpoint.method, sent);
    holdToContract(id, endpoint, answer);
    return answer;
  }

  /** Any request at all, with the session's cookie. */
  async fetch(path: string, method: string, sent: Sent = {}): Promise<Answer> {
    const { body, headers } = payloadOf(sent);
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: {
        ...headers,
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...sent.headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    this.keepCookie(response);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return {
      status: response.status,
      headers: response.headers,
      body: asJson(response, bytes),
      bytes,
    };
  }

  private keepCookie(response: Response): void {
    const [set] = response.headers.getSetCookie();
    const value = set?.split(';')[0];
    if (value !== undefined) this.cookie = value.endsWith('=') ? null : value;
  }
}

function payloadOf({ body, file }: Sent): {
  body?: string | FormData;
  headers: Record<string, string>;
} {
  if (file !== undefined) {
    const form = new FormData();
    form.append('data', JSON.stringify(body));
    form.append('file', new Blob([new Uint8Array(file.bytes)]), file.filename);
    return { body: form, headers: {} };
  }
  if (body === undefined) return { headers: {} };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { body: text, headers: { 'content-type': 'application/json' } };
}

function asJson(response: Response, bytes: Uint8Array): unknown {
  const type = response.headers.get('content-type') ?? '';
  return type.startsWith('application/json') ? JSON.parse(new TextDecoder().decode(bytes)) : null;
}

function holdToContract(id: EndpointId, { answer: expected }: Endpoint, answer: Answer): void {
  if (answer.status >= 400) {
    errorBody.parse(answer.body);
    return;
  }
  if (answer.status !== expected.status) throw new Error(`${id} answered ${answer.status}`);
  if ('schema' in expected) expected.schema.parse(answer.body);
}
