export type {
  ActionView as Action,
  AdjustmentView as Adjustment,
  AuditActionView as AuditAction,
  AuditChainView as AuditChain,
  AuditEventView as AuditEvent,
  ArchiveEntryView as ArchiveEntry,
  ArchiveRow,
  ArchiveRunView as ArchiveRun,
  KeepingView as ArchiveKeeping,
  SchemeView as ArchiveScheme,
  AttachmentView as Attachment,
  ChangesView as Changes,
  CheckView as Check,
  CheckedTextView as CheckedText,
  DemoAccountsView as DemoAccounts,
  DisposalCandidates,
  DisposalRow,
  DisposalView as Disposal,
  DocumentVerdict,
  EvaluationView as Evaluation,
  FactValueView as FactValue,
  IndicatorView as Indicator,
  ImportedView as Imported,
  ImportPreviewView as ImportPreview,
  MeetingView as Meeting,
  MeView as Me,
  NoteView as Note,
  OrganisationView as Organisation,
  PublicationView as Publication,
  ListFacetsView as ListFacets,
  PublishedReport,
  PriorYearView as PriorYear,
  ReportChanges,
  ReportListRow as ReportRow,
  ReportCounts,
  NoticePage,
  NoticeView as Notice,
  OverviewView as Overview,
  ReplayView as Replay,
  CaseChanges,
  CaseSources,
  LimitCases,
  RuleCase,
  RuleTextTrial,
  RuleTrial,
  OutdatedDrafts,
  MovedDrafts,
  UnitUrgeView as UnitUrge,
  UrgeView as Urge,
  ReportView as Report,
  TakenOverView as TakenOver,
  TakeoverView as Takeover,
  RuleDiffView as RuleDifferences,
  RuleDraftCreated as OpenedYear,
  RuleDraftLint as RuleLint,
  RuleDraftPatched,
  RuleDraftRow,
  RuleDraftView as RuleDraft,
  RulebookRow as PublishedRulebook,
  RoleName as Role,
  SessionView as OwnSession,
  SimulationResult,
  SimulationView as Simulation,
  TextFindingView as TextFinding,
  TimelineView as Timeline,
  UserPage,
  UserView as User,
  VerificationView as Verification,
} from '#libs/contracts';

/** What a change answers: the version to name with the next one. */
export interface Changed {
  readonly version: number;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What of the yearly package the form reads; the package itself is described by rules/schema. */
export interface ColumnDefinition {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly unit?: string;
  readonly options?: readonly Option[];
  readonly table?: string;
  readonly formula?: string;
  readonly required?: boolean;
}

export interface FactDefinition extends Omit<ColumnDefinition, 'formula'> {
  readonly origin: 'input' | 'derived' | 'context';
  readonly section: string;
  readonly help?: string;
  readonly source?: string;
  readonly columns?: readonly ColumnDefinition[];
  readonly rowPrefix?: string;
}

interface IndicatorDefinition {
  readonly id: string;
  readonly label: string;
  readonly evidence?: readonly string[];
}

/** When something of the narrative prints. */
export type Condition =
  | { readonly fact: string; readonly operator: string; readonly value: unknown }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly condition: string };

type RunningText = string | readonly { readonly text: string; readonly when?: Condition }[];

export interface NarrativeBlock {
  readonly id: string;
  readonly type: string;
  readonly level?: number;
  readonly lead?: string;
  readonly text?: RunningText;
  readonly when?: Condition;
  readonly editable?: boolean;
}

interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
  readonly comparison: 'more_than' | 'at_least';
}

export interface Rulebook {
  readonly facts: {
    readonly sections: readonly { readonly id: string; readonly label: string }[];
    readonly facts: readonly FactDefinition[];
  };
  readonly indicators: {
    readonly categories: readonly {
      readonly id: string;
      readonly label: string;
      readonly indicators: readonly IndicatorDefinition[];
    }[];
  };
  readonly narrative: { readonly body: readonly NarrativeBlock[] };
  readonly workflow: {
    readonly quorum: Fraction;
    readonly majority: Fraction & { readonly of: 'entitled' | 'present' };
  };
}

/** One page of rows; `next` is the `after` of the page behind it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
