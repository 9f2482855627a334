import {
  checkDecision,
  decide,
  evaluateReport,
  type ReportDependencies,
  type SeenReport,
} from '#libs/features/decisions';
import type { Actor, OrganisationRecord, ReportRecord } from '#libs/features/ports';
import {
  assessContent,
  findReport,
  priorYearOf,
  type Assessment,
  type PriorYear,
} from '#libs/features/reports';
import { sha256Hex, ZipingError, type ErrorCode } from '#libs/kernel';
import type { CompiledRulebook } from '#libs/rulebook';
import { readWorkbook, type ReadWorkbook, type SheetTable } from '#libs/spreadsheet';
import { FileFault, type FileFaultKind } from '#libs/untrusted';
import { planImport, type ImportOptions, type ImportPlan } from './import-plan.js';
import { cellText, fileSheets } from './layout.js';
import { inputTables } from './sheets.js';

/** Which file of a report is wanted. */
export interface FileWanted {
  /** `values`: what is filled in, with what is computed from it. `template`: to be filled in, with no value in it. */
  readonly content: 'values' | 'template';
  /** Fact of one table; left out: the whole report. */
  readonly table?: string | undefined;
}

/** Sheets of a file, and what to call it. */
export interface FileSheets {
  /** Without its ending. */
  readonly name: string;
  readonly sheets: readonly SheetTable[];
}

/** What a file would do to the report, and the version that was looked at. */
export interface ImportPreview {
  readonly version: number;
  readonly plan: ImportPlan;
}

export type Imported = ImportPreview & Assessment;

/** A file as it was sent. */
export interface ImportInput extends ImportOptions {
  readonly bytes: Uint8Array;
}

/** A report's facts as an .xlsx file, out and in. */
export class SpreadsheetService {
  constructor(private readonly dependencies: ReportDependencies) {}

  /** Errors: `report.not_found`, `fact.unknown` for a table that is none. */
  async file(actor: Actor, reportId: string, wanted: FileWanted): Promise<FileSheets> {
    const { dependencies } = this;
    const report = await findReport(dependencies, actor, reportId);
    const rulebook = await this.rulebookOf(report);
    const label = tableLabel(rulebook, wanted.table);
    const prior = await priorYearOf(dependencies, actor, report);
    const values = wanted.content === 'values';
    const evaluation = values
      ? await evaluateReport(dependencies.unitOfWork.read, rulebook, report)
      : null;
    const content = {
      facts: values ? report.content.facts : templateFacts(rulebook, report, wanted.table),
      evaluation,
      priorText: priorTexts(rulebook, prior),
    };
    const organisation = await this.organisationOf(report);
    const title = [organisation.shortName, `${report.year}年度`, label ?? '填报内容'].join('');
    return {
      name: values ? title : `${title}（模板）`,
      sheets: fileSheets(rulebook, content, wanted.table),
    };
  }

  /**
   * What importing the file would change, field by field, or every cell that cannot be taken. Changes nothing.
   * Errors: those of `checkDecision`; `spreadsheet.*` for a file that is not read; `fact.unknown`.
   */
  async preview(actor: Actor, reportId: string, input: ImportInput): Promise<ImportPreview> {
    const report = await findReport(this.dependencies, actor, reportId);
    const seen = { reportId, expectedVersion: report.version };
    await checkDecision(this.dependencies, actor, report, { command: 'edit', seen });
    const rulebook = await this.rulebookOf(report);
    tableLabel(rulebook, input.table);
    const workbook = await read(input.bytes);
    return { version: report.version, plan: planImport(rulebook, report, workbook, input) };
  }

