import type {
  EntityManager,
  FindManyOptions,
  FindOptionsSelect,
  FindOptionsWhere,
  ObjectLiteral,
  ObjectType,
  QueryDeepPartialEntity,
} from 'typeorm';

import { translating } from '../errors.js';

/** A row as a plain object: an entity without its class. */
export type Row<E> = { [K in keyof E]: E[K] };

/** One table on one connection or transaction. Errors are translated here, so that none leaves persistence raw. */
export interface Table<E extends ObjectLiteral> {
  insert(rows: Row<E> | readonly Row<E>[]): Promise<void>;
  one(where: FindOptionsWhere<E>): Promise<E | null>;
  many(options: FindManyOptions<E>): Promise<readonly E[]>;
  /** SELECT … FOR UPDATE; within a transaction only. Columns not selected are undefined. */
  lock(where: FindOptionsWhere<E>, select?: FindOptionsSelect<E>): Promise<E | null>;
  /** How many rows it changed. */
  change(where: FindOptionsWhere<E>, values: Partial<E>): Promise<number>;
  remove(where: FindOptionsWhere<E>): Promise<void>;
}

export function tableOf<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: ObjectType<E>,
): Table<E> {
  return {
    insert: (rows) =>
      translating(async () => {
        // A copy: TypeORM writes what the database generated back into what it was given.
        const values = asArray(rows).map((row) => ({ ...row }) as QueryDeepPartialEntity<E>);
        if (values.length > 0) await manager.insert(entity, values);
      }),
    one: (where) => translating(() => manager.findOne(entity, { where })),
    many: (options) => translating(() => manager.find(entity, options)),
    lock: (where, columns) =>
      translating(() =>
        manager.findOne(entity, {
          where,
          lock: { mode: 'pessimistic_write' },
          ...(columns === undefined ? {} : { select: columns }),
        }),
      ),
    change: (where, values) =>
      translating(async () => {
        const set = values as QueryDeepPartialEntity<E>;
        return (await manager.update(entity, where, set)).affected ?? 0;
      }),
    remove: (where) =>
      translating(async () => {
        await manager.delete(entity, where);
      }),
  };
}

/** Rows of a SELECT written by hand; values only as parameters. */
export async function select<R>(
  manager: EntityManager,
  sql: string,
  parameters: readonly unknown[],
): Promise<readonly R[]> {
  return translating(() => manager.query<R[]>(sql, [...parameters]));
}

function asArray<E>(rows: E | readonly E[]): readonly E[] {
  return Array.isArray(rows) ? (rows as readonly E[]) : [rows as E];
}
