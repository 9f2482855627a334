import type { TextDocument } from '../../../document.js';
import { oncePerDocument } from '../../../once.js';
import { isAhead, pathFinder, PROBLEM_CHAPTER } from '../../outline/chapters.js';
import { flawAt, rangeOfClause, type Flaw } from '../wide/flaw-at.js';
import { pairsIn } from '../wide/pairs.js';
import { factsIn, isRestOfOwn, surest, titlesOf } from './by-roles.js';
import { roleClaims, type RoleClaim } from './claims-told.js';
import { departureOf, type Departure } from './departures.js';
import { excuseOf } from './excused.js';
import type { Fact } from './fact.js';
import { partOf, SOME, toldBy } from './weigh.js';

/** From so much evidence on a claim is taken back by what is told far from it. */
const ENOUGH = 5.2;
/** What is denied of one in the very words said of all is surer than the rest. */
const SURER = 0.2;
/** A told clause is of the things of a claim where so much of what is rare binds them. */
const LEAST_BOND = 0.7;
const MOST_BOND = 3;
/** So much must bind where only the same words are used, beside something that went wrong. */
const CLOSE = 1.8;

/** What is told of in so few sentences of a report is the same thing in each. */
const WEIGHTS = [0, 1, 1, 0.7, 0.5, 0.3, 0.3];
const COMMON = 0.1;

/** Something went wrong, in whatever words. */
const WENT_WRONG =
  /未(?!来|经|必)|伤|火|诉求|没有?|[仍尚]无|不(?!断|仅|但|少|同|久|低于|高于|良|含|动产|可|锈|限)|缺|漏|欠|停|断|超|低于|高于|只|仅|才|晚|拖|等了|代替|改用|故障|损|坏|失|误|错|擅自|直接|退出|中止|取消|关闭|闲置|空|查[出获处]|违|投诉|举报|事故|纠纷|信访|上访|核减|处分|通报|诉讼|起诉|仲裁|立案|罚|亡|退|弃权|询价|单一来源|流标|加成|收费|收取|指出|拒|变更|调整|追加|借|补办|后补|现金|自行|发生/;

/** Deeds and words of time any two clauses of a report may share: they bind nothing. */
const DEEDS =
  /合格|落实|到位|达标|验收|发放|公开|纳入|审核|收回|月底|年底|年末|上缴|足额|开展|履行|办理|建立|安装|投入|使用|检查|发现|存放|审批|提交|整改|完工|签订|拨付|支付|采购|报送|通过|登记|管理|执行|指标|预算|评价|自评|考核|单位|部门|人员|标准|数量|质量|服务|制度|集中|符合|实际|统一|规范|满意|超过|达到|低于|高于|规定|时间|范围|第[一二三四]|季度|\d月|全年|本年|其中|计划|方案|内容|程序|收支|收入|合同|配备|公示|专人|专职|次[月年日]|[月年][前底初]|逐[笔月]|覆盖|个别|补助|产出|效益|时效|实施|组织|统计|要求|材料|资料|台账|记录|报告/;

