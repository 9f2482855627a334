import { knownFigures } from '../facts/figures.js';
import type { TextId } from '../formula/symbols.js';
import type { CompiledRulebook } from '../package/compiled.js';
import {
  renderNarrative,
  type NarrativeInput,
  type RenderedNarrative,
} from '../template/narrative.js';
import { narrativeText, printedFacts, rewrittenText } from '../template/narrative-text.js';
import type { EvaluationInput } from './types.js';

/** The report's text, rendered when a check first reads it. */
export class ReportTexts {
  private narrative: RenderedNarrative | undefined;
  private readonly texts = new Map<TextId, string>();
  private input: NarrativeInput | undefined;
  private figures: ReadonlySet<string> | undefined;

  constructor(
    private readonly compiled: CompiledRulebook,
    private readonly paragraphs: EvaluationInput['content']['paragraphs'],
  ) {}

  provide(input: NarrativeInput): void {
    this.input = input;
  }

  private rendered(): { narrative: RenderedNarrative; input: NarrativeInput } {
    if (this.input === undefined)
      throw new Error(
        'the text of a report is made from its facts and score, which are not there yet',
      );
    this.narrative ??= renderNarrative(this.compiled, this.input, { paragraphs: this.paragraphs });
    return { narrative: this.narrative, input: this.input };
  }

  read(id: TextId): string {
    const { narrative } = this.rendered();
    const text =
      this.texts.get(id) ??
      (id === 'text.report' ? narrativeText(narrative) : rewrittenText(narrative));
    this.texts.set(id, text);
    return text;
  }

  isKnownFigure(figure: string): boolean {
    const { narrative, input } = this.rendered();
    this.figures ??= knownFigures(input.facts, printedFacts(narrative));
    return this.figures.has(figure);
  }
}
