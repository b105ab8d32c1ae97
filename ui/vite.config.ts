import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The door for a browser on this computer; `make serve` opens it there unless told otherwise.
const door = process.env.WORKBAY_DOOR ?? 'http://127.0.0.1:7878';

export default defineConfig({
  plugins: [react()],
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
    // The oldest engines the window meets: WebView2 is evergreen, WebKitGTK 2.42 is Safari 17.
    target: ['chrome120', 'safari17'],
    chunkSizeWarningLimit: 1600,
    // What is there before anything is drawn comes in one piece, whoever else uses parts of it: each piece more is
    // asked for and answered between two processes of the window.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['tests/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    // A form typed key by key takes its time on a machine that builds something else beside it.
    testTimeout: 60_000,
    // One core less than there are would be half of a small machine.
    maxWorkers: '100%',
  },
});
