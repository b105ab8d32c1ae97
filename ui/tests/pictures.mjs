// Pictures of the built program's own screens, to be looked at: `npm run build && npm run pictures [folder]`.
// A door of a few answers stands in for the host, so that empty, full and refused can each be seen.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const folder = process.argv[2] ?? 'pictures';
mkdirSync(folder, { recursive: true });

const people = [
  { id: 1, name: '王建国', roles: ['manager', 'advisor'] },
  { id: 2, name: '张小芳', roles: ['advisor'] },
  { id: 3, name: '李师傅', roles: ['technician'] },
  { id: 4, name: '陈质检', roles: ['inspector'] },
  { id: 5, name: '刘收银', roles: ['cashier'] },
  { id: 6, name: 'Peter Chan', roles: ['foreman', 'technician'] },
];
const vehicle = (id, plate, plate_colour, make, model) => ({
  id,
  plate,
  plate_colour,
  make,
  model,
  vin: null,
});
const answers = {
  shop_status: { ready: true, shop_name: '顺达汽修', people, has_sample: false, program_version: '0.1.0' },
  get_shop: { name: '顺达汽修', settings: { zone: 480 } },
  nav_counts: {
    bookings_today: 4,
    reception: 2,
    workshop: 7,
    my_jobs: 0,
    inspection: 1,
    cashier: 3,
    calls: 12,
    complaints: 1,
  },
  task_status: null,
  search: {
    vehicles: [
      {
        vehicle: vehicle(1, '粤BD12345', 'green', '比亚迪', '汉 EV'),
        customer_name: '张小芳',
        customer_phone: '13800138000',
        open_work_order: 7,
        open_stage: 'in_repair',
      },
      {
        vehicle: vehicle(2, '粤B12345', 'blue', '大众', '朗逸'),
        customer_name: '李强',
        customer_phone: '13900139000',
        open_work_order: null,
        open_stage: null,
      },
    ],
    customers: [{ id: 9, name: '张小芳', phone: '13800138000', vehicles: [1], plates: ['粤BD12345'] }],
    documents: [
      { entity: 'work_order', id: 7, number: 'GD20260302001', work_order_id: 7, title: '粤BD12345' },
    ],
    unknown_plate: null,
  },
};

const server = await preview({ preview: { port: 4199, strictPort: true } });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

async function page({ width = 1366, height = 768, language = 'zh-CN', dark = false, door = {}, as } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    ([language, session]) => {
      localStorage.setItem('workbay.language', language);
      if (session) sessionStorage.setItem('workbay.session', JSON.stringify(session));
    },
    [language, as && { token: 't', person_id: as.id, name: as.name, roles: as.roles, station: '前台-1' }],
  );
  const shown = await context.newPage();
  shown.on('pageerror', (error) => {
    process.exitCode = 1;
    console.error('page error:', error.message);
  });
  await shown.route('**/api/**', async (route) => {
    const address = new URL(route.request().url()).pathname;
    // The stream of changes stays open without a word.
    if (address === '/api/events') return;
    if (address === '/api/sign-in') return route.fulfill({ status: 403, json: { code: 'wrong_pin' } });
    const name = address.replace('/api/rpc/', '');
    return route.fulfill({ json: { ...answers, ...door }[name] ?? null });
  });
  await shown.goto('http://localhost:4199/');
  return shown;
}

async function picture(name, options, look = async () => undefined) {
  const shown = await page(options);
  await look(shown);
  await shown.screenshot({ path: `${folder}/${name}.png` });
  await shown.context().close();
}

const notSetUp = { shop_status: { ...answers.shop_status, ready: false, shop_name: '', people: [] } };
const tile = (shown, id) => shown.locator(`[data-person="${id}"]`);

for (const language of ['zh-CN', 'en']) {
  await picture(`sign-in-${language}`, { language }, (shown) => tile(shown, 1).waitFor());
  await picture(`setup-${language}`, { language, door: notSetUp }, (shown) =>
    shown.locator('#name').waitFor(),
  );
  await picture(`shell-${language}`, { language, as: people[0] }, (shown) =>
    shown.getByTestId('person').waitFor(),
  );
}
await picture('pin-refused', {}, async (shown) => {
  await tile(shown, 2).click();
  await shown.keyboard.type('1234');
  await shown.keyboard.press('Enter');
  await shown.getByRole('alert').waitFor();
});
await picture('setup-dark', { dark: true, door: notSetUp }, (shown) => shown.locator('#name').waitFor());
await picture('shell-dark-1024', { dark: true, width: 1024, as: people[1] }, (shown) =>
  shown.getByTestId('person').waitFor(),
);
await picture('search', { as: people[0] }, async (shown) => {
  await shown.getByTestId('person').waitFor();
  await shown.keyboard.press('Control+k');
  await shown.keyboard.type('12345');
  await shown.getByRole('listbox').waitFor();
});
await picture('switch-person', { as: people[0] }, async (shown) => {
  await shown.getByTestId('person').waitFor();
  await shown.keyboard.press('F9');
  await tile(shown, 3).waitFor();
});
await picture('keys', { as: people[0] }, async (shown) => {
  await shown.getByTestId('person').waitFor();
  await shown.keyboard.press('F1');
  await shown.getByRole('dialog').waitFor();
});

await browser.close();
await new Promise((done) => server.httpServer.close(done));
