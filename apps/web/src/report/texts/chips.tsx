import { Tooltip } from 'antd';
import { memo } from 'react';
import type { Names } from '../labels.ts';
import { literalNumbers } from './literals.ts';
import { piecesOf, type Piece } from './template.ts';

const LITERAL = '这是直接写入的数字，不随填报内容变化；能用“插入数据”的，请插入';

/** Text as typed, its literal numbers marked. */
function Typed({ text }: { readonly text: string }) {
  let end = 0;
  const parts = literalNumbers(text).flatMap(({ text: number, start }) => {
    const before = text.slice(end, start);
    end = start + number.length;
    return [
      before,
      <Tooltip key={start} title={LITERAL}>
        <mark className="literal">{number}</mark>
      </Tooltip>,
    ];
  });
  return [...parts, text.slice(end)];
}

function Figure({ piece }: { readonly piece: Exclude<Piece, { text: string }> }) {
  const { label, placeholder, value, known } = piece;
  if (!known) return <span className="chip chip-unknown">没有这项数据：{placeholder}</span>;
  return (
    <Tooltip title={`${label} {{${placeholder}}}`}>
      <span className={value === null ? 'chip chip-missing' : 'chip'}>
        {value ?? `待填：${label}`}
      </span>
    </Tooltip>
  );
}

/** A paragraph with every figure as a chip: what it is called and what it is now. */
export const Chips = memo(function Chips({
  names,
  template,
  typed = false,
}: {
  readonly names: Names;
  readonly template: string;
  /** The drafter's own words: literal numbers are marked. */
  readonly typed?: boolean;
}) {
  return piecesOf(names, template).map((piece, index) => {
    if (!('text' in piece)) return <Figure key={index} piece={piece} />;
    return typed ? <Typed key={index} text={piece.text} /> : <span key={index}>{piece.text}</span>;
  });
});
