import type { TextDocument } from '../../document.js';
import { figureOf } from './figures.js';
import { areOne } from './near.js';
import type { Twins } from './twins.js';

/** 支出合计 …，与项目支出数一致 */
const ALIKE =
  /^[^。；\d]{0,6}与(?:上述|前述|上文|前文|表中)?(?:的)?([^，。；\d]{2,12}?)(?:数|数额|金额|总额)?(?:完全)?(?:一致|相符|相等|吻合)/;
/** What is only of a like size or kind. */
const LOOSE = /上年|去年|预算|目标|计划|同期|标准|要求|规定/;
const FAR = 30;

/** Figures that a sentence says to be those of a noun, where the noun has another one. */
export const saidAlike = (document: TextDocument): Twins[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('与'))
    .flatMap(({ mentions }) => mentions)
    .flatMap((told) => {
      const noun = ALIKE.exec(document.text.slice(told.end, told.end + FAR))?.[1];
      if (told.kind !== 'amount' || !told.exact || noun === undefined || LOOSE.test(noun))
        return [];
      const other = figureOf(document, { label: noun, year: null, like: told });
      return other === null || areOne(told, other) ? [] : [{ told, other }];
    });
