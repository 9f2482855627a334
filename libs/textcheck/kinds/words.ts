import { clausesOf, type Sentence } from '../text/sentences.js';
import { findingOf, rangeOf, rangeOfText } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

const DOUBLED = /([一-龥]{2,8})\1/g;
const DOUBLED_ONE = /(的的|了了|和和|是是|在在|为为|与与|及及|对对|将将|并并|由由|被被)(?!确)/g;
/** Words that double rightly. */
const REDUPLICATED = /^(?:研究|讨论|商量|考虑|了解|学习|一个|一步|一项|一条|一年|点点|家家|户户)/;

/** A word or a sentence written twice in a row. */
export const doubledWords: Kind = {
  id: 'doubled_words',
  name: '重复词句',
  severity: 'hint',
  reason: '同一个词或同一句话连写两遍，多为编辑时的残留。',
  fires: [
    '进一步加强加强预算管理。',
    '规范本单位的的支出。',
    '帮助帮助520人就业。',
    '及时足额拨付资金。及时足额拨付资金，保障村级组织运转。',
  ],
  spares: [
    '逐项逐项落实到一个一个项目。',
    '加强预算管理，加强资产管理，再研究研究。',
    '及时足额拨付资金，及时足额发放补贴。',
  ],
  find: (document) =>
    document.passages.flatMap((passage) => [
      ...words(document, passage),
      ...clauses(document, passage),
    ]),
};

function words(document: TextDocument, passage: Sentence): ReturnType<Kind['find']> {
  const found = [...passage.text.matchAll(DOUBLED), ...passage.text.matchAll(DOUBLED_ONE)];
  return found
    .filter(([, word = '']) => !REDUPLICATED.test(word) && !/^逐/.test(word))
    .map((match) =>
      findingOf(doubledWords, document, [rangeOf(passage, match)], {
        message: `“${match[1]?.length === 2 && match[0].length === 2 ? match[0] : (match[1] ?? '')}”重复。`,
        suggestion: '删去重复的词。',
        confidence: 0.85,
      }),
    );
}

const SHORTEST_CLAUSE = 8;

function clauses(document: TextDocument, passage: Sentence): ReturnType<Kind['find']> {
  const all = clausesOf(passage);
  const firsts = all.map(({ text }) => all.findIndex((clause) => clause.text === text));
  const repeats = (index: number): boolean =>
    (firsts[index] ?? index) < index && (all[index]?.text.length ?? 0) >= SHORTEST_CLAUSE;
  return all.flatMap((clause, index) => {
    const first = firsts[index] ?? index;
    const original = all[first];
    const begins = repeats(index) && !(repeats(index - 1) && firsts[index - 1] === first - 1);
    // A clause may come back in a long paragraph; two in a row, or one at once, were pasted.
    const pasted = index === first + 1 || (repeats(index + 1) && firsts[index + 1] === first + 1);
    if (!begins || !pasted || original === undefined) return [];
    return [
      findingOf(doubledWords, document, [rangeOfText(clause), rangeOfText(original)], {
        message: `同一段中“${clause.text.slice(0, 20)}”写了两遍。`,
        suggestion: '删去一处。',
        confidence: 0.8,
      }),
    ];
  });
}

const WE =
  /(?<=^|[，。；：、\s])我(?=(?:政府采购|财政|预算|采购|绩效|资产|党委|机关|在职|干部))(?!们|方)/g;
/** Terms of the trade; one that stops a character short at the end of a clause was cut. */
const TERMS =
  '代理记账|预算绩效|绩效目标|绩效评价|绩效自评|绩效管理|政府采购|固定资产|资产负债|公务用车|公务接待|会计核算|国库集中支付|一般公共预算|政府性基金|项目支出|基本支出|人员经费|公用经费|财政拨款|结转结余|内部控制|资金使用|使用效益|社会效益|经济效益|生态效益|基础设施|公共服务|行政执法|人居环境|乡村振兴|社会保障|卫生健康|住房保障|安全生产|应急管理|预算执行|预算编制|决算公开|信息公开|财务管理|资产管理|债务管理|绩效监控|非税收入|专项资金|转移支付|收支两条线|三重一大|专款专用|会议纪要|审计监督|整改落实|厉行节约|工作机制|规章制度|实施细则|工作方案|教育教学|义务教育|医疗救助|矛盾纠纷|网格化管理|生活垃圾|粮食生产|防汛抗旱|护林防火|环境整治';
