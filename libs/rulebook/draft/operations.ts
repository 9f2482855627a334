import { canonicalJson, ZipingError, type JsonValue } from '#libs/kernel';
import { placeOf, type Place } from './pointer.js';

/**
 * One change of a draft, as in RFC 6902. `path` is a JSON pointer; a token `@some.id` names the member of a list by its id,
 * so that what somebody else adds beside it moves nothing.
 */
export type DraftOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: JsonValue }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly from: string; readonly path: string };

export interface AppliedOperations {
  readonly value: JsonValue;
  /** Takes all of it back, in this order, on the value that came out. */
  readonly inverse: readonly DraftOperation[];
}

/**
 * All operations or none; what is given stays as it was.
 * @throws ZipingError `rulebook.bad_operation`: a place that is not there, or a `test` that does not hold
 */
export function applyOperations(
  draft: JsonValue,
  operations: readonly DraftOperation[],
): AppliedOperations {
  const root = { value: structuredClone(draft) };
  const inverse = operations.map((operation, index) => {
    try {
      return applyOne(root, operation);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ZipingError('rulebook.bad_operation', error.message, {
        path: `operations.${String(index)}.path`,
      });
    }
  });
  return { value: root.value, inverse: inverse.flat().reverse() };
}

function applyOne(root: { value: JsonValue }, operation: DraftOperation): DraftOperation[] {
  const place = placeOf(root, operation.op === 'move' ? operation.from : operation.path);
  switch (operation.op) {
    case 'add':
      return add(place, structuredClone(operation.value));
    case 'remove':
      return [{ op: 'add', path: place.path, value: remove(place) }];
    case 'replace': {
      const before = existing(place);
      place.set(structuredClone(operation.value));
      return [{ op: 'replace', path: place.path, value: before }];
    }
    case 'test':
      if (canonicalJson(existing(place)) === canonicalJson(operation.value)) return [];
      throw new RangeError('这里的内容已不是您看到的样子，请刷新后再改');
    case 'move':
      return move(root, place, operation.path);
  }
}

function add(place: Place, value: JsonValue): DraftOperation[] {
  const before = place.get();
  place.insert(value);
  return before === undefined || place.isList
    ? [{ op: 'remove', path: place.path }]
    : [{ op: 'replace', path: place.path, value: before }];
}

function move(root: { value: JsonValue }, from: Place, path: string): DraftOperation[] {
  const value = remove(from);
  const target = placeOf(root, path);
  if (!target.isList && target.get() !== undefined) throw new RangeError('目标位置已有内容');
  target.insert(value);
  return [{ op: 'move', from: target.path, path: from.path }];
}

function remove(place: Place): JsonValue {
  const value = existing(place);
  place.remove();
  return value;
}

function existing(place: Place): JsonValue {
  const value = place.get();
  if (value === undefined) throw new RangeError('草稿中没有这个位置，可能已被删除');
  return value;
}
