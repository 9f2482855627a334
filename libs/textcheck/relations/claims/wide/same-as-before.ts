import type { TextDocument } from '../../../document.js';
import { clausesOf } from '../../../text/sentences.js';
import { shares, subjectOf } from '../subjects.js';
import { flawAt, type Flaw } from './flaw-at.js';

const SAME =
  /(?:保持不变|没有(?:变化|变动|增减)|[无未](?:发生)?(?:变化|变动|增减)|不增不减|持平|维持不变|与(?:年初|上年)(?:一致|相同))/;
const LIMITED = /除|基本|目标|要求|确保|力争|政策|标准|机构|职能|若|将/;
const THEN = /(?:年初|期初|上年末?|上年底|去年末?|原有?)[^，。；\d]{0,10}$/;
const NOW = /(?:年末|年底|期末|现有?|本年|今年)[^，。；\d]{0,10}$/;

/** 编制人员保持不变, and 年初在职43人，年末45人. */
export const sameAsBefore = (document: TextDocument): Flaw[] =>
  document.statements.flatMap((statement) => {
    if (statement.inTable || !SAME.test(statement.text)) return [];
    const figures = document.figures[statement.passage] ?? [];
    return clausesOf(statement).flatMap((clause) => {
      if (!SAME.test(clause.text) || LIMITED.test(clause.text) || /\d/.test(clause.text)) return [];
      const subject = subjectOf(clause.text.replace(SAME, ' '));
      const found = figures.find((now, at) => {
        const then = figures[at - 1];
        if (then?.thing !== now.thing || then.base.equals(now.base)) return false;
        if (!THEN.test(then.before) || !NOW.test(now.before)) return false;
        return (
          shares(subject, subjectOf(then.before + now.before)) ||
          (/人/.test(clause.text) && now.thing === '人')
        );
      });
      return found === undefined ? [] : [flawAt(clause, found)];
    });
  });
