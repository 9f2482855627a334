/** A line of running text; `start` is its offset, its text carries no indent. */
export interface Line {
  readonly text: string;
  readonly start: number;
}

/** The lines of a text with their indents, without their ends. */
export function linesOf(source: string): Line[] {
  let start = 0;
  return source.split('\n').map((line) => {
    const here = start;
    start += line.length + 1;
    return { text: line.replace(/\r$/, ''), start: here };
  });
}
