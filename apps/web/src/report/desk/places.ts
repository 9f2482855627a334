import { useCallback, useState } from 'react';
import type { Desk } from './desk.tsx';
import { useTarget, viewOf } from './use-target.ts';

/** Which tabs and section are open, and how a path opens its own. */
export function usePlaces({ rulebook, names }: Pick<Desk, 'rulebook' | 'names'>) {
  const [section, setSection] = useState(rulebook.facts.sections[0]?.id ?? '');
  const [view, setView] = useState('facts');
  const [side, setSide] = useState('score');
  const { target, lead } = useTarget();
  const goTo = useCallback(
    (path: string) => {
      const place = viewOf(names, path);
      if (place === 'score') setSide('score');
      else setView(place);
      const fact = rulebook.facts.facts.find(({ id }) => id === path.split('/')[0]);
      if (place === 'facts' && fact !== undefined) setSection(fact.section);
      lead(path);
    },
    [names, rulebook, lead],
  );
  return { section, setSection, view, setView, side, setSide, target, goTo };
}
