import { ApprovalService, ReviewService } from '#libs/features/approvals';
import type { PasswordHasher } from '#libs/features/identity';
import { GrantService, OrganisationService, UserService } from '#libs/features/organisations';
import type { BlobStore, PrintableCharacters, UnitOfWork } from '#libs/features/ports';
import { PublicationService } from '#libs/features/publication';
import { AttachmentService, ReportService } from '#libs/features/reports';
import { publishPackage, type CompiledRulebooks } from '#libs/features/rulebooks';
import type { IdSource, ManualClock } from '#libs/kernel';

/** What the demo is given; everything it does, it does through the product's own services. */
export interface DemoParts {
  readonly unitOfWork: UnitOfWork;
  readonly rulebooks: CompiledRulebooks;
  readonly blobs: BlobStore;
  readonly characters: PrintableCharacters;
  readonly ids: IdSource;
  readonly passwords: PasswordHasher;
}

/** The services on the demo's own calendar. */
export interface DemoServices extends DemoParts {
  readonly clock: ManualClock;
  readonly organisations: OrganisationService;
  readonly users: UserService;
  readonly grants: GrantService;
  readonly reports: ReportService;
  readonly attachments: AttachmentService;
  readonly approvals: ApprovalService;
  readonly review: ReviewService;
  readonly publications: PublicationService;
  readonly publish: typeof publishPackage;
}

export function demoServices(parts: DemoParts, clock: ManualClock): DemoServices {
  const dependencies = { ...parts, clock, passwords: hashingOnce(parts.passwords) };
  return {
    ...dependencies,
    organisations: new OrganisationService(dependencies),
    users: new UserService(dependencies),
    grants: new GrantService(dependencies),
    reports: new ReportService(dependencies),
    attachments: new AttachmentService(dependencies),
    approvals: new ApprovalService(dependencies),
    review: new ReviewService(dependencies),
    publications: new PublicationService(dependencies),
    publish: publishPackage,
  };
}

/** All demo accounts have one published password; hashing it once a start instead of forty times saves seconds. */
function hashingOnce(passwords: PasswordHasher): PasswordHasher {
  const hashes = new Map<string, Promise<string>>();
  return {
    ...passwords,
    hash: (password) => {
      const hash = hashes.get(password) ?? passwords.hash(password);
      hashes.set(password, hash);
      return hash;
    },
  };
}
