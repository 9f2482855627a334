import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { countOf, withoutTitles } from './counted-years.js';
import type { StaleYear } from './period-years.js';

const NUMBER = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,2})';

/** A year of a match, by the last or the first place it has there. */
function yearAt(
  statement: Statement,
  match: RegExpExecArray,
  group: number,
  told: { readonly right: number; readonly where: string; readonly isLast?: boolean },
): StaleYear {
  const year = match[group] ?? '';
  const at = told.isLast === true ? match[0].lastIndexOf(year) : match[0].indexOf(year);
  const start = statement.start + match.index + at;
  return {
    start,
    end: start + year.length,
    named: Number(year),
    right: told.right,
    where: told.where,
  };
}

const LAST_MONTHS = 10;
const LOOKED_AT =
  /(20\d\d)年(\d{1,2})月(?:\d{1,2}日|[上中下]旬|[初底末])?[^。；]{0,24}?(?:对照|核对|对|就|汇总|翻[阅查]?|查[阅账]?|盘点|清点|按|听取|研究|审议)(?:了)?[^。；，\d]{0,10}?(20\d\d)年(?:度)?(?:[^。；，\d]{0,8}?(?:预算执行|决算|整体支出|收支|绩效自评|自评|绩效评价)|的?全年)[^。；]{0,20}?(?:审计|检查|核|自评|评价|结论|报告|情况|整改|意见|通过)/g;
const UNDER_WAY =
  /跟踪|同步|监控|上半年|月份?至|前三季|季度|计划|方案|布置|目标|中期|半年|[一二三四]季/;

/** 2023年5月对2023年度预算执行开展审计: a year is looked back upon when it is over. */
export const lookedAtTooSoon = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) =>
    /20\d\d年\d{1,2}月/.test(statement.text)
      ? matchesIn(withoutTitles(statement.text), LOOKED_AT)
          .filter(
            ([words, on, month, of]) =>
              Number(of) >= Number(on) && Number(month) < LAST_MONTHS && !UNDER_WAY.test(words),
          )
          .map((match) =>
            yearAt(statement, match, 3, { right: own, where: '所评所审的年度', isLast: true }),
          )
      : [],
  );

const AHEAD =
  /(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?[^。；]{0,30}?提前(?:下达|拨付|预拨|告知)(?:了)?[^。；\d]{0,8}(20\d\d)年/g;
const NUMBERED =
  /〔(20\d\d)〕\d+号[^。；〔]{0,16}?(?:，|、)?[^。；〔，]{0,10}?(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?[^。；〔，]{0,8}?(?:提前下达|下达|印发|批复|下发|拨付)/g;

/** Money sent ahead of its year is of a later one, and a paper of a later number than its day is none. */
export const papersAhead = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) => {
    const { text } = statement;
    if (!/20\d\d年\d{1,2}月/.test(text)) return [];
    const ahead = text.includes('提前')
      ? matchesIn(text, AHEAD).filter(
          ([, on, month, of]) => Number(of) <= Number(on) && Number(month) > LAST_MONTHS - 3,
        )
      : [];
    const numbered = text.includes('〔')
      ? matchesIn(text, NUMBERED).filter(([, of, on]) => Number(of) > Number(on))
      : [];
    return [
      ...ahead.map((match) =>
        yearAt(statement, match, 3, { right: own, where: '提前下达资金的年度', isLast: true }),
      ),
      ...numbered.map((match) =>
        yearAt(statement, match, 1, { right: Number(match[2]), where: '文号的年份' }),
      ),
    ];
  });

const COHORT = new RegExp(
  `(?<!\\d)(20\\d\\d)级(?!别)(?:(${NUMBER})年制)?[^。；，\\d]{0,12}?(?:[，,][^。；，\\d]{0,6})?(?:于|在)?(20\\d\\d)年(\\d{1,2})月[^。；，\\d]{0,6}?(入学|报到|开学|毕业|离校|顶岗|结业)`,
  'g',
);
const LEAVERS =
  /(?<!\d)(20\d\d)届[^。；，\d]{0,12}?(?:[，,][^。；，\d]{0,6})?(?:于|在)?(20\d\d)年(?:\d{1,2}月)?[^。；，\d]{0,6}?(?:毕业|离校|高考|中考)/g;

