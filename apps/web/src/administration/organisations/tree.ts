import type { Organisation } from '../../api/types.ts';

export interface TreeRow extends Organisation {
  readonly children?: readonly TreeRow[];
}

/** Organisations below one another. What stands below nothing that is shown stands at the top. */
export function treeOf(organisations: readonly Organisation[]): readonly TreeRow[] {
  const known = new Set(organisations.map(({ id }) => id));
  const below = new Map<string | null, Organisation[]>();
  for (const organisation of organisations) {
    const { parentId } = organisation;
    const above = parentId !== null && known.has(parentId) ? parentId : null;
    below.set(above, [...(below.get(above) ?? []), organisation]);
  }
  const rowsBelow = (id: string | null): readonly TreeRow[] =>
    (below.get(id) ?? []).map((organisation) => {
      const children = rowsBelow(organisation.id);
      return children.length === 0 ? organisation : { ...organisation, children };
    });
  return rowsBelow(null);
}

/** Those with the text in a name they have or had. */
export function searched(
  organisations: readonly Organisation[],
  text: string,
): readonly Organisation[] {
  const names = (one: Organisation) =>
    [one, ...one.formerNames].flatMap(({ name, shortName }) => [name, shortName]);
  return organisations.filter((one) => names(one).some((name) => name.includes(text)));
}
