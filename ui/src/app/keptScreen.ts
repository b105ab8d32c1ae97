// The sign-in page as it was drawn last, kept for the next start: public/begin.js shows it before the program is loaded.

const place = 'workbay.first_screen';

/** What begin.js finds. It reads these names: they are the one thing the two have between them. */
interface KeptScreen {
  html: string;
  lang: string;
  /** The palette, as it lies on the page. */
  style: string;
  /** The names of the styles are this build's. */
  build: string;
  /** The language that was chosen here, and the computer's: the next start asks only whether they are the same. */
  chosen: string | null;
  spoken: string;
  dark: boolean;
}

/** What nobody should see again tomorrow: a half-open menu, a word said to whoever stood there, something on its way. */
const passing = '[role=menu], [role=alert], [role=status], [data-alert], [data-waiting]';

/**
 * Keeps what shows the people of the shop, and leaves what was kept before where something else stands in between: a
 * PIN that is being typed is never kept.
 */
export function keepFirstScreen(drawn: Element): void {
  // Only a build that begin.js began has one.
  const build = document.querySelector('script[data-program]')?.getAttribute('data-program');
  if (!build || !drawn.querySelector('[data-person]') || drawn.querySelector(passing)) return;
  const { lang, style } = document.documentElement;
  try {
    const chosen = localStorage.getItem('workbay.language');
    // Another language was chosen, and is still being learnt.
    if (chosen !== null && chosen !== lang) return;
    const kept: KeptScreen = {
      html: drawn.outerHTML,
      lang,
      style: style.cssText,
      build,
      chosen,
      spoken: navigator.language,
      dark: window.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false,
    };
    const text = JSON.stringify(kept);
    if (localStorage.getItem(place) !== text) localStorage.setItem(place, text);
  } catch {
    // No room: what was kept before no longer says who works here.
    forgetFirstScreen();
  }
}

/** The next start shows something else first. */
export function forgetFirstScreen(): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Where nothing is kept there is nothing to forget.
  }
}