/** Pupils named by the year they came, or left, and another year for it. */
export const cohorts = ({ statements }: TextDocument): StaleYear[] =>
  statements.flatMap((statement) => {
    if (!/\d[级届]/.test(statement.text)) return [];
    const came = matchesIn(statement.text, COHORT).flatMap((match) => {
      const [, from, length, on, , act = ''] = match;
      const years = Number(on) - Number(from);
      const isEntry = /入学|报到|开学/.test(act);
      const told = length === undefined ? null : countOf(length);
      const isRight = isEntry
        ? years === 0
        : act === '顶岗' ||
          act === '结业' ||
          (told === null ? years >= 2 && years <= 6 : years === told);
      const right = Number(from) + (isEntry ? 0 : (told ?? 3));
      return isRight
        ? []
        : [yearAt(statement, match, 3, { right, where: '学生入学或毕业的年份', isLast: true })];
    });
    const left = matchesIn(statement.text, LEAVERS)
      .filter(([, named, on]) => named !== on)
      .map((match) =>
        yearAt(statement, match, 2, { right: Number(match[1]), where: '毕业的年份', isLast: true }),
      );
    return [...came, ...left];
  });

const SERIES =
  /(20\d\d)年度?(?![初底末上下]|第?[一二三四]季|\d{1,2}月)(?:的)?(?:为|是|有|达|共|约)?\s?(\d[\d.,]*)\s?([一-龥%]{1,3})/g;

/** 2024年2214台，2024年1990台: two figures of one year where one is told after the other. */
export const twoFiguresOfAYear = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) => {
    const told = /20\d\d年/.test(statement.text)
      ? matchesIn(withoutTitles(statement.text), SERIES)
      : [];
    return told.slice(1).flatMap((match, index) => {
      const before = told[index];
      if (before === undefined || before[1] !== match[1] || before[2] === match[2]) return [];
      const gap = statement.text.slice(before.index + before[0].length, match.index);
      const isNext =
        /^[一-龥]{0,2}[，、；]\s?$/.test(gap) && before[3]?.slice(0, 1) === match[3]?.slice(0, 1);
      if (!isNext) return [];
      return [yearAt(statement, match, 1, { right: own - 1, where: '依次列出的年份' })];
    });
  });

const WORD_YEARS: readonly (readonly [words: RegExp, offset: number])[] = [
  [/(?:上年度?|去年|上一年度?)[^，。；（\d]{1,8}[（(](?:即)?(20\d\d)年?度?[）)]/g, -1],
  [/(?:本年度?|今年)[^，。；（\d]{1,6}[（(](?:即)?(20\d\d)年?度?[）)]/g, 0],
];

/** 上年决算（2020年）: a year in brackets that is not the one its words are of. */
export const bracketedYears = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) =>
    /年[^，。；（\d]{1,8}[（(](?:即)?20\d\d/.test(statement.text)
      ? WORD_YEARS.flatMap(([words, offset]) =>
          matchesIn(withoutTitles(statement.text), words)
            .filter(
              (match) =>
                Number(match[1]) !== own + offset &&
                !statement.text
                  .slice(0, match.index)
                  .includes(`${String(Number(match[1]) - offset)}年`) &&
                !/[比较]|结转|批复|下达|规划|以来/.test(match[0]),
            )
            .map((match) =>
              yearAt(statement, match, 1, { right: own + offset, where: '“本年”“上年”所指的年份' }),
            ),
        )
      : [],
  );

const TO_END =
  /(?:截[至止]到?|以)(20\d\d)年(?:12月31日|12月底|年底|年末|[底末])[^。；]{0,24}?(?:支出|完成|执行|决算|累计|在职|在册|在编|实有|户籍|为准|数据|余额|结余|共有|已)/g;
const PLANNED = /预计|计划|将|拟|争取|力争|有效|到期|质保|目标|规划|确保|期限/;

/** 截至2024年12月31日 in a report of 2023: counted to a day that has not come. */
export const countedAhead = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) =>
    statement.text.includes(`${String(own + 1)}年`) && !PLANNED.test(statement.text)
      ? matchesIn(withoutTitles(statement.text), TO_END)
          .filter(([, year]) => Number(year) === own + 1)
          .map((match) => yearAt(statement, match, 1, { right: own, where: '截至的年份' }))
      : [],
  );

const FOUND =
  /(20\d\d)年(?:[底末初]|度|上半年|下半年|\d{1,2}月)?[^，。；\d]{0,10}(?:提出|指出|发现|查出|反馈|交办|开工|动工|立项|签订|购入|购置|启动|申报|下达)[^。；\d]{0,16}?\d{0,3}[^。；\d]{0,12}[，,][^。；，\d]{0,8}(20\d\d)年(?:[底末内初]|度|上半年|下半年|\d{1,2}月)?[^，。；\d]{0,8}(?:改完|整改|销号|完成|办结|完工|竣工|验收|建成|投用|付清|兑付|到位)/g;

