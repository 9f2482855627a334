import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import type { Organisation } from '../../text/organisation.js';
import { matchesInEach } from '../../text/in-each.js';

/** Where a clause, an item of a list or what somebody does begins; 副局长 and 教育局局长 are not led in so. */
const LED_IN = '(?<![^，。；：“、）)|\\s由经报向请在从归送交以月日])';
/** What only the head of the unit itself is told to do in its report. */
const AS_HEAD =
  '(?=任(?:自评|绩效|领导|工作|评价|专班)?[^，。；]{0,6}组长|担?任(?:第一)?责任人|担任[^，。；]{0,8}组长|为(?:正)?组长|办公会|审批|审签|签批|签字|签署|签发|牵头|负总责|[、和][^，。；、]{0,6}(?:三级|两级|逐级|联签|会签))';
const HEAD_OF_UNIT = new RegExp(`${LED_IN}(局长|镇长|乡长|院长|校长|馆长|园长)${AS_HEAD}`, 'g');
/** What every unit has inside, told by the bare word for the unit. */
const INSIDE =
  '(?=机关(?!事务|党委|工委)|党组(?!织)|党总支|党委会|务会|务办|内设|领导班子|领导包|财务(?:人员|科|股|室)|纪检)';
const HOUSE_INSIDE = new RegExp(`${LED_IN}(局|医院|院|学校|校|中心|馆|镇|乡|街道)${INSIDE}`, 'g');

/** The heads and the bare words for itself a sort of unit has; another sort's are another unit's. */
const HEADS: Readonly<Record<string, readonly string[]>> = {
  乡: ['乡长'],
  镇: ['镇长'],
  街道: [],
  局: ['局长'],
  院: ['院长'],
  学校: ['校长', '园长'],
  馆: ['馆长', '局长'],
  中心: ['局长'],
  公司: ['局长'],
  储备库: ['局长'],
  联合会: ['局长'],
  委员会: ['局长', '院长'],
  办公室: ['局长'],
};
const WORDS: Readonly<Record<string, readonly string[]>> = {
  乡: ['乡', '中心', '局'],
  镇: ['镇', '中心', '局'],
  街道: ['街道', '中心', '局'],
  局: ['局'],
  院: ['院', '医院', '局'],
  学校: ['学校', '校', '局'],
  馆: ['馆', '局'],
  中心: ['中心', '局'],
};

/** Told of several units of a sort, or of one that was named before. */
const OF_MANY = /各|每|所属|下属|直属|基层|分别|试点|所在/;
/** The houses a bureau keeps, whose heads come into its report. */
const KEEPS: readonly (readonly [RegExp, RegExp])[] = [
  [/教育|教体/, /[校园]/],
  [/卫生|卫健|医疗|医保|疾控|民政/, /院/],
  [/文化|文旅|体育/, /馆/],
  [/人民法院|检察|司法/, /院/],
];

/** 由校长任组长 in the report of a bureau, 经院党总支研究 in that of a school: the heads and the inside of another sort of unit. */
export function headsOfOthers(document: TextDocument, own: Organisation): Range[] {
  const [heads, words] = [HEADS[own.kind], WORDS[own.kind]];
  if (heads === undefined) return [];
  const kept = KEEPS.find(([field]) => own.kind === '局' && field.test(own.full))?.[1];
  const isOwn = (word: string): boolean =>
    heads.includes(word) ||
    words?.includes(word) === true ||
    kept?.test(word) === true ||
    isInName(own, word);
  // What other sorts of unit have inside is known of a few only.
  const patterns = words === undefined ? [HEAD_OF_UNIT] : [HEAD_OF_UNIT, HOUSE_INSIDE];
  return patterns.flatMap((pattern) =>
    matchesInEach(document.passages, pattern).flatMap(({ piece, match }) => {
      const [word] = match;
      const { text } = piece;
      // Whoever else is named, the head of the group that wrote the report is the unit's own.
      const isOfGroup = /^.长[^，。；]{0,10}组长/.test(text.slice(match.index));
      const isWhole = /^.{1,2}机关(?:内设|设|核定)/.test(text.slice(match.index));
      const isRight =
        isOwn(word) ||
        OF_MANY.test(clauseAt(text, match.index)) ||
        (!isOfGroup && isNamed(document, text, { word, isWhole }));
      return isRight ? [] : [rangeOf(piece, match)];
    }),
  );
}

/** 沙溪镇中心小学 may speak of its town, 社区卫生服务中心 of itself as 中心. */
const isInName = ({ full }: Organisation, word: string): boolean =>
  full.includes(word.replace(/(?<=.)长$/, ''));

/** The paragraph or a short name given before tells whose it is: 县人民医院…，院党总支. */
function isNamed(
  { text }: TextDocument,
  passage: string,
  { word, isWhole }: { readonly word: string; readonly isWhole: boolean },
): boolean {
  const unit = word.replace(/(?<=.)长$/, '');
  const sort = { 校: '校|中学|小学', 园: '园', 院: '院', 局: '局' }[unit] ?? unit;
  const others = new RegExp(
    `[一-龥](?<![由经报向请在从归送和与])(?:${sort})(?!长|务|党|机关|内设|领导)`,
  );
  return (
    others.test(passage) ||
    (!isWhole && new RegExp(`简称[^）)。]{0,16}[“"](?:该)?(?:${sort})[”"]`).test(text)) ||
    (word.endsWith('长') && new RegExp(`(?<!副)${word}`).test(text.replace(word, '')))
  );
}

function clauseAt(text: string, at: number): string {
  const from = Math.max(...['。', '；', '，'].map((mark) => text.lastIndexOf(mark, at - 1))) + 1;
  const to = text.slice(at).search(/[。；，]/);
  return text.slice(from, to < 0 ? text.length : at + to);
}
