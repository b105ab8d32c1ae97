// The only file that knows Tauri: everything else of the UI runs in a plain browser as well.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import i18next from 'i18next';
import { asRefusal } from './errors';
import { forgetSession, keepSession } from './session';
import type { ChangeEvent, Session, Transport } from './transport';

/** Files let fall on the window, and where. */
interface Dropped {
  paths: string[];
  position: { x: number; y: number };
}

/** A computer that joined another one's shop shows that one's pages in its window: they talk to the host like a browser. */
export const insideWindow = (): boolean =>
  '__TAURI_INTERNALS__' in window && location.hostname !== '127.0.0.1';

async function ask<Answer>(command: string, args: Record<string, unknown>): Promise<Answer> {
  try {
    return await invoke<Answer>(command, args);
  } catch (failure) {
    throw asRefusal(failure);
  }
}

export function windowTransport(): Transport {
  return {
    place: 'window',
    call: (command, request, key) => ask('rpc', { command, request, key }),
    async signIn(personId, pin) {
      const session = await ask<Session>('sign_in', { personId, pin });
      keepSession(session);
      return session;
    },
    async signOut() {
      forgetSession();
      await ask('sign_out', {});
    },
    async document(address) {
      const bytes = await ask<ArrayBuffer>('document', { ...address });
      return new Blob([bytes], { type: 'application/pdf' });
    },
    async photo(id, size) {
      const bytes = await ask<ArrayBuffer>('photo', { id, small: size === 'small' });
      return new Blob([bytes], { type: 'image/jpeg' });
    },
    async printOtherwise(address, handedOver) {
      const paper = await ask<string>('lay_out_document', { ...address });
      // Drawn before, it bears the number it is counted under; opened after, no print goes uncounted. One that is counted
      // and does not open costs nothing: the next says that it is not the first.
      await handedOver();
      await ask('open_document', { paper });
    },
    async saveAs(address) {
      const title = i18next.t('words:document.save_as');
      return (await ask<string | null>('save_document', { ...address, title })) ?? undefined;
    },
    desktop: {
      station: () => ask('station', {}),
      openDataFolder: () => ask('open_data_folder', {}),
      isResident: () => ask('is_resident', {}),
      setResident: (on) => ask('set_resident', { on }),
      endProgram: () => ask('end_program', {}),
      joinAShop: () => ask('join_a_shop', {}),
      onFilesDragged(listener) {
        // The engine hands a page no files; the window itself knows where they lie.
        const take = async ({ paths, position }: Dropped) => {
          listener({ over: false });
          if (paths.length === 0) return;
          // The window counts the dots of the screen.
          const [x, y] = [position.x / devicePixelRatio, position.y / devicePixelRatio];
          try {
            const files = paths.map(async (path) => {
              const bytes = await ask<ArrayBuffer>('dropped_file', { path });
              return new File([bytes], path.split(/[\\/]/).at(-1) ?? path);
            });
            listener({ files: await Promise.all(files), at: { x, y } });
          } catch (refusal) {
            listener({ refusal });
          }
        };
        const listening = [
          listen('tauri://drag-enter', () => listener({ over: true })),
          listen('tauri://drag-leave', () => listener({ over: false })),
          listen<Dropped>('tauri://drag-drop', ({ payload }) => void take(payload)),
        ];
        return () => {
          for (const one of listening) void one.then((stop) => stop());
        };
      },
      zoom: (step) => ask('zoom', { step }),
      saveSupportFile: async () =>
        (await ask<string | null>('save_support_file', { title: i18next.t('settings:about.support') })) ??
        undefined,
    },
    onChanges(listener) {
      const listening = listen<ChangeEvent>('changes', (event) => listener(event.payload));
      return () => {
        void listening.then((stop) => stop());
      };
    },
    // The window holds the host itself: there is no cable to lose.
    onConnection(listener) {
      listener('connected');
      return () => undefined;
    },
  };
}
