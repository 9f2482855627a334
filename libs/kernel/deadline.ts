/**
 * The work's outcome, or `onLate()`'s error when it has not come within the time. The work itself is not stopped by this;
 * `onLate` has to see to that. Whatever it does afterwards is not heard.
 */
export async function withDeadline<T>(
  work: Promise<T>,
  milliseconds: number,
  onLate: () => Error,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(onLate()), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