/** 2022年底提出，2021年内改完: done in a year before it was begun. */
export const doneBeforeBegun = ({ statements }: TextDocument): StaleYear[] =>
  statements.flatMap((statement) =>
    /20\d\d年[^。]*20\d\d年/.test(statement.text)
      ? matchesIn(withoutTitles(statement.text), FOUND)
          .filter(
            ([words, from, to]) =>
              Number(to) < Number(from) &&
              !/计划|资金|上年|不计|其余|剩余|[件个项]于|签订息/.test(words),
          )
          .map((match) =>
            yearAt(statement, match, 2, {
              right: Number(match[1]),
              where: '完成的年份',
              isLast: true,
            }),
          )
      : [],
  );

const WITH_BUDGET =
  /(20\d\d)年(\d{1,2})月[^。；\d]{0,12}?(?:随|同|与|和|连同)[^，。；\d]{0,4}(20\d\d)年度?[^，。；\d]{0,6}预算[^，。；\d]{0,4}(?:一并|同步|一起|同时)[^，。；]{0,4}(?:上报|申报|报送|编制|填报)/g;
const GOAL_WITH =
  /(20\d\d)年度?的?[^，。；\d]{0,6}绩效目标[^。；\d]{0,16}?(?:编制|编报|申报)(20\d\d)年度?[^，。；\d]{0,6}预算[^，。；\d]{0,4}(?:时|同步|一并)/g;
const OF_BUDGET =
  /(?<!提前下达)(20\d\d)年度?(?:部门|单位|本级|年初|财政)?预算(?!执行|调整|追加|绩效|管理|公开|结余|支出|安排|资金)[^。；\d]{0,20}?(20\d\d)年(?:(\d{1,2})月)?[^，。；\d]{0,8}?(?:审议通过|审查通过|表决通过|审查批准|批准|批复)/g;
const AUTUMN = 8;

/** Goals, budgets and the days they were handed in or passed, of years that do not meet. */
export const budgetsOfActs = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) => {
    const { text } = statement;
    if (!text.includes('预算') || !/20\d\d年[^。]*20\d\d年/.test(text)) return [];
    const plain = withoutTitles(text);
    const late = matchesIn(plain, WITH_BUDGET).filter(
      ([, on, month, of]) => Number(on) >= Number(of) && Number(month) > 4,
    );
    const other = matchesIn(plain, GOAL_WITH).filter(([, one, two]) => one !== two);
    const passed = matchesIn(plain, OF_BUDGET).filter(
      ([, of, on, month]) =>
        Number(on) < Number(of) - 1 ||
        (Number(on) === Number(of) - 1 && Number(month ?? '12') <= AUTUMN),
    );
    return [
      ...late.map((match) => yearAt(statement, match, 1, { right: own - 1, where: '申报的年份' })),
      ...other.map((match) =>
        yearAt(statement, match, 2, { right: own, where: '所编预算的年度', isLast: true }),
      ),
      ...passed.map((match) =>
        yearAt(statement, match, 2, {
          right: Number(match[1]),
          where: '预算批复的时间',
          isLast: true,
        }),
      ),
    ];
  });

const LENGTH = new RegExp(
  `(?:一[签招聘租定包]|签订?|为期|期限|租期|聘期|任期|共)(?:限)?(?:了|为|是)?(${NUMBER})年(?![度级])[^。；\\d]{0,12}?(?:从|自)(20\\d\\d)年(?:[起初]|算起|开始)?[^。；\\d]{0,4}(?:至|到|止于)(20\\d\\d)年`,
  'g',
);

/** 一签五年，从2020年到2023年: years that are fewer, or more, than the two ends hold. */
export const lengthsOfYears = ({ statements }: TextDocument): StaleYear[] =>
  statements.flatMap((statement) =>
    /年[^。]*20\d\d年/.test(statement.text)
      ? matchesIn(statement.text, LENGTH).flatMap((match) => {
          const gap = Number(match[3]) - Number(match[2]);
          const told = countOf(match[1] ?? '');
          if (told === gap || told === gap + 1) return [];
          const right = Number(match[2]) + told - 1;
          return [yearAt(statement, match, 3, { right, where: '期满的年份', isLast: true })];
        })
      : [],
  );

/** Years told of acts, papers and people that cannot be of them. */
export const yearsOfActs: readonly ((document: TextDocument, own: number) => StaleYear[])[] = [
  lookedAtTooSoon,
  papersAhead,
  cohorts,
  twoFiguresOfAYear,
  bracketedYears,
  countedAhead,
  doneBeforeBegun,
  budgetsOfActs,
  lengthsOfYears,
];
