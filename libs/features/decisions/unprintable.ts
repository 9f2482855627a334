import type { CheckWaiverRecord, PrintableCharacters } from '#libs/features/ports';
import { unprintableMessage } from '#libs/features/printable';
import type { FactValue, ReportContent, TableRow } from '#libs/rulebook';

/** A place whose text no official font could print whole. */
export interface UnprintablePlace {
  readonly group: 'facts' | 'paragraphs' | 'measures' | 'waivers';
  /** Below the group: of a cell `table/row/column`. */
  readonly id: string;
  /** Names the characters. */
  readonly message: string;
}

type Text = readonly [group: UnprintablePlace['group'], id: string, text: string];

/**
 * Every place that could not be printed: the report would be approved and never archived.
 * @param waivers their reasons are printed too
 */
export function unprintablePlaces(
  characters: PrintableCharacters,
  { facts, paragraphs, measures }: ReportContent,
  waivers: readonly CheckWaiverRecord[],
): UnprintablePlace[] {
  const texts: readonly Text[] = [
    ...Object.entries(facts).flatMap(([id, value]) => factTexts(id, value)),
    ...Object.entries(paragraphs).map(([id, text]): Text => ['paragraphs', id, text]),
    ...Object.entries(measures).map(([id, { reason, measure }]): Text => [
      'measures',
      id,
      reason + measure,
    ]),
    ...waivers
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ checkKey, reason }): Text => ['waivers', checkKey, reason]),
  ];
  return texts.flatMap(([group, id, text]) => {
    const message = unprintableMessage(characters, text);
    return message === null ? [] : [{ group, id, message }];
  });
}

function factTexts(id: string, value: FactValue): readonly Text[] {
  if (Array.isArray(value)) return value.flatMap((row: TableRow) => rowTexts(id, row));
  return typeof value === 'string' ? [['facts', id, value]] : [];
}

/** A classified row holds nothing. */
function rowTexts(table: string, row: TableRow): readonly Text[] {
  if (!('cells' in row)) return [];
  return Object.entries(row.cells).flatMap(([column, cell]): readonly Text[] =>
    typeof cell === 'string' ? [['facts', `${table}/${row.id}/${column}`, cell]] : [],
  );
}
