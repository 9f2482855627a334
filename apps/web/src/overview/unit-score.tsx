import { ConvertedScore } from '../shared/converted-score.tsx';
import type { Unit } from './progress-rows.ts';

/** The score a unit counts with. */
export function UnitScore({ unit }: { readonly unit: Unit }) {
  const { converted, gradeLabel, byBureau, selfConverted } = unit;
  return (
    <ConvertedScore
      score={converted}
      grade={gradeLabel}
      self={byBureau ? selfConverted : undefined}
    />
  );
}
