/**
 * The page with markup before anything else of it: right after `<head>` where the page has one, else at its very beginning
 * (never before the doctype, which says how the page is laid out).
 */
export function atHead(html: string, markup: string): string {
  const start =
    /^\s*(?:<!doctype[^>]*>)?\s*(?:<html[^>]*>)?\s*(?:<head[^>]*>)?/i.exec(html)?.[0] ?? '';
  return start + markup + html.slice(start.length);
}
