/** A linear relation the public knows to hold: Σ coefficient × value = a known constant. Coefficients are whole numbers. */
export interface Equation {
  readonly terms: ReadonlyMap<string, bigint>;
}

export interface Suppression {
  /** Everything withheld: what had to be, and what had to follow. */
  readonly hidden: ReadonlySet<string>;
  /** What was withheld only so that something else cannot be computed, with what it protects. */
  readonly complementary: ReadonlyMap<string, string>;
  /** Hidden values that could still be computed, whatever else is withheld. */
  readonly exposed: readonly string[];
}

/**
 * The hidden values that anybody can compute exactly from what is public: those alone in a row of the reduced system,
 * public values being known numbers.
 */
export function computable(
  equations: readonly Equation[],
  hidden: ReadonlySet<string>,
): readonly string[] {
  const names = [...hidden];
  const rows = equations
    .map(({ terms }) => names.map((name) => terms.get(name) ?? 0n))
    .filter((row) => row.some((value) => value !== 0n));
  return reduced(rows).flatMap((row) => {
    const set = names.filter((_, place) => at(row, place) !== 0n);
    return set.length === 1 ? set : [];
  });
}

type Row = readonly bigint[];

/** Rows of one system are equally long: beyond its end a row has nothing. */
const at = (row: Row, place: number): bigint => row[place] ?? 0n;

/** Reduced row echelon form over the rationals, kept in whole numbers: each pivot clears its column everywhere. */
function reduced(source: readonly Row[]): readonly Row[] {
  const width = source[0]?.length ?? 0;
  let done: readonly Row[] = [];
  let left = source;
  for (let column = 0; column < width; column += 1) {
    const pivot = left.find((row) => at(row, column) !== 0n);
    if (pivot === undefined) continue;
    const clear = (row: Row): Row => cleared(row, pivot, column);
    done = [...done.map(clear), pivot];
    left = left.filter((row) => row !== pivot).map(clear);
  }
  return done;
}

function cleared(row: Row, pivot: Row, column: number): Row {
  const factor = at(row, column);
  if (factor === 0n) return row;
  const scale = at(pivot, column);
  const mixed = row.map((value, place) => value * scale - at(pivot, place) * factor);
  const common = mixed.reduce((divisor, value) => gcd(divisor, value), 0n);
  return common > 1n ? mixed.map((value) => value / common) : mixed;
}

function gcd(a: bigint, b: bigint): bigint {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

/**
 * Complementary suppression: while one hidden value could be computed, another public value of a relation it stands in is
 * withheld as well. Parts are preferred to totals: whatever comes first in the relation's terms goes first.
 * @param mayHide whether a public value may be withheld at all
 * @param known hidden values that are known for other reasons than the equations
 */
export function suppress(
  equations: readonly Equation[],
  seeds: ReadonlySet<string>,
  mayHide: (name: string) => boolean,
  known: (hidden: ReadonlySet<string>) => readonly string[] = () => [],
): Suppression {
  const hidden = new Set(seeds);
  const complementary = new Map<string, string>();
  const exposed = new Set<string>();
  for (;;) {
    const told = [...computable(equations, hidden), ...known(hidden)];
    const open = told.find((name) => !exposed.has(name));
    if (open === undefined) return { hidden, complementary, exposed: [...exposed] };
    const next = companion(equations, hidden, open, mayHide);
    if (next === null) {
      exposed.add(open);
    } else {
      hidden.add(next);
      complementary.set(next, open);
    }
  }
}

/** A public value to withhold for this one: from a relation it stands in, or from one joined to it by hidden values. */
function companion(
  equations: readonly Equation[],
  hidden: ReadonlySet<string>,
  name: string,
  mayHide: (name: string) => boolean,
): string | null {
  const reached = new Set([name]);
  const looked = new Set<Equation>();
  for (;;) {
    const near = equations.filter(
      (equation) => !looked.has(equation) && [...reached].some((one) => equation.terms.has(one)),
    );
    if (near.length === 0) return null;
    for (const equation of near) {
      const free = [...equation.terms.keys()].find((term) => !hidden.has(term) && mayHide(term));
      if (free !== undefined) return free;
      looked.add(equation);
      for (const term of equation.terms.keys()) if (hidden.has(term)) reached.add(term);
    }
  }
}
