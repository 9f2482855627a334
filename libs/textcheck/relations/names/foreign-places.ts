import { officesElsewhere } from './other-offices.js';
import { isName, placesOf, type Place } from './places.js';
import type { TextDocument } from '../../document.js';
import type { Organisation } from '../../text/organisation.js';
import type { Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';

const ORGANS =
  '人民政府|政府|党委|党工委|财政所|便民|农业综合|综治|退役军人|应急管理站|辖区|境内|机关|党政|综合|人大|武装|街道办|办事处|202|的(?!报告)';
/** What a unit does when it is the subject of a sentence. */
const ACTS =
  '[是为系]|下?辖|管辖|“?三公|基本户|零余额|账户|公务|预算|决算|支出|收入|绩效|自评|得分|行政编制|事业编制|编制|实有|在职|在编|部门|年度|年末|固定资产|资产|纪委|班子|领导|将|对|按|已|严格|积极|认真|组织|成立|结合|围绕|实际|年初|全年|共|未|无|负责|开展|加强|制定|修订|内设|下辖|现有|高度|切实';
/** What a place is told to be or to have in its own report. */
const LIFE =
  '群众|居民|常住|户籍|人口|经济|产业|面貌|人居|环境|基础设施|要|应|拟|继续|全面|持续|聚焦|坚持|共有|共实施|实施|完成|建成|新建|投入|争取|获得|荣获|被评|位于|地处|总面积|耕地|所辖|项目|工作|集体|党建|平安|安全生产|营商|社会|教育|城区|农村|生产总值|地区';
const COUNTY_ORGANS =
  '人民政府|财政局|委|政府|门户|域|人民医院|(?:卫生健康|教育|民政|审计|农业农村|水利|交通运输|住建|应急管理|人力资源|发展和改革)局';
const PROVINCE_ORGANS = '人民政府|政府|财政厅|[一-龥]{2,8}厅';
const PEOPLES =
  '苗|侗|土家|回|满|彝|壮|瑶|畲|蒙古|白|傣|黎|布依|藏|朝鲜|哈尼|哈萨克|傈僳|佤|拉祜|水|东乡|纳西|羌|土|仫佬|毛南|仡佬|锡伯|撒拉|鄂温克|达斡尔';
const ETHNIC = new RegExp(`[一-龥]{2}(?:${PEOPLES})族(?=乡)`, 'g');
const VERBS =
  '年终|考核|进行|给予|建立|建成|健全|完善|出台|印发|聘请|委托|安排|使用|执行|召开|举办|通过|采取|推行|推进|落实|上报|公开|采购|购置|发放|支付|收到|聘用|抽查|走访|调整|申报|编报|主动|专栏|党建办|经济发展办|社会事务办|应急办|规划建设办|不存在|存在|有(?!关)|仍|还|也|均|则|于';
/** 徐闻县石溪镇, 2024年度石溪镇 */
const BELOW = '|网站|(?<![全各我本该])[县区市]|年度|[）)]';
/** What a town says it keeps running, or makes better, is itself. */
const KEPT =
  /(?:保障|维护|确保|提升|服务|制定|编制|执行|改善|增强|提高|优化|满足|方便|壮大|带动|美化|完善|促进|推动|夯实)了?([一-龥]{2,3}?)(乡|镇|街道)(?![村级镇办社])/g;

/** Towns, counties, cities, provinces and offices of the report's own sort that a text names and that are not its own. */
export function foreignPlaces(document: TextDocument, own: Organisation): Place[] {
  const found = [
    ...(/^(?:乡|镇|街道)$/.test(own.kind) ? townsOf(document) : []),
    ...(/[区县]/.test(own.full) ? countiesOf(document) : []),
    ...(/自治[县旗]/.test(own.full) ? autonomousOf(document) : []),
    ...(/市[一-龥]{1,4}区/.test(own.full) ? placesOf(document, '市', COUNTY_ORGANS) : []),
    ...(/^[一-龥]{2,3}市[^区县]*$/.test(own.full)
      ? placesOf(document, '市', CITIZENS, KEEPING)
      : []),
    ...(own.full.includes('省') ? placesOf(document, '省', PROVINCE_ORGANS) : []),
    ...namesakesOf(document, own),
    ...officesElsewhere(document, own),
  ];
  return unique(found).filter(
    (place) =>
      !isOwn(place, own) && !isPartner(document, document.text.slice(place.start, place.end)),
  );
}

/** 觇山中学（曷岭县第三中学）: its other name in brackets behind its own. */
export function isAlias({ text }: TextDocument, { start }: Range, { full }: Organisation): boolean {
  const before = text.slice(Math.max(0, start - full.length - 1), start);
  return /[（(]$/.test(before) && before.slice(0, -1).endsWith(full.slice(-OWN_TAIL));
}
const OWN_TAIL = 4;

/** Somewhere in the text it is spoken of as somebody else. */
export function isPartner(document: TextDocument, name: string): boolean {
  const { text } = document;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (
      isElsewhere(document, { start: at, end: at + name.length }) ||
      LISTED.test(text.slice(Math.max(0, at - 4), at)) ||
      text.charAt(at + name.length) === '、'
    )
      return true;
  return false;
}

const unique = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((place) => [place.start, place])).values(),
];

