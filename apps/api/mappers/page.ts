/** One page: a row more is asked for than shown, and tells whether there is another page. */
export function pageOf<Row, View>(
  rows: readonly Row[],
  limit: number,
  cursor: (row: Row) => string,
  view: (row: Row) => View,
): { items: View[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(view), next: more ? cursor(last) : null };
}
