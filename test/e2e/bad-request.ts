import type { EndpointId } from '#libs/contracts';

import type { Sent } from '../support/client.js';

export type Sender =
  | 'east.drafter'
  | 'bureau_reviewer'
  | 'archivist'
  | 'bureau_approver'
  | 'rule_editor'
  | 'rule_approver';

/** One kind of request nobody should send, and the refusal it gets. */
export interface BadRequest {
  readonly what: string;
  /** Who may call the endpoint, so that nothing but the request is wrong. */
  readonly by: Sender;
  readonly endpoint: EndpointId;
  /** Over the well-formed request; a `body` given as text is sent as it is. */
  readonly change: Sent;
  readonly status: number;
  readonly code: string;
  /** Where the fault is; left out where there is no place to name. */
  readonly path?: string;
}

type Refused = readonly [status: number, code: string, path?: string];

export const sentBy = (
  by: Sender,
  what: string,
  endpoint: EndpointId,
  change: Sent,
  [status, code, path]: Refused,
): BadRequest => ({
  what,
  by,
  endpoint,
  change,
  status,
  code,
  ...(path === undefined ? {} : { path }),
});

/** Sent by the drafter of the report's own unit. */
export const bad = (
  what: string,
  endpoint: EndpointId,
  change: Sent,
  refused: Refused,
): BadRequest => sentBy('east.drafter', what, endpoint, change, refused);

/** Sent by a reviewer of the bureau. */
export const atBureau = (
  what: string,
  endpoint: EndpointId,
  change: Sent,
  refused: Refused,
): BadRequest => sentBy('bureau_reviewer', what, endpoint, change, refused);

/** A request that is not of the form the endpoint asks for, with the place of the fault. */
export const invalid = (path: string): Refused => [400, 'request.invalid', path];

/** An id nothing has. */
export const UNKNOWN = '01900000-0000-7000-8000-00000000dead';
/** A figure of the sample. */
export const MONEY = 'budget.income.general';
