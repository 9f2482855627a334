import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import type { Organisation } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

/** What units call themselves, by the kind of the unit; words of the language that begin alike are none. */
const SELVES: Readonly<Record<string, RegExp>> = {
  乡: /(?:我|本)乡(?![村镇亲愁本])/g,
  镇: /(?:我|本)镇(?!村[镇庄民]?(?:银行|建设))/g,
  街道: /(?:我|本)街道/g,
  局: /(?:我|本)局(?!限|部|面|势|域|长|地)/g,
  学校: /(?:我|本)校(?!区|验|对|准|正)/g,
  院: /(?:我|本)院(?!系|落)/g,
  委员会: /(?:我|本)委(?![托派屈任员])/g,
  管委会: /(?:我|本)管委会/g,
  厅: /我厅/g,
  中心: /我中心/g,
  站: /我站(?![在到起])/g,
  馆: /我馆/g,
  园: /(?:我|本)园(?![区林地艺内])/g,
  公司: /我公司/g,
  办: /(?:我|本)办(?![公事理学法好成])/g,
  处: /我处(?![理于置在罚])/g,
  所: /我所(?![在有谓以需属做能辖])/g,
  支队: /我支队/g,
  大队: /我大队/g,
  部: /我部(?![分门署])/g,
  社: /我社(?![区会保])/g,
  联合会: /(?:我|本)会(?![计议场期员])/g,
};
/** Kinds that may rightly be called so: a committee is at times a bureau, a station at times lies in a town. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  法院: ['院'],
  检察院: ['院'],
  委员会: ['局'],
  办公室: ['局', '委员会', '中心'],
  中心: ['院', '站', '馆'],
  站: ['局', '中心'],
  所: ['院', '局', '中心', '站'],
  馆: ['中心'],
  支队: ['局'],
  大队: ['局'],
  党校: ['学校', '院'],
  学院: ['学校', '院'],
  管委会: ['委员会', '局', '园'],
};
/** Oftener a word must stand for it to tell who speaks. */
const OFTEN = 2;

const WAS = /^[^，；]{0,12}(?:原|旧称|旧名|建制|曾用名|撤[乡镇并]|改设|改[制称名为建]|更名|升格)/;
/** 由原石乡撤乡设镇而来, 前身为平湖镇: what the unit was called before, told as such anywhere. */
const HAD_BEEN = '(?:原|旧称|前身(?:为|是|系)?|曾用名|撤销|由)';

/** 望江镇 in the report of what lies in 望江街道. */
export function otherSuffixes({ passages }: TextDocument, { full }: Organisation): Range[] {
  const [, stem = '', kind = ''] =
    /(?:^|[省市区县])(?:人民政府)?((?:(?![省市区县])[一-龥]){1,6}?)(乡|镇|街道)/.exec(full) ?? [];
  if (stem === '') return [];
  const others = ['乡', '镇', '街道'].filter((one) => one !== kind).join('|');
  // 白鹿瑶族乡 is not 白鹿镇 either.
  const short = stem.replace(/(?<=[一-龥]{2})[一-龥]{1,3}族$/, '');
  // 石乡: one character might as well end another name.
  const begin = stem.length > 1 ? '' : '(?<=^|[^一-龥]|[年月日由经对与向，])';
  const words = new RegExp(
    `(?<!原|撤销|撤)${begin}(?:${stem}|${short})(?:${others})(?!村|中学|小学|[街路])`,
    'g',
  );
  const found = passages.flatMap((passage) =>
    matchesIn(passage.text, words).map((match) => ({
      ...rangeOf(passage, match),
      after: passage.text.slice(match.index + match[0].length).split('。', 1)[0] ?? '',
    })),
  );
  const former = new RegExp(
    `${HAD_BEEN}(?:${stem}|${short})(?:${others})[^，。；]{0,16}(?:撤|改|更名|设[镇乡立]|升格|合并|划|而来)`,
  );
  if (passages.some(({ text }) => former.test(text))) return [];
  // 白鹭镇是学校原所在建制: told what it was, a former name may stand in others.
  return found.some(({ after }) => WAS.test(after)) ? [] : found;
}

/** What a report calls itself, with its places. */
export function selvesOf(document: TextDocument): Map<string, Range[]> {
  const speaking = document.passages.filter(({ text }) => /[我本]/.test(text));
  return new Map(
    Object.entries(SELVES).map(([kind, words]) => [
      kind,
      speaking.flatMap((passage) =>
        matchesIn(passage.text.replaceAll(/“[^”]*”/g, blank), words).map((match) =>
          rangeOf(passage, match),
        ),
      ),
    ]),
  );
}

const blank = (text: string): string => ' '.repeat(text.length);

/** Words for itself that a unit of this sort cannot use, or that stand once beside its own. */
export function wrongSelves(selves: ReadonlyMap<string, Range[]>, own: Organisation): Range[] {
  const ofOwn = selves.get(own.kind)?.length ?? 0;
  return [...selves].flatMap(([kind, places]) => {
    if (kind === own.kind || isPartOf(own.full, kind)) return [];
    const isAllowed =
      (ALSO[own.kind] ?? []).includes(kind) && !/人大|政协|委办公室|政府办公室/.test(own.full);
    return !isAllowed || (places.length === 1 && ofOwn > 0) ? places : [];
  });
}

const isPartOf = (full: string, kind: string): boolean =>
  full.includes(kind === '学校' ? '校' : kind);

/** The sort of unit that speaks, where nothing names it: the word it uses for itself at least three times. */
export function speakerOf(selves: ReadonlyMap<string, Range[]>): Organisation | null {
  const [first, second] = [...selves].sort(([, one], [, other]) => other.length - one.length);
  const [kind, places] = first ?? ['', []];
  if (places.length <= OFTEN || (second?.[1].length ?? 0) * 2 > places.length) return null;
  return { full: kind, name: '', kind };
}
