import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetSession } from '../api/session';
import { installTransport, type Transport } from '../api/transport';
import { switchLanguage } from '../i18n/language';
import { App } from './App';
import { queries } from './queries';

const place = 'workbay.first_screen';
const build = './assets/index-abc.js';
const begin = readFileSync(resolve(process.cwd(), 'public/begin.js'), 'utf8');

const usual = {
  ready: true,
  shop_name: '顺达汽修',
  people: [
    { id: 1, name: '张小芳', roles: ['manager'], phone: '13800138000', pin: '2580', token: 'secret-token' },
    { id: 2, name: '<b onclick="x()">李</b>&"', roles: ['advisor'] },
  ],
  has_sample: false,
  program_version: '1',
  wall: false,
  till_display: false,
};
const clock = {
  now: '2026-03-02T00:30:00Z',
  computer: '2026-03-02T00:30:00Z',
  minutes_behind: null as number | null,
  zone: 480,
  given: false,
};

let answers: Record<string, unknown>;

function comeInBy(where: 'window' | 'station'): void {
  const door: Partial<Transport> = {
    place: where,
    call: async (command) => answers[command] ?? null,
    onChanges: () => () => undefined,
    onConnection(listener) {
      listener('connected');
      return () => undefined;
    },
  };
  installTransport(door as Transport);
}

beforeEach(() => {
  queries.clear();
  forgetSession();
  localStorage.clear();
  window.location.hash = '';
  answers = { shop_status: usual, get_clock: clock };
  comeInBy('window');
  document.body.innerHTML = `<div id="root"></div><script data-program="${build}"></script>`;
  vi.stubGlobal('__TAURI_INTERNALS__', {});
});

afterEach(() => {
  document.body.innerHTML = '';
  for (const one of document.querySelectorAll('head > script[type=module]')) one.remove();
  document.documentElement.removeAttribute('style');
});

const root = () => document.getElementById('root')!;
const kept = () => localStorage.getItem(place);

/** The page is drawn once, as on one morning. */
async function draw(until: string | RegExp = '张小芳'): Promise<() => void> {
  // Where something was drawn and has gone, nothing is drawn again.
  root().replaceWith(Object.assign(document.createElement('div'), { id: 'root' }));
  const { unmount } = render(<App />, { container: root() });
  await screen.findByText(until, {}, { timeout: 5000 });
  // The clock's answer may come after the people's.
  await act(async () => undefined);
  return unmount;
}

const begun = () => document.querySelector<HTMLScriptElement>('head > script[type=module]');

/** The page is opened: begin.js runs before anything else, perhaps as a build wrote it. */
function open(text = begin): Element | null {
  new Function(text)();
  return root().firstElementChild;
}

it('the page shows the next morning what was drawn last, to be looked at and nothing more', async () => {
  const leave = await draw();
  const last = root().innerHTML;
  leave();
  root().innerHTML = '';
  document.documentElement.removeAttribute('style');

  const drawing = open()!;
  expect(drawing.innerHTML).toBe(last);
  expect(drawing.hasAttribute('inert')).toBe(true);
  expect(drawing.getAttribute('aria-hidden')).toBe('true');
  expect(document.documentElement.lang).toBe('zh-CN');
  expect(document.documentElement.style.getPropertyValue('--ink')).toBe('#25221e');
  // The program is begun after that was painted, and once.
  expect(begun()).toBeNull();
  await vi.waitFor(() => expect(begun()?.getAttribute('src')).toBe(build));
  await new Promise((resume) => setTimeout(resume, 150));
  expect(document.querySelectorAll('head > script[type=module]')).toHaveLength(1);
});

it('names stay text, and nothing is kept but what the sign-in page shows', async () => {
  await draw();
  expect(open(begin)?.querySelector('b')).toBeNull();
  const held = JSON.parse(kept()!);
  expect(Object.keys(held).toSorted()).toEqual([
    'build',
    'chosen',
    'dark',
    'html',
    'lang',
    'spoken',
    'style',
  ]);
  for (const secret of ['13800138000', '2580', 'secret-token']) expect(kept()).not.toContain(secret);
  const page = new DOMParser().parseFromString(held.html, 'text/html');
  expect([...page.querySelectorAll('script, [onclick], input, iframe')]).toEqual([]);
  expect(page.body.textContent).toContain('<b onclick="x()">李</b>&"');
});

it('it is replaced when the page is drawn anew, and a PIN on the way is not kept', async () => {
  await draw();
  const before = kept();
  expect(before).toContain('张小芳');
  await userEvent.click(screen.getByText('张小芳'));
  await screen.findByText('张小芳，请输入密码');
  await userEvent.keyboard('12');
  answers.shop_status = { ...usual, shop_name: '宏达汽修' };
  await act(() => queries.invalidateQueries());
  await screen.findByText('宏达汽修');
  expect(kept()).toBe(before);

  await userEvent.click(screen.getByText('换一个人'));
  await userEvent.click(screen.getByText('语言'));
  answers.shop_status = { ...usual, shop_name: '安达汽修' };
  await act(() => queries.invalidateQueries());
  await screen.findByText('安达汽修');
  // The page without its menu may have been kept in between.
  expect(kept(), 'a menu is open').not.toContain('安达汽修');
  await userEvent.keyboard('{Escape}');

  answers.shop_status = { ...usual, shop_name: '永达汽修' };
  await act(() => queries.invalidateQueries());
  await screen.findByText('永达汽修');
  expect(kept()).toContain('永达汽修');
  expect(kept()).not.toContain('宏达汽修');
});

