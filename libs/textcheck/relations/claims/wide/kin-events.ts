import type { Statement, TextDocument } from '../../../document.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { isAhead, pathFinder } from '../../outline/chapters.js';
import { shares, subjectOf } from '../subjects.js';
import { isOfOwnYear } from './own-year.js';
import { flawAt, rangeOfClause, type Flaw } from './flaw-at.js';

const FINDINGS =
  /(?:审计|巡察|巡视|检查|抽查|督查|内审|监督|财政局)[^，]{0,12}(?:反馈|指出|发现|查出|通报)/;
/** What there was none of, and what tells that there was some under another name. */
const KIN: readonly (readonly [none: RegExp, some: RegExp])[] = [
  [
    /事故|安全事件|伤害|伤亡|险情/,
    /追尾|侧翻|触电|溺水|溺亡|坠落|跌落|摔[伤倒]|受伤|起火|着火|爆炸|泄漏|坍塌|中毒|碰撞|[划烫砸烧撞割扭]伤|骨折|身亡|死亡|遇难|伤者|轻伤/,
  ],
  [/火灾|火情|火警|火险/, /起火|着火|失火|过火|火烧|引燃|烧毁|扑灭|扑救/],
  [/投诉|差评|举报/, /投诉|差评|举报/],
  [/质疑|异议/, /质疑|异议/],
  [/信访|上访/, /信访件|上访|来访/],
  [/纠纷/, /纠纷/],
  [/^(?:发现|发生|出现|存在|任何|明显|违规|违纪|违法)*(?:问题|现象|行为)$/, FINDINGS],
  [/调整|追加|调剂|调增|调减/, /追加|调增|调减|调剂|调整后/],
  [/债务|举债|借款|负债|欠款|欠账/, /债券|借款|贷款|举借|欠付|垫资|应付款/],
  [
    /中断|停运|停诊|停课|停机|停水|停电|停业|停摆|闭馆|停止/,
    /闭[馆园]|停[运诊课机水电业用馆摆]|暂停|中断|关停|宕机|瘫痪/,
  ],
  [/遗失|丢失|流失|损[坏毁]|毁损|短缺|盘亏/, /盘亏|丢失|遗失|去向不明|下落|损[坏毁]|短少|被盗/],
  [/流标|废标/, /流标|废标/],
  [/编外|临聘|外聘|聘用|借调|劳务派遣/, /编外|劳务派遣|临聘|外聘|借调/],
  [/动用|启用/, /领出|领用|调出|动用|拨出/],
  [/现金/, /现金|付现/],
  [/出租|出借/, /租金|出租|出借/],
  [
    /差错|错误|失误|错发|漏报|误报|错漏/,
    /更正|差错|错误|错[发报登记]|多发|少发|漏[发报登记]|误报|重复发/,
  ],
  [/返工|返修|质量问题|质量缺陷|不合格/, /返工|返修|开裂|渗漏|不合格|不严|破损|塌陷/],
  [/疫情|感染|传播|病例/, /病例|确诊|感染|聚集性/],
  [/离职|辞职|人员(?:变动|流失|流动)|辍学|退学/, /离职|辞职|调离|退学|辍学/],
  [/违约|解约|毁约/, /违约|解除合同|终止合同/],
  [/退汇|退票|退款/, /退汇|退票|退回/],
  [/拖欠|欠薪|欠发/, /拖欠|欠薪|欠发|补发/],
  [/变更|签证/, /变更|增补/],
  [/处罚|通报|问责|约谈/, /处罚|通报批评|被通报|问责|约谈/],
];
/** 没有行政处罚权: what one may do is no case of it. */
const POWER = /(?:权|权限|资格|资质|职能|职责|义务|能力|条件|渠道)$/;
/** The same said without a denial. */
const ALWAYS: readonly (readonly [always: RegExp, but: RegExp])[] = [
  [
    /(?:天天|全年|常年|每天|全天候|不间断|365天)[^，。；]{0,8}(?:开放|开馆|运[行转]|营业|供[水电热气]|接诊|服务|值守)$/,
    /闭[馆园]|停[运诊课机水电业用馆摆]|暂停|中断|关停|宕机|瘫痪/,
  ],
  [
    /账[实物账证卡][^，。；]{0,6}(?:相符|一致|吻合)/,
    /盘[亏盈]|账外|未入账|未登记|未建卡|去向不明|下落/,
  ],
];
const DENIED =
  /(?:未(?:曾)?(?:发生|出现|发现|接到|收到|产生|新增|造成|形成|进行|被|有|申请|办理|安排|申报)|没有|从未|从不|不存在|(?<![并所有毫])无(?!法|论|障|偿|关|害|锡|需|须|故|线|人机)|零(?!星|售|散|基|工|距))([^，。；]{0,14})$/;
