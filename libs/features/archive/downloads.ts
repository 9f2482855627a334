import type { Actor, UnitOfWork } from '#libs/features/ports';
import type { Clock } from '#libs/kernel';

import type { ArchiveReader } from './archive-reader.js';

/** Archived files as they leave the system: who took which one stands in the audit trail. */
export class ArchiveDownloads {
  constructor(
    private readonly reader: ArchiveReader,
    private readonly dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock },
  ) {}

  /** Errors: those of `ArchiveReader.file`; nothing is recorded then, and nothing is sent when it cannot be recorded. */
  async file(actor: Actor, reportId: string, name: string): Promise<Uint8Array> {
    const bytes = await this.reader.file(actor, reportId, name);
    const { unitOfWork, clock } = this.dependencies;
    await unitOfWork.run((transaction) =>
      transaction.audit.append({
        bureauId: actor.bureauId,
        at: clock.now(),
        actorId: actor.userId,
        actorName: actor.name,
        action: 'archive.download',
        subjectType: 'report',
        subjectId: reportId,
        details: { file: name },
        requestId: actor.requestId,
      }),
    );
    return bytes;
  }
}
