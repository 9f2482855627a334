import { at, idOf, isArray, isObject, type Json, type JsonPath } from './json.ts';

/** Whether a text names the id as a whole word: as itself, in a formula or in a placeholder. */
function names(text: string, id: string): boolean {
  let from = text.indexOf(id);
  while (from >= 0) {
    const [before, after] = [text[from - 1] ?? '', text.slice(from + id.length)];
    if (!/[\w.]/.test(before) && !/^(?:\w|\.\w)/.test(after)) return true;
    from = text.indexOf(id, from + 1);
  }
  return false;
}

function within(value: Json | undefined, path: JsonPath, id: string): JsonPath[] {
  if (typeof value === 'string') return names(value, id) ? [path] : [];
  if (isArray(value)) return value.flatMap((entry, index) => within(entry, [...path, index], id));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    if (key === 'id') return [];
    return key === id ? [[...path, key]] : within(entry, [...path, key], id);
  });
}

/** Every place outside `own` that names what stands at `own`. Examples are data of one case and are not counted. */
export function readersOf(pkg: Json, own: JsonPath): readonly JsonPath[] {
  const id =
    idOf(at(pkg, own)) ?? (typeof own.at(-1) === 'string' ? String(own.at(-1)) : undefined);
  if (id === undefined || id === '' || !isObject(pkg)) return [];
  const prefix = own.join('/');
  return Object.entries(pkg)
    .filter(([file]) => file !== 'examples' && file !== 'manifest')
    .flatMap(([file, value]) => within(value, [file], id))
    .filter((path) => !`${path.join('/')}/`.startsWith(`${prefix}/`));
}

const FILE_NAMES: Readonly<Record<string, string>> = {
  manifest: '基本信息',
  facts: '填报项',
  indicators: '指标',
  checks: '校验',
  narrative: '正文',
  workflow: '流程',
  disclosure: '公开',
  examples: '示例',
};

/** A place in words: 指标 › 预算执行管理 › 政府采购管理情况. */
export function placeName(pkg: Json, path: JsonPath): string {
  const words = path.flatMap((_, depth) => {
    const entry = at(pkg, path.slice(0, depth + 1));
    if (depth === 0) return [FILE_NAMES[String(path[0])] ?? String(path[0])];
    if (!isObject(entry)) return [];
    const label = entry['label'] ?? entry['title'] ?? entry['id'];
    return typeof label === 'string' && label !== '' ? [label] : [];
  });
  return words.join(' › ');
}
