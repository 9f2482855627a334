import { wantedFor, type Wanted, wantedMentions } from './wanted-figures.js';
import { sharedWords, wordsOf } from '../words/words.js';
import { paragraphs } from '../outline/paragraphs.js';
import { clausesOf } from '../../text/sentences.js';
import type { Mention } from '../../mentions/mention.js';
import type { TextDocument } from '../../document.js';
import type { WrongVerdict } from './verdicts.js';

/** 3项指标全部完成, 各项目标均已实现 */
const ALL_MET =
  /^(?:以上|上述)?(?:[一-龥\d]{0,4}[项个](?:绩效)?(?:目标|指标|任务)|目标任务|各项(?:目标|指标|任务)|所有(?:目标|指标|任务))[^，。；]{0,4}(?:全部|均|都|全面|圆满)(?:已|圆满|如期|按期)?(?:完成|达标|实现|达到|达成)/;
const FEWEST_WORDS = 2;

/** Goals said to be met all of them, where one told beside fell short of its own. */
export const shortOfAll = (document: TextDocument): WrongVerdict[] =>
  paragraphs(document).flatMap((statements) => {
    const said = statements.flatMap(clausesOf).find(({ text }) => ALL_MET.test(text));
    if (said === undefined) return [];
    const goals = wantedMentions(document);
    const verdict = { start: said.start, end: said.start + said.text.length };
    return statements
      .flatMap(({ mentions }) => mentions)
      .filter((came) => came.exact && came.end <= said.start && !goals.has(came))
      .flatMap((came) => {
        const words = wordsOf(came.before.split(/[，。；、：]/).at(-1) ?? '');
        const goal = wantedFor(document, came, words, statements[0]?.passage ?? -1);
        return goal !== null && (isOf(goal, words) || isNext(goal, came)) && isShort(goal, came)
          ? [{ verdict, said: said.text, wanted: goal.mention, came }]
          : [];
      });
  });

const isOf = ({ words }: Wanted, told: ReadonlySet<string>): boolean =>
  told.size > 0 && sharedWords(words, told) >= Math.min(FEWEST_WORDS, words.size, told.size);

/** 设置岗位24个，实际设置21个: the figure right behind its goal. */
const isNext = ({ mention }: Wanted, came: Mention): boolean =>
  came.start - mention.end <= NEAR && /^[，：](?:年末|全年)?实际[一-龥]{0,4}$/.test(came.before);
const NEAR = 10;

const isShort = ({ mention, bound }: Wanted, came: Mention): boolean =>
  bound === 'least'
    ? came.base.lessThan(mention.base)
    : bound === 'most' && came.base.greaterThan(mention.base);