function townsOf(document: TextDocument): Place[] {
  const kept = document.passages.flatMap(({ text, start }) =>
    matchesIn(text, KEPT).flatMap((match) => {
      const [whole, name = '', kind = ''] = match;
      const end = start + match.index + whole.length;
      return isName(name) ? [{ name, kind, start: end - name.length - kind.length, end }] : [];
    }),
  );
  const ethnic = document.passages.flatMap(({ text, start }) =>
    matchesIn(text, ETHNIC).map((match) => {
      const at = start + match.index;
      return { name: match[0], kind: '族乡', start: at, end: at + match[0].length + 1 };
    }),
  );
  return [
    ...placesOf(document, '乡|镇|街道', `${ORGANS}|${ACTS}|${LIFE}|${VERBS}`, BELOW),
    ...kept,
    ...ethnic,
  ];
}

/** 通江侗族自治县 in the report of another autonomous county. */
const AUTONOMOUS = new RegExp(`(?<![一-龥])([一-龥]{2,3}?(?:(?:${PEOPLES})族)+自治)([县旗])`, 'g');
const autonomousOf = (document: TextDocument): Place[] =>
  document.passages.flatMap(({ text, start }) =>
    matchesIn(text, AUTONOMOUS).map((match) => {
      const [whole, name = '', kind = ''] = match;
      const at = start + match.index;
      return { name, kind, start: at, end: at + whole.length };
    }),
  );

const KEEPING = '|(?:保障|维护|确保|提升|服务|改善|增强|提高|满足|方便|带动|促进|推动)了?';
const countiesOf = (document: TextDocument): Place[] =>
  ['县', '区'].flatMap((kind) =>
    placesOf(document, kind, `${COUNTY_ORGANS}|人民群众|${LIFE}`, KEEPING),
  );
/** A city's own people, in the report of one of its offices. */
const CITIZENS = '市民|读者|居民|群众|人民群众|常住|户籍|人居|营商|城区|中心城区|城乡';

/** Offices by their long names and their short ones. */
const SHORT: Readonly<Record<string, string>> = {
  人民法院: '法院',
  人民检察院: '检察院',
  中医医院: '中医院',
  疾病预防控制中心: '疾控中心',
  农业农村局: '农业局',
  残疾人联合会: '残联',
  供销合作社联合社: '供销社',
  妇女联合会: '妇联',
  林业和草原局: '林草局',
  交通运输局: '交通局',
  卫生健康委员会: '卫健委',
  发展和改革委员会: '发改委',
  退役军人事务局: '退役军人局',
  城市管理局: '城管局',
  医疗保障局: '医保局',
  市场监督管理局: '市场监管局',
  卫生健康局: '卫健局',
  文化和旅游局: '文旅局',
  住房和城乡建设局: '住建局',
  人力资源和社会保障局: '人社局',
  发展和改革局: '发改局',
  自然资源和规划局: '自然资源局',
};

/** 榕溪县职业技术学校 in the report of another county's. */
function namesakesOf(document: TextDocument, own: Organisation): Place[] {
  const tail = own.full.replace(/^.*[省市区县](?!场)/, '');
  const isPlaced = tail !== own.full || /^[一-龥]{2,4}[乡镇][^$]/.test(own.full);
  if (tail.length < 3 || !isPlaced || /(?:乡|镇|政府|办事处)$/.test(own.full)) return [];
  const names = [tail, SHORT[tail]].filter((name) => name !== undefined).join('|');
  // A city's office may be the one above; as the subject of what this report tells it is not.
  const cities = /市(?!场)/.test(own.full)
    ? placesOf(document, '市', `(?:${names})(?:${ACTS}|会同|机关|（本级）)`)
    : [];
  const [, clinic = ''] = /[乡镇](.{2,8})$/.exec(tail) ?? [];
  const towns = clinic === '' ? [] : placesOf(document, '乡|镇', `(?:${clinic}|卫生院)`, '|《');
  // 《鹤城市图书馆经费管理办法》: the rule of a house of another city.
  const rule = '[一-龥]{2,20}(?:办法|制度|规定|细则|规程|方案)';
  const ruled = placesOf(document, '市', `(?:${names})${rule}》`, '|《');
  return [
    ...ruled,
    ...placesOf(document, '县|区|旗', names, '|月|日|年|《|[）)]'),
    ...cities,
    ...towns,
  ];
}

