import type { Run } from '../model.js';

/** A block whose content comes from the score or the decisions: only its place and caption come from the narrative. */
export interface CaptionedBlock {
  readonly id: string;
  readonly caption?: readonly Run[];
}
