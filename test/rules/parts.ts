/** A package as its files are: whatever an editor may have typed. */
export type Json = Record<string, unknown>;
export type Files = Record<
  'manifest' | 'facts' | 'indicators' | 'checks' | 'narrative' | 'workflow' | 'disclosure',
  Json
> & { examples: Json[] };

/** A part of a package and the path that leads to it. */
export interface Part {
  readonly at: string;
  readonly node: Json;
}

export const list = (node: Json, key: string): Json[] => node[key] as Json[];

function member(members: readonly Json[], id: string, path: string): Part {
  const index = members.findIndex((one) => one['id'] === id);
  const node = members[index];
  if (node === undefined) throw new RangeError(`${path} has no ${id}`);
  return { at: `${path}.${index}`, node };
}

export const fact = ({ facts }: Files, id: string): Part =>
  member(list(facts, 'facts'), id, 'facts.facts');
export const column = (files: Files, table: string, id: string): Part => {
  const { node, at } = fact(files, table);
  return member(list(node, 'columns'), id, `${at}.columns`);
};
export const check = ({ checks }: Files, id: string): Part =>
  member(list(checks, 'checks'), id, 'checks.checks');
export const block = ({ narrative }: Files, id: string): Part =>
  member(list(narrative, 'body'), id, 'narrative.body');
export const example = ({ examples }: Files, id: string): Part => member(examples, id, 'examples');
export const category = ({ indicators }: Files, id: string): Part =>
  member(list(indicators, 'categories'), id, 'indicators.categories');
export const indicator = (files: Files, id: string): Part => {
  const categories = list(files.indicators, 'categories');
  const at = categories.findIndex((one) => list(one, 'indicators').some((i) => i['id'] === id));
  const path = `indicators.categories.${at}.indicators`;
  return member(list(categories[at] ?? { indicators: [] }, 'indicators'), id, path);
};

/** What stands below a part at a dotted path. */
export function inner({ node, at }: Part, path: string): Part {
  const found = path.split('.').reduce<unknown>((one, key) => (one as Json)[key], node);
  return { node: found as Json, at: `${at}.${path}` };
}

/** The form that scores an indicator, within its gate. */
export function scoring(files: Files, id: string): Part {
  const form = inner(indicator(files, id), 'scoring');
  return form.node['form'] === 'gate' ? inner(form, 'then') : form;
}

/** Puts a value at a key of a part, and says where that is. */
export function set({ node, at }: Part, key: string, value: unknown): string {
  node[key] = value;
  return `${at}.${key}`;
}

/** Takes a member out of its list. */
export function remove(members: Json[], part: Part): void {
  members.splice(members.indexOf(part.node), 1);
}
