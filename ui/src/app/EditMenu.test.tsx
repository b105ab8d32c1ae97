import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { EditMenu } from './EditMenu';

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(navigator, 'clipboard');
  Reflect.deleteProperty(document, 'execCommand');
});

it.each([true, false])(
  'what is cut leaves its field only once it is on the clipboard: %s',
  async (copies) => {
    const writeText = () => Promise.reject(new Error('not allowed'));
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    const asked: string[] = [];
    document.execCommand = (command) => {
      asked.push(command);
      return copies;
    };
    render(
      <>
        <input data-testid="field" defaultValue="前制动片" />
        <EditMenu />
      </>,
    );
    const field = screen.getByTestId<HTMLInputElement>('field');
    field.setSelectionRange(0, 4);
    fireEvent.contextMenu(field);
    fireEvent.click(await screen.findByText('剪切'));
    await vi.waitFor(() => expect(asked).toContain('copy'));
    if (copies) await vi.waitFor(() => expect(asked).toEqual(['copy', 'delete']));
    else {
      await Promise.resolve();
      await Promise.resolve();
      expect(asked).toEqual(['copy']);
    }
  },
);
