import { useState } from 'react';
import type { RuleTextTrial } from '../../api/types.ts';
import { FailureNote } from '../../shared/failure-note.tsx';
import { useRuleDesk } from '../draft/desk.ts';
import type { JsonPath } from '../draft/json.ts';
import { isUnfinished, useTextTrial, type Trial } from './use-trial.ts';

/** Lines of the outline that print something, and what of the text that is. */
const PLACES = /^narrative\.(?:body|appendices)\.\d+$|^narrative\.signature$/;

/** What of the text a line of the outline prints; undefined where nothing. */
function printedPlace(path: JsonPath): string | undefined {
  const dotted = path.join('.');
  if (dotted === 'narrative.body') return 'narrative.title';
  return PLACES.test(dotted) ? dotted : undefined;
}

const NOT_PRINTED = {
  hidden: '按这份报告的数据，这一段不印出：“何时印出”的条件不成立，或缺少它要的数据。',
  empty: '按这份报告的数据，这里没有可印的内容。',
} as const;

function notesOf({ outcome, rewritten, missingTable }: RuleTextTrial): readonly string[] {
  const notes = [
    outcome !== 'printed' && NOT_PRINTED[outcome],
    outcome !== 'hidden' &&
      missingTable !== null &&
      `这份报告没有填“${missingTable}”，暂按没有行印出。`,
    rewritten && '填报单位改写了这一段；这里按规则的文字显示。',
  ];
  return notes.filter((note) => note !== false);
}

/** A page as tall as its text, as far as that is not too tall. It is text from people: nothing in it runs. */
function Page({ html }: { readonly html: string }) {
  const [height, setHeight] = useState(80);
  return (
    <iframe
      className="document-frame printed-text"
      title="代入后的文字"
      sandbox="allow-same-origin"
      srcDoc={html}
      style={{ height }}
      onLoad={({ currentTarget: { contentDocument } }) => {
        setHeight((contentDocument?.documentElement.scrollHeight ?? height) + 2);
      }}
    />
  );
}

function Printed({ trial, place }: { readonly trial: Trial; readonly place: string }) {
  const { data, error, isFetching } = useTextTrial(trial, place);
  if (isUnfinished(error))
    return <p className="trial trial-missing">草稿有错误，改正后显示印出的样子。</p>;
  if (error !== null) return <FailureNote error={error} />;
  const current = trial.settled && !isFetching;
  return (
    <section aria-label="印出的样子" className="printed">
      <p className="secondary" role="status">
        {current ? '印出的样子（标黄的是缺少的数据）' : '印出的样子，保存后更新…'}
      </p>
      {data !== undefined &&
        notesOf(data).map((note) => (
          <p key={note} className="trial trial-missing">
            {note}
          </p>
        ))}
      {typeof data?.html === 'string' && <Page html={data.html} />}
    </section>
  );
}

/** What a line of the outline prints with the figures of the chosen report; nothing while none is chosen. */
export function PrintedText({ path }: { readonly path: JsonPath }) {
  const { trial } = useRuleDesk();
  const place = printedPlace(path);
  return trial === null || place === undefined ? null : <Printed trial={trial} place={place} />;
}
