import { findingOf, isUnmarked, rangeOfText, type Range } from '../finding-of.js';
import { labelledTwins } from '../relations/goals/labelled-twins.js';
import { rewordedItems } from '../relations/outline/reworded-items.js';
import { clausesAgain } from '../relations/outline/clauses-again.js';
import { toldWithSameFigures } from '../relations/outline/same-figures.js';
import { toldTwice } from '../relations/outline/told-twice.js';
import { areOfTwoScopes } from '../relations/same/scopes.js';
import { repeatedRows } from '../relations/tables/repeated-rows.js';
import type { Kind } from '../kind.js';
import type { Finding } from '../finding.js';
import type { Statement, TextDocument } from '../document.js';

const SHORTEST = 18;
/** What a form says at every indicator alike is no copy by mistake. */
const FORMULA =
  /不涉及|未发生|没有|无|未安排|下同|得分|满分|口径|详见|如下|(?:预|决)算数?(?:大于|小于|等于|与|较)[^，。；]{0,12}原因/;

/** The same sentence below two headings. */
export const duplicateText: Kind = {
  id: 'duplicate_text',
  name: '段落重复',
  severity: 'hint',
  reason: '两处标题下的同一句话一字不差，多为复制粘贴后没有改写。',
  fires: [
    '（三）经济效益\n带动群众增收，促进了辖区产业持续发展，经济效益明显。\n（四）社会效益\n带动群众增收，促进了辖区产业持续发展，经济效益明显。',
    '项目|目标|完成|说明\n农村户厕改造|1300户|1275户|25户因整村搬迁取消\n户厕改造户数|1300户|1275户|25户因整村搬迁取消',
    '1.强化支出管理，对项目支出按季通报、按月提醒。\n2.强化支出管理，对项目支出按季通报、按月提醒。',
  ],
  spares: [
    '（三）经济效益\n带动群众增收，促进了辖区产业持续发展。\n（四）社会效益\n解决就业200人，群众办事更加方便。',
    '项目|目标|完成|说明\n培训场次|12场|12场|按月开展\n宣传场次|12场|12场|按月开展',
    '目录\n第二部分 2024年度部门决算收支情况总体说明\n第二部分 2024年度部门决算收支情况总体说明\n收支平衡。',
    '（一）债券\n我乡2024年不涉及政府债券资金项目安排。\n（二）基金\n我乡2024年不涉及政府债券资金项目安排。',
    '甲：按规定及时足额发放补助资金，保障生活。\n乙：按规定及时足额发放补助资金，保障基层生活。',
  ],
  find: (document) => {
    const known = new Map<string, Statement[]>();
    for (const statement of document.statements) {
      const text = statement.text.replace(/^(?:[（(]?[\d一二三四五六七八九十]{1,2}[）).、]+)/, '');
      // A heading comes in the contents, too; a sentence has a comma.
      const isSentence = text.includes('，') && text.length >= SHORTEST;
      if (statement.inTable || !isSentence || FORMULA.test(text)) continue;
      // The same clauses in another order are the same sentence.
      const key = text
        .replace(/[。；]$/, '')
        .split('，')
        .sort()
        .join('，');
      known.set(key, [...(known.get(key) ?? []), statement]);
    }
    // More often than twice it is a formula.
    const sentences = [...known.values()].flatMap(([first, second, ...more]) => {
      const isCopy = first !== undefined && second !== undefined && more.length === 0;
      if (!isCopy || first.passage === second.passage) return [];
      return [
        findingOf(duplicateText, document, [rangeOfText(second), rangeOfText(first)], {
          message: '这句话与前面一处一字不差。',
          suggestion: '核对是否复制后没有改写，删去一处或改写。',
          confidence: 0.7,
        }),
      ];
    });
    const rows = repeatedRows(document).map(([here, first]) =>
      findingOf(duplicateText, document, [here, first], {
        message: '这一行与前面一行相同。',
        suggestion: '核对是否同一事项写了两行，删去一行或改写。',
        confidence: 0.7,
      }),
    );
    const told = new Set(
      [...sentences, ...rows].flatMap(({ quotes }) => quotes.map(({ end }) => end)),
    );
    const twins = labelledTwins(document)
      .filter(([later]) => !told.has(later.end))
      .map((places) =>
        findingOf(duplicateText, document, places, {
          message: '两项之下写了同样的话。',
          suggestion: '核对是否复制后没有改写，删去一处或改写。',
          confidence: 0.7,
        }),
      );
    const copies = [
      ...toldTwice(document),
      ...toldWithSameFigures(document),
      ...clausesAgain(document),
    ]
      .filter(([later]) => isUnmarked([...sentences, ...rows, ...twins], later))
      .map((places) =>
        findingOf(duplicateText, document, places, {
          message: '同一句话写了两遍。',
          suggestion: '核对是否复制后没有改写，删去一处或改写。',
          confidence: 0.75,
        }),
      );
    const found = [...sentences, ...rows, ...twins, ...copies];
    return [...found, ...itemsAgain(document, found)];
  },
};

const endOf = ({ end }: Range): Range => ({ start: end, end });

/** One thing told as two items of a list, where nothing else has found it. */
const itemsAgain = (document: TextDocument, found: readonly Finding[]): Finding[] =>
  rewordedItems(document)
    .filter(
      ([later, first]) =>
        isUnmarked(found, later) && !areOfTwoScopes(document, endOf(later), endOf(first)),
    )
    .map((places) =>
      findingOf(duplicateText, document, places, {
        message: '两条说的是同一件事。',
        suggestion: '核对是否重复，合并或删去一条。',
        confidence: 0.7,
      }),
    );
