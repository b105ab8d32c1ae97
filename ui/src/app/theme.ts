import { type ThemeConfig, theme } from 'antd';
import { useEffect, useSyncExternalStore } from 'react';

// One palette for both what Ant Design draws and what the components draw themselves: white and warm grey
// surfaces, one deep teal accent; amber and red only for lateness and refusal, green only for done.
const light = {
  ink: '#25221e',
  'ink-2': '#5f5a52',
  'ink-3': '#766f65',
  surface: '#ffffff',
  raised: '#ffffff',
  layout: '#f6f4f0',
  sunken: '#efece6',
  line: '#e3dfd7',
  'line-strong': '#cfc9bf',
  accent: '#0c6560',
  'accent-soft': '#e2f0ee',
  'on-accent': '#ffffff',
  late: '#96590a',
  'late-soft': '#fdf1dc',
  overdue: '#b3261e',
  'overdue-soft': '#fcebe9',
  done: '#2c6e37',
  'done-soft': '#e7f3e8',
  'late-line': '#e5c48d',
  'overdue-line': '#e8aaa5',
  'done-line': '#a9d0ae',
  disabled: '#8b8479',
};

const dark: typeof light = {
  ink: '#ece8e1',
  'ink-2': '#b8b1a6',
  'ink-3': '#968f84',
  surface: '#1f1d1b',
  raised: '#282623',
  layout: '#171614',
  sunken: '#131211',
  line: '#35322e',
  'line-strong': '#4d4943',
  accent: '#5cc4b8',
  'accent-soft': '#173533',
  'on-accent': '#06211e',
  late: '#efb255',
  'late-soft': '#3a2b12',
  overdue: '#ff8a80',
  'overdue-soft': '#401c19',
  done: '#7cc489',
  'done-soft': '#1b3320',
  'late-line': '#6b5126',
  'overdue-line': '#7a3a35',
  'done-line': '#35613d',
  disabled: '#7d766c',
};

// Where the computer is told to keep still, menus and dialogs stand there at once. Only shortening their motion
// is not enough: one that ends before it is listened for leaves the menu waiting, unseen.
const still = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

const fonts =
  '"Segoe UI", -apple-system, "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", ' +
  '"Noto Sans SC", "Helvetica Neue", Arial, sans-serif';

function themeOf(palette: typeof light, isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: fonts,
      fontSize: 14,
      borderRadius: 4,
      controlHeight: 32,
      // Large controls are the ones for fingers at the car.
      controlHeightLG: 44,
      colorPrimary: palette.accent,
      colorInfo: palette.accent,
      colorLink: palette.accent,
      colorSuccess: palette.done,
      colorWarning: palette.late,
      colorError: palette.overdue,
      colorSuccessBg: palette['done-soft'],
      colorSuccessBorder: palette['done-line'],
      colorWarningBg: palette['late-soft'],
      colorWarningBorder: palette['late-line'],
      colorErrorBg: palette['overdue-soft'],
      colorErrorBorder: palette['overdue-line'],
      colorInfoBg: palette['accent-soft'],
      colorTextBase: palette.ink,
      colorText: palette.ink,
      colorTextSecondary: palette['ink-2'],
      colorTextTertiary: palette['ink-3'],
      colorTextPlaceholder: palette['ink-3'],
      colorTextDescription: palette['ink-2'],
      // Disabled still has to be read: the button says what cannot be done yet.
      colorTextDisabled: palette.disabled,
      colorBgContainerDisabled: palette.sunken,
      colorBgBase: palette.surface,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.raised,
      colorBgLayout: palette.layout,
      colorBorder: palette['line-strong'],
      colorBorderSecondary: palette.line,
      boxShadowTertiary: 'none',
      motion: !still,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        primaryColor: palette['on-accent'],
        fontWeight: 500,
      },
      // 22 px of text and 7 px above and below make the 36 px row.
      Table: {
        cellPaddingBlock: 6.5,
        cellPaddingInline: 12,
        cellPaddingBlockMD: 6.5,
        cellPaddingBlockSM: 6.5,
        headerBg: palette.layout,
        headerColor: palette['ink-2'],
        headerSplitColor: 'transparent',
        rowHoverBg: palette['accent-soft'],
      },
      Card: { headerHeight: 44, bodyPadding: 16, headerPadding: 16 },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Menu: { itemHeight: 36, activeBarBorderWidth: 0 },
      Tag: { defaultBg: palette.sunken },
      Checkbox: { colorWhite: palette['on-accent'] },
      Segmented: {
        trackBg: palette.sunken,
        itemColor: palette.ink,
        itemSelectedBg: palette.accent,
        itemSelectedColor: palette['on-accent'],
      },
      Tabs: { horizontalMargin: '0 0 16px' },
    },
  };
}

const preference = window.matchMedia?.('(prefers-color-scheme: dark)');

function onPreference(changed: () => void): () => void {
  preference?.addEventListener('change', changed);
  return () => preference?.removeEventListener('change', changed);
}

/** The theme of the system's choosing; it also lays the palette out as CSS variables for the components. */
export function useTheme(): ThemeConfig {
  const isDark = useSyncExternalStore(onPreference, () => preference?.matches ?? false);
  useEffect(() => {
    const palette = isDark ? dark : light;
    const root = document.documentElement;
    for (const [name, colour] of Object.entries(palette)) root.style.setProperty(`--${name}`, colour);
    root.style.colorScheme = isDark ? 'dark' : 'light';
  }, [isDark]);
  return isDark ? themes.dark : themes.light;
}

const themes = { light: themeOf(light, false), dark: themeOf(dark, true) };