it('it goes where the next start would show something else', async () => {
  for (const [other, until] of [
    [{ shop_status: { ...usual, ready: false, people: [] } }, '开店设置'],
    [{ get_clock: { ...clock, minutes_behind: 90 } }, '张小芳'],
    [{ shop_status: { ...usual, people: [] } }, /还没有可以登录的人/],
    [{ shop_status: { ...usual, wall: true } }, '张小芳'],
    [{ shop_status: { ...usual, till_display: true } }, '张小芳'],
  ] as const) {
    localStorage.setItem(place, 'of yesterday');
    Object.assign(answers, { shop_status: usual, get_clock: clock }, other);
    queries.clear();
    const leave = await draw(until);
    await vi.waitFor(() => expect(kept()).toBeNull());
    leave();
  }
});

it('nothing is kept at a station, by a page that no build began, or where there is no room', async () => {
  comeInBy('station');
  (await draw())();
  expect(kept()).toBeNull();

  comeInBy('window');
  document.querySelector('script[data-program]')!.removeAttribute('data-program');
  queries.clear();
  (await draw())();
  expect(kept()).toBeNull();

  document.querySelector('body > script')!.setAttribute('data-program', build);
  localStorage.setItem(place, 'of yesterday');
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  queries.clear();
  (await draw())();
  full.mockRestore();
  expect(kept()).toBeNull();
});

it('what is not of this build, this language and this start is not shown, and the program begins at once', async () => {
  (await draw())();
  const good = kept()!;
  const wrong: Record<string, () => void> = {
    'another build': () => localStorage.setItem(place, good.replace('index-abc', 'index-old')),
    'another language': () => localStorage.setItem('workbay.language', 'en'),
    'another computer’s language': () => vi.stubGlobal('navigator', { language: 'de' }),
    'another light': () => localStorage.setItem(place, good.replace('"dark":false', '"dark":true')),
    'somebody sits here': () => sessionStorage.setItem('workbay.session', '{}'),
    'a page within': () => {
      window.location.hash = '#/visits/7';
    },
    'half a text': () => localStorage.setItem(place, good.slice(0, 50)),
    'no text at all': () => localStorage.setItem(place, '7'),
    'nothing kept': () => localStorage.removeItem(place),
    'no storage': () =>
      vi.stubGlobal('localStorage', {
        getItem: () => {
          throw new DOMException('shut', 'SecurityError');
        },
      }),
    'no window': () => Reflect.deleteProperty(window, '__TAURI_INTERNALS__'),
  };
  for (const [why, spoil] of Object.entries(wrong)) {
    vi.stubGlobal('__TAURI_INTERNALS__', {});
    localStorage.clear();
    sessionStorage.clear();
    window.location.hash = '';
    localStorage.setItem(place, good);
    root().innerHTML = '';
    spoil();
    expect(open(), why).toBeNull();
    expect(begun()?.getAttribute('src'), why).toBe(build);
    begun()!.remove();
    vi.unstubAllGlobals();
  }
  localStorage.clear();
  localStorage.setItem(place, good);
  vi.stubGlobal('__TAURI_INTERNALS__', {});
  expect(open()).not.toBeNull();
});

it('where the browser is too old nothing begins', () => {
  root().remove();
  new Function(begin)();
  expect(begun()).toBeNull();
});

it('the five questions of a new file are shown where the shell says so and no page was here before', () => {
  const pages = { 'zh-CN': '<h1>开店设置</h1>', en: '<h1>Open your shop</h1>' };
  const built = begin.replace(
    'var setup = null;',
    `var setup = ${JSON.stringify({ looks: { light: '--ink: #111', dark: '--ink: #eee' }, pages })};`,
  );
  expect(built).not.toBe(begin);
  expect(open(built), 'the shell says nothing').toBeNull();
  vi.stubGlobal('workbayIsNew', true);
  vi.stubGlobal('navigator', { language: 'en' });
  expect(open(built)?.textContent).toBe('Open your shop');
  expect(document.documentElement.style.getPropertyValue('--ink')).toBe('#111');
  root().innerHTML = '';
  localStorage.setItem('workbay.person', '1');
  expect(open(built), 'somebody was here').toBeNull();
});

it('React draws in its place', async () => {
  (await draw())();
  root().innerHTML = '';
  expect(open()).not.toBeNull();
  queries.setQueryData(['shop_status', {}], usual);
  const drawn = createRoot(root());
  await act(async () => drawn.render(<App />));
  expect(root().querySelector('[inert]')).toBeNull();
  expect(screen.getAllByText('张小芳')).toHaveLength(1);
  await act(async () => drawn.unmount());
});

it('another language is kept once it is spoken', async () => {
  await draw();
  await act(async () => switchLanguage('en'));
  await screen.findByText('Who are you?');
  expect(JSON.parse(kept()!)).toMatchObject({ lang: 'en', chosen: 'en' });
});
