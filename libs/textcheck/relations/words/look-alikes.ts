import { matchesIn } from '../../text/matches.js';
import { SHAPES } from './shapes.js';
import { SOUNDS } from './sounds.js';

const ROWS = /([a-z]*)([一-龥]{2,}|(?<=[a-z])[一-龥])/g;

/** Of each character those that stand in one of its groups. */
function others(groups: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const group of groups)
    for (const sign of group) found.set(sign, (found.get(sign) ?? '') + group.replace(sign, ''));
  return found;
}

/** The characters of each reading. */
const READ: ReadonlyMap<string, string> = new Map(
  matchesIn(SOUNDS, ROWS).map(([, reading = '', signs = '']) => [reading, signs]),
);

/** What may be typed or read in place of a character. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = others([
  ...READ.values(),
  ...matchesIn(SHAPES, ROWS).map(([group]) => group),
]);

/** What many do not tell apart when they speak, either way round. */
const SPOKEN_ALIKE: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/, '$1'],
  [/^([zcs])(?!h)/, '$1h'],
  [/^n/, 'l'],
  [/^l/, 'n'],
  [/^f(?=[au])/, 'hu'],
  [/^hu(?=a|$)/, 'f'],
  [/^hu(?=[in]$)/, 'fe'],
  [/^fe(?=[in]$)/, 'hu'],
  [/([aei])ng$/, '$1n'],
  [/([aei])n$/, '$1ng'],
];

const nearOf = (reading: string): readonly string[] =>
  SPOKEN_ALIKE.map(([from, to]) => reading.replace(from, to).replace('uu', 'u')).filter(
    (near) => near !== reading && READ.has(near),
  );

/** The characters of a sound that is nearly that of a character. */
export const soundNearly = (sign: string): string =>
  [...READ]
    .filter(([, signs]) => signs.includes(sign))
    .flatMap(([reading]) => nearOf(reading).map((near) => READ.get(near) ?? ''))
    .join('');
