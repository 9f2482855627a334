import type { Config } from '#libs/config';
import { AppealService, ApprovalService, ReviewService } from '#libs/features/approvals';
import {
  ArchiveDownloads,
  ArchiveKeeping,
  ArchiveReader,
  ArchiveRuns,
} from '#libs/features/archive';
import { demoAccounts, type DemoAccount } from '#libs/features/demo';
import { createDocumentService, type DocumentService } from '#libs/features/documents';
import { AuditTrail } from '#libs/features/audit';
import { DisposalService } from '#libs/features/disposal';
import { createPasswordHasher, DenialLog, IdentityService } from '#libs/features/identity';
import { GrantService, OrganisationService, UserService } from '#libs/features/organisations';
import { TextCheckService } from '#libs/features/checking';
import { OverviewService } from '#libs/features/overview';
import type { ReportPrinter, UnitOfWork } from '#libs/features/ports';
import { PublicationService, PublicReader } from '#libs/features/publication';
import { ReminderService, UnitReminders } from '#libs/features/reminders';
import { AttachmentService, ReportService } from '#libs/features/reports';
import { DraftTrials, LimitCases, ReportCases, ReportMoves } from '#libs/features/rule-reports';
import { PackageGate, RuleDraftReader, RuleDraftService } from '#libs/features/rulebooks';
import { SimulationService } from '#libs/features/simulation';
import { SpreadsheetService } from '#libs/features/spreadsheets';
import { TakeoverService } from '#libs/features/takeover';
import type { Clock } from '#libs/kernel';

import type { Installation } from '../../worker/installation.js';
import { readiness, type Readiness } from './readiness.js';
import { createSessionCookie, type SessionCookie } from '../http/session-cookie.js';

/** Every use case the routes call, made once a process. */
export interface Services {
  readonly read: UnitOfWork['read'];
  readonly clock: Clock;
  readonly cookie: SessionCookie;
  readonly identity: IdentityService;
  readonly denials: DenialLog;
  readonly organisations: OrganisationService;
  readonly users: UserService;
  readonly grants: GrantService;
  readonly reports: ReportService;
  readonly ruleDrafts: RuleDraftService;
  readonly ruleDraftReader: RuleDraftReader;
  readonly draftTrials: DraftTrials;
  readonly reportCases: ReportCases;
  readonly limitCases: LimitCases;
  readonly reportMoves: ReportMoves;
  readonly simulations: SimulationService;
  readonly spreadsheets: SpreadsheetService;
  readonly attachments: AttachmentService;
  readonly approvals: ApprovalService;
  readonly reviews: ReviewService;
  readonly appeals: AppealService;
  readonly documents: DocumentService;
  readonly archive: ArchiveReader;
  readonly keeping: ArchiveKeeping;
  readonly disposals: DisposalService;
  readonly archiveRuns: ArchiveRuns;
  readonly downloads: ArchiveDownloads;
  readonly publications: PublicationService;
  /** What anybody may read. */
  readonly published: PublicReader;
  /** Where the public reaches this service. */
  readonly publicOrigin: string;
  readonly reminders: ReminderService;
  readonly unitReminders: UnitReminders;
  readonly overview: OverviewService;
  readonly audit: AuditTrail;
  readonly readiness: () => Promise<Readiness>;
  readonly textChecks: TextCheckService;
  readonly takeover: TakeoverService;
  /** Whom anybody may sign in as; null outside the demo. */
  readonly demo: readonly DemoAccount[] | null;
  /** Called after a commit that left a job. */
  readonly wakeWorker: () => void;
}

/** Token the routes ask Nest for. */
export const SERVICES = Symbol('services');

/** What of the process the use cases reach for. */
export interface ServiceParts extends Pick<Services, 'wakeWorker'> {
  readonly printer: ReportPrinter;
}

export function composeServices(
  config: Config,
  installation: Installation,
  { printer, wakeWorker }: ServiceParts,
): Services {
  const { unitOfWork, characters, clock, ids, rulebooks } = installation;
  const passwords = createPasswordHasher(config.argon2);
  const rules = { ...config.session, ...config.signIn };
  const archive = new ArchiveReader(installation);
  const reportCases = new ReportCases(installation);
  const gate = new PackageGate();
  const people = { unitOfWork, clock, ids, passwords, characters };
  return {
    read: unitOfWork.read,
    clock,
    cookie: createSessionCookie(config.session),
    identity: new IdentityService({ ...people, rules }),
    denials: new DenialLog(unitOfWork, clock),
    organisations: new OrganisationService(people),
    users: new UserService(people),
    grants: new GrantService(people),
    reports: new ReportService(installation),
    ruleDrafts: new RuleDraftService({ unitOfWork, clock, ids, gate }),
    ruleDraftReader: new RuleDraftReader(unitOfWork.read, gate),
    draftTrials: new DraftTrials(installation),
    reportCases,
    limitCases: new LimitCases(installation, reportCases),
    reportMoves: new ReportMoves(installation),
    simulations: new SimulationService({ unitOfWork, clock, ids }),
    spreadsheets: new SpreadsheetService(installation),
    attachments: new AttachmentService(installation),
    approvals: new ApprovalService(installation),
    reviews: new ReviewService(installation),
    appeals: new AppealService(installation),
    documents: createDocumentService({ read: unitOfWork.read, rulebooks, clock, printer }),
    archive,
    keeping: new ArchiveKeeping(archive, installation),
    disposals: new DisposalService(installation),
    archiveRuns: new ArchiveRuns(installation),
    downloads: new ArchiveDownloads(archive, installation),
    publications: new PublicationService(installation),
    published: new PublicReader(installation),
    publicOrigin: config.http.publicOrigin,
    reminders: new ReminderService(installation),
    unitReminders: new UnitReminders(installation),
    overview: new OverviewService(installation),
    audit: new AuditTrail(unitOfWork, clock),
    readiness: () => readiness(installation),
    textChecks: new TextCheckService(clock),
    takeover: new TakeoverService(installation),
    demo: config.demo ? demoAccounts() : null,
    wakeWorker,
  };
}
