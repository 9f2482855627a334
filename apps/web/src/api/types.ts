export type {
  ActionView as Action,
  CheckView as Check,
  EvaluationView as Evaluation,
  FactValueView as FactValue,
  IndicatorView as Indicator,
  MeView as Me,
  ReportRow,
  ReportView as Report,
  TimelineView as Timeline,
} from '#libs/contracts';
/** What a change answers: the version to name with the next one. */
export interface Changed {
  readonly version: number;
}

/** What of the yearly package the form reads; the package itself is described by rules/schema. */
export interface ColumnDefinition {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly unit?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly table?: string;
  readonly formula?: string;
  readonly required?: boolean;
}

export interface FactDefinition extends Omit<ColumnDefinition, 'formula'> {
  readonly origin: 'input' | 'derived' | 'context';
  readonly section: string;
  readonly help?: string;
  readonly source?: string;
  readonly columns?: readonly ColumnDefinition[];
  readonly rowPrefix?: string;
}

export interface Rulebook {
  readonly facts: {
    readonly sections: readonly { readonly id: string; readonly label: string }[];
    readonly facts: readonly FactDefinition[];
  };
}

/** One page of rows; `next` is the `after` of the page behind it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
