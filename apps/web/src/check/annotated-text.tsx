import { memo } from 'react';
import { markedLines, type Numbered, type Piece } from './pieces.ts';

export const placeId = (number: number): string => `place-${String(number)}`;

function Marked({
  piece: { text, over, begins },
  active,
  choose,
}: {
  readonly piece: Piece;
  readonly active: number | null;
  readonly choose: (number: number) => void;
}) {
  const [gravest] = over;
  if (gravest === undefined) return <>{text}</>;
  const isActive = over.some(({ number }) => number === active);
  return (
    <mark
      className={`mark-${gravest.finding.severity}${isActive ? ' mark-active' : ''}`}
      onClick={() => {
        choose(gravest.number);
      }}
    >
      {begins.map(({ number }) => (
        <span key={number} id={placeId(number)} />
      ))}
      {text}
    </mark>
  );
}

/** The text as it was read, marked where something is to be said. Text only: nothing of the file is markup here. */
export const AnnotatedText = memo(function AnnotatedText({
  text,
  findings,
  active,
  choose,
}: {
  readonly text: string;
  readonly findings: readonly Numbered[];
  readonly active: number | null;
  readonly choose: (number: number) => void;
}) {
  return (
    <div className="checked-text" role="region" aria-label="文件的文字" tabIndex={0}>
      {markedLines(text, findings).map(({ start, pieces }) => (
        <p key={start}>
          {pieces.map((piece, index) => (
            <Marked key={index} piece={piece} active={active} choose={choose} />
          ))}
        </p>
      ))}
    </div>
  );
});
