import type { PrintRequest, ReportPrinter } from '#libs/features/ports';
import { sha256Hex } from '#libs/kernel';

/** Whoever looks at a report asks for it again within a moment; more than the reports looked at right now is waste. */
const MOST = 16;

/** Prints a page once: the same text is given as it was printed, also to whoever asks while it is being printed. */
export function recentlyPrinted(
  printer: ReportPrinter,
): (request: PrintRequest) => Promise<Uint8Array> {
  const known = new Map<string, Promise<Uint8Array>>();
  return (request) => {
    const key = sha256Hex(request.html);
    const printed = known.get(key) ?? printer.print(request).then(({ pdf }) => pdf);
    known.delete(key);
    known.set(key, printed);
    printed.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return printed;
  };
}
