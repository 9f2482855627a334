import type { Citation } from './citations.js';
import type { Range } from '../../finding-of.js';

/** First character of a code, and the words its issuer's name begins with. */
export const PROVINCES: Readonly<Record<string, string>> = {
  京: '北京',
  津: '天津',
  冀: '河北',
  晋: '山西',
  蒙: '内蒙古',
  辽: '辽宁',
  吉: '吉林',
  黑: '黑龙江',
  沪: '上海',
  苏: '江苏',
  浙: '浙江',
  皖: '安徽',
  闽: '福建',
  赣: '江西',
  鲁: '山东',
  豫: '河南',
  鄂: '湖北',
  湘: '湖南',
  粤: '广东',
  桂: '广西',
  琼: '海南',
  渝: '重庆',
  川: '四川',
  黔: '贵州',
  滇: '云南',
  藏: '西藏',
  陕: '陕西',
  甘: '甘肃',
  青: '青海',
  宁: '宁夏',
  新: '新疆',
};

/** Offices, and the word their numbers carry behind the place's: 岚 + 教 + 财〔2025〕14号 is the education bureau's. */
const OFFICES: readonly (readonly [name: RegExp, code: string])[] = [
  [/财政/, '财'],
  [/教育/, '教'],
  [/卫生健康|卫健/, '卫'],
  [/民政/, '民'],
  [/水利|水务/, '水'],
  [/农业农村|农业/, '农'],
  [/人力资源|人社/, '人社'],
  [/发展和?改革|发改/, '发改'],
  [/审计/, '审'],
  [/住房|住建/, '建'],
  [/交通/, '交'],
  [/自然资源/, '自然资'],
  [/应急/, '应急'],
  [/文化和?旅游|文旅|文广/, '文'],
  [/市场监/, '市监'],
  [/医疗保障|医保/, '医保'],
  [/林业/, '林'],
  [/司法/, '司'],
  [/公安/, '公'],
  [/科学技术|科技/, '科'],
  [/生态环境/, '环'],
];
/** Bodies of the state, and what their numbers begin with. */
const STATE: readonly (readonly [name: RegExp, code: RegExp])[] = [
  [/中共中央|中央办公厅/, /^(?:中|厅)/],
  [/国务院/, /^国/],
  [/财政部/, /^财/],
  [/教育部/, /^教/],
  [/民政部/, /^民/],
  [/国家发展和?改革委|国家发改委/, /^发改/],
  [/人力资源和?社会保障部/, /^人社/],
  [/住房和?城乡建设部/, /^建/],
  [/农业农村部/, /^农/],
  [/水利部/, /^(?:水|办)/],
  [/国家卫生健康委/, /^国卫/],
];
const ISSUING = '(?:联合)?(?:印发|下发|发布|出台|制定|修订|颁布|下达)?(?:的|了)?$';
const ISSUER = new RegExp(`([一-龥]{2,24}(?:[、 和][一-龥]{2,14}){0,4})${ISSUING}`);
/** The word in the numbers of a government and of its office. */
const GOVERNMENT = /政|府/;
const OFFICE_END = /(?:局|厅|委|委员会|部|国务院|中共中央|政府)$/;

/** 《宁桥县林业局差旅费管理办法》: rules of a house of its own. */
const HOUSE_RULES =
  /^[一-龥]{2,6}[市县区旗][一-龥]{2,12}?(?:局|委员会)(?=(?!关于)[一-龥“”（）]{2,24}(?:办法|制度|细则|规程|手册|规则)(?:[（(][^）)]*[）)])?$)/;
/** 我局印发《差旅费报销规定》 */
const OWN_ISSUE =
  /(?:我|本)[局委][^，。；《》]{0,10}(?:印发|制定|出台|修订|下发)了?(?:《[^》]*》(?:[（(][^）)]*[）)])?[、和及]?)*$/;

/** Who issued it: named before 关于 in the title, or right before the title. */
function issuerOf({ title, lead }: Citation, own: string): string {
  const [, inTitle = ''] = /^([^于]{2,40}?)关于/.exec(title) ?? [];
  if (inTitle !== '') return inTitle;
  const [ofHouse] = HOUSE_RULES.exec(title) ?? [];
  if (ofHouse !== undefined) return ofHouse;
  if (OWN_ISSUE.test(lead)) return own;
  if (/转发/.test(lead)) return '';
  const [, before = ''] = ISSUER.exec(lead) ?? [];
  const named = before.replace(
    /(?:联合)?(?:印发|下发|发布|出台|制定|修订|颁布|下达)?(?:的|了)?$/,
    '',
  );
  return OFFICE_END.test(named) ? named : '';
}

/** The code with the characters of the place's name taken off its front. */
function officeCode(code: string, place: string): string {
  let at = 1;
  while (at < code.length && place.includes(code.charAt(at))) at += 1;
  return code.slice(at);
}

/** True where the number is another office's than the one the title or the sentence names; `place` is where the report is from. */
export function isOtherIssuer(cited: Citation, place: string, own = ''): boolean {
  const issuer = issuerOf(cited, own);
  if (issuer === '' || cited.year === 0) return false;
  const state = STATE.filter(([name]) => name.test(issuer));
  if (state.length > 0)
    return (
      !/[省市县区][一-龥]{1,8}[局厅委]/.test(issuer) &&
      !state.some(([, code]) => code.test(cited.code))
    );
  if (/人民政府(?:办公室)?$/.test(issuer))
    return (
      !GOVERNMENT.test(cited.code) &&
      OFFICES.some(([, code]) => cited.code.slice(1).startsWith(code))
    );
  return isOfAnother(issuer, cited.code, place);
}

/** True where the word of the code is an office's, and of none of those that are said to have issued it. */
export function isOfAnother(issuer: string, code: string, place: string): boolean {
  const ofIssuer = OFFICES.filter(([name]) => name.test(issuer)).map(([, word]) => word);
  if (ofIssuer.length === 0 || /政府|党委|党组|办公室/.test(issuer)) return false;
  const region = issuer.replace(/[省市县区].*$/, '') + place;
  // 林水教发 of 林水县: a place may be called by two characters, of which one is an office's.
  if (region.includes(code.slice(0, 2)) && ofIssuer.some((word) => code.startsWith(word, 2)))
    return false;
  const rest = officeCode(
    code,
    region.replaceAll(/[财教卫民水农审建交文林司公科环](?=[^省市县区]*$)/g, ''),
  );
  const first = OFFICES.find(([, word]) => rest.startsWith(word))?.[1];
  return first !== undefined && !ofIssuer.includes(first);
}

/** The citation with the office the sentence names before it: 县民政局《…》（…）. */
export function issuingOf({ lead, start, end }: Citation): Range {
  const [by = ''] =
    /(?:[一-龥]{2,14}(?:局|厅|委|委员会|部|中央|政府|办公室)|财政部|国务院)$/.exec(lead) ?? [];
  return { start: start - by.length, end };
}
