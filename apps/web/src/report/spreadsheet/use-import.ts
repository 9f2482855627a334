import { useState } from 'react';
import { upload } from '../../api/client.ts';
import type { Imported, ImportPreview } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';
import { useDraftStore } from '../draft/drafted.ts';
import { storedValue } from '../draft/edits.ts';
import type { Subject } from './subject.ts';

export type Blanks = 'keep' | 'clear';

/** Where an import stands. `file` is kept, so that it can be looked at again and sent. */
export type ImportState =
  | { readonly kind: 'choosing' }
  | {
      readonly kind: 'reading' | 'importing';
      readonly file: File;
      readonly preview?: ImportPreview;
    }
  | { readonly kind: 'failed'; readonly file: File; readonly error: unknown }
  | { readonly kind: 'previewed'; readonly file: File; readonly preview: ImportPreview };

/** First looks what a file would change; then imports exactly what was looked at, and remembers how to undo it. */
export function useImport({ table }: Subject, done: (count: number) => void) {
  const { report } = useDesk();
  const store = useDraftStore();
  const [state, setState] = useState<ImportState>({ kind: 'choosing' });
  const [blanks, setBlanks] = useState<Blanks>('keep');
  const options = table === undefined ? {} : { table };
  const path = `/reports/${report.id}/spreadsheet`;

  const look = async (file: File, how: Blanks) => {
    setState({ kind: 'reading', file });
    try {
      // What is typed counts as what is there: it is stored before the file is held against it.
      await store.saveRest();
      const data = { ...options, blanks: how };
      const preview = await upload<ImportPreview>(`${path}/preview`, file, data);
      setState({ kind: 'previewed', file, preview });
    } catch (error) {
      setState({ kind: 'failed', file, error });
    }
  };

  const confirm = async (file: File, preview: ImportPreview) => {
    setState({ kind: 'importing', file, preview });
    const { content } = store.read();
    const ids = [...new Set(preview.changes.map(({ path: place }) => place.split('/')[0] ?? ''))];
    const before = ids.map((id) => ({
      part: 'facts' as const,
      id,
      before: storedValue(content, 'facts', id),
    }));
    try {
      const data = { ...options, blanks, expectedVersion: preview.version };
      const answer = await store.perform(() => upload<Imported>(path, file, data));
      store.replaced(before, `import ${String(answer.version)}`);
      done(answer.changes.length);
    } catch (error) {
      setState({ kind: 'failed', file, error });
    }
  };

  return {
    state,
    blanks,
    look: (file: File) => void look(file, blanks),
    confirm: (file: File, preview: ImportPreview) => void confirm(file, preview),
    again: () => {
      setState({ kind: 'choosing' });
    },
    setBlanks: (how: Blanks) => {
      setBlanks(how);
      if (state.kind === 'previewed') void look(state.file, how);
    },
  };
}
