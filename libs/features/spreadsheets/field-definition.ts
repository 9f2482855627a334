import type { ColumnDefinition, FactDefinition } from '#libs/rulebook';

/** What of a fact or a column decides how a cell of it is written and read. */
export type FieldDefinition = FactDefinition | ColumnDefinition;

export const CLASSIFIED = '涉密';
export const YES = '是';
export const NO = '否';
