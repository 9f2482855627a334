/**
 * The closed list of error codes. Clients branch on the code; people read the Chinese message.
 * apps/api maps each code to an HTTP status, exhaustively: adding a code here without a status does not compile.
 */
export const ERROR_CODES = [
  // request shape
  'request.malformed',
  'request.invalid',
  'request.too_large',
  'request.too_many',
  'request.conflicting_key',
  'request.forbidden_origin',
  // who is asking
  'session.required',
  'session.expired',
  'session.bad_credentials',
  'session.locked',
  'session.password_change_required',
  'access.denied',
  'access.separation_of_duties',
  // things that are not there (also: not yours to see)
  'route.not_found',
  'organisation.not_found',
  'user.not_found',
  'session.not_found',
  'report.not_found',
  'rulebook.not_found',
  'attachment.not_found',
  'archive.not_found',
  'disposal.not_found',
  'note.not_found',
  'notice.not_found',
  // people and units
  'archive.held',
  'archive.not_held',
  'organisation.exists',
  'organisation.merged',
  'user.exists',
  // facts and text
  'fact.unknown',
  'fact.not_editable',
  'fact.invalid_value',
  'fact.out_of_range',
  'paragraph.unknown',
  'paragraph.unknown_placeholder',
  'measure.unknown_indicator',
  'check.unknown',
  'check.not_waivable',
  'indicator.unknown',
  // a report's life
  'report.exists',
  'report.stale_version',
  'report.stale_content',
  'report.action_not_allowed',
  'report.field_not_open',
  'report.incomplete',
  'report.rule_fault',
  'report.check_failed',
  'report.unprintable',
  'text.unprintable',
  'meeting.not_found',
  'meeting.not_quorate',
  'meeting.not_carried',
  'meeting.invalid_attendance',
  'meeting.missing_minutes',
  'meeting.voided',
  'adjustment.out_of_range',
  'note.answered',
  'appeal.not_found',
  'appeal.settled',
  'appeal.unanswered',
  'attachment.refused_type',
  'attachment.too_large',
  // packages
  'rulebook.invalid',
  'rulebook.exists',
  'rulebook.unchanged',
  'rulebook.version_too_low',
  'rulebook.draft_not_found',
  'rulebook.stale_version',
  'rulebook.stale_content',
  'rulebook.action_not_allowed',
  'rulebook.bad_operation',
  'rulebook.limit_not_found',
  'rulebook.place_not_found',
  'rulebook.not_simulated',
  'rulebook.simulation_running',
  'rulebook.simulation_not_found',
  'rulebook.file_refused',
  // documents and archive
  'render.glyph_missing',
  'render.failed',
  'render.timeout',
  'archive.altered',
  'archive.disposed',
  'disposal.not_due',
  'disposal.stale',
  'backup.refused',
  // publication
  'publication.not_found',
  'publication.exists',
  'publication.action_not_allowed',
  'publication.stale',
  'storage.unavailable',
  'storage.conflict',
  'storage.not_found',
  // a file from outside that nothing is wrong with: too many are being read
  'file.busy',
  // spreadsheets: the file as a whole, then single cells
  'spreadsheet.unreadable',
  'spreadsheet.too_large',
  'spreadsheet.refused',
  'spreadsheet.timeout',
  'spreadsheet.bad_cells',
  'cell.error',
  'cell.formula',
  'cell.number',
  'cell.unit',
  'cell.date',
  'cell.choice',
  'cell.reference',
  'cell.row',
  'cell.column',
  // a report handed in as a file, to be checked or taken over
  'document.unsupported',
  'document.encrypted',
  'document.corrupt',
  'document.active_content',
  'document.too_large',
  'document.no_text',
  'document.not_chinese',
  'document.timeout',
  // the machine
  'config.invalid',
  'database.unavailable',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** One fault at one place. `path` is a dotted path into what the caller sent, or a fact id. */
export interface Fault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly path?: string;
}

/**
 * The only error our own code throws for something a caller can act on.
 * `message` is Chinese and says what to do; `faults` lists every place when there is more than one.
 */
export class ZipingError extends Error {
  readonly code: ErrorCode;
  readonly path?: string;
  readonly faults: readonly Fault[];
  /** Values a client may show (the other person's version, the winner of a race …); never secrets. */
  readonly details?: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      path?: string;
      faults?: readonly Fault[];
      details?: Readonly<Record<string, unknown>>;
      cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ZipingError';
    this.code = code;
    if (options.path !== undefined) this.path = options.path;
    if (options.details !== undefined) this.details = options.details;
    this.faults = options.faults ?? [];
  }
}

/** Whether the database could not do what it was asked: gone, busy or full. */
export const isUnavailable = (
  error: unknown,
): error is ZipingError & { readonly code: 'database.unavailable' } =>
  error instanceof ZipingError && error.code === 'database.unavailable';
