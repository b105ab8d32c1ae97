// With three cars on the lifts whoever presses must see at which one: every dialog at a car names it in its title.
import { expect, it } from 'vitest';

const kit = import.meta.glob<string>('../../kit/*.tsx', { eager: true, query: '?raw', import: 'default' });
const pages = import.meta.glob<string>(['./**/*.tsx', '../jobs/*.tsx', '../photos/*.tsx'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

const nameOf = (path: string) => path.replace(/^.*\/(\w+)\.tsx$/, '$1');

/** The kit's dialogs: the plain one, the drawer, and all that are built of them. A paper names the car itself. */
function dialogs(): Set<string> {
  const found = new Set(['Modal', 'Drawer']);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const [path, text] of Object.entries(kit))
      if ([...found].some((name) => new RegExp(`<${name}\\b`).test(text)) && !path.includes('.test.'))
        found.add(nameOf(path));
  }
  found.delete('DocumentPreview');
  return found;
}

/** Each opening tag of such a name, up to where it ends: no brace of its own is open there. */
function* tags(text: string, names: ReadonlySet<string>): Generator<string> {
  for (const { 0: begin, 1: name = '', index } of text.matchAll(/<([A-Z]\w*)/g)) {
    if (!names.has(name)) continue;
    let end = index + begin.length;
    for (let depth = 0; depth > 0 || text[end] !== '>'; end++)
      depth += text[end] === '{' ? 1 : text[end] === '}' ? -1 : 0;
    yield text.slice(index, end);
  }
}

it('every dialog on a visit’s page and at a job names the car', () => {
  const names = dialogs();
  for (const one of ['ConfirmWithReason', 'MoneyBackDialog', 'PaymentBackDialog', 'DepositDialog'])
    expect(names, 'the kit’s own are found').toContain(one);
  const sources = Object.entries(pages).filter(([path]) => !path.includes('.test.'));
  const all = sources.flatMap(([path, text]) => [...tags(text, names)].map((tag) => ({ path, tag })));
  expect(all.length).toBeGreaterThan(20);
  const nameless = all.filter(({ tag }) => !/<(CarTitle|VisitTitle)\b|\bcar=\{/.test(tag));
  expect(nameless.map(({ path, tag }) => `${path}: ${tag}`)).toEqual([]);
});

it('a tag is read to its end', () => {
  const text = `<Modal open title={<b>{t('a')}</b>} onCancel={() => (a > b ? 1 : 2)} footer={null}>\n<p>{car}</p>`;
  expect([...tags(text, new Set(['Modal']))]).toEqual([text.slice(0, text.indexOf('>\n'))]);
});
