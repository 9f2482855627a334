import { ZipingError } from '#libs/kernel';

/** Where a command speaks: results on stdout, progress on stderr, so that a pipe gets results only. */
export interface Output {
  /** One value under --json, else lines for people. */
  result(value: unknown, lines: readonly string[]): void;
  /** What is going on; silent for nobody. */
  progress(line: string): void;
  error(error: unknown): void;
}

export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

export function createOutput(streams: Streams, json: boolean): Output {
  const out = (text: string): void => void streams.stdout.write(`${text}\n`);
  const note = (text: string): void => void streams.stderr.write(`${text}\n`);
  return {
    result: (value, lines) => {
      if (json) out(JSON.stringify(value, null, 2));
      else lines.forEach(out);
    },
    progress: note,
    error: (error) => {
      if (json) out(JSON.stringify({ error: describe(error) }, null, 2));
      errorLines(error).forEach(note);
    },
  };
}

function describe(error: unknown): unknown {
  if (!(error instanceof ZipingError)) return { code: 'internal', message: messageOf(error) };
  const { code, message, path, faults, details } = error;
  return { code, message, path, faults, details };
}

function errorLines(error: unknown): string[] {
  if (!(error instanceof ZipingError)) return [`出错：${messageOf(error)}`];
  const faults = error.faults.map(({ path, message }) => `  ${path ?? ''}  ${message}`);
  return [`${error.message}（${error.code}）`, ...faults];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
