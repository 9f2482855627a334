import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import type { Organisation } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

/** Who approves a unit's own papers: the unit's short word, the body, and that it decides. */
const APPROVAL =
  /(?:(?<![已未须应不曾神财历正])经过?|(?:已|未|须|应)经(?:过)?|提交|提请|报请?|由|(?<=(?:经|由|提交)[^，。；、]{2,12})、|(?<=^|[，。；])(?=(?:局|镇|乡|街道|校|院|公司|委)党[^，。；]{0,6}(?:研究同意|审议通过|批准)))(?:20\d\d年)?(?:\d{1,2}月\d{1,2}日)?((?:我|本)?(?:局|镇|乡|街道|学校|校|医院|院|公司|委|中心|管委会)?)(?:20\d\d年)?(?:\d{1,2}月\d{1,2}日)?(党组|党委|党工委|党总支|党支部|董事会|校务会|院务会|局务会|校长办公会|院长办公会|局长办公会|镇长办公会|乡长办公会|总经理办公会)(?=(?:会议?|班子会?)?[^，。；各]{0,14}(?:审议|审定|研究|通过|批准|同意|讨论))/g;

/** Bodies units of a sort do not have. A bureau's party group may be a school's superior. */
const NOT_OF: Readonly<Record<string, RegExp>> = {
  乡: /^(?:局|校|学校|院|医院|公司|街道)|党工委|董事会|[校院局总].{0,2}(?:务会|办公会)/,
  镇: /^(?:局|校|学校|院|医院|公司|街道)|党工委|董事会|[校院局总].{0,2}(?:务会|办公会)/,
  街道: /^(?:局|校|学校|院|医院|公司|镇|乡)|党组|董事会|[校院局总镇乡].{0,2}(?:务会|办公会)/,
  局: /^(?:镇|乡|街道|校|学校|院|医院|公司)|党工委|董事会|[校院总镇乡].{0,2}(?:务会|办公会)/,
  学校: /^(?:镇|乡|街道|院|医院|公司)|^党组|党工委|^校党组|[院总镇乡].{0,2}(?:务会|办公会)/,
  院: /^(?:镇|乡|街道|校|学校|公司)|^党组|党工委|^院党组|[校总镇乡].{0,2}(?:务会|办公会)/,
  管委会: /^(?:局|校|学校|院|医院|镇|乡|街道|公司)|董事会/,
  委员会: /^(?:镇|乡|街道|校|学校|院|医院|公司)|党工委|董事会|[校院总镇乡].{0,2}(?:务会|办公会)/,
  公司: /^(?:镇|乡|街道|校|学校|院|医院)|党工委|[校院局镇乡].{0,2}(?:务会|办公会)/,
};

/** Approvals of the report or of its budgets by a body this sort of unit cannot have. */
export function impossibleBodies(document: TextDocument, kind: string): Range[] {
  const wrong = NOT_OF[kind];
  if (wrong === undefined) return [];
  return document.passages.flatMap((passage) =>
    matchesIn(passage.text, APPROVAL)
      .filter(([, unit = '', body = '']) => wrong.test(unit.replace(/^[我本]/, '') + body))
      .map((match) => rangeOf(passage, match)),
  );
}

const BODY =
  /(?<=^|[，。、；：\s经由报我本]|过|提交|提请|成立|召开)(局|委|厅|街道)(党组|党委|党工委)(?!织|办)/g;
const OFTEN = 2;

/** 局党委 once where the report has 局党组 all through, and the reverse. */
export function strayBodies(document: TextDocument): Range[] {
  const found = document.passages.flatMap((passage) =>
    matchesIn(passage.text, BODY).map((match) => ({
      ...rangeOf(passage, match),
      unit: match[1],
      body: match[2],
    })),
  );
  return found.filter(({ unit, body, start }) => {
    const same = found.filter((one) => one.unit === unit);
    const other = same.filter((one) => one.body !== body);
    const isOnce = same.length - other.length === 1;
    const isLater = other.some((one) => one.start < start);
    return isOnce && (other.length >= OFTEN || (other.length === 1 && isLater));
  });
}

const STRUCTURE =
  '(?=内设(?:机构|科室|股室)?|下设\\d|设(?:有)?(?:办公室|综合科|\\d+个)|核定[^，。；]{0,8}编制|编制\\d|实有(?:人员|在编|在职)?\\d)';
const HOUSE = '([一-龥]{1,10}?(?:局|委|党校|中心|院|校|馆|所|办|部|队))';

/** 市委党校设办公室 in the report of a county's: nobody tells the inside of the house above. */
export function otherLevels({ statements }: TextDocument, { full }: Organisation): Range[] {
  const [isCounty, isDistrict] = [/[^市]县/.test(full), /[^市]区/.test(full)];
  if (isCounty === isDistrict) return [];
  const others = isCounty ? '省市区' : '省市县';
  const pattern = new RegExp(
    `(?<=^|[，。；：])[${others}](?![级直区域场民里])${HOUSE}${STRUCTURE}`,
    'g',
  );
  return statements.flatMap((statement) =>
    matchesIn(statement.text, pattern).map((match) => rangeOf(statement, match)),
  );
}

/** Whose department a unit says it is: 我局是县政府工作部门. */
const DEPARTMENT =
  /(?<=(?:^|[，。；：])(?:我|本)?[一-龥]{0,16}(?:局|委|办|中心|院|会|馆|办公室|委员会)?(?:（[^）]{0,24}）)?[是系为])([省市县区])(?:人民)?政府(?:的)?(?:工作部门|组成部门|直属(?:机构|事业单位)|派出机构|派出机关)/g;

/** A department of the county's government in the report of a city's, and the reverse. */
export function otherGovernments({ statements }: TextDocument, { full }: Organisation): Range[] {
  const level = levelOf(full);
  if (level === null) return [];
  return statements.flatMap((statement) =>
    matchesIn(statement.text, DEPARTMENT)
      .filter(([, said = '']) => said !== level)
      .map((match) => rangeOf(statement, match)),
  );
}

/** The last of the places a unit's name begins with; null where the name leaves it open. */
function levelOf(full: string): string | null {
  const [, place = ''] =
    /^((?:[一-龥]{2,4}?[省市县区])+)[一-龥]{2,}(?:局|委员会|办公室|中心)$/.exec(full) ?? [];
  return /(?:管委会|开发区|新区|园区|景区)/.test(full) ? null : (place.at(-1) ?? null);
}
