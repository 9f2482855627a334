import { atHead } from './head.js';

/** The page is printed and never shown: without boxes on the screen it is laid out once, not twice, and nothing is painted in vain. */
const NOT_SHOWN = '<style>@media screen{:root{display:none!important}}</style>';
const STYLE = /(<style[^>]*>)([^<]*)(<\/style>)/gi;
const SOURCES = /src:((?:local\('[^']*'\),)*local\('[^']*'\))/g;

/**
 * The page with what spares the browser work and changes nothing of what it prints.
 * @param installed names of every font within reach; null when they are not all known
 */
export function printOnly(html: string, installed: ReadonlySet<string> | null): string {
  return atHead(installed === null ? html : withInstalledFaces(html, installed), NOT_SHOWN);
}

/**
 * Style sheets with the faces that are not there taken out of their lists, for the browser asks for each by name and anew in every
 * size. A list of which nothing is there stays, and so does text.
 */
function withInstalledFaces(html: string, installed: ReadonlySet<string>): string {
  return html.replace(
    STYLE,
    (_match, start: string, sheet: string, end: string) =>
      start +
      sheet.replace(SOURCES, (whole, list: string) => pruned(list, installed) ?? whole) +
      end,
  );
}

function pruned(list: string, installed: ReadonlySet<string>): string | null {
  const present = list.split(',').filter((source) => installed.has(source.slice(7, -2)));
  return present.length === 0 ? null : `src:${present.join(',')}`;
}
