import type { ReactNode } from 'react';
import type { Block, HeadingBlock, ParagraphBlock } from '../model.js';
import { Runs, useBlockMark } from './runs.js';
import { CaptionedTable } from './table.js';

/** Blocks in order. A wide table lies on pages of its own, unless everything around it lies already. */
export function Blocks({
  blocks,
  lying,
}: {
  readonly blocks: readonly Block[];
  readonly lying: boolean;
}): ReactNode {
  return blocks.map((block, position) => <BlockView key={position} block={block} lying={lying} />);
}

function BlockView({
  block,
  lying,
}: {
  readonly block: Block;
  readonly lying: boolean;
}): ReactNode {
  switch (block.type) {
    case 'heading':
      return <Heading block={block} />;
    case 'paragraph':
      return <Paragraph block={block} />;
    case 'table':
      return block.landscape && !lying ? (
        <div className="lying">
          <CaptionedTable table={block} />
        </div>
      ) : (
        <CaptionedTable table={block} />
      );
  }
}

function Heading({ block }: { readonly block: HeadingBlock }): ReactNode {
  const Tag = block.level === 1 ? 'h2' : 'h3';
  return (
    <Tag className={`level-${block.level}`} {...useBlockMark(block.id)}>
      {block.number}
      <Runs runs={block.runs} />
    </Tag>
  );
}

/** An item （一） begins like the heading it could be, in 楷体; 1. and （1） run on in 仿宋. */
function Paragraph({ block }: { readonly block: ParagraphBlock }): ReactNode {
  const head = (
    <>
      {block.number}
      <Runs runs={block.lead ?? []} />
    </>
  );
  return (
    <p className="text" {...useBlockMark(block.id)}>
      {block.level === 2 ? <span className="level-2">{head}</span> : head}
      <Runs runs={block.runs} />
    </p>
  );
}