const isOwn = ({ name, kind }: Place, own: Organisation): boolean =>
  isOwnBehindWord(name + kind, own) ||
  own.full.includes(name.replace(/^原(?=..)/, '')) ||
  // 统筹城乡 and 县城乡: no town.
  (kind === '乡' && /[城村]$/.test(name)) ||
  // 特色小镇, 产业强镇: kinds of towns.
  (kind === '镇' && /[小城集村强名重乡]$/.test(name)) ||
  (/^(?:乡|镇|街道)$/.test(kind) && name.endsWith(own.name.slice(-2))) ||
  // 高新区, 开发区: a kind of district; a name ends otherwise.
  (kind === '区' &&
    /[社园景小辖城地片库灾校院病新发范护林牧老郊山街厂矿特能农市行政密目]$/.test(name));

/** 即新绛县, 纳入南县: a word, and behind it a place the unit's name has. */
const isOwnBehindWord = (place: string, { full }: Organisation): boolean =>
  [1, 2].some((from) => {
    const rest = place.slice(from);
    return rest.length > 1 && new RegExp(`(?:^|[省市州县区旗])${rest}`).test(full);
  });

/** Words by which a text speaks of another place on purpose. */
const ELSEWHERE =
  /(?:[东西南北][接连临邻靠]|原|撤销|并入|划归|邀请|赴|前往|转往|与|(?<![会合])同|帮扶|协作|支援|援助|借鉴|学习|来自|相邻|毗邻|邻近|邻[县区镇乡]|交界|接壤|周边|外地|兄弟|通往|调研|考察|接收|转入|转至|起点|终点|合并|共建|联合(?![会社])|组建|(?<!拨付?|下达|支付|转|缴|划|分配)[至到])[^，。；：》\n由经按报]{0,6}$/;
/** 白马乡、石溪镇: named one after the other. */
const LISTED = /(?:[乡镇县区市道局校院]|社区|中学|小学|公司)[、和及]$/;
/** 来自省博物馆、沅市博物馆和麻阳县博物馆: one of those something comes from. */
const AMONG = /(?:来自|借自|引自)[^，。；]*[、和与及]$/;
const LINE = 40;
const WITH =
  /^界(?![定别内限])|^公路(?!管理|养护|事业|发展|建设|服务|工程|[局段站])|^[^，。；》]{0,8}(?:交界|接壤|相邻|毗邻|做法|经验|学习|考察|调研|界线|联合(?![会社])|协作|协助|移送|移交|指定管辖|(?<![甲乙丙高中初同平优上下一二三])等)/;

/** Said of a neighbour, a partner, the end of a road: rightly somebody else. */
export function isElsewhere(document: TextDocument, { start, end }: Range): boolean {
  const { text } = document;
  return (
    isRankedBesideOwn(document, start) ||
    ELSEWHERE.test(text.slice(Math.max(0, start - 10), start)) ||
    AMONG.test(text.slice(Math.max(0, start - LINE), start)) ||
    WITH.test(text.slice(end, end + 12))
  );
}

/** 东坝镇以95.6分名列第一，石镇94.3分居第二: one of those the unit itself is ranked among. */
function isRankedBesideOwn({ text, organisation }: TextDocument, start: number): boolean {
  if (organisation === null) return false;
  const from = Math.max(text.lastIndexOf('。', start), text.lastIndexOf('\n', start)) + 1;
  const sentence = text.slice(from, text.slice(start).search(/[。\n]|$/) + start);
  const { full, kind } = organisation;
  const isOwnTold =
    sentence.includes(full) || sentence.includes(`我${kind}`) || sentence.includes(`本${kind}`);
  return isOwnTold && RANKED.test(sentence);
}
const RANKED =
  /[名位排]列|位居|排名|名次|[居列排获得]第[一二三四五六七八九十\d]|(?:相差|[高低多少]于?|差)\s?\d[\d.]*(?:分|个百分点|位)/;
