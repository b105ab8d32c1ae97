import { type ThemeConfig, theme } from 'antd';
import { useMemo } from 'react';
import { fonts, type light, useColours } from './palette';

// Where the computer is told to keep still, menus and dialogs stand there at once. Only shortening their motion
// is not enough: one that ends before it is listened for leaves the menu waiting, unseen.
const still = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

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
      // Of a deep accent Ant Design makes a ground too dark to read the accent on.
      controlItemBgActive: palette['accent-soft'],
      controlItemBgActiveHover: palette['accent-soft'],
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

/** Ant Design in the palette of the system's choosing. */
export function useTheme(): ThemeConfig {
  const { palette, isDark } = useColours();
  return useMemo(() => themeOf(palette, isDark), [palette, isDark]);
}
