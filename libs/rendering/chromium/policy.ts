import { atHead } from './head.js';

/** Forbids every fetch, whatever the page itself says. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";
const META = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;

/** The page with our content security policy before anything that could be fetched. A page's own policy can only forbid more. */
export function withPolicy(html: string): string {
  return atHead(html, META);
}
