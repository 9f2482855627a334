import { memo } from 'react';
import type { ColumnDefinition, FactValue, Option } from '../../api/types.ts';
import { ScalarInput } from './scalar-input.tsx';
import { useCell } from './use-rows.ts';

interface TableCellProps {
  readonly tableId: string;
  readonly rowId: string;
  /** Counted from 1, for whoever hears the table instead of seeing it. */
  readonly rowNumber: number;
  readonly column: ColumnDefinition;
  readonly options: readonly Option[] | undefined;
  readonly disabled: boolean;
  readonly invalid: boolean;
  readonly onCell: (rowId: string, columnId: string, value: FactValue | undefined) => void;
}

/** One cell. Drawn again only when its own value changes, so that hundreds of rows stay quick to type in. */
export const TableCell = memo(function TableCell(props: TableCellProps) {
  const { tableId, rowId, rowNumber, column, options, disabled, invalid, onCell } = props;
  const value = useCell(tableId, rowId, column.id);
  return (
    <div data-cell={`${rowId}/${column.id}`}>
      <ScalarInput
        id={`field-${tableId}/${rowId}/${column.id}`}
        definition={{
          type: column.type,
          unit: column.unit,
          options,
          label: `${column.label}，第 ${String(rowNumber)} 行`,
        }}
        value={value}
        disabled={disabled}
        invalid={invalid}
        onChange={(next) => {
          onCell(rowId, column.id, next);
        }}
      />
    </div>
  );
});
