import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Plugin, ResolvedConfig } from 'vite';

const drawer = fileURLToPath(new URL('begin.draw.mjs', import.meta.url));

interface Drawn {
  html: string;
  style: string;
}

/** The built program itself draws its first screen, in a process of its own: the drawing's names are the build's. */
async function drawn(entry: string, language: string, light: 'light' | 'dark'): Promise<Drawn> {
  const { stdout } = await promisify(execFile)(process.execPath, [drawer, entry, language, light]);
  return JSON.parse(stdout) as Drawn;
}

/** Exactly one place is meant; none, or two, and the page would not begin. */
function replaceOnce(text: string, what: RegExp, by: (found: RegExpMatchArray) => string): string {
  const found = [...text.matchAll(new RegExp(what, 'g'))];
  const [one] = found;
  if (!one || found.length > 1) throw new Error(`${what} stands ${found.length} times, and not once`);
  return text.slice(0, one.index) + by(one) + text.slice(one.index + one[0].length);
}

/** Lets public/begin.js begin the built program, once the first screen is painted, and gives it the one of a new file. */
export function beginning(): Plugin {
  let config: ResolvedConfig;
  let program = '';
  return {
    name: 'beginning',
    apply: 'build',
    configResolved: (resolved) => {
      config = resolved;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        replaceOnce(
          html,
          /<script type="module" crossorigin src="([^"]+)"><\/script>/,
          ([, address = '']) => {
            program = address;
            // Nothing is fetched ahead: in the window that took from the first screen what little time it takes.
            return `<script defer src="./begin.js" data-program="${address}"></script>`;
          },
        ),
    },
    closeBundle: {
      sequential: true,
      handler: async () => {
        if (!program) return;
        const folder = resolve(config.root, config.build.outDir);
        const entry = resolve(folder, program);
        const [simplified, traditional, english, dark] = await Promise.all([
          drawn(entry, 'zh-CN', 'light'),
          drawn(entry, 'zh-TW', 'light'),
          drawn(entry, 'en', 'light'),
          drawn(entry, 'zh-CN', 'dark'),
        ]);
        const setup = {
          looks: { light: simplified.style, dark: dark.style },
          pages: { 'zh-CN': simplified.html, 'zh-TW': traditional.html, en: english.html },
        };
        const file = resolve(folder, 'begin.js');
        const text = readFileSync(file, 'utf8');
        writeFileSync(
          file,
          replaceOnce(text, /var setup = null;/, () => `var setup = ${JSON.stringify(setup)};`),
        );
      },
    },
  };
}
