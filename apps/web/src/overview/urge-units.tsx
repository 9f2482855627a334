import { Button } from 'antd';
import { useState } from 'react';
import { UrgeDialog, type UrgeTargets } from '../reports/urge-dialog.tsx';
import type { Unit } from './progress-rows.ts';

/** Opens the dialog that says who will be told what. */
function UrgeButton({
  organisationIds,
  year,
  text,
  label,
}: {
  readonly organisationIds: readonly string[];
  readonly year: number;
  readonly text: string;
  readonly label: string;
}) {
  const [targets, setTargets] = useState<UrgeTargets | null>(null);
  const close = () => {
    setTargets(null);
  };
  return (
    <>
      <Button
        size="small"
        aria-label={label}
        onClick={() => {
          setTargets({ year, organisationIds });
        }}
      >
        {text}
      </Button>
      <UrgeDialog targets={targets} close={close} done={close} />
    </>
  );
}

/** 催办 of one unit that has not begun. */
export function UrgeUnit({ unit, year }: { readonly unit: Unit; readonly year: number }) {
  const { organisationId, name } = unit;
  return (
    <UrgeButton
      organisationIds={[organisationId]}
      year={year}
      text="催办"
      label={`催办：${name}`}
    />
  );
}

/** 催办 of all units that have not begun; none: nothing to press. */
export function UrgeUnits({
  units,
  year,
}: {
  readonly units: readonly Unit[];
  readonly year: number;
}) {
  const waiting = units.filter(({ stage }) => stage === null);
  if (waiting.length === 0) return null;
  const text = `催办未建报告的单位（${String(waiting.length)}）`;
  const organisationIds = waiting.map(({ organisationId }) => organisationId);
  return <UrgeButton organisationIds={organisationIds} year={year} text={text} label={text} />;
}
