import type { ReactNode } from 'react';
import type { Annex, DocumentModel, Run, Signature } from '../model.js';
import { DRAFT_NOTICE } from '../text.js';
import { Blocks } from './blocks.js';
import { Marked, Runs } from './runs.js';

/** A longer name cannot stand centred over the date without leaving the type area. */
const LONGEST_CENTRED_UNIT = 14;

interface ReportProps {
  readonly model: DocumentModel;
  /** For the preview: figures and blocks carry `data-fact` and `data-block`. */
  readonly marked?: boolean;
}

/** The whole report. Takes the model and nothing else, so that print and preview cannot differ. */
export function ReportDocument({ model, marked = false }: ReportProps): ReactNode {
  return (
    <Marked value={marked}>
      <article className="doc" lang={model.language}>
        <Title lines={model.title} />
        {model.status === 'draft' ? <p className="draft">{DRAFT_NOTICE}</p> : null}
        <Blocks blocks={model.body} lying={false} />
        <AnnexNote names={model.annexNote} />
        <SignatureView signature={model.signature} />
        {model.annexes.map((annex) => (
          <AnnexView key={annex.id} annex={annex} />
        ))}
      </article>
    </Marked>
  );
}

export function Title({ lines }: { readonly lines: readonly (readonly Run[])[] }): ReactNode {
  return (
    <h1>
      {lines.map((line, position) => (
        <span className="line" key={position}>
          <Runs runs={line} />
        </span>
      ))}
    </h1>
  );
}

function AnnexNote({ names }: { readonly names: readonly string[] }): ReactNode {
  if (names.length === 0) return null;
  return (
    <div className="annex-note">
      <p>附件：</p>
      <div>
        {names.map((name) => (
          <p key={name}>{name}</p>
        ))}
      </div>
    </div>
  );
}

export function SignatureView({ signature }: { readonly signature: Signature }): ReactNode {
  const length = signature.organisation.reduce((sum, run) => sum + run.text.length, 0);
  return (
    <div className={length > LONGEST_CENTRED_UNIT ? 'signature long' : 'signature'}>
      <p className="unit">
        <Runs runs={signature.organisation} />
      </p>
      <p>{signature.date}</p>
    </div>
  );
}

export function AnnexView({ annex }: { readonly annex: Annex }): ReactNode {
  return (
    <section className={annex.landscape ? 'annex lying' : 'annex'}>
      <p className="annex-label">{annex.label}</p>
      <h1>
        <Runs runs={annex.title} />
      </h1>
      <Blocks blocks={annex.blocks} lying={annex.landscape} />
    </section>
  );
}
