// What the program asks of its surroundings as soon as it is loaded, for tests of rules: they draw nothing and need no page.

class Kept implements Storage {
  readonly #texts = new Map<string, string>();
  get length() {
    return this.#texts.size;
  }
  key = (place: number) => [...this.#texts.keys()][place] ?? null;
  getItem = (name: string) => this.#texts.get(name) ?? null;
  setItem = (name: string, text: string) => void this.#texts.set(name, text);
  removeItem = (name: string) => void this.#texts.delete(name);
  clear = () => this.#texts.clear();
}

const surroundings = {
  localStorage: new Kept(),
  sessionStorage: new Kept(),
  navigator: { language: 'zh-CN' },
  document: { documentElement: { lang: '' } },
};
for (const [name, value] of Object.entries(surroundings)) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
