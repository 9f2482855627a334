import type { ThemeConfig } from 'antd';

/** Calm, high-contrast and dense enough for a 1280 px laptop; colours meet WCAG AA on white. */
export const theme: ThemeConfig = {
  token: {
    // Whoever asks the system for less motion gets pages that stand still at once.
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#1a4f8b',
    colorLink: '#1a4f8b',
    colorSuccess: '#237804',
    colorWarning: '#ad4e00',
    colorError: '#a8071a',
    // Derived from such dark colours, the grounds of what is chosen and of notices would be grey.
    colorPrimaryBg: '#e6f0fa',
    colorPrimaryBgHover: '#d3e4f5',
    colorSuccessBg: '#f6ffed',
    colorSuccessBorder: '#b7eb8f',
    colorWarningBg: '#fffbe6',
    colorWarningBorder: '#ffe58f',
    colorErrorBg: '#fff2f0',
    colorErrorBorder: '#ffccc7',
    colorTextSecondary: '#595959',
    colorTextTertiary: '#5c5c5c',
    colorTextPlaceholder: '#6b6b6b',
    // What is closed to typing is still read, by reviewers most of all.
    colorTextDisabled: '#595959',
    borderRadius: 4,
    fontSize: 14,
    fontFamily:
      "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif",
  },
};
