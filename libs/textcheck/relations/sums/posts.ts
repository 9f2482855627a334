import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { matchesIn } from '../../text/matches.js';

/** People of one kind beside the posts of that kind. */
export interface Overfilled {
  readonly staff: Mention;
  readonly posts: Mention;
  readonly sort: string;
}

/** Kinds of posts that are filled each by its own people. */
const SORTS = [
  ...['参公', '参照公务员', '政法专项', '工勤', '公安专项', '事务中心', '服务中心', '执法大队'],
  ...['监测站', '综合执法', '行政', '事业', '机关'],
];
const POSTS = /编制(?:数|人数|总数)?$/;
const NOT_STAFF = /编制|退休|离休|编外|聘|借|遗属|空|缺|辅|另|超|招|调|增|减|年初|上年/;
const STAFF = /实有|在编|在职|在岗|实际/;
/** Says that it is so, or why. */
const EXPLAINED = /超编|超配|超出|超过|混编|混用|占用|消化|军转|调剂|过渡|分流|高于|多于/;

/** 其中行政编制12名、事业编制22名；实有行政13人、事业18人: one kind has more people than posts though all have not. */
export function overfilledPosts(document: TextDocument): Overfilled[] {
  return document.figures.flatMap((figures, passage) => {
    const text = document.passages[passage]?.text ?? '';
    if (
      !text.includes('编制') ||
      EXPLAINED.test(text.replaceAll(/(?:未|没有|无|不)(?:超编|超出|超过)/g, ''))
    )
      return [];
    const people = figures.filter(({ kind, exact }) => kind === 'count' && exact);
    const from = people.findIndex(({ before }) => STAFF.test(before) && !POSTS.test(before));
    if (from < 0) return [];
    const posts = kindsOf(
      people
        .slice(0, from)
        .filter(({ label, before }) => POSTS.test(label) || /^[、，]/.test(before)),
    );
    const staff = kindsOf(people.slice(from).filter(({ before }) => !NOT_STAFF.test(before)));
    return [...posts].flatMap(([sort, owed]) => {
      const filled = staff.get(sort);
      return filled !== undefined && owed !== null && filled?.base.greaterThan(owed.base) === true
        ? [{ staff: filled, posts: owed, sort }]
        : [];
    });
  });
}

/** The one figure of each kind; null where two of one kind are told. */
function kindsOf(figures: readonly Mention[]): Map<string, Mention | null> {
  const found = new Map<string, Mention | null>();
  for (const figure of figures) {
    const label = figure.label.replace(/(?:编制|人员|干部|职工|工作)+(?:数|人数|总数)?$/, '');
    const sort = SORTS.find((name) => label.endsWith(name));
    if (sort !== undefined) found.set(sort, found.has(sort) ? null : figure);
  }
  return found;
}

const PEOPLE = /(?<![\d.,])(\d{1,5})[名人个]/g;

/** 在岗职工412人，其中编制内268人，…核定编制298名，空编30名: as many as fill the posts are told apart from all who work there. */
export const tellsFilled = ({ text }: { readonly text: string }, filled: number): boolean =>
  matchesIn(text, PEOPLE).some(([, number]) => Number(number) === filled);
