/** How points inside one line are marked. */
export const ORDINALS: readonly RegExp[] = [
  /(?<=^|[，。；：、\s）)])([一二三四五六七八九十])[是为要]/g,
  /(?<=^|[，。；：\s])第([一二三四五六七八九十])[，,、]/g,
  /[（(](\d{1,2})[）)]/g,
  /[（(]([一二三四五六七八九十])[）)]/g,
  /(?<=^|[，。；：\s])(\d{1,2})[.、](?!\d)/g,
  /([①②③④⑤⑥⑦⑧⑨⑩])/g,
];

/** Where the last of some points ends: with its sentence, where no other goes beyond one. */
export function endOfLast(text: string, found: readonly RegExpExecArray[]): number {
  const [first, last] = [found[0]?.index ?? 0, found.at(-1)?.index ?? 0];
  const stop = text.indexOf('。', last);
  return stop < 0 || text.slice(first, last).includes('。') ? text.length : stop;
}

/** Points of one list, with where the words that lead to them begin and where all of them end. */
export interface Series {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly RegExpExecArray[];
}

/** 目标为：（1）…；（2）…。完成情况为：（1）…: where the marks begin anew behind a full stop, another list does. */
export function seriesOf(text: string, found: readonly RegExpExecArray[]): Series[] {
  const starts = found.flatMap((match, at) => {
    const stop = text.lastIndexOf('。', match.index);
    const isNew = at > 1 && match[1] === found[0]?.[1] && stop > (found[at - 1]?.index ?? 0);
    return isNew ? [{ at, stop: stop + 1 }] : [];
  });
  return [{ at: 0, stop: 0 }, ...starts].map(({ at, stop }, index) => ({
    from: stop,
    to: starts[index]?.stop ?? text.length,
    marks: found.slice(at, starts[index]?.at),
  }));
}
