import type { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { total as totalBase } from '../figures/arithmetic.js';
import type { Miscount } from './miscount.js';
import { staffByKinds } from './staff-kinds.js';

type Role = 'posts' | 'staff' | 'vacant' | 'others' | null;

const ROLES: readonly (readonly [role: Role, words: RegExp])[] = [
  ['vacant', /(?:空编|缺编|空缺|缺额|空岗|尚空|空余|空额)[^，。；：、\d]{0,4}$/],
  ['others', /退休|离休|编外|聘|派遣|临时|公益性|借用|借调|抽调|遗属|辅警|见习|劳务|合同制/],
  ['posts', /编制(?!内)[^，。；：、\d]{0,6}$/],
  ['staff', /(?:在编|在职|实有|在岗|在册)[^，。；：、\d]{0,8}$/],
];
/** What is no stock of this year's end. */
const ELSEWHEN =
  /(?:年初|上年|去年|较|比|增加|减少|新增|招[录聘]|调[入出]|计划|拟|按|每|均|(?:人员|职工|教师|干部|人)[中里])[^，。；：、\d]*$/;
/** Parts of a number, or a list of others. */
const PART = /其中[^，。；\d]*$/;
const KIND_OF_POSTS = /(?:行政|事业|参公|工勤|政法|专项|机关)[^，。；：、\d]{0,8}编制/;
const FEWEST_UNITS = 2;

const roleOf = ({ before }: Mention): Role => {
  const clause = /[^，。；：、（(]*$/.exec(before)?.[0] ?? '';
  return ROLES.find(([, words]) => words.test(clause))?.[0] ?? null;
};

/** 全院职工844人，其中在编486人，编外358人: of all who work there those who fill the posts. */
const IN_POST = /其中[：:]?在编(?:在岗|在职)?(?:人员|职工|人数)?$/;

/** 编制45个 are posts for so many people. */
const isPeople = (figure: Mention): boolean =>
  figure.thing === '人' || (figure.unit === '个' && roleOf(figure) === 'posts');

interface Told {
  readonly mention: Mention;
  readonly role: Role;
}

/** The people and posts of one paragraph, in order. */
function peopleOf(figures: readonly Mention[]): Told[] {
  return figures
    .filter((figure) => figure.kind === 'count' && figure.exact && isPeople(figure))
    .filter(({ before }) => !ELSEWHEN.test(before) && (!PART.test(before) || IN_POST.test(before)))
    .map((mention) => ({ mention, role: roleOf(mention) }));
}

/** Numbers of people and posts that those of their paragraph do not make. */
export const miscounts = (document: TextDocument): Miscount[] =>
  document.figures.flatMap((figures, passage) => {
    const text = document.passages[passage]?.text ?? '';
    if (!/编制|在编|在职|在岗|实有/.test(text)) return [];
    const told = peopleOf(figures);
    return [
      ...vacanciesBelow(document, passage, told),
      ...staffBelow(document, passage, told),
      ...wrongVacancies(told),
      ...wrongTotals(told),
      ...wrongKinds(figures),
      ...staffByKinds(figures),
      ...wrongChanges(told, figures),
      ...wrongAll(document, passage, figures),
    ];
  });

/** 核定编制52名 in a paragraph of its own, and right below 在编47人，空编7名. */
function vacanciesBelow(
  { figures }: TextDocument,
  passage: number,
  told: readonly Told[],
): Miscount[] {
  if (told.some(({ role }) => role === 'posts') || ofRole(told, 'vacant').length === 0) return [];
  const above = peopleOf(figures[passage - 1] ?? []).filter(({ role }) => role !== 'others');
  return above.every(({ role }) => role === 'posts') ? wrongVacancies([...above, ...told]) : [];
}

/** 编制72名，空编9名。 and in the paragraph below 在编人员65人. */
function staffBelow({ figures }: TextDocument, passage: number, told: readonly Told[]): Miscount[] {
  if (ofRole(told, 'staff').length > 0 || ofRole(told, 'vacant').length === 0) return [];
  const below = peopleOf(figures[passage + 1] ?? []).filter(({ role }) => role !== 'others');
  return below.length > 0 && below.every(({ role }) => role === 'staff')
    ? wrongVacancies([...told, ...below])
    : [];
}

const ofRole = (told: readonly Told[], wanted: Role): Mention[] =>
  told.filter(({ role }) => role === wanted).map(({ mention }) => mention);

/** 核定编制36名，…在职33人…，空编5名: no posts of the paragraph less its staff leave so many. */
function wrongVacancies(told: readonly Told[]): Miscount[] {
  const posts = allPosts(ofRole(told, 'posts'));
  const [staff, ...others] = ofRole(told, 'staff');
  const [wrong, ...more] = ofRole(told, 'vacant');
  if (posts === null || staff === undefined || wrong === undefined) return [];
  if (others.length > 0 || more.length > 0 || /不占编/.test(wrong.before)) return [];
  const computed = totalBase(posts).minus(staff.base);
  return wrong.base.equals(computed) || computed.isNegative()
    ? []
    : [{ wrong, of: [...posts, staff], computed }];
}

/** All posts: the first figure, whose kinds the others are, or all kinds there are; null for those of several bodies. */
function allPosts(posts: readonly Mention[]): Mention[] | null {
  const [first, ...others] = posts;
  if (first === undefined) return null;
  const isKind = ({ before }: Mention): boolean => KIND_OF_POSTS.test(before);
  if (others.length === 0 || (!isKind(first) && others.every(isKind))) return [first];
  return posts.every(isKind) ? [...posts] : null;
}

const TOGETHER = /(?:合计|共计|总计|共|总数|总人数)(?:核定|实有|有|为|是)?[^，。；：、\d]{0,8}$/;

/** 甲编制16名，实有15名；乙编制12名，实有11名。合计编制28名，实有27名: the posts make their total, the people do not. */
function wrongTotals(told: readonly Told[]): Miscount[] {
  const plain = told.filter(({ mention }) => !mention.bracketed);
  const rows = (['posts', 'staff'] as const).map((role) => ofRole(plain, role));
  const [posts = [], staff = []] = rows;
  if (posts.length !== staff.length || posts.length <= FEWEST_UNITS) return [];
  if (!rows.some((row) => TOGETHER.test(row.at(-1)?.before ?? ''))) return [];
  const judged = rows.map((row) => {
    const wrong = row.at(-1);
    const of = row.slice(0, -1);
    return wrong === undefined ? [] : [{ wrong, of, computed: totalBase(of) }];
  });
  const off = judged.flat().filter(({ wrong, computed }) => !wrong.base.equals(computed));
  return off.length === 1 ? off : [];
}

const OF_WHICH = /^[，,（(：:]其中[：:]?[^，。；：、\d]*编制[^，。；：、\d]*$/;

/** 编制24名，在职21人，其中行政编制9人、事业编制15人: kinds counted like the people and not like the posts. */
function wrongKinds(figures: readonly Mention[]): Miscount[] {
  return figures.flatMap((wrong, at) => {
    const [first, second, third] = figures.slice(at + 1);
    const listed = first !== undefined && OF_WHICH.test(first.before) && second !== undefined;
    if (roleOf(wrong) !== 'staff' || !listed || !/^[、，和][^，。；、\d]*编制/.test(second.before))
      return [];
    const goesOn = third !== undefined && /^[、和][^，。；、\d]*编制/.test(third.before);
    const of = goesOn ? [first, second, third] : [first, second];
    const posts = figures.slice(0, at).filter((one) => roleOf(one) === 'posts');
    const alike = of.every(({ unit }) => unit === wrong.unit);
    const other = posts.some(({ unit }) => unit !== wrong.unit);
    const computed = totalBase(of);
    return alike && other && !computed.equals(wrong.base) ? [{ wrong, of, computed }] : [];
  });
}

const AGAINST = /(?:较|比|与)(?:上年|去年|年初|20\d\d年)[^，。；：、\d]*$/;
const BY = /^(?:相比|比)?[，,]?(?:净)?(增加|减少|增|减|多|少)(?:了)?$/;

/** 年末在职55人，…，较上年末的57人减少3人 */
function wrongChanges(told: readonly Told[], figures: readonly Mention[]): Miscount[] {
  const staff = ofRole(told, 'staff');
  return figures.flatMap((earlier, at) => {
    const wrong = figures[at + 1];
    const now = staff.filter(({ end }) => end <= earlier.start);
    const [current] = now;
    if (current === undefined || now.length > 1 || wrong === undefined) return [];
    const between = figures.filter((one) => one.start > current.end && one.end <= earlier.start);
    if (between.some((one) => roleOf(one) !== null)) return [];
    const people = [earlier, wrong].every(({ thing, exact }) => thing === '人' && exact);
    if (!people || !AGAINST.test(earlier.before) || !BY.test(wrong.before)) return [];
    const computed = current.base.minus(earlier.base).abs();
    return computed.equals(wrong.base) ? [] : [{ wrong, of: [current, earlier], computed }];
  });
}

/** Says of all who work there, and of nothing they did. */
const ALL_STAFF =
  /^[，,；;](?:年末|目前|现|实际|全[局院校馆站镇乡街中心系统单位]+|本?单位|从事|该项|此项|工作|的|在职|在岗|在编|实有|人员|职工|教职工|干部|用工|总|人数|内外|编|与|和|及)*(?:合计|共计|总计|共|总数|总人数)(?:有|为|是)?$/;
const MOST = 8;
const CLOSE = '0.15';
const LEAST = 2;

/** 实有在编8名，另借用2名，实际工作的共11人: some of those told before, together, are not so many. */
function wrongAll(
  document: TextDocument,
  passage: number,
  figures: readonly Mention[],
): Miscount[] {
  const sentences = document.statements.filter((one) => one.passage === passage && !one.inTable);
  return sentences.flatMap(({ mentions }) =>
    mentions.flatMap((wrong, at) => {
      const isPeople = wrong.thing === '人' && wrong.exact && !wrong.bracketed;
      if (!isPeople || !ALL_STAFF.test(wrong.before)) return [];
      const before = mentions.slice(0, at).filter(({ thing, exact }) => thing === '人' && exact);
      const of = before.filter(isStock);
      const above = figures.filter(
        (one) => one.end <= wrong.start && one.thing === '人' && roleOf(one) !== 'posts',
      );
      const computed = totalBase(of);
      const roles = of.map(roleOf);
      const told = roles.filter((role) => role === 'staff').length === 1 && of.length >= LEAST;
      const gap = computed.minus(wrong.base).abs();
      const near = !gap.isZero() && gap.lessThanOrEqualTo(computed.times(CLOSE));
      return told && near && above.length <= MOST && !areMade(above, wrong)
        ? [{ wrong, of, computed }]
        : [];
    }),
  );
}

/** People there are, in post or beside. */
const isStock = (mention: Mention): boolean => {
  const role = roleOf(mention);
  const plain = !mention.bracketed && !ELSEWHEN.test(mention.before) && !PART.test(mention.before);
  return plain && (role === 'staff' || role === 'others');
};

/** Some of the figures, however chosen, come to it. */
const areMade = (figures: readonly Mention[], { base }: Mention): boolean =>
  figures
    .reduce<Decimal[]>(
      (sums, figure) => [...sums, ...sums.map((sum) => sum.plus(figure.base))],
      [base.minus(base)],
    )
    .some((sum) => sum.equals(base));
