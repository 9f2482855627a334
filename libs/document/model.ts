/**
 * The document model: the one source of the PDF, the preview in the browser and the Word file.
 * Plain JSON, every number counted, every figure printed; nothing is computed after it.
 */
export interface DocumentModel {
  readonly format: 1;
  readonly language: 'zh-CN';
  /** `draft`: not yet approved, said under the title. */
  readonly status: 'draft' | 'approved';
  readonly metadata: DocumentMetadata;
  /** Lines of the title. */
  readonly title: readonly (readonly Run[])[];
  readonly body: readonly Block[];
  /** 附件说明: the names of the annexes, numbered when there are several; printed between text and signature. */
  readonly annexNote: readonly string[];
  readonly signature: Signature;
  readonly annexes: readonly Annex[];
}

export interface DocumentMetadata {
  /** The title on one line. */
  readonly title: string;
  readonly organisation: string;
  /** 评价年度 */
  readonly year: number;
  /** SHA-256 of the content that was decided on; null before submission. */
  readonly contentHash: string | null;
}

/** A stretch of text. `fact` names where a figure came from: a fact id, or `table/row/column`. */
export interface Run {
  readonly text: string;
  readonly fact?: string;
  /** Stands where a value is still to come (【待填：…】). */
  readonly missing?: boolean;
}

export type Block = HeadingBlock | ParagraphBlock | TableBlock;

/** `id` is the narrative block the text came from, so that the preview can lead from text to form. */
interface BlockOrigin {
  readonly id: string;
}

/** Level 1 一、 and level 2 （一）. `number` is empty for an unnumbered heading inside an annex. */
export interface HeadingBlock extends BlockOrigin {
  readonly type: 'heading';
  readonly level: 1 | 2;
  readonly number: string;
  readonly runs: readonly Run[];
}

/**
 * `number`: （一）, 1., （1） or ① when the paragraph is a numbered item; `level` is the level it counts in (absent for ①).
 * `lead` runs in before the text.
 */
export interface ParagraphBlock extends BlockOrigin {
  readonly type: 'paragraph';
  readonly level?: 2 | 3 | 4;
  readonly number?: string;
  readonly lead?: readonly Run[];
  readonly runs: readonly Run[];
}

export type Align = 'left' | 'center' | 'right';

export interface TableColumn {
  readonly label: string;
  /** Share of the table's width in per cent; the columns of a table add up to 100. */
  readonly width: number;
  readonly align: Align;
}

/** A table whose columns have no labels has no heading row (a form rather than a list). */
export interface TableBlock extends BlockOrigin {
  readonly type: 'table';
  readonly caption?: readonly Run[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRowModel[];
  /** Too wide for an upright page: on pages of its own, lying. */
  readonly landscape: boolean;
}

/** `group` is one cell over the whole width; `total` is set off from the rows before. */
export interface TableRowModel {
  readonly kind: 'row' | 'group' | 'total';
  readonly cells: readonly TableCell[];
}

/** Each line of a cell is a list of runs. */
export interface TableCell {
  readonly lines: readonly (readonly Run[])[];
  /** Columns the cell covers; 1 when absent. */
  readonly span?: number;
  readonly align?: Align;
  /** The cell names its neighbours: a heading within the row. */
  readonly head?: true;
}

export interface Signature {
  readonly organisation: readonly Run[];
  /** 2025年3月14日 */
  readonly date: string;
}

/** One 附件, beginning on a new page. `label` is 附件1, or 附件 when it is the only one. */
export interface Annex {
  readonly id: string;
  readonly label: string;
  readonly title: readonly Run[];
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
}
