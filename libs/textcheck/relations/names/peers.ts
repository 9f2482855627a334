import { isElsewhere } from './foreign-places.js';
import type { Misnamed } from './own-roles.js';
import { ownUnitOf, SUFFIXES, type OwnUnit } from './own-unit.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import type { Sentence } from '../../text/sentences.js';
import { isShortFor, type Organisation } from '../../text/organisation.js';

/** Departments: one of them is no part of another. */
const DEPARTMENT = /(?:局|委员会|厅|联合会|总工会|妇联|残联|联合社|供销社|法院|检察院)$/;
/** Houses: schools, clinics, museums, firms; a department's report tells of those it keeps. */
const HOUSE = /(?:馆|中心|站|院|学校|中学|小学|幼儿园|学院|大学|公司)$/;
/** Those whose part in every report is their own: they fund, ask, check and approve. */
const OVER_ALL =
  /财政|审计|发展和改革|发改|人力资源|机关事务|国有资产|纪委|纪律检查|监察|人民政府|机构编制|大数据|人大|政协/;
/** What a report says of its own unit alone, right behind its name. */
const OF_SELF =
  '(?:是|为|系)(?:主管[^，。；]{0,8}的)?[省市县区](?:委|人民政府|政府)(?:的)?(?:工作|组成|直属|派出)|(?:主要)?(?:承担|负责|职责|职能)[^，。；]{2}|在[省市县区]委|[是为系][^，。；]{2,24}(?:所属|直属|下属|机关|单位|群团)|[（(](?:本级|机关)|[一-龥]{0,4}财务[股科室]|组织实施|内设|核定[^，。；]{0,4}编制|编制|现有|成立于|始建于|创办于|创建于|建于|位于|坐落|成立了?(?:由|以|自评|评价|绩效|领导|工作|专项)|牵头，?会同|组织专人|组织(?:有关|各)?[^，。；]{0,6}(?:股室|科室)|对(?:照)?20\\d\\d年|对本|对照|于20\\d\\d年[^，。；]{0,20}(?:自评|评价)|(?:将|应|要|须)(?![与会同]|由)|高度重视|严格|切实|认真|不断|进一步|继续|积极|坚持|作为(?:项目|本项目)?(?:实施|责任|主管|承担|预算)单位|(?:共|累计|全年|年末|年初)|20\\d\\d年度?(?:部门|整体|预算|收入|支出|决算|财政|绩效|项目)|部门(?:整体|预算|决算)|(?:整体|预算|决算|收入|支出|绩效|固定资产|资产总额|“?三公)|自评|综合得分|投入\\d|党组|机关|干部职工|只?履行|编制了';
/** What something is done for, or what is asked about: 群众对…窗口服务的满意率, 全部用于…的基本支出. */
const DONE_FOR =
  '(?:[^，。；]{0,10}(?:满意|评价为|认可))|(?:的)?(?:基本支出|正常运转|人员经费|公用经费|正常履职)';
/** 下一步，云台县教育局将…: nobody else's plans stand in a report. */
const PLANS = new RegExp(
  `(?<=(?:下一步|下步|下阶段|今后|下一年度)(?:工作中)?[,，]?)([一-龥]{2,4}[市县区旗][一-龥]{1,14}?(?:${SUFFIXES})(?!${SUFFIXES}))(?=将|要|拟|会)`,
  'g',
);
const SUBJECT = '(?:^|[，。；：:、）)\\s|>”]|20\\d\\d年|现将|部署|布置|综上|综合来看|答)';
const OBJECT = '(?:对|用于|保障|维持|确保)';
const MOST = 2;

/** Another office of the unit's own place where only the unit itself can stand: 峰口县农业农村局作为项目实施单位 in the report of its forestry bureau. */
export function peersInItsPlace(document: TextDocument): Misnamed[] {
  const own = ownUnitOf(document);
  if (own?.seat == null || own.office === '') return [];
  const place = own.seat.stem + own.seat.rank;
  const body = `${place}[一-龥]{1,14}?(?:${SUFFIXES})(?!${SUFFIXES}|党校)`;
  const subject = new RegExp(`(?<=${SUBJECT})(${body})(?=（[^）]{2,20}）)?(?=${OF_SELF})`, 'g');
  const object = new RegExp(`(?<=${OBJECT})(${body})(?=${DONE_FOR})`, 'g');
  return document.passages
    .filter(({ text }) => text.includes(place))
    .flatMap((passage) =>
      [subject, object].flatMap((pattern) =>
        [...passage.text.matchAll(pattern)].flatMap((match) => {
          const [name] = match;
          const at = rangeOf(passage, match);
          return isPeer(document, own, name, at) && !isInTitle(passage, match.index)
            ? [{ ...at, name }]
            : [];
        }),
      ),
    );
}

/** Whose plans a report tells that are not its unit's. */
export const planners = ({ passages }: TextDocument, { full }: Organisation): Misnamed[] =>
  passages.flatMap((passage) =>
    [...passage.text.matchAll(PLANS)].flatMap((match) => {
      const [name] = match;
      const isOwn = full.includes(name) || name.includes(full) || isShortFor(name, full);
      return isOwn || OVER_ALL.test(name) ? [] : [{ ...rangeOf(passage, match), name }];
    }),
  );

/** A department among departments, a house among houses, told of hardly ever. */
function isPeer(document: TextDocument, own: OwnUnit, name: string, at: Range): boolean {
  const theirs = name.slice(name.indexOf(own.seat?.rank ?? '') + 1);
  const ours = own.office + own.suffix;
  const areBoth = [DEPARTMENT, HOUSE].some((sort) => sort.test(name) && sort.test(own.full));
  return (
    areBoth &&
    !isShortFor(theirs, ours) &&
    !isShortFor(ours, theirs) &&
    !OVER_ALL.test(theirs) &&
    document.text.split(name).length - 1 <= MOST &&
    !isElsewhere(document, at) &&
    !/[局委院馆校社会心][、和与及]$/.test(document.text.slice(0, at.start))
  );
}

const isInTitle = ({ text }: Sentence, index: number): boolean =>
  text.lastIndexOf('《', index) > text.lastIndexOf('》', index);
