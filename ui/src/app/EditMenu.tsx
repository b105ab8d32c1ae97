import { Dropdown, type MenuProps } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../kit/clipboard';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Where the menu was asked for, and what it can do there. */
interface Asked {
  x: number;
  y: number;
  field: Field | undefined;
  marked: string;
}

const writable = (target: EventTarget | null): Field | undefined =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) &&
  !target.disabled &&
  !target.readOnly
    ? target
    : undefined;

function markedIn(field: Field | undefined): string {
  if (!field) return window.getSelection()?.toString() ?? '';
  // What is typed as a secret is not carried away.
  if (field.type === 'password' || field.selectionStart === null) return '';
  return field.value.slice(field.selectionStart, field.selectionEnd ?? field.selectionStart);
}

/** Writes in place of what is marked, as typing does: the form hears of it, and Ctrl+Z takes it back. */
function write(field: Field, text: string): void {
  field.focus({ preventScroll: true });
  document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
}

async function paste(field: Field): Promise<void> {
  field.focus({ preventScroll: true });
  // One line takes no breaks: a number copied from a table carries one at its end.
  const text = await navigator.clipboard.readText().catch(() => undefined);
  if (text === undefined) document.execCommand('paste');
  else write(field, field instanceof HTMLInputElement ? text.replace(/[\r\n]+/g, ' ').trim() : text);
}

/** The window's own menu under the right button: cut, copy, paste, and nothing of a browser's. */
export function EditMenu() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked>();
  useEffect(() => {
    const ask = (event: MouseEvent) => {
      event.preventDefault();
      const field = writable(event.target);
      const marked = markedIn(field);
      setAsked(field || marked ? { x: event.clientX, y: event.clientY, field, marked } : undefined);
    };
    window.addEventListener('contextmenu', ask);
    return () => window.removeEventListener('contextmenu', ask);
  }, []);

  if (!asked) return null;
  const { x, y, field, marked } = asked;
  const does: Record<string, () => unknown> = {
    // What reached no clipboard would be gone with its own words.
    cut: () => copyText(marked).then((copied) => copied && field && write(field, '')),
    copy: () => copyText(marked),
    paste: () => field && paste(field),
    all: () => field?.select(),
  };
  const items: MenuProps['items'] = [
    { key: 'cut', label: t('shell:edit.cut'), extra: 'Ctrl+X', disabled: !field || marked === '' },
    { key: 'copy', label: t('shell:edit.copy'), extra: 'Ctrl+C', disabled: marked === '' },
    { key: 'paste', label: t('shell:edit.paste'), extra: 'Ctrl+V', disabled: !field },
    { key: 'all', label: t('shell:edit.all'), extra: 'Ctrl+A', disabled: !field },
  ];
  return (
    <Dropdown
      open
      trigger={['click']}
      onOpenChange={(open) => !open && setAsked(undefined)}
      menu={
        {
          items,
          // The field would lose its mark, and the cursor with it, before the press is over.
          onMouseDown: (event) => event.preventDefault(),
          onClick: ({ key }) => {
            setAsked(undefined);
            void does[key]?.();
          },
          'data-testid': 'edit-menu',
        } as MenuProps
      }
    >
      {/* A place without any size counts as hidden, and its menu stays out of sight. */}
      <span style={{ position: 'fixed', left: x, top: y, width: 1, height: 1 }} />
    </Dropdown>
  );
}
