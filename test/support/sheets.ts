import excel from 'exceljs';

/** The first sheet of an .xlsx file, every cell as it is read. */
export async function firstSheet(bytes: Uint8Array): Promise<string[][]> {
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  const rows: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    rows.push(Array.from(row.values as unknown[], textOf).slice(1));
  });
  return rows;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
