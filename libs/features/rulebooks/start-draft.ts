import { openYear, type RulebookPackage, type ShiftedText } from '#libs/rulebook';

/** A place an editor should look at in a new year. */
export interface ChecklistEntry {
  readonly path: string;
  readonly what: string;
  readonly now: string;
}

export interface StartedDraft {
  readonly package: RulebookPackage;
  readonly shifted: readonly ShiftedText[];
  readonly checklist: readonly ChecklistEntry[];
}

/**
 * A draft from a published package: of another year by the wizard, of the same one with the next patch version.
 * @param newest highest version published of the draft's year, null when there is none
 */
export function startDraft(
  source: RulebookPackage,
  year: number,
  newest: string | null,
): StartedDraft {
  const { package: moved, changes } = openYear(source, year);
  const version = newest === null ? '1.0.0' : nextPatch(newest);
  const pkg = { ...moved, manifest: { ...moved.manifest, version } };
  return { package: pkg, shifted: changes, checklist: checklistOf(pkg) };
}

function nextPatch(version: string): string {
  const [major = '1', minor = '0', patch = '0'] = version.split('.');
  return [major, minor, String(Number(patch) + 1)].join('.');
}

/** What a bureau changes in most years: basis, dates, weights, bands, deductions, deadlines, closed projects. */
function checklistOf(pkg: RulebookPackage): ChecklistEntry[] {
  const { manifest, indicators, workflow, disclosure } = pkg;
  const bands = indicators.categories.flatMap((category, at) =>
    category.indicators.flatMap(({ label, scoring }, index) =>
      scoring.form === 'bands'
        ? [entry(`/indicators/categories/${at}/indicators/${index}/scoring`, '分档界限', label)]
        : [],
    ),
  );
  return [
    entry('/manifest/title', '标题', manifest.title),
    entry('/manifest/effectiveFrom', '生效日期', manifest.effectiveFrom),
    entry('/manifest/basis', '政策依据', manifest.basis.map(({ number }) => number).join('、')),
    ...indicators.categories.map(({ label, fullMarks }, at) =>
      entry(`/indicators/categories/${at}/fullMarks`, '类别满分', `${label} ${fullMarks} 分`),
    ),
    ...bands,
    entry('/workflow/stages', '各环节期限', `${Object.keys(workflow.stages).length} 个环节`),
    entry('/disclosure/publishWithinDays', '公开期限', `${disclosure.publishWithinDays} 日`),
    entry('/examples', '示例', `${pkg.examples.length} 个，其中的日期已顺延`),
  ];
}

const entry = (path: string, what: string, now: string): ChecklistEntry => ({ path, what, now });
