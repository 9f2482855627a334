/** The grades every yearly package has, as the lists name them. */
export const GRADES: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'excellent', label: '优' },
  { value: 'good', label: '良' },
  { value: 'fair', label: '中' },
  { value: 'poor', label: '差' },
];
