import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { beginning } from './begin.vite.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The door for a browser on this computer; `make serve` opens it there unless told otherwise.
const door = process.env.WORKBAY_DOOR ?? 'http://127.0.0.1:7878';

// What a page is drawn with; nothing in it is to be had twice, or a part would not know its neighbour's context.
const drawnWith = [
  'antd',
  'antd/locale/en_GB',
  'antd/locale/zh_CN',
  'antd/locale/zh_TW',
  '@ant-design/icons',
  '@rc-component/picker/generate/dayjs',
  'dayjs',
  'dayjs/plugin/utc',
];

export default defineConfig({
  plugins: [react(), beginning()],
  // Relative addresses work under tauri://, under http and from a folder alike.
  base: './',
  resolve: {
    alias: {
      '@bindings': here('../src-tauri/crates/app/bindings/commands.ts'),
      '@assets': here('../assets'),
      '~': here('./src'),
    },
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': door } },
  build: {
    // The oldest browsers of tablets and old computers: the last Chrome for Windows 7 and 8, and the last iPad that
    // is stuck at iOS 15. The windows' own are newer. Scripts and styles are written down to it; what a browser of
    // that age has no function for is forbidden in src/floor.test.ts, and public/floor.js speaks to those below.
    target: ['chrome109', 'edge109', 'safari15.4', 'ios15.4'],
    cssTarget: ['chrome109', 'edge109', 'safari15.4', 'ios15.4'],
    chunkSizeWarningLimit: 1600,
    // What is there before anything is drawn comes in one piece, whoever else uses parts of it: each piece more is
    // asked for and answered between two processes of the window.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  test: {
    // A form typed key by key takes its time on a machine that builds something else beside it.
    testTimeout: 60_000,
    // One core less than there are would be half of a small machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          // Rules draw nothing: they need no page, and share one world, which is put back before each of them.
          name: 'rules',
          environment: 'node',
          include: ['src/**/*.test.ts'],
          setupFiles: ['tests/noPage.ts', 'tests/setup.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        // The modules of Ant Design as the build takes them, each of its parts once.
        resolve: {
          mainFields: ['module'],
          alias: [
            { find: /^@ant-design\/icons$/, replacement: here('node_modules/@ant-design/icons/es/index.js') },
          ],
        },
        test: {
          name: 'pages',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['tests/setup.ts', 'tests/page.ts'],
          // Each file has a page and modules of its own, but no process: starting one took longer than most tests.
          pool: 'vmForks',
          // The hands go by the same settings as the page they are on: left outside, they brought settings of their own.
          server: { deps: { inline: ['@testing-library/user-event'] } },
          // Three thousand modules of Ant Design and its icons in one piece, made once: every file would ask for each of them again.
          deps: { optimizer: { client: { enabled: true, include: drawnWith } } },
        },
      },
    ],
  },
});
