// Draws the first screen of a new file with the built program, as a window would: a page without a screen, and a shell
// that knows nobody yet. Says what React drew first.
//
//   node begin.draw.mjs dist/assets/index-….js zh-CN light

import { pathToFileURL } from 'node:url';
import { JSDOM } from 'jsdom';

const [entry, language, light] = process.argv.slice(2);
// Nothing drawn in this time, and nothing will be.
const patience = 60_000;

const { window } = new JSDOM('<!doctype html><html><head></head><body><div id="root"></div></body></html>', {
  // jsdom keeps nothing for other schemes; Windows' view knows the window's pages by this name.
  url: 'http://tauri.localhost/',
  pretendToBeVisual: true,
});
const never = new Promise(() => undefined);
const answers = { shop_status: { ready: false, shop_name: '', people: [], has_sample: false, wall: false, till_display: false } };
Object.defineProperty(window.navigator, 'language', { value: language });
window.matchMedia = (query) => ({
  matches: query === '(prefers-color-scheme: dark)' && light === 'dark',
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
});
window.__TAURI_INTERNALS__ = {
  transformCallback: () => 0,
  invoke: (_command, { command } = {}) => (command in answers ? Promise.resolve(answers[command]) : never),
};
// The program runs as in a page: its global names are the page's. What Node has itself stays Node's.
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { configurable: true, get: () => window[name] });
}
for (const name of ['window', 'navigator', 'Event', 'EventTarget', 'MessageEvent', 'localStorage', 'sessionStorage']) {
  Object.defineProperty(globalThis, name, { configurable: true, value: window[name] });
}

// What is fetched ahead is fetched for nobody.
globalThis.fetch = () => never;

const root = window.document.getElementById('root');
function end() {
  if (!root.querySelector('input#name')) throw new Error(`the five questions are not drawn: ${root.innerHTML}`);
  const style = window.document.documentElement.getAttribute('style') ?? '';
  process.stdout.write(JSON.stringify({ html: root.innerHTML, style }), () => process.exit(0));
}
new window.MutationObserver(end).observe(root, { childList: true });
setTimeout(() => {
  throw new Error('the built program draws nothing');
}, patience);
await import(pathToFileURL(entry).href);