const CUT_TERM = new RegExp(
  `(?:${TERMS.split('|')
    .map((term) => term.slice(0, -1))
    .join('|')})(?=[，。；、]|$)`,
  'g',
);
/** 和, 及 and 与 end a clause only inside a word: 总和, 普及, 参与. */
const CUT_JOIN =
  /(?:(?<![总饱缓平温共调中柔随附求讲不亲谐之])和|(?<![普涉触顾波提推以危旁遍殃得不比])及|(?<![参给赋授付])与|以及|并且|对于|由于)(?=[。；])/g;
/** 不 ends a clause only in a question or a double negative. */
const CUT_NOT = /(?:[^，。；、是要可好无莫岂决从绝何]{2})不(?=[。；])/g;
const CUT_END = /(?:[，、]|[^的]的|和|及|与|以及|并且|对于|由于|因为)$/;

/** A text that begins or ends in the middle. */
export const truncated: Kind = {
  id: 'truncated',
  name: '词句残缺',
  severity: 'warning',
  reason: '句子缺头少尾，或“我乡”漏了“乡”字，多为复制时截断。',
  fires: [
    '我政府采购过程中，严格落实程序。',
    '我单位加强管理，提高资金使用效益，\n（二）资产管理情况\n按时报送。',
    '其余学校由镇中心学校代理记。',
    '进一步提高资金使用效益和社会效。',
    '加强预算管理、资产管理以及。',
    '患者外出务工多，随访不。',
    '\t序号\t目标\n\t1\t及时排查调处社会矛盾信访案件，切实维护社会稳定。\n\t2\t时排查调处社会矛盾信访案件，切实维护社会稳定。',
  ],
  spares: [
    '我乡政府采购过程中，严格落实程序。',
    '我区财政局、我县预算单位，均已报送。',
    '随访做得不够，群众无不称赞。预算编得不够。',
    '主要措施：\n加强管理，\n提高效益。',
    '完成农村公路养护120公里，验收合格。\n已完成农村公路养护120公里，验收合格。',
    '其余学校委托代理记账，加强项目支出绩效管理，各分项之和。法律知识普及。群众积极参与。',
  ],
  find: (document) => [
    ...document.passages.flatMap((passage) =>
      [...passage.text.matchAll(WE)].map((match) =>
        findingOf(
          truncated,
          document,
          [{ ...rangeOf(passage, match), end: passage.start + match.index + 5 }],
          {
            message: '“我”后面漏写了单位称谓。',
            suggestion: '补为“我乡”“我镇”“我单位”等。',
            confidence: 0.85,
          },
        ),
      ),
    ),
    ...cutWords(document),
    ...cutEnds(document),
    ...cutHeads(document),
  ],
};

/** A term, or a sentence, that stops short of its last word. */
function cutWords(document: TextDocument): ReturnType<Kind['find']> {
  return document.passages.flatMap((passage) =>
    [
      ...passage.text.matchAll(CUT_TERM),
      ...passage.text.matchAll(CUT_JOIN),
      ...passage.text.matchAll(CUT_NOT),
    ].map((match) =>
      findingOf(truncated, document, [rangeOf(passage, match)], {
        message: `“${match[0]}”没有写完。`,
        suggestion: '补全词句。',
        confidence: 0.8,
      }),
    ),
  );
}

/** A paragraph that stops at a comma although a heading follows. */
function cutEnds(document: TextDocument): ReturnType<Kind['find']> {
  return document.headings.flatMap(({ line, level }) => {
    const before = line === 0 ? undefined : document.lines[line - 1];
    if (before === undefined || level > 3 || !CUT_END.test(before.text)) return [];
    const end = before.start + before.text.length;
    return [
      findingOf(truncated, document, [{ start: Math.max(before.start, end - 12), end }], {
        message: '这一段没有写完。',
        suggestion: '补全句子，以句号结束。',
        confidence: 0.8,
      }),
    ];
  });
}

const LONG_ENOUGH = 10;

/** A first character that is a word of its own: 已完成 and 完成 are both right. */
const WHOLE_WORD =
  /^[已将拟未不应可均共并再又也还曾正须需要为对在由以按各全总新本我该其每年村镇乡县市区省从向经使让把被就都只更最很较][一-龥]/;