  /**
   * Imports the file, all or nothing. Errors: those of `decide`, `preview`; `spreadsheet.bad_cells` with every cell.
   */
  async import(actor: Actor, seen: SeenReport, input: ImportInput): Promise<Imported> {
    const { dependencies } = this;
    const found = await findReport(dependencies, actor, seen.reportId);
    const decision = { command: 'edit', seen } as const;
    await checkDecision(dependencies, actor, found, decision);
    tableLabel(await this.rulebookOf(found), input.table);
    const workbook = await read(input.bytes);
    const decided = await decide(dependencies, actor, decision, async (context) => {
      const { transaction, report, rulebook } = context;
      const before = await transaction.reports.content(report.bureauId, report.id);
      const plan = planImport(rulebook, { ...report, content: before }, workbook, input);
      refuseBadCells(plan);
      const { content } = plan;
      const assessment = await assessContent(dependencies, context, content);
      const changed = plan.changes.map(({ path }) => path);
      const details = { changed, sheets: plan.read, sha256: sha256Hex(input.bytes) };
      return {
        result: { plan, ...assessment },
        action: 'report.import',
        change: { content },
        details,
      };
    });
    return { version: decided.report.version, ...decided.result };
  }

  private rulebookOf({ bureauId, rulebookHash }: ReportRecord): Promise<CompiledRulebook> {
    return this.dependencies.rulebooks.byHash(bureauId, rulebookHash);
  }

  private async organisationOf(report: ReportRecord): Promise<OrganisationRecord> {
    const { organisations } = this.dependencies.unitOfWork.read;
    const found = await organisations.find(report.bureauId, report.organisationId);
    if (found === null)
      throw new Error(`organisation ${report.organisationId} of a report is gone`);
    return found;
  }
}

/** Label of the one table meant. Errors: `fact.unknown`. */
function tableLabel(rulebook: CompiledRulebook, table: string | undefined): string | null {
  if (table === undefined) return null;
  const fact = inputTables(rulebook).find(({ id }) => id === table);
  if (fact !== undefined) return fact.label;
  throw new ZipingError('fact.unknown', '本年度规则中没有这张表', { path: 'table' });
}

/** The rows that others refer to stand in a template, too: otherwise there is nothing to choose from. */
function templateFacts(
  rulebook: CompiledRulebook,
  { content }: ReportRecord,
  table: string | undefined,
): ReportRecord['content']['facts'] {
  const referred = new Set(
    inputTables(rulebook).flatMap(({ columns = [] }) => columns.map((column) => column.table)),
  );
  const kept = Object.entries(content.facts).filter(([id]) => referred.has(id) && id !== table);
  return Object.fromEntries(kept);
}

function priorTexts(rulebook: CompiledRulebook, prior: PriorYear): (id: string) => string | null {
  const facts = new Map(rulebook.package.facts.facts.map((fact) => [fact.id, fact]));
  return (id) => {
    const fact = facts.get(id);
    const value = Object.hasOwn(prior.values, id) ? prior.values[id]?.value : undefined;
    return fact === undefined ? null : cellText(fact, value);
  };
}

const FILE_CODES: Readonly<Record<FileFaultKind, ErrorCode>> = {
  unsupported: 'spreadsheet.unreadable',
  corrupt: 'spreadsheet.unreadable',
  no_text: 'spreadsheet.unreadable',
  not_chinese: 'spreadsheet.unreadable',
  encrypted: 'spreadsheet.refused',
  active_content: 'spreadsheet.refused',
  too_large: 'spreadsheet.too_large',
  timeout: 'spreadsheet.timeout',
  busy: 'file.busy',
};

async function read(bytes: Uint8Array): Promise<ReadWorkbook> {
  try {
    return await readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    throw new ZipingError(FILE_CODES[error.kind], error.message, { path: 'file' });
  }
}

function refuseBadCells({ faults }: ImportPlan): void {
  if (faults.length === 0) return;
  const message = `文件有 ${faults.length} 处需要更正，没有导入任何内容`;
  throw new ZipingError('spreadsheet.bad_cells', message, {
    path: 'file',
    faults: faults.map(({ code, message: text, sheet, address }) => ({
      code,
      message: text,
      path: `${sheet}!${address}`,
    })),
    details: { cells: faults },
  });
}
