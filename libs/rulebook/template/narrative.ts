import type { Evaluation } from '../evaluate/types.js';
import { sentenceKey, sentencesOf } from '../package/blocks.js';
import type { NarrativeBlock, NarrativeFile, ReportContent } from '../schema/index.js';
import { renderRuns, type Run, type TemplateProgram } from './render.js';
import { templateRows, type TemplateScope } from './scope.js';

type Runs = readonly Run[];

/** A block of the report with its values in it. Numbering (一、（一）1.（1）①) and layout are the document's. */
export type RenderedBlock =
  | { readonly id: string; readonly type: 'heading'; readonly level: 1 | 2; readonly runs: Runs }
  | {
      readonly id: string;
      readonly type: 'paragraph';
      readonly level?: 3 | 4;
      readonly lead?: Runs;
      readonly runs: Runs;
      readonly editable: boolean;
      /** The drafter's words stand in place of the rulebook's. */
      readonly rewritten: boolean;
    }
  | {
      readonly id: string;
      readonly type: 'list';
      readonly table: string;
      readonly level?: 2 | 3 | 4;
      readonly numbered: boolean;
      readonly items: readonly {
        readonly row: string;
        readonly lead?: Runs;
        readonly runs: Runs;
      }[];
      readonly empty?: Runs;
    }
  | {
      readonly id: string;
      readonly type: 'table';
      readonly table: string;
      readonly caption?: Runs;
      readonly landscape: boolean;
      readonly columns: readonly {
        readonly label: string;
        readonly width: number;
        readonly align: 'left' | 'center' | 'right';
      }[];
      readonly rows: readonly { readonly row: string; readonly cells: readonly Runs[] }[];
      readonly empty?: Runs;
    }
  | {
      readonly id: string;
      readonly type: 'score_heading';
      readonly category: string;
      readonly runs: Runs;
    }
  | {
      readonly id: string;
      readonly type: 'score_table' | 'indicator_appendix' | 'waiver_appendix' | 'decision_appendix';
      readonly caption?: Runs;
    };

export interface RenderedNarrative {
  readonly title: readonly Runs[];
  readonly body: readonly RenderedBlock[];
  readonly appendices: readonly {
    readonly id: string;
    readonly title: Runs;
    readonly landscape: boolean;
    readonly blocks: readonly RenderedBlock[];
  }[];
  readonly signature: { readonly organisation: Runs };
}

export interface NarrativeProgram extends TemplateProgram {
  readonly narrative: NarrativeFile;
}

/** What the narrative is rendered from: facts, score and hidden blocks of an evaluation, and the rewritten paragraphs. */
export type NarrativeInput = Pick<Evaluation, 'facts' | 'score' | 'hiddenBlocks'>;

type Paragraph = Extract<NarrativeBlock, { type: 'paragraph' }>;
type KeyedSentences = readonly { readonly key: string; readonly text: string }[];

/** Sentences with their names among the conditions: the same in every evaluation of a rulebook, whose blocks are frozen. */
const SENTENCES = new WeakMap<Paragraph, KeyedSentences>();

function keyedSentences(block: Paragraph): KeyedSentences {
  let known = SENTENCES.get(block);
  if (known === undefined) {
    known = sentencesOf(block.text).map(({ text }, index) => ({
      key: sentenceKey(block.id, index),
      text,
    }));
    SENTENCES.set(block, known);
  }
  return known;
}

class Renderer {
  private readonly hidden: ReadonlySet<string>;
  private readonly scope: TemplateScope;

  constructor(
    private readonly program: NarrativeProgram,
    private readonly input: NarrativeInput,
    private readonly paragraphs: ReportContent['paragraphs'],
  ) {
    this.hidden = new Set(input.hiddenBlocks);
    this.scope = { facts: input.facts, score: input.score };
  }

  runs(template: string, scope: TemplateScope = this.scope): Runs {
    return renderRuns(this.program, template, scope);
  }

