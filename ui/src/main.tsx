import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { stationTransport } from './api/http';
import { insideWindow, windowTransport } from './api/tauri';
import { installTransport } from './api/transport';
import { App } from './app/App';
import { askFirst } from './app/askFirst';
import { currentLanguage, learn } from './i18n/language';
import { keepLoading } from './kit/loaded';

installTransport(insideWindow() ? windowTransport() : stationTransport());

async function begin(root: HTMLElement): Promise<void> {
  // Where begin.js shows the first screen already, it stands until the first drawing that is as complete.
  await Promise.all([learn(currentLanguage(), keepLoading), askFirst(root.hasChildNodes())]);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

// Where there is no root the browser is too old, and floor.js has said so.
const root = document.getElementById('root');
if (root) void begin(root);
