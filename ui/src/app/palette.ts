import { useLayoutEffect, useSyncExternalStore } from 'react';
import { useFingers } from '../kit/touch';

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

// In the sun of an open gate, and behind a wet glove's smear, quiet grey is no grey: where the program is worked with
// fingers, what is quiet and what cannot be pressed yet stand out as well, and so do the edges of what can.
export const lightInTheSun: typeof light = {
  ...light,
  'ink-2': '#4a463f',
  'ink-3': '#5f5a52',
  'line-strong': '#8f887d',
  accent: '#0a5450',
  late: '#7a4704',
  overdue: '#9c1c15',
  done: '#1f5a2a',
  disabled: '#6a645b',
};

export const darkInTheSun: typeof light = {
  ...dark,
  'ink-2': '#cdc6bb',
  'ink-3': '#b8b1a6',
  'line-strong': '#7d766c',
  disabled: '#a39b90',
};

export const fonts =
  '"Segoe UI", -apple-system, "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", ' +
  '"Noto Sans SC", "Helvetica Neue", Arial, sans-serif';

const preference = window.matchMedia?.('(prefers-color-scheme: dark)');

function onPreference(changed: () => void): () => void {
  preference?.addEventListener('change', changed);
  return () => preference?.removeEventListener('change', changed);
}

const useDark = (): boolean => useSyncExternalStore(onPreference, () => preference?.matches ?? false);

/** The palette of the system's choosing, where this computer stands. */
export function useColours(): { palette: typeof light; isDark: boolean } {
  const isDark = useDark();
  const sun = useFingers();
  return { palette: isDark ? (sun ? darkInTheSun : dark) : sun ? lightInTheSun : light, isDark };
}

/** Lays the palette of the system's choosing out as CSS variables: nothing is drawn before it. */
export function usePalette(): void {
  const { palette, isDark } = useColours();
  useLayoutEffect(() => {
    const root = document.documentElement;
    for (const [name, colour] of Object.entries(palette)) root.style.setProperty(`--${name}`, colour);
    root.style.setProperty('--fonts', fonts);
    root.style.colorScheme = isDark ? 'dark' : 'light';
  }, [palette, isDark]);
}
