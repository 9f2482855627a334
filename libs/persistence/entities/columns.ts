import { Column, DefaultNamingStrategy, PrimaryColumn } from 'typeorm';

/** Milliseconds, as JavaScript has them: what is read is what was written, and what was hashed. */
const MILLISECONDS = 3;

/** An instant: timestamptz(3). */
export const Instant = (options: { nullable?: boolean } = {}): PropertyDecorator =>
  Column({ type: 'timestamptz', precision: MILLISECONDS, ...options });

/** A UUID. */
export const Uuid = (options: { nullable?: boolean } = {}): PropertyDecorator =>
  Column({ type: 'uuid', ...options });

export const Text = (options: { nullable?: boolean } = {}): PropertyDecorator =>
  Column({ type: 'text', ...options });

export const Json = (options: { nullable?: boolean } = {}): PropertyDecorator =>
  Column({ type: 'jsonb', ...options });

export const Int = (options: { nullable?: boolean } = {}): PropertyDecorator =>
  Column({ type: 'integer', ...options });

export const Bool = (): PropertyDecorator => Column({ type: 'boolean' });

/** Exact decimal; read and written as text. */
export const Decimal = (options: { nullable?: boolean } = {}): PropertyDecorator =>
  Column({ type: 'numeric', ...options });

/** Part of a primary key. The bureau comes first in every one, so that a province can be spread by bureau. */
export const Key = (type: 'uuid' | 'text' | 'bigint' = 'uuid'): PropertyDecorator =>
  PrimaryColumn({ type });

/** `bureauId` is stored as `bureau_id`. */
export class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined): string {
    return given ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
