import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';

/** What there is no half of. */
const WHOLE_THINGS =
  /^(?:人次|人|名|位|户|户次|家次|辆|家|册|件|宗|起|剂次|例|株|座|场次|批次|车次|艘|头|只|羽|张|份)$/;
/** Averages, densities and work counted in shares of a post. */
const OF_ONE =
  /均|每|比|密度|折合|折算|标准|指数|倍|系数|相当|概率|编制|定额|单[位价]|以[^，。；]*计|[/÷×]/;

/** So many characters before may say that it is an average. */
const FAR = 24;

/** 门急诊38.62人次: a count that only makes sense in 万. */
export const fractionalCounts = ({ statements, text: all }: TextDocument): Mention[] =>
  statements.flatMap(({ mentions, text, start, inTable }) =>
    mentions.filter((mention) => {
      // What a cell is of, its row says.
      const from = inTable ? all.lastIndexOf('\n', start) + 1 : start;
      const words = all
        .slice(from, mention.start)
        .replaceAll(/（[^）]*）/g, '')
        .slice(-FAR);
      return (
        mention.kind === 'count' &&
        // 1.2 人员情况 is a heading.
        mention.start > start &&
        mention.exact &&
        !mention.value.isInteger() &&
        WHOLE_THINGS.test(mention.unit) &&
        !OF_ONE.test(words) &&
        !/^(?:[/／每]|的平均)/.test(text.slice(mention.end - start))
      );
    }),
  );
