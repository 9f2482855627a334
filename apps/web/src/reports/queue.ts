const KEY = 'ziping.queue';

/** The list somebody came from: ids in its order, and its address. */
interface Queue {
  readonly ids: readonly string[];
  readonly address: string;
}

/** Remembers the list for this tab, so that the next report is one press away. */
export function rememberQueue(queue: Queue): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(queue));
  } catch {
    // A browser that keeps nothing has no queue; the list itself works.
  }
}

function isQueue(value: unknown): value is Queue {
  const { ids, address } = (value ?? {}) as Partial<Queue>;
  return (
    Array.isArray(ids) && ids.every((id) => typeof id === 'string') && typeof address === 'string'
  );
}

/** Where a report stands in the list somebody came from; null when they did not come from one. */
export function placeInQueue(id: string) {
  try {
    const queue: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (!isQueue(queue)) return null;
    const place = queue.ids.indexOf(id);
    if (place === -1) return null;
    const [previous, next] = [queue.ids[place - 1], queue.ids[place + 1]];
    return { address: queue.address, place: place + 1, of: queue.ids.length, previous, next };
  } catch {
    return null;
  }
}
