import type { OrganisationKind } from '#libs/kernel';
import type { OrganisationContext } from '../../evaluate/types.js';
import { rememberTexts } from './memo.js';

/** What a report of each kind calls itself: 我乡, 本镇 …; a department has no such word. */
export const KIND_SUFFIX: Readonly<Record<OrganisationKind, string>> = {
  township: '乡',
  ethnic_township: '乡',
  town: '镇',
  subdistrict: '街道',
  department: '部门',
};
const SUFFIXES = ['乡', '镇', '街道'];

/** Words before which 我/本/全 + suffix, or after which a suffix, speak of the unit itself. */
const SELF_BEFORE = ['我', '本', '全', '该'];
const SELF_AFTER = [
  '人大',
  '政府',
  '人民政府',
  '党委',
  '纪委',
  '团委',
  '武装部',
  '财政所',
  '机关',
  '级',
  '长',
  '干部',
  '域',
];
/** 乡镇, 村镇, 城镇, 镇村, 城乡, 下乡 … speak of townships in general, of nobody in particular. */
const GENERIC = /乡镇|村镇|城镇|集镇|镇村|乡村|城乡|村财乡管|下乡|家乡|返乡|老乡/gu;

// the mark keeps neighbours apart: 乡镇人大 must not become 人大 beside another word
const withoutGenericWords = rememberTexts((text) => text.replace(GENERIC, '\u0000'));

/** The name without its suffix: 户木 of 户木乡. */
function core(shortName: string): string {
  const suffix = [...SUFFIXES]
    .sort((a, b) => b.length - a.length)
    .find((end) => shortName.endsWith(end));
  return suffix === undefined ? shortName : shortName.slice(0, -suffix.length);
}

/** Words by which a unit would call itself what it is not, by the suffix that gives it away. */
interface WrongNames {
  readonly suffix: string;
  readonly words: readonly string[];
}

/** They are the same for every text of an evaluation. */
const WRONG_NAMES = new WeakMap<OrganisationContext, readonly WrongNames[]>();

function wrongNames(organisation: OrganisationContext): readonly WrongNames[] {
  const known = WRONG_NAMES.get(organisation) ?? candidates(organisation);
  WRONG_NAMES.set(organisation, known);
  return known;
}

function candidates(organisation: OrganisationContext): WrongNames[] {
  const own = KIND_SUFFIX[organisation.kind];
  const others = SUFFIXES.filter((suffix) => suffix !== own);
  const name = core(organisation.shortName);
  const before = organisation.kind === 'department' ? ['我', '本'] : SELF_BEFORE;
  const after = organisation.kind === 'department' ? [] : SELF_AFTER;
  return others.map((suffix) => ({
    suffix,
    words: [
      ...(name.length >= 2 && organisation.kind !== 'department' ? [name + suffix] : []),
      ...before.map((word) => word + suffix),
      ...after.map((word) => suffix + word),
    ],
  }));
}

/** `安肃镇人大` names another unit; only a suffix that no place name stands before speaks of the unit itself. */
function standsAlone(text: string, word: string): boolean {
  if (!SUFFIXES.some((suffix) => word.startsWith(suffix))) return true;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (
      at === 0 ||
      /[^\p{Script=Han}]|[我本全该持障开召合组织各的了和与及对在由]/u.test(text[at - 1]!)
    )
      return true;
  }
  return false;
}

/** First word by which the text calls the unit something it is not (我镇 in a 乡's report), or empty text. */
export function suffixConflict(text: string, organisation: OrganisationContext): string {
  const plain = withoutGenericWords(text);
  for (const { suffix, words } of wrongNames(organisation)) {
    if (!plain.includes(suffix)) continue;
    const found = words.find((word) => plain.includes(word) && standsAlone(plain, word));
    if (found !== undefined) return found;
  }
  return '';
}

/** 安肃镇 of 保定市徐水区安肃镇人民政府; a name without such parts stays. */
export function placeName(name: string): string {
  const trimmed = name.replace(/(?:人民政府|办事处)$/u, '');
  return trimmed.replace(/^.*(?:省|市|区|县|自治州|盟)(?=.{2,})/u, '');
}

/** A name to look for, the unit it is of, and its place among the others. */
interface Sought {
  readonly name: string;
  readonly unit: string;
  readonly place: number;
}

/** Names by their first character: a text is read once, however many units the district has. */
interface NameIndex {
  readonly byFirst: ReadonlyMap<string, readonly Sought[]>;
  /** Any of the first characters; null where there is no name to look for. */
  readonly first: RegExp | null;
}

const INDEXES = new WeakMap<readonly string[], NameIndex>();

function indexOf(others: readonly string[]): NameIndex {
  const known = INDEXES.get(others) ?? indexed(others);
  INDEXES.set(others, known);
  return known;
}

function indexed(others: readonly string[]): NameIndex {
  const names = others
    .map((unit, place) => ({ name: placeName(unit), unit, place }))
    .filter(({ name }) => name.length >= 2);
  const byFirst = new Map<string, Sought[]>();
  for (const sought of names) {
    const first = sought.name.charAt(0);
    const alike = byFirst.get(first);
    if (alike === undefined) byFirst.set(first, [sought]);
    else alike.push(sought);
  }
  const units = [...byFirst.keys()].map((first) => `\\u${hexOf(first.charCodeAt(0))}`);
  return { byFirst, first: units.length === 0 ? null : new RegExp(`[${units.join('')}]`, 'g') };
}

const hexOf = (unit: number): string => unit.toString(16).padStart(4, '0');

/** First other organisation named in the text, or empty text. Its own name, and names within its own name, do not count. */
export function foreignName(
  text: string,
  organisation: OrganisationContext,
  others: readonly string[],
): string {
  const own = [organisation.name, organisation.shortName, organisation.district].filter(
    (name) => name !== '',
  );
  const plain = own.reduce((rest, name) => rest.replaceAll(name, '\u0000'), text);
  const { byFirst, first } = indexOf(others);
  const isOwn = ({ name, unit }: Sought) =>
    name === organisation.shortName || unit === organisation.shortName;
  let found: Sought | undefined;
  for (const { 0: char, index: at } of first === null ? [] : plain.matchAll(first)) {
    for (const sought of byFirst.get(char) ?? []) {
      const isFirst = found === undefined || sought.place < found.place;
      if (isFirst && !isOwn(sought) && plain.startsWith(sought.name, at)) found = sought;
    }
  }
  return found?.name ?? '';
}