/** How rare a pair of characters is in the sentences of a report, from 0 to 1. */
const rarity = oncePerDocument((document: TextDocument): ((pair: string) => number) => {
  const counts = new Map<string, number>();
  for (const { text, inTable } of document.statements)
    if (!inTable) for (const pair of pairsIn(text)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const weightOf = (pair: string, times: number): number =>
    DEEDS.test(pair) ? COMMON : (WEIGHTS[times] ?? COMMON);
  // Every claim asks for the pairs of every fact.
  const weights = new Map([...counts].map(([pair, times]) => [pair, weightOf(pair, times)]));
  return (pair) => weights.get(pair) ?? weightOf(pair, 0);
});

interface Told {
  readonly fact: Fact;
  readonly score: number;
}

/** In a whole report what takes a claim back stands chapters away: among the problems or the reasons, bound to it by words that occur nowhere else. */
export const takenBackAfar = (document: TextDocument): Flaw[] =>
  roleClaims(document).flatMap((claim) => {
    const best = bestAfar(document, claim);
    return best === null || best.score < ENOUGH ? [] : [flawAt(claim, rangeOfClause(best.fact))];
  });

const farFacts = oncePerDocument((document: TextDocument): readonly FarFact[] => {
  const pathAt = pathFinder(document);
  const titles = titlesOf(document);
  return document.statements
    .filter(({ inTable, start }) => !inTable && !titles.has(start))
    .filter(({ start }) => !isAhead(pathAt(start)))
    .flatMap((one) => {
      const isProblem = PROBLEM_CHAPTER.test(pathAt(one.start));
      return factsIn(one)
        .filter(
          (fact) => WENT_WRONG.test(fact.text) && !OF_ALL.test(fact.text) && !isRestOfOwn(fact),
        )
        .map((fact) => ({
          ...fact,
          isProblem,
          own: pairsIn(fact.text),
          around: pairsIn(fact.before),
        }));
    });
});

/** The facts each pair of characters occurs in, or before. */
const factsOf = oncePerDocument(
  (document: TextDocument): ReadonlyMap<string, readonly FarFact[]> => {
    const found = new Map<string, FarFact[]>();
    for (const fact of farFacts(document))
      for (const pair of new Set([...fact.own, ...fact.around])) {
        const others = found.get(pair);
        if (others === undefined) found.set(pair, [fact]);
        else others.push(fact);
      }
    return found;
  },
);

/** Only what has a word in common can be bound to a claim, but for events of which there are said to be none. */
function candidates(document: TextDocument, claim: RoleClaim): readonly FarFact[] {
  if (claim.isNone) return farFacts(document);
  const index = factsOf(document);
  const words = pairsIn(claim.whole);
  const found = new Set([...words].flatMap((pair) => index.get(pair) ?? []));
  return [...found].sort((one, other) => one.start - other.start);
}

/** An event that is counted or dated needs no other word in common with the denial of any. */
const isOwnEvent = ({ isNone }: RoleClaim, { text, isProblem }: FarFact): boolean =>
  isNone && (isProblem || EVENT.test(text));
const EVENT = /\d\s?[起例件次]|[一二两三]\s?[起例件次]|\d月\d+日/;

interface FarFact extends Fact {
  readonly isProblem: boolean;
  readonly own: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
}

/** Of one side only, or of what one answers for; or no claim but a title. */
const SCOPED = /情况$|不涉及|方面|责任事故/;

/** 按月发放, 逐月核对: how often and how, not how well. */
const isRoutine = ({ isHabit, word }: RoleClaim): boolean =>
  isHabit && /^(?:按[月季]|逐|每)/.test(word);

/** What most surely takes a claim back among all that is told outside its own sentence. */
export function bestAfar(document: TextDocument, claim: RoleClaim): Told | null {
  if (SCOPED.test(claim.text) || isRoutine(claim)) return null;
  const boundTo = bonds(document, claim);
  return surest(
    candidates(document, claim)
      .filter(({ statement }) => statement !== claim.statement)
      .map((fact) => weighAfar(document, claim, fact, boundTo(fact)))
      .filter((one) => one !== null),
  );
}

interface Bond {
  /** How much of what is rare the two have in common. */
  readonly all: number;
  /** And of it what is said of all. */
  readonly said: number;
}

function bonds(document: TextDocument, claim: RoleClaim): (fact: FarFact) => Bond {
  const weightOf = rarity(document);
  const words = pairsIn(claim.text);
  const before = pairsIn(claim.whole);
  const sum = (pairs: ReadonlySet<string>, isIn: (pair: string) => boolean): number =>
    [...pairs].reduce((total, pair) => (isIn(pair) ? total + weightOf(pair) : total), 0);
  return ({ own, around }) => ({
    all:
      sum(own, (pair) => words.has(pair)) +
      sum(own, (pair) => before.has(pair) && !words.has(pair)) / 2 +
      sum(around, (pair) => words.has(pair) && !own.has(pair)) / 2,
    said: sum(own, (pair) => claim.saidPairs.has(pair)),
  });
}

/** 停做备份, 公函缺失, 代替了入户: of the very thing all were said to have. */
const BEFORE = /(?:停(?!留|车)|没有?|未(?!来)|缺|漏|代替|断|取消|少)[^，。；]{0,3}$/;
const AFTER =
  /^[^，。；]{0,2}(?:缺失|缺|停(?!留|车)|中断|不[全足齐]|未(?!来)|没有?|低于|不足|超标|失效|短缺|暂停|被取消|落空|无人)/;

function isDeniedOf(claim: RoleClaim, { text, own }: FarFact): boolean {
  if (claim.isNone) return false;
  return [...own].some((pair) => {
    if (!claim.text.includes(pair) || SHORT_OF.test(pair)) return false;
    const at = text.indexOf(pair);
    if (at < 0) return false;
    const isShort = AFTER.test(text.slice(at + pair.length));
    return claim.saidPairs.has(pair)
      ? isShort || BEFORE.test(text.slice(0, at))
      : isShort && SOME.test(text);
  });
}
const SHORT_OF = /[未没不缺停漏]/;

/** 逐批启动核查处置: that is told of all of them itself. */
const OF_ALL = /^全部|逐[一批件户项村个][^，。；未没不]*$/;

const isSureKin = ({ isKin, score, why }: Departure): boolean =>
  isKin && score > 2 && !/晚|迟|逾期|超/.test(why);

const surplusOf = ({ why, score }: Departure): number =>
  score > 2.5 && why.startsWith('undone') ? SURER : 0;

/** What an event under its other name counts for where no rare word binds it. */
const UNBOUND = 1.2;

function weighAfar(
  document: TextDocument,
  claim: RoleClaim,
  fact: FarFact,
  bond: Bond,
): Told | null {
  const isUnbound = bond.all < LEAST_BOND;
  if (isUnbound && !isOwnEvent(claim, fact)) return null;
  const depart = departureOf(claim, fact);
  const departs = departsBy(claim, fact, depart, bond);
  if (departs === 0 || excuseOf(document, claim, fact) !== null) return null;
  const part = partOf(claim, fact);
  const isLoose = departs < 2 || depart.why.startsWith('left');
  const isSure = isUnbound ? isSureKin(depart) && part > 0 : !isLoose || isClose(bond, part);
  const told = fact.isProblem ? 1 : toldBy(`${fact.before}，${fact.text}`);
  const binds = (isUnbound ? UNBOUND : Math.min(bond.all, MOST_BOND)) + surplusOf(depart);
  return isSure ? { fact, score: departs + binds + part + told } : null;
}

const isClose = ({ all }: Bond, part: number): boolean => part > 0 && all >= CLOSE;

/** By what it says, by denying what is said of all, or by the same words beside something that went wrong. */
const departsBy = (claim: RoleClaim, fact: FarFact, { score }: Departure, { said }: Bond): number =>
  Math.max(score, said >= LEAST_SAID ? 1.5 : 0, isDeniedOf(claim, fact) ? 2.5 : 0);
const LEAST_SAID = 0.3;
