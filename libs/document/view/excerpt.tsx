import type { ReactNode } from 'react';
import type { DocumentModel } from '../model.js';
import { Blocks } from './blocks.js';
import { AnnexView, SignatureView, Title } from './report-document.js';
import { Marked } from './runs.js';

/** One part of the document: the title, the signature, a block of the text, or a whole annex. */
export type DocumentPart =
  | { readonly kind: 'title' | 'signature' }
  | { readonly kind: 'block' | 'annex'; readonly id: string };

/** A part of the document in its style, with figures marked; null where nothing of it is printed. */
export function excerptOf(model: DocumentModel, part: DocumentPart): ReactNode {
  const inner = innerOf(model, part);
  if (inner === null) return null;
  return (
    <Marked value={true}>
      <article className="doc" lang={model.language}>
        {inner}
      </article>
    </Marked>
  );
}

function innerOf(model: DocumentModel, part: DocumentPart): ReactNode {
  switch (part.kind) {
    case 'title':
      return <Title lines={model.title} />;
    case 'signature':
      return <SignatureView signature={model.signature} />;
    case 'annex': {
      const annex = model.annexes.find(({ id }) => id === part.id);
      return annex === undefined ? null : <AnnexView annex={annex} />;
    }
    case 'block': {
      const all = [...model.body, ...model.annexes.flatMap(({ blocks }) => blocks)];
      const own = all.filter(({ id }) => id === part.id);
      return own.length === 0 ? null : <Blocks blocks={own} lying={true} />;
    }
  }
}
