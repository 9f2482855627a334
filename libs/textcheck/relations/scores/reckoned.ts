import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import type { RatedItem } from './rated-items.js';

const SHORTEST = 4;
const TOLD = /(扣(?:减|除)?了?|得|记|计)\s?(\d+(?:\.\d+)?)\s?分/g;

/** 覆盖率比目标低2.32个百分点，故扣3分; 完成率低于60%，按规定得0分: a sentence elsewhere names the row and tells just these marks, by a rule of its own. */
export function isReckoned(
  document: TextDocument,
  { text, start, got, fulls }: RatedItem,
): boolean {
  const [name] = /[一-龥]{4,}/.exec(text) ?? [];
  if (name === undefined) return false;
  const runs = Array.from({ length: name.length - SHORTEST + 1 }, (_, at) =>
    name.slice(at, at + SHORTEST),
  );
  return document.passages
    .filter((passage) => start < passage.start || start >= passage.start + passage.text.length)
    .flatMap((passage) =>
      passage.text.split(/(?<=[。；])/).map((part, at, parts) => (parts[at - 1] ?? '') + part),
    )
    .some(
      (part) =>
        runs.some((run) => part.includes(run)) &&
        matchesIn(part, TOLD).some(([, way = '', marks = '']) =>
          way.startsWith('扣')
            ? fulls.some(({ value }) => value.minus(got.value).equals(marks))
            : got.value.equals(marks),
        ),
    );
}
