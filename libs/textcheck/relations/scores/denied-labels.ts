import { paragraphs } from '../outline/paragraphs.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { rangeOfText, type Range } from '../../finding-of.js';
import { mentionsOf } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** What is said not to apply, and where it scores or is counted all the same. */
export interface DeniedLabel {
  readonly denied: Range;
  readonly told: Range;
  readonly name: string;
}

/** 生态效益指标：本项目不涉及生态效益, 关于政府性基金预算，我局无此项支出, 专项资金评价栏写“不适用”. */
const DENIED =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、]\s?)?(?:关于|对于|就|[“"])?(?<thing>[一-龥]{4,16}?)[”"]?(?:一?栏|一项|指标|方面)?(?:[：:，]|[填]?写(?:的是|为|明)?|填[列报]?(?:为)?)[“]?(?:(?:因)?[本我该][一-龥]{1,4}|项目)?(?:不涉及|未涉及|不适用|无此项|没有此项|无该项)[^，。；]{0,14}$/;
/** Words a label ends with that are no part of the thing. */
const ENDING = /(?:指标|评价|情况|管理|预算|支出|收入|事项|项目|一项|方面|栏)+$/;
const SHORTEST = 4;
/** 该指标得满分, 得8分, 按10分计入得分; of another label no more. */
const SCORED =
  /(?:^|该|此|本)(?:项|指标)*(?:自评|仍|故|照|评价)?(?:得分?|计分?|评分)(?:为)?\s?(?:满分|[1-9]\d*(?:\.\d+)?\s?分)|^按\s?[1-9]\d*(?:\.\d+)?\s?分计入|评价得分(?:为)?\s?[1-9]/;
const OTHER_LABEL = /[一-龥]{2,8}指标[：:]|[一-龥]{2,6}(?:效益|质量|时效)[：:，]/;
const EXCUSED =
  /按(?:照)?(?:评分|评价|考核|计分)|按满分|计满分|视同|视为|不计入|不评分|不计分|不参与|剔除|不纳入|扣除|调整[至到为]|调至|调剂|平移|合并|重新分配|折算/;
const ELSE =
  /上年|去年|以前|往年|其他|其余|偿还|归还|收回|减少|下降|未|没有|无|不|零|若|如|全县|全市|全省|拟|计划|将/;

/** Labels said not to apply whose paragraph goes on to score them or to tell of them in figures. */
export const deniedLabels = (document: TextDocument): DeniedLabel[] =>
  paragraphs(document).flatMap((statements) => {
    const text = statements.map((one) => one.text).join('。');
    return /涉及|适用|[此该]项/.test(text) ? deniedIn(statements) : [];
  });

function deniedIn(statements: readonly Statement[]): DeniedLabel[] {
  return statements.flatMap((statement, at): DeniedLabel[] => {
    const [denied] = firstPart(statement);
    const thing = DENIED.exec(denied?.text ?? '')?.groups?.thing;
    if (denied === undefined || thing === undefined) return [];
    const later = [tailOf(statement, denied), ...statements.slice(at + 1)].filter(
      ({ text }) => text !== '',
    );
    if (later.some(({ text }) => EXCUSED.test(text))) return [];
    const told = scoredIn(later) ?? countedIn(later, thing.replace(ENDING, ''));
    return told === null
      ? []
      : [{ denied: rangeOfText(denied), told: rangeOfText(told), name: thing }];
  });
}

/** The label with what is said of it: up to the second comma at most. */
function firstPart({ text, start }: Sentence): Sentence[] {
  const marks = matchesIn(text, /[，；。]/g).map(({ index }) => index);
  return [...marks.slice(0, 2), text.length]
    .map((end) => ({ text: text.slice(0, end), start }))
    .filter((part) => DENIED.test(part.text));
}

const tailOf = ({ text, start }: Sentence, { text: head }: Sentence): Sentence => ({
  text: text.slice(head.length + 1),
  start: start + head.length + 1,
});

function scoredIn(later: readonly Sentence[]): Sentence | null {
  for (const sentence of later) {
    if (OTHER_LABEL.test(sentence.text)) return null;
    const scored = clausesOf(sentence).find(({ text }) => SCORED.test(text));
    if (scored !== undefined) return scored;
  }
  return null;
}

/** 政府性基金支出26万元: the thing by its name, with a figure that is no nought. */
function countedIn(later: readonly Sentence[], name: string): Sentence | null {
  if (name.length < SHORTEST) return null;
  const clauses = later.slice(0, 2).flatMap((sentence) => clausesOf(sentence));
  return (
    clauses.find(
      (clause) =>
        clause.text.includes(name) &&
        !ELSE.test(clause.text) &&
        mentionsOf(clause).some(({ kind, value }) => isSum(kind) && !value.isZero()),
    ) ?? null
  );
}

const isSum = (kind: string): boolean => kind === 'amount' || kind === 'count';