  private optional<K extends string>(
    key: K,
    template: string | undefined,
    scope?: TemplateScope,
  ): { [P in K]?: Runs } {
    return template === undefined
      ? {}
      : ({ [key]: this.runs(template, scope) } as { [P in K]?: Runs });
  }

  /** The sentences whose conditions hold, one after the other. */
  private sentences(block: Paragraph): Runs {
    const runs: Run[] = [];
    for (const { key, text } of keyedSentences(block)) {
      if (!this.hidden.has(key)) runs.push(...this.runs(text));
    }
    return runs;
  }

  /** The scope of each row of a table, in order. */
  private rows(table: string): { id: string; scope: TemplateScope }[] {
    const rows = templateRows(table, this.input.facts[table]?.value ?? null);
    return rows.map((row) => ({ id: row.id, scope: { ...this.scope, row } }));
  }

  blocks(blocks: readonly NarrativeBlock[]): RenderedBlock[] {
    return blocks.filter((block) => !this.hidden.has(block.id)).map((block) => this.block(block));
  }

  private paragraph(block: Paragraph): RenderedBlock {
    const rewritten =
      block.editable && Object.hasOwn(this.paragraphs, block.id)
        ? this.paragraphs[block.id]
        : undefined;
    return {
      id: block.id,
      type: 'paragraph',
      ...(block.level === undefined ? {} : { level: block.level }),
      ...this.optional('lead', block.lead),
      runs: rewritten === undefined ? this.sentences(block) : this.runs(rewritten),
      editable: block.editable,
      rewritten: rewritten !== undefined,
    };
  }

  private table(block: Extract<NarrativeBlock, { type: 'table' }>): RenderedBlock {
    const rows = this.rows(block.table);
    return {
      id: block.id,
      type: 'table',
      table: block.table,
      ...this.optional('caption', block.caption),
      landscape: block.landscape,
      columns: block.columns.map(({ label, width, align }) => ({ label, width, align })),
      rows: rows.map(({ id, scope }) => ({
        row: id,
        cells: block.columns.map((column) => this.runs(column.text, scope)),
      })),
      ...(rows.length === 0 ? this.optional('empty', block.emptyText) : {}),
    };
  }

  private block(block: NarrativeBlock): RenderedBlock {
    const { id } = block;
    switch (block.type) {
      case 'heading':
        return { id, type: 'heading', level: block.level, runs: this.runs(block.text) };
      case 'paragraph':
        return this.paragraph(block);
      case 'list': {
        const { table, numbered, level } = block;
        const items = this.rows(table).map((row) => ({
          row: row.id,
          ...this.optional('lead', block.lead, row.scope),
          runs: this.runs(block.text, row.scope),
        }));
        const empty = items.length === 0 ? this.optional('empty', block.emptyText) : {};
        return {
          id,
          type: 'list',
          table,
          ...(level === undefined ? {} : { level }),
          numbered,
          items,
          ...empty,
        };
      }
      case 'table':
        return this.table(block);
      case 'score_heading':
        return { id, type: 'score_heading', category: block.category, runs: this.runs(block.text) };
      default:
        return { id, type: block.type, ...this.optional('caption', block.caption) };
    }
  }
}

/** The report's text with its values in it: the one source of PDF, preview, DOCX and of the checks on wording. */
export function renderNarrative(
  program: NarrativeProgram,
  input: NarrativeInput,
  content: Pick<ReportContent, 'paragraphs'>,
): RenderedNarrative {
  const renderer = new Renderer(program, input, content.paragraphs);
  const { title, body, appendices, signature } = program.narrative;
  return {
    title: title.map((line) => renderer.runs(line)),
    body: renderer.blocks(body),
    appendices: appendices.map((appendix) => ({
      id: appendix.id,
      title: renderer.runs(appendix.title),
      landscape: appendix.landscape,
      blocks: renderer.blocks(appendix.blocks),
    })),
    signature: { organisation: renderer.runs(signature.organisation) },
  };
}
