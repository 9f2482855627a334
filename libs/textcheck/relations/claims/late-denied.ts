import type { TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import type { Flaw } from './flaws.js';

const DENIED =
  /(?:不存在|没有|无|未发生|未出现)[^，。；\d]{0,4}(?:逾期|超期)(?:事项|现象|情况|案件|办理|问题)?(?=[，。；]|$)/;
const MEASURE = '(?:批次|[件起项个笔期份])';
/** 124件中按期办结121件 */
const SOME_IN_TIME = new RegExp(
  `(\\d+)\\s?(${MEASURE})(?:中，?|，|、|（)[^，。；\\d]{0,6}(?:按期|按时|如期|及时|限期内)[^，。；\\d]{1,6}?(\\d+)\\s?\\2`,
);
const OF_ANOTHER = /上年|去年|还款|贷款|借款|欠款/;

/** Nothing is said to be overdue where not all of so many were done in time. */
export const lateDenied = ({ statements }: TextDocument): Flaw[] =>
  statements.flatMap((statement) => {
    const denied = statement.inTable ? null : DENIED.exec(statement.text);
    if (denied === null || OF_ANOTHER.test(statement.text)) return [];
    const near = [statements[statement.index - 1], statement].filter(
      (one) => one?.passage === statement.passage,
    );
    const flawed = near.flatMap((one) => {
      const match = one === undefined ? null : SOME_IN_TIME.exec(one.text);
      if (one === undefined || match === null) return [];
      return Number(match[3]) < Number(match[1]) ? [rangeOf(one, match)] : [];
    });
    return flawed
      .slice(0, 1)
      .map((at) => ({ claimed: rangeOf(statement, denied), said: denied[0], flawed: at }));
  });
