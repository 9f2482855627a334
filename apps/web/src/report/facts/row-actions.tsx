import { Button, Dropdown, Popconfirm, Space } from 'antd';
import { memo } from 'react';

/** What can be done to a row. Callbacks keep still, so that a letter typed in a cell draws no button again. */
export interface RowCommands {
  readonly insert: (rowId: string, below: boolean) => void;
  readonly move: (rowId: string, by: -1 | 1) => void;
  readonly remove: (rowId: string) => void;
}

interface RowActionsProps {
  readonly tableId: string;
  readonly rowId: string;
  /** Counted from 1. */
  readonly number: number;
  readonly last: boolean;
  readonly editable: boolean;
  readonly commands: RowCommands;
  readonly onAnnotate: ((path: string) => void) | undefined;
}

function Arrange({ rowId, number, last, commands }: RowActionsProps) {
  const items = [
    { key: 'above', label: '上方插入一行（Ctrl-Shift-Enter）' },
    { key: 'below', label: '下方插入一行（Ctrl-Enter）' },
    { key: 'up', label: '上移（Alt-↑）', disabled: number === 1 },
    { key: 'down', label: '下移（Alt-↓）', disabled: last },
  ];
  const chosen = (key: string) => {
    if (key === 'above' || key === 'below') commands.insert(rowId, key === 'below');
    else commands.move(rowId, key === 'up' ? -1 : 1);
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        onClick: ({ key }) => {
          chosen(key);
        },
      }}
    >
      <Button type="link" size="small" aria-label={`插入/移动：第 ${String(number)} 行`}>
        插入/移动
      </Button>
    </Dropdown>
  );
}

/** The buttons at the end of a row. */
export const RowActions = memo(function RowActions(props: RowActionsProps) {
  const { tableId, rowId, number, editable, commands, onAnnotate } = props;
  return (
    <Space size={0}>
      {onAnnotate !== undefined && (
        <Button
          type="link"
          size="small"
          aria-label={`批注第 ${String(number)} 行`}
          onClick={() => {
            onAnnotate(`${tableId}/${rowId}`);
          }}
        >
          批注
        </Button>
      )}
      {editable && <Arrange {...props} />}
      {editable && (
        <Popconfirm
          title={`删除第 ${String(number)} 行？可用“撤销”找回。`}
          okText="删除"
          onConfirm={() => {
            commands.remove(rowId);
          }}
        >
          <Button type="link" danger size="small" aria-label={`删除第 ${String(number)} 行`}>
            删除
          </Button>
        </Popconfirm>
      )}
    </Space>
  );
});
