import { ALL_MET, EXCUSED, isOfLaterYear, resultTeller } from './prose-outcomes.js';
import { measureClass } from './targets.js';
import { pathFinder } from '../outline/chapters.js';
import { oncePerDocument } from '../../once.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Statement, TextDocument } from '../../document.js';

export const DEED =
  '新[建开增购修设招种改]|改[造建扩]|扩建|续建|完成|建[成设]|铺设|架设|硬化|修[建复缮]|维[修护]|养护|培训|组织|开展|举办|购[置买]|采购|补[库植种]|储备|安装|发放|救助|资助|慰问|走访|检查|抽检|抽查|清[理运淤]|整[治改修]|种植|抚育|造林|管护|治理|引进|招[聘录]|带动|服务|创建|打造|制作|编制|出版|拍摄|录制|巡[诊查]|筛查|体检|配[备送发]|更[换新]|实施|植树|栽植|演出|放映|受理|办[理结]|接待|惠及|覆盖|解决';
/** 计划新建基地430亩, 数量指标方面计划…; 计划投资 and 计划数 are no deeds. */
const PLANNED = new RegExp(
  `^(?:[^，。；\\d]{0,8}(?:方面|工作|上|中)，?)?(?:全年|本年度?|年内|当年|20\\d\\d年度?|我[县市区镇乡街局院校馆站所中]|[一-龥]{0,6}(?:项目|镇|乡|局|村|办|站|所|中心|政府|单位|学校|医院))?(?:共|还|并)?(?:计划|打算|准备|拟)(?:(?:${DEED})[^，。；\\d]{0,20}|对[^，。；\\d]{0,12})\\d`,
);
/** What tells a result. */
const DONE =
  /实际|完成(?!率)|实现|已|了|到位|全部|均|落实|达到|超额|如期|按期|最终|仅|建成|共|累计|兑现/;
/** The whole undertaking is told to be done, or why it is not. */
const FINISHED =
  /竣工|完工|全部完成|验收|实际|如期|按期|投入使用|未|因|取消|推迟|调整|年初|目标|任务/;
const RATE = /^(?:计划)?完成率\s?\d/;

/** Plans with a figure among the results of a paragraph that never says what came of them: 计划新建防火带38公里。 */
export const plannedDeeds = oncePerDocument((document: TextDocument): readonly Sentence[] => {
  const tells = resultTeller(document);
  const found = document.statements.filter(
    ({ text, start, inTable }) => !inTable && /计划|打算|准备|拟/.test(text) && tells(start),
  );
  const inPlace = document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap((statement) => {
      const match = IN_PLACE.exec(statement.text);
      return match === null ? [] : [{ text: match[0], start: statement.start + match.index }];
    });
  return [...found.flatMap((statement) => plansOf(document, statement)), ...inPlace];
});

/** 实际完成值填报为“力争新增15项”: in the very place of the result. */
const IN_PLACE =
  /(?:完成|实现|达成)(?:值|情况|结果)(?:一?栏)?(?:填报|填写|填列|填|写|记)?[为是：]?“(?:力争|争取|拟|计划|将|预计|确保|打算)[^”]*”/;

function plansOf(document: TextDocument, statement: Statement): Sentence[] {
  const { statements } = document;
  const clauses = clausesOf(statement);
  const later = statements.filter(
    ({ passage, index }) => passage === statement.passage && index > statement.index,
  );
  if (later.some(({ text }) => FINISHED.test(text))) return [];
  const isAlone = pathFinder(document)(statement.start) === '';
  return clauses.filter((clause, at) => {
    if (isAlone && isOfLaterYear(document, clause.text)) return false;
    if (!PLANNED.test(clause.text) || EXCUSED.test(statement.text)) return false;
    const wanted = mentionsOf(clause).find(({ kind }) => kind === 'count');
    const rest = [...clauses.slice(at + 1), ...later.flatMap((one) => clausesOf(one))];
    if (wanted === undefined || rest.some((one) => answers(wanted, one))) return false;
    const own = clauses.slice(at + 1).filter(({ start }) => !isParted(statement, clause, start));
    const isOpen = !own.some(
      ({ text }) =>
        !ALL_MET.test(text) && ((DONE.test(text) && !/\d/.test(text)) || FINISHED.test(text)),
    );
    return isOpen && !FINISHED.test(clauses[at - 1]?.text ?? '') && isRateAlone(clauses, at);
  });
}

/** A clause of results with a figure of the sort. */
const answers = (wanted: Mention, clause: Sentence): boolean =>
  mentionsOf(clause).some(
    ({ unit, base }) =>
      measureClass(unit) === measureClass(wanted.unit) &&
      (DONE.test(clause.text) ||
        (base.equals(wanted.base) && !/计划|打算|准备|拟/.test(clause.text))),
  );

/** A semicolon stands between a clause and a place after it. */
const isParted = ({ text, start }: Statement, clause: Sentence, place: number): boolean =>
  /[；;]/.test(text.slice(clause.start + clause.text.length - start, place - start));

/** 计划新建400亩，完成率98% says what came of it, unless the others beside it tell their results with a rate as well. */
function isRateAlone(clauses: readonly Sentence[], at: number): boolean {
  if (!RATE.test(clauses[at + 1]?.text ?? '')) return true;
  return clauses.some(
    ({ text }, index) =>
      index !== at + 1 &&
      RATE.test(text) &&
      !/计划|打算|准备|拟/.test(clauses[index - 1]?.text ?? ''),
  );
}
