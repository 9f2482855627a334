import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { piecesBetweenStops } from '../../text/sentences.js';
import type { Flaw } from './flaws.js';
import { literal } from '../../text/literal.js';

const SOME = String.raw`[1-9]\d*\s?(?:批次|人次|[人名件起例次期份天个项户])`;
/** What a rate of a hundred leaves no room for. */
const OPPOSITES: readonly (readonly [rate: RegExp, told: RegExp])[] = [
  ['及时|按时|按期', '迟报|逾期|超期|延误|超时|晚报|迟交'],
  ['准确|正确', '差错|错误|错[报发录算登付]|误[报发录付]|多发|漏发|重复发放|出错|有误'],
  ['合格|达标', '不合格|不达标|未达标'],
  ['完好|利用|使用', '损坏|故障|毁损|闲置|停用'],
  ['办结|结案|审结', '未办结|未结|在办'],
].map(([rate = '', told = '']) => [
  new RegExp(
    `[一-龥]{0,6}(?:${rate})[一-龥]{0,3}率(?:均?为|均?达到?|保持|保持在)?\\s?100(?:\\.0+)?%`,
  ),
  new RegExp(`(?:${told})[^，。；、\\d未无]{0,4}?${SOME}`),
]);
const NONE =
  /([一-龥]{2,5})率(?:均?为|是|保持|控制在|降[到至]|继续保持)?(?:零|0(?:\.0+)?%)(?![\d.])/;
/** Wanted, or mended since. */
const OTHERWISE = /目标|力争|确保|要求|上年|去年|退换|更换|补报|复[检查验]|整改后|返工/;

/** 控制在目标以内: how it stands to what was wanted, and nothing wanted itself. */
const WITHIN_GOAL =
  /(?:控制在|低于|优于|高于|达到|符合|完成|实现|超过|不超过|等于)(?:了)?(?:年初|年度|绩效|预期|既定)*目标(?:值|要求)?(?:以内|之内|范围内)?/g;

/** Rates said to be perfect - 及时率100%, 再犯罪率为零 - beside a count between the same stops that leaves no room for it. */
export const imperfectRates = (document: TextDocument): Flaw[] =>
  document.statements.flatMap((statement: Statement) =>
    !/率[^，。；]{0,6}(?:100|0|零)/.test(statement.text)
      ? []
      : piecesBetweenStops(statement)
          .filter(({ text }) => !OTHERWISE.test(text.replace(WITHIN_GOAL, '')))
          .flatMap((piece) => {
            const none = NONE.exec(piece.text);
            const zero: [RegExp, RegExp][] =
              none === null ? [] : [[NONE, new RegExp(`${literal(none[1] ?? '')}${SOME}`)]];
            return [...OPPOSITES, ...zero].flatMap(([rate, told]) => {
              const [claim, count] = [rate.exec(piece.text), told.exec(piece.text)];
              if (claim === null || count === null) return [];
              return [
                {
                  claimed: rangeOf(piece, claim),
                  said: claim[0],
                  flawed: rangeOf(piece, count),
                },
              ];
            });
          }),
  );