/** Only some sort of it is denied. */
const OF_SORT =
  /重大|较大|特大|有效|责任|亡人|群体|越级|集体|大规模|规模|恶性|人员伤亡|有责|以上|重复|严重|聚集|项目预算/;
const LIMITED =
  /除|其余|其他|目标|要求|确保|力争|避免|防止|若|如(?!期)|上年|去年|往年|将|拟|(?<![供响反适效对])应(?!急)|是否|复[查检]|连续|近\d|[三五]年/;
/** Denied as well, wanted, of another time, or of what is done against it. */
const NO_CASE =
  /防|避免|若|如有|凡|应急|演练|预案|制度|上年|去年|往年|以前|目标|≤|以内|下降|减少|办法|规范|培训|宣传|排查|监督|是否|偿还|归还|化解|整治|打击|模拟|救助|保险|隐患|机制|渠道|电话|邮箱|照常|[率额]/;
const NOT_BEFORE = /(?:未|没有|无|不|零)[^，]{0,6}$/;
const TOLD =
  /[1-9]\d*(?:\.\d+)?\s?(?:批次|人次|万元|[元起件次例宗笔个项台套处间辆份人户名张册家本亩天条])|一[起例件次笔家名]|\d月|因|期间/;

interface Denial {
  readonly clause: Sentence;
  readonly statement: Statement;
  readonly some: RegExp;
  /** Whose there were none; empty where it does not say. */
  readonly subject: ReadonlySet<string>;
}

/** 未发生火灾, and 6月18日一家作坊起火: what is denied is told by a word of its kin. */
export function kinEvents(document: TextDocument): Flaw[] {
  const pathAt = pathFinder(document);
  const told = document.statements.filter(
    ({ start, inTable }) => !inTable && !isAhead(pathAt(start)),
  );
  return told.flatMap(denialsIn).flatMap((denial) => {
    const [found] = casesFor(document, told, denial);
    return found === undefined ? [] : [flawAt(denial.clause, rangeOfClause(found))];
  });
}

function denialsIn(statement: Statement): Denial[] {
  if (!HINT.test(statement.text)) return [];
  return clausesOf(statement).flatMap((clause, at, clauses) => {
    const isLimited = /^除/.test(clauses[at - 1]?.text ?? '');
    if (isLimited || LIMITED.test(clause.text)) return [];
    const denied = DENIED.exec(clause.text);
    const whats = (denied?.[1] ?? '')
      .split(/[、和及或与]/)
      .map((what) => what.replace(ENDING, ''))
      .filter((what) => what !== '' && !OF_SORT.test(what) && !POWER.test(what));
    const left = clause.text.slice(0, denied?.index ?? 0);
    if (OF_SORT.test(left)) return [];
    const subject = subjectOf(left.replaceAll(NOBODY, ' '));
    return [
      ...KIN.filter(([none]) => whats.some((what) => none.test(what.slice(-6)))),
      ...ALWAYS.filter(([always]) => !/\d(?!\d*天)/.test(clause.text) && always.test(clause.text)),
    ].map(([, some]) => ({ clause, statement, some, subject }));
  });
}
/** Words before a denial that say nothing of whose. */
const NOBODY = /实现|做到|保持|继续|总体|年中|期间|执行中|镇政府|政府|机关|形势|平稳|稳定|管理/g;
const HINT = /未|没有|从不|不存在|无|零|[天年候断]|账[实物账证卡]/;
const ENDING = /(?:的?(?:情况|情形|记录|发生)|等)+$/;

const FAR = 1;

/** Told to have been, and neither denied there nor of what is done against it. */
function isCase(text: string, some: RegExp): boolean {
  if (some === FINDINGS) return !/未发现|没有发现/.test(text);
  return !NO_CASE.test(text) && !NOT_BEFORE.test(text.slice(0, text.search(some)));
}

function casesFor(document: TextDocument, told: readonly Statement[], denial: Denial): Sentence[] {
  const { clause: own, statement, some, subject } = denial;
  const near = told.filter(
    ({ passage, text }) => Math.abs(passage - statement.passage) <= FAR && some.test(text),
  );
  return near.flatMap((one) => {
    const isNext = one.passage === statement.passage && one.index === statement.index + 1;
    const isFree = subject.size === 0 || isNext || some === FINDINGS;
    return clausesOf(one).filter(
      ({ text, start }) =>
        start !== own.start &&
        some.test(text) &&
        TOLD.test(text) &&
        isCase(text, some) &&
        isOfOwnYear(document, text) &&
        !(one === statement && /^(?:但|不过|只是)/.test(text)) &&
        (isFree || shares(subject, subjectOf(one.text.slice(0, start - one.start + text.length)))),
    );
  });
}
