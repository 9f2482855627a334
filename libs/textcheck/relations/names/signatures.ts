import { bare, SORTS, type Misnamed } from './own-roles.js';
import { ownUnitOf } from './own-unit.js';
import type { TextDocument } from '../../document.js';
import { isShortFor, type Organisation } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

const LABEL =
  '(?:(?:填报|预算|自评|评价)?(?:部门|单位)(?:[（(](?:单位|部门)[）)])?名称|(?:填报|预算|自评|被评价|报告|编报|项目实施|项目承担|实施|承担)(?:部门|单位)|项目单位)(?:[（(](?:盖章|公章)[）)])?';
const NAMED_CELL = new RegExp(`^${LABEL}[：:]?$`);
const NAMED_LINE = new RegExp(`^${LABEL}[：:]\\s?(?=[一-龥]{4,}(?:$|\\s|[（(]))`);
const LINE_NAME = new RegExp(
  `^(?:[一-龥]{2,8}?[省市区县])*[一-龥]{2,14}?(?:乡|镇|街道|乡人民政府|镇人民政府|街道办事处|族乡|总工会|联合社|法院|检察院|支队|大队|林场|农场|牧场|茶场|渔场|办公室|办|${SORTS.join('|')})$`,
);
const DATE_LINE = /^(?:20\d\d|二零[零一二三四五六七八九]{2})年(?!度)/;
const SEAL = /\s?[（(](?:盖章|公章|章)[）)]$/;
const SEAL_BEFORE =
  /^(?:[（(](?:单位)?(?:盖章|公章)[）)]|(?:单位)?(?:盖章|公章)|落款|单位)[：:]?\s*/;
/** 沂川市博物馆（以下简称我馆） */
const DECLARED =
  /(?<=^|[，。：；\s])([一-龥]{3,24})[（(]以下(?:统一|均)?简称[“"「]?(?:(?:我|本)[一-龥]{1,4}|单位|中心|学校|医院)[”"」]?(?:[）)]|或)/g;
/** Firms that evaluate sign beside the unit or for it. */
const EVALUATOR = /事务所|咨询|有限公司|评估|研究院/;

interface Line {
  readonly text: string;
  readonly start: number;
}

/** The unit named at 部门名称 or in the signature, where it is another. */
export function missigned(document: TextDocument, own: Organisation): Misnamed[] {
  const isSame = ({ text }: Line): boolean => isSameUnit(plain(text), plain(own.full));
  const signed = signaturesOf(document);
  const isSigned = signed.some(isSame);
  const { stem = '', rank = '' } = ownUnitOf(document)?.seat ?? {};
  const isNeighbour = ({ text }: Line): boolean =>
    !isSigned && stem !== '' && text.startsWith(stem + rank) && !EVALUATOR.test(text);
  return [
    ...[...cellsOf(document), ...labelledIn(document)].filter(({ text }) => isSameSort(text, own)),
    ...declaredIn(document),
    ...signed.filter((line) => isSameSort(line.text, own) || isNeighbour(line)),
  ]
    .filter((line) => LINE_NAME.test(line.text) && !isSame(line))
    .map(({ text, start }) => ({ name: text, start, end: start + text.length }));
}

const cellsOf = ({ tables }: TextDocument): Line[] =>
  tables.flatMap(({ header, rows }) =>
    [header, ...rows].flatMap((row) => {
      const [label, value, next] = row;
      // A column each: 单位名称 over several of them.
      if (label === undefined || value === undefined || LINE_NAME.test(next?.text ?? '')) return [];
      return NAMED_CELL.test(label.text) ? [value] : [];
    }),
  );

/** Lines that stand over a date. */
const signaturesOf = ({ lines }: TextDocument): Line[] =>
  lines
    .filter((_, index) => DATE_LINE.test(lines[index + 1]?.text ?? ''))
    .map(({ text, start }) => {
      const [before = ''] = SEAL_BEFORE.exec(text) ?? [];
      return { text: text.slice(before.length).replace(SEAL, ''), start: start + before.length };
    });

const labelledIn = ({ lines }: TextDocument): Line[] =>
  lines.flatMap(({ text, start }) => {
    const [label] = NAMED_LINE.exec(text) ?? [];
    if (label === undefined) return [];
    const [name = ''] = /^[一-龥]+/.exec(text.slice(label.length)) ?? [];
    return [{ text: name, start: start + label.length }];
  });

const declaredIn = ({ lines }: TextDocument): Line[] =>
  lines.flatMap(({ text, start }) =>
    matchesIn(text, DECLARED).map((match) => ({
      text: match[1] ?? '',
      start: start + match.index,
    })),
  );

/** 岳阳县水务局 is 水务局 and 县水务局, and not 临湘市水务局. */
function isSameUnit(theirs: string, ours: string): boolean {
  if (TOWN_END.test(theirs) && TOWN_END.test(ours)) return isSameTown(theirs, ours);
  const hasPlace = [theirs, ours].every((name) => /^[一-龥]{2,4}[省市区县]/.test(name));
  const [one, other] = hasPlace ? [theirs, ours] : [bare(theirs), bare(ours)];
  const isShort = isShortFor(one, other) || isShortFor(other, one);
  return isShort && !isHalved(one, other) && !isHalved(other, one);
}

/** 林业局 for 林业和草原局 is the office of before, where both give the county. */
const isHalved = (short: string, full: string): boolean =>
  /^[一-龥]{2,4}[县市区]/.test(short) &&
  /和.*局$/.test(full) &&
  short === full.replace(/和.*(?=局$)/, '');

const TOWNS = '乡|镇|街道';
const TOWN_END = /(?:乡|镇|街道)$/;
/** 石镇 and 丰水县石镇, and not 白石镇; 高岭乡 for 高岭侗族乡. */
function isSameTown(theirs: string, ours: string): boolean {
  const [short, full] = [theirs, ours]
    .map((name) => name.replace(/^中共/, ''))
    .sort((one, other) => one.length - other.length) as [string, string];
  const before = full.slice(0, full.length - short.length);
  const isInPlace = full.endsWith(short) && /(?:^|[省市县区旗州盟])$/.test(before);
  return isInPlace || (/族乡$/.test(full) && isShortFor(bare(short), bare(full)));
}
const plain = (name: string): string =>
  name
    .replace(/(?:人民政府|办事处)$/, '')
    .replace('人民政府', '')
    .replace('管理委员会', '管委会');

const isSameSort = (name: string, own: Organisation): boolean =>
  [TOWNS, '林场|农场|牧场|茶场|渔场', ...SORTS].some((ends) => {
    const sort = new RegExp(`(?:${ends})$`);
    return sort.test(plain(name)) && sort.test(plain(own.full));
  });
