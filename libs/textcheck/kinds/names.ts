import { KINDS } from './index.js';

const NAMES = new Map(KINDS.map(({ id, name }) => [id, name]));

/** Chinese name of a kind for people. */
export const kindName = (id: string): string => NAMES.get(id) ?? id;
