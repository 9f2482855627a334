import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A straight line of a page that parts cells, in points from its lower left corner. */
export interface Rule {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** What the reader drew a page with: codes, and what each was given. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

type Matrix = readonly [number, number, number, number, number, number];
type Point = readonly [x: number, y: number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** A line is at most so thick and at least so long; what is smaller is an ornament or part of a sign. */
const THICKEST = 3;
const SHORTEST = 6;
/** More lines than this are a drawing, and no tables. */
const MOST = 4_000;

const STROKES = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke]);
const FILLS = new Set([OPS.fill, OPS.eoFill]);

/** The straight lines a page draws: thin boxes filled, and edges of what is drawn with a pen. None where there are too many. */
export function rulesOf({ fnArray, argsArray }: Drawing): Rule[] {
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let matrix = IDENTITY;
  fnArray.forEach((code, at) => {
    const given = argsArray[at];
    if (code === OPS.save || code === OPS.paintFormXObjectBegin) saved.push(matrix);
    if (code === OPS.transform) matrix = times(matrix, matrixOf(given));
    if (code === OPS.paintFormXObjectBegin) matrix = times(matrix, matrixOf(firstOf(given)));
    if (code === OPS.restore || code === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? IDENTITY;
    if (code === OPS.constructPath && rules.length <= MOST) rules.push(...linesOf(given, matrix));
  });
  return rules.length > MOST ? [] : rules;
}

const firstOf = (given: unknown): unknown => (Array.isArray(given) ? (given[0] as unknown) : null);

const isNumber = (value: unknown): value is number => typeof value === 'number';

function matrixOf(given: unknown): Matrix {
  const [a, b, c, d, e, f] = given instanceof Object ? (Object.values(given) as unknown[]) : [];
  return isNumber(a) && isNumber(b) && isNumber(c) && isNumber(d) && isNumber(e) && isNumber(f)
    ? [a, b, c, d, e, f]
    : IDENTITY;
}

const times = ([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix => [
  a * p + c * q,
  b * p + d * q,
  a * r + c * s,
  b * r + d * s,
  a * t + c * u + e,
  b * t + d * u + f,
];

/** Lines of one path, which the reader gives as what is done with it and its steps. */
function linesOf(given: unknown, matrix: Matrix): Rule[] {
  const [done, steps] = Array.isArray(given) ? (given as unknown[]) : [];
  if (!isNumber(done) || (!STROKES.has(done) && !FILLS.has(done))) return [];
  const numbers = Object.values(firstOf(steps) ?? {}) as number[];
  return outlinesOf(numbers, matrix).flatMap((points) => {
    const whole = boxOf(points);
    if (isRule(whole)) return [whole];
    if (!STROKES.has(done)) return [];
    return points.slice(1).flatMap((point, at) => {
      const edge = boxOf([points[at] ?? point, point]);
      return isRule(edge) ? [edge] : [];
    });
  });
}

const MOVE = 0;
const CLOSE = 4;
/** How many numbers each step takes: move, line, curve, shorter curve, close. */
const TAKES = [2, 2, 6, 4, 0];

/** Corners of each outline of a path, on the page. */
function outlinesOf(numbers: readonly number[], [a, b, c, d, e, f]: Matrix): Point[][] {
  const outlines: Point[][] = [];
  for (let at = 0; at < numbers.length;) {
    const step = numbers[at] ?? CLOSE;
    const size = TAKES[step];
    if (size === undefined) return outlines;
    const [x = 0, y = 0] = numbers.slice(at + size - 1, at + size + 1);
    const last = outlines.at(-1);
    const point: Point = [a * x + c * y + e, b * x + d * y + f];
    if (step === MOVE) outlines.push([point]);
    else if (step === CLOSE) last?.push(last[0] ?? point);
    else last?.push(point);
    at += size + 1;
  }
  return outlines;
}

function boxOf(points: readonly Point[]): Rule {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    bottom: Math.min(...ys),
    top: Math.max(...ys),
  };
}

function isRule({ left, right, bottom, top }: Rule): boolean {
  const [width, height] = [right - left, top - bottom];
  return Math.min(width, height) <= THICKEST && Math.max(width, height) >= SHORTEST;
}
