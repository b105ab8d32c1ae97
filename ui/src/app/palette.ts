import { useLayoutEffect, useSyncExternalStore } from 'react';

// One palette for both what Ant Design draws and what the components draw themselves: white and warm grey
// surfaces, one deep teal accent; amber and red only for lateness and refusal, green only for done.
export const light = {
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

export const dark: typeof light = {
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

export const fonts =
  '"Segoe UI", -apple-system, "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", ' +
  '"Noto Sans SC", "Helvetica Neue", Arial, sans-serif';

const preference = window.matchMedia?.('(prefers-color-scheme: dark)');

function onPreference(changed: () => void): () => void {
  preference?.addEventListener('change', changed);
  return () => preference?.removeEventListener('change', changed);
}

/** Whether the system's choice is dark. */
export const useDark = (): boolean => useSyncExternalStore(onPreference, () => preference?.matches ?? false);

/** Lays the palette of the system's choosing out as CSS variables: nothing is drawn before it. */
export function usePalette(): void {
  const isDark = useDark();
  useLayoutEffect(() => {
    const root = document.documentElement;
    for (const [name, colour] of Object.entries(isDark ? dark : light))
      root.style.setProperty(`--${name}`, colour);
    root.style.setProperty('--fonts', fonts);
    root.style.colorScheme = isDark ? 'dark' : 'light';
  }, [isDark]);
}
