import { Button, Flex, Tag } from 'antd';
import type { Chip, Conditions } from './conditions.ts';

/** The conditions in force, each with its way out. */
export function Chips({
  chips,
  change,
  clear,
}: {
  readonly chips: readonly Chip[];
  readonly change: (values: Conditions) => void;
  readonly clear: () => void;
}) {
  if (chips.length === 0) return null;
  return (
    <Flex wrap gap="small" align="center" role="group" aria-label="当前筛选">
      {chips.map(({ names, label }) => (
        <Tag key={label} variant="outlined">
          <span>{label}</span>
          <Button
            type="text"
            size="small"
            aria-label={`取消筛选：${label}`}
            onClick={() => {
              change(Object.fromEntries(names.map((name) => [name, ''])));
            }}
          >
            ×
          </Button>
        </Tag>
      ))}
      <Button type="link" size="small" onClick={clear}>
        清除全部筛选
      </Button>
    </Flex>
  );
}
