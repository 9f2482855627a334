/** Forbids every fetch, whatever the page itself says. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";
const META = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;

/**
 * The page with our content security policy before anything that could be fetched: right after `<head>` where the page has one,
 * else at its very beginning. A page's own policy can only forbid more.
 */
export function withPolicy(html: string): string {
  const start =
    /^\s*(?:<!doctype[^>]*>)?\s*(?:<html[^>]*>)?\s*(?:<head[^>]*>)?/i.exec(html)?.[0] ?? '';
  return start + META + html.slice(start.length);
}
