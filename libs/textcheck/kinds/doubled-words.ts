import { clausesOf, type Sentence } from '../text/sentences.js';
import { findingOf, rangeOf, rangeOfText } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

const DOUBLED = /([一-龥]{2,8})\1/g;
const DOUBLED_ONE =
  /(的的|了了|和和|是是|在在|为为|与与|及及|对对|将将|并并|由由|被被|把把|从从|按按|向向|我我|该该|到到|而而|且且|未未|已已|不不|之之)(?!确)/g;
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
    '加强采购管理，严格执行程序。加强采购管理，严格执行程序。',
  ],
  spares: [
    '逐项逐项落实到一个一个项目。',
    '加强预算管理，加强资产管理，再研究研究。',
    '及时足额拨付资金，及时足额发放补贴。',
    '补助119名残疾人每人每年1000元。',
    '申请资金90万元，其中：30万元用于预算编制；30万元用于项目审计；30万元用于测绘。完成支出89万元，其中：30万元用于预算编制；30万元用于项目审计；29万元用于测绘。',
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
    .filter(([, word = '']) => !REDUPLICATED.test(word) && !/^逐|每$/.test(word))
    .map((match) =>
      findingOf(doubledWords, document, [rangeOf(passage, match)], {
        message: `“${match[1]?.length === 2 && match[0].length === 2 ? match[0] : (match[1] ?? '')}”重复。`,
        suggestion: '删去重复的词。',
        confidence: 0.85,
      }),
    );
}

const SHORTEST_CLAUSE = 8;

/** Clauses that come back in their paragraph: two in a row, or one at once, were pasted. */
function clauses(document: TextDocument, passage: Sentence): ReturnType<Kind['find']> {
  const all = clausesOf(passage);
  const firsts = all.map(({ text }) => all.findIndex((clause) => clause.text === text));
  const isRepeat = (index: number): boolean => (firsts[index] ?? index) < index;
  const goesOn = (index: number): boolean =>
    isRepeat(index) && isRepeat(index - 1) && firsts[index - 1] === (firsts[index] ?? 0) - 1;
  return all.flatMap((clause, index) => {
    if (!isRepeat(index) || goesOn(index)) return [];
    const first = firsts[index] ?? index;
    const original = all[first];
    const second = goesOn(index + 1) ? (all[index + 1]?.text ?? '') : '';
    const isPasted = index === first + 1 || second !== '';
    const isLong = clause.text.length + second.length >= SHORTEST_CLAUSE;
    // 其中: 30 of one, 30 of another, in the plan and again in what was done of it.
    const isListed = [index, first].every((at) =>
      [all[at - 1], all[at]].some((one) => one?.text === '其中'),
    );
    if (!isLong || !isPasted || isListed || original === undefined) return [];
    return [
      findingOf(doubledWords, document, [rangeOfText(clause), rangeOfText(original)], {
        message: `同一段中“${clause.text.slice(0, 20)}”写了两遍。`,
        suggestion: '删去一处。',
        confidence: 0.8,
      }),
    ];
  });
}
