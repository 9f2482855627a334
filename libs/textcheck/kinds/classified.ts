import { findingOf, rangeOf, rangeOfText } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { Cell } from '../text/tables.js';

const MARK = /^[（(]?(?:涉密|保密|机密|秘密|绝密)[）)]?$/;
const INLINE = /[（(](?:涉密|机密|秘密|绝密)[）)]/g;
const NUMBER = /^\d{0,3}$/;

/** Marked as classified, with its name there to read. */
export const classified: Kind = {
  id: 'classified',
  name: '涉密项目名称可读',
  severity: 'error',
  reason: '标为涉密的内容，名称、金额等也不得出现在可公开的文本里。',
  fires: [
    '\t序号\t项目名称\t绩效目标\t实现情况\n\t1\t某专项经费\t涉密\t涉密',
    '完成某专项任务（涉密）。',
  ],
  spares: [
    '\t序号\t项目名称\t绩效目标\t实现情况\n\t1\t涉密\t涉密\t涉密',
    '做好保密工作，开展保密教育。',
  ],
  find: (document) => [
    ...document.tables.flatMap(({ rows }) =>
      rows.flatMap((row) => {
        const marks = row.filter(({ text }) => MARK.test(text));
        const readable = row.filter(({ text }) => !MARK.test(text) && !NUMBER.test(text));
        const [name] = readable;
        if (marks.length === 0 || name === undefined) return [];
        return [
          findingOf(
            classified,
            document,
            [rangeOfText(name), ...marks.map((cell: Cell) => rangeOfText(cell))],
            {
              message: `该行标为涉密，名称“${name.text}”仍可读。`,
              suggestion: '名称也改为“涉密”，或确认该项目并不涉密。',
              confidence: 0.9,
            },
          ),
        ];
      }),
    ),
    ...document.passages.flatMap((passage) =>
      [...passage.text.matchAll(INLINE)].map((match) =>
        findingOf(classified, document, [rangeOf(passage, match)], {
          message: '标为涉密的内容写在正文里。',
          suggestion: '删去涉密内容，只保留“涉密”。',
          confidence: 0.85,
        }),
      ),
    ),
  ],
};
