import { isElsewhere, isPartner } from './foreign-places.js';
import { WORD_NAMES } from './other-offices.js';
import { beginsWithWord, isName, type Place } from './places.js';
import { matchesIn } from '../../text/matches.js';
import type { TextDocument } from '../../document.js';

const NO_NAME =
  '的了和与及在由对为经把将使让向从报已按依并被所其该各全本我请每某两等于是有到至后前内外期间跨同一二三四五六七八九十未仅指则均没不往送呈函受告待册即系抓分便以';
const BEGIN = '^|[，。、；：\\s“（(《]|[由对与向经在为给请于报送从]|保障|支持|通过|确保|年';
/** Houses and works that go by a name of their own; schools by three words. */
const SCHOOL = '小学|中学|学校';
const SORTS: readonly string[] = [
  ...SCHOOL.split('|'),
  ...[
    '水库',
    '林场',
    '医院',
    '卫生院',
    '派出所',
    '灌区',
    '幼儿园',
    '卫生服务中心',
    '社区',
    '公园',
    '景区',
  ],
  ...['农场', '牧场', '渔场', '茶场', '苗圃', '敬老院', '福利院', '司法所'],
];
/** What may stand between the name and the sort: 育英高级中学, 人民路街道社区卫生服务中心. */
const QUALIFIED = '(?:高级|初级|实验|职业|完全|街道社区|街道|社区|镇中心|中心)?';
/** What it is, not what it is called. */
const SORT_WORD =
  /[县区市省]直$|[类型级立心点制办等县区镇乡市]$|中心|实验|乡镇|农村|城区|国有|中小|大中|初级|高级|职业|义务|寄宿|九年|完全|定点|人民(?!路)|综合|专科|重点|病险|骨干|老旧|智慧|示范|中职|高职|职高|普高|特教|技工|民族/;
/** Told in its sentence beside others: a partner, a branch, a site, where somebody comes from or goes to. */
const BESIDE =
  /学习|调研|考察|交流|对口|帮扶|支援|来自|外[校省县市地乡镇区]|校外|签订|交界|毗邻|邻[近村镇县校]|参照|借鉴|做法|经验|异地|转[入出学至往院诊移]|[迁调流][入出]|协作|联合|跨[县区校市院]|公司|原(?!则|因|有|定|始|材)|来访|接待|观摩|参观|邀请|移交|兄弟|周边|互|共建|起于|止于|前往|赴|途经|[合撤]并|并[入校]|曾[在任用经有]|举办|比赛|医联体|医共体|结对|升入|毕业|考入|下设|下辖|所辖|辖有|新建|改造|工程|上级|分校|校区|教学点|下属|所属|分别/;
const ENDS_SO = (sort: string): RegExp =>
  new RegExp(
    `${sort}(?:居民委员会|居委会|党总支|党支部)?$|(?<![县市区])${sort}(?:管理[所处局]|管护所|管委会)$`,
  );
const BY_WORD = new RegExp(`^(?:${WORD_NAMES})$`);
const MOST = 2;

/** 红岩水库 in the report of 青石坝水库: another of its own sort, told once or twice as only its own can be. */
export function othersOfSort(document: TextDocument): Place[] {
  const title = document.passages[0]?.text ?? '';
  const own = document.organisation?.full ?? title.replace(/20\d\d.*/, '');
  // A house that keeps several of a sort tells of them by their names.
  const sort = SORTS.find((word) =>
    document.organisation === null ? own.includes(word) : ENDS_SO(word).test(own),
  );
  if (sort === undefined) return [];
  const same = SCHOOL.includes(sort) ? SCHOOL : sort;
  const pattern = new RegExp(
    `(?<=${BEGIN})((?:${WORD_NAMES})|(?![${NO_NAME}])[一-龥]{2,4}?)(${QUALIFIED}(?:${same}))(?![生办]|教[师育学研办])`,
    'g',
  );
  return document.passages.flatMap(({ text, start }) =>
    matchesIn(text, pattern).flatMap((match) => {
      const [whole, name = '', kind = ''] = match;
      const at = start + match.index;
      const place = { name, kind, start: at, end: at + whole.length };
      const isStray =
        (isName(name) || BY_WORD.test(name)) &&
        !SORT_WORD.test(name) &&
        !beginsWithWord(name) &&
        !(own + title).includes(name) &&
        document.text.split(whole).length - 1 <= MOST &&
        !BESIDE.test(sentenceAt(text, match.index)) &&
        !isElsewhere(document, place) &&
        !isPartner(document, whole);
      return isStray ? [place] : [];
    }),
  );
}

function sentenceAt(text: string, at: number): string {
  const from = Math.max(...['。', '；', '\n'].map((mark) => text.lastIndexOf(mark, at))) + 1;
  const to = text.slice(at).search(/[。；]/);
  return text.slice(from, to < 0 ? text.length : at + to);
}