/** 时排查… beside 及时排查… elsewhere: the first character was lost. */
function cutHeads(document: TextDocument): ReturnType<Kind['find']> {
  const clauses = document.passages.flatMap((passage) => clausesOf(passage).slice(0, 1));
  const known = new Map(clauses.map((clause) => [clause.text.slice(1), clause]));
  return clauses.flatMap((clause) => {
    const whole = known.get(clause.text);
    if (
      clause.text.length < LONG_ENOUGH ||
      whole === undefined ||
      !/[一-龥]/.test(whole.text.charAt(0)) ||
      WHOLE_WORD.test(whole.text)
    )
      return [];
    return [
      findingOf(truncated, document, [rangeOfText(clause), rangeOfText(whole)], {
        computed: `另一处为“${whole.text}”`,
        message: `句首可能漏了“${whole.text.charAt(0)}”字。`,
        suggestion: `改为“${whole.text}”。`,
        confidence: 0.8,
      }),
    ];
  });
}

/** Words often mistyped, with what was meant. */
const CONFUSED: readonly (readonly [RegExp, string])[] = [
  [/(?:综合|日常)?事物管理/g, '事务管理'],
  [/延生到/g, '延伸到'],
  [/布署/g, '部署'],
  [/按装/g, '安装'],
  [/帐(?=户|目|务|款|簿|实|面|册|表)/g, '账'],
  [/报帐/g, '报账'],
  [/既使/g, '即使'],
  [/截止(?=20\d\d年|目前|\d{1,2}月)/g, '截至'],
  [/实事求事/g, '实事求是'],
  [/副(?=射|盖)/g, '辐、覆'],
  [/做为/g, '作为'],
  [
    /(?:较好|很好|认真|及时|规范|完整|有效|圆满|顺利|严格|积极)的(?:完成|落实|操作|开展|进行|推进|推动|向|执行|实施)/g,
    '地',
  ],
  [/反应(?=了?(?:问题|情况|意见|真实))/g, '反映'],
  [/必需(?=要|按|严格)/g, '必须'],
  [/园满/g, '圆满'],
  [/竟争/g, '竞争'],
  [/松驰/g, '松弛'],
  [/水份/g, '水分'],
  [/份内/g, '分内'],
  [/好象/g, '好像'],
  [/座谈纪录/g, '座谈记录'],
  [/渡过(?=难关|假期)/g, '度过'],
  [/(?:拔|划拔)(?:付|款)|[划下调]拔(?!地)/g, '拨'],
  [/会记(?=核算|人员|科目|制度|凭证|账簿|报表)/g, '会计'],
  [/(?<![自知利])己(?=完成|经|全部|支付|发放|拨付|落实|整改)/g, '已'],
  [/(?:绩郊|积效(?!率)|迹效)(?=[一-龥])/g, '绩效'],
  [/(?:部暑|布暑)/g, '部署'],
  [/复盖/g, '覆盖'],
  [/签定/g, '签订'],
  [/坐谈会/g, '座谈会'],
  [/因地制易|因地治宜/g, '因地制宜'],
  [/按步就班/g, '按部就班'],
  [/再接再励/g, '再接再厉'],
  [/一如继往/g, '一如既往'],
  [/(?:历|励)行节约/g, '厉行节约'],
  [/精兵减政/g, '精兵简政'],
  [/年未(?=余额|实有|资产总额|净资产|在编)/g, '年末'],
  [/既将/g, '即将'],
  [/部份/g, '部分'],
];

/** A word that is another word's look-alike. */
export const wrongWord: Kind = {
  id: 'wrong_word',
  name: '错别字',
  severity: 'hint',
  reason: '常见的同音、形近错字。',
  fires: [
    '及时拔付资金。',
    '项目己完成。',
    '团委综合事物管理。',
    '把安全生产延生到基层。',
    '截止2024年12月，已报送。',
  ],
  spares: [
    '团委综合事务管理。',
    '延伸到基层。',
    '截至2024年12月，已报送。报名截止。',
    '克己奉公，海拔高，提拔干部，上年未结转。',
  ],
  find: (document) =>
    document.passages.flatMap((passage) =>
      CONFUSED.flatMap(([pattern, meant]) =>
        [...passage.text.matchAll(pattern)].map((match) =>
          findingOf(wrongWord, document, [rangeOf(passage, match)], {
            message: `“${match[0]}”可能是错字。`,
            suggestion: `应为“${meant}”。`,
            confidence: 0.85,
          }),
        ),
      ),
    ),
};
