import type { Json, JsonPath } from '../draft/json.ts';
import type { Schema } from './schema.ts';

/** What draws one place of a package. */
export interface NodeProps {
  readonly schema: Schema;
  /** The schema of the file, for its definitions. */
  readonly file: Schema;
  readonly path: JsonPath;
  readonly value: Json | undefined;
  /** What it is called. */
  readonly label: string;
  readonly required: boolean;
}
