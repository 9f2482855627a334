/** The grades every yearly package has, as the lists name them. */
export const GRADES: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'excellent', label: '优' },
  { value: 'good', label: '良' },
  { value: 'fair', label: '中' },
  { value: 'poor', label: '差' },
];

/** 优 for `excellent`; a grade of a package we do not know keeps its name. */
export const gradeLabel = (grade: string | null): string =>
  GRADES.find(({ value }) => value === grade)?.label ?? grade ?? '—';
