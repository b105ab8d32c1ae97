import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { transport } from '../api/transport';
import { useCommonKey } from '../kit/hotkeys';
import { EditMenu } from './EditMenu';

/** A file let fall beside the place that takes it would lead the page away to the file itself. */
function keepDropsHere(): () => void {
  const refuse = (event: DragEvent) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  };
  window.addEventListener('dragover', refuse);
  window.addEventListener('drop', refuse);
  return () => {
    window.removeEventListener('dragover', refuse);
    window.removeEventListener('drop', refuse);
  };
}

/** The size of everything in the window. A browser has its own keys for that. */
function ZoomKeys({ zoom }: { zoom: (step: number) => Promise<number> }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const step = (by: number) => async () => {
    const percent = await zoom(by);
    message.info({ content: t('shell:zoom.now', { percent }), key: 'zoom', duration: 1.5 });
  };
  const [larger, smaller, full] = [step(1), step(-1), step(0)];
  useCommonKey('Ctrl++', larger, t('shell:zoom.larger'), true);
  useCommonKey('Ctrl+=', larger, t('shell:zoom.larger'), true);
  useCommonKey('Ctrl+-', smaller, t('shell:zoom.smaller'), true);
  useCommonKey('Ctrl+0', full, t('shell:zoom.full'), true);
  return null;
}

/** What hands expect of a program's window, and a browser gives its pages by itself. */
export function WindowHands() {
  const { t } = useTranslation();
  const { desktop } = transport();
  useEffect(keepDropsHere, []);
  useCommonKey('Alt+ArrowLeft', desktop && (() => window.history.back()), t('shell:back'));
  useCommonKey('Alt+ArrowRight', desktop && (() => window.history.forward()), t('shell:forward'));
  if (!desktop) return null;
  return (
    <>
      <ZoomKeys zoom={(step) => desktop.zoom(step)} />
      <EditMenu />
    </>
  );
}
