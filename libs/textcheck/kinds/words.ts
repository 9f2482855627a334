import { clausesOf, type Sentence } from '../text/sentences.js';
import { findingOf, rangeOf, rangeOfText } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

const DOUBLED = /([一-龥]{2,8})\1/g;
const DOUBLED_ONE = /(的的|了了|和和|是是|在在|为为|与与|及及|对对|将将|并并|由由|被被)(?!确)/g;
/** Words that double rightly. */
const REDUPLICATED =
  /^(?:研究|讨论|商量|考虑|了解|帮助|学习|一个|一步|一项|一条|一年|点点|家家|户户)/;

/** A word or a sentence written twice in a row. */
export const doubledWords: Kind = {
  id: 'doubled_words',
  name: '重复词句',
  severity: 'hint',
  reason: '同一个词或同一句话连写两遍，多为编辑时的残留。',
  fires: [
    '进一步加强加强预算管理。',
    '规范本单位的的支出。',
    '及时足额拨付资金。及时足额拨付资金，保障村级组织运转。',
  ],
  spares: [
    '逐项逐项落实到一个一个项目。',
    '加强预算管理，加强资产管理。',
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
    '\t序号\t目标\n\t1\t及时排查调处社会矛盾信访案件，切实维护社会稳定。\n\t2\t时排查调处社会矛盾信访案件，切实维护社会稳定。',
  ],
  spares: [
    '我乡政府采购过程中，严格落实程序。',
    '我区财政局、我县预算单位，均已报送。',
    '主要措施：\n加强管理，\n提高效益。',
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
    ...cutEnds(document),
    ...cutHeads(document),
  ],
};

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

/** 时排查… beside 及时排查… elsewhere: the first character was lost. */
function cutHeads(document: TextDocument): ReturnType<Kind['find']> {
  const clauses = document.passages.flatMap((passage) => clausesOf(passage).slice(0, 1));
  const known = new Map(clauses.map((clause) => [clause.text.slice(1), clause]));
  return clauses.flatMap((clause) => {
    const whole = known.get(clause.text);
    if (
      clause.text.length < LONG_ENOUGH ||
      whole === undefined ||
      !/[一-龥]/.test(whole.text.charAt(0))
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
  [/帐(?=户|目|务|款|簿)/g, '账'],
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
];

/** A word that is another word's look-alike. */
export const wrongWord: Kind = {
  id: 'wrong_word',
  name: '错别字',
  severity: 'hint',
  reason: '常见的同音、形近错字。',
  fires: ['团委综合事物管理。', '把安全生产延生到基层。', '截止2024年12月，已报送。'],
  spares: ['团委综合事务管理。', '延伸到基层。', '截至2024年12月，已报送。报名截止。'],
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
