import { at, isObject, type Json, type JsonPath } from '../draft/json.ts';
import { listAt } from '../draft/known.ts';

/** One line of the outline: a place of the package that has a form of its own. */
export interface OutlineNode {
  readonly key: string;
  readonly path: JsonPath;
  readonly label: string;
  /** Full marks, beside the name. */
  readonly note?: string;
  readonly children?: readonly OutlineNode[];
  /** The list that entries are added to here. */
  readonly adds?: { readonly path: JsonPath; readonly label: string };
  /** An entry of a list: it can be moved and taken away. */
  readonly entry?: boolean;
}

const text = (value: Json | undefined, ...keys: string[]): string =>
  (keys
    .map((key) => at(value, [key]))
    .find((found) => typeof found === 'string' && found !== '') as string | undefined) ??
  '（未命名）';

const node = (path: JsonPath, label: string, rest: Partial<OutlineNode> = {}): OutlineNode => ({
  key: path.join('/'),
  path,
  label,
  ...rest,
});

function entries(pkg: Json, path: JsonPath, keys: readonly string[]): readonly OutlineNode[] {
  return listAt(pkg, path).map((entry, index) =>
    node([...path, index], text(entry, ...keys), { entry: true }),
  );
}

function categories(pkg: Json): readonly OutlineNode[] {
  const path = ['indicators', 'categories'];
  return listAt(pkg, path).map((category, index) => {
    const inner = [...path, index, 'indicators'];
    const children = listAt(pkg, inner).map((indicator, place) =>
      node([...inner, place], text(indicator, 'label', 'id'), {
        entry: true,
        note: `${text(indicator, 'fullMarks')} 分`,
      }),
    );
    return node([...path, index], text(category, 'label', 'id'), {
      entry: true,
      note: `${text(category, 'fullMarks')} 分`,
      children,
      adds: { path: inner, label: '指标' },
    });
  });
}

function factSections(pkg: Json): readonly OutlineNode[] {
  const all = entries(pkg, ['facts', 'facts'], ['label', 'id']);
  const sectionOf = ({ path }: OutlineNode) => at(pkg, [...path, 'section']);
  const sections = listAt(pkg, ['facts', 'sections']).map((section, index) => {
    const id = at(section, ['id']);
    return node(['facts', 'sections', index], text(section, 'label', 'id'), {
      entry: true,
      children: all.filter((fact) => sectionOf(fact) === id),
    });
  });
  const known = new Set(listAt(pkg, ['facts', 'sections']).map((section) => at(section, ['id'])));
  const lost = all.filter((fact) => !known.has(sectionOf(fact)));
  return [...sections, ...lost];
}

function conditions(pkg: Json): readonly OutlineNode[] {
  const found = at(pkg, ['indicators', 'conditions']);
  return Object.keys(isObject(found) ? found : {}).map((name) =>
    node(['indicators', 'conditions', name], name, { entry: true }),
  );
}

const adding = (path: JsonPath, label: string) => ({ adds: { path, label } });

/** The whole package as a tree: what a rule editor looks for, in the order it is read. */
export function outlineOf(pkg: Json): readonly OutlineNode[] {
  const list = (path: JsonPath, label: string, unit: string, keys: readonly string[]) =>
    node(path, label, { children: entries(pkg, path, keys), ...adding(path, unit) });
  return [
    node(['manifest'], '基本信息'),
    node(['indicators', 'categories'], '类别和指标', {
      children: categories(pkg),
      note: `${text(at(pkg, ['indicators']), 'fullMarks')} 分`,
      ...adding(['indicators', 'categories'], '类别'),
    }),
    node(['indicators', 'conditions'], '命名条件', {
      children: conditions(pkg),
      ...adding(['indicators', 'conditions'], '命名条件'),
    }),
    list(['indicators', 'caps'], '总分上限', '上限', ['label', 'id']),
    list(['indicators', 'grades'], '等级', '等级', ['label', 'id']),
    node(['facts', 'facts'], '填报项', {
      children: factSections(pkg),
      ...adding(['facts', 'facts'], '填报项'),
    }),
    list(['checks', 'checks'], '勾稽校验', '校验', ['label', 'id']),
    list(['narrative', 'body'], '报告正文', '段落', ['text', 'lead', 'caption', 'id']),
    list(['narrative', 'appendices'], '附件', '附件', ['title', 'id']),
    node(['narrative', 'signature'], '落款'),
    node(['workflow'], '办理流程'),
    node(['disclosure'], '公开范围'),
    list(['examples'], '示例', '示例', ['title', 'id']),
  ];
}

/** The line a place belongs to: the deepest one above it. */
export function nodeFor(nodes: readonly OutlineNode[], path: JsonPath): OutlineNode | undefined {
  const wanted = `${path.join('/')}/`;
  const flat = (some: readonly OutlineNode[]): readonly OutlineNode[] =>
    some.flatMap((one) => [one, ...flat(one.children ?? [])]);
  return flat(nodes)
    .filter(({ key }) => wanted.startsWith(`${key}/`))
    .toSorted((left, right) => right.path.length - left.path.length)[0];
}
