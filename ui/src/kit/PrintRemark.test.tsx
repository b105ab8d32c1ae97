import { render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Field } from './Field';
import { AskPaper, type OnPaper } from './PrintRemark';

const nothing: OnPaper = { stood_in_for: [], left_out: [] };
const thumb: OnPaper = { stood_in_for: [{ character: '👍', code: 'U+1F44D' }], left_out: [] };

function typed(text: string, answer: OnPaper | undefined) {
  const ask = vi.fn((asked: string) => (asked === '' ? undefined : answer));
  render(
    <AskPaper value={ask}>
      <Field label="姓名">
        <input value={text} readOnly />
      </Field>
    </AskPaper>,
  );
  return ask;
}

it('a field says which of its characters print otherwise, as the host told it', () => {
  const ask = typed('好评👍', thumb);
  expect(ask).toHaveBeenCalledWith('好评👍');
  expect(screen.getByTestId('print-remark').textContent).toContain('👍 (U+1F44D)');
});

it('what nobody can see is told by its code', () => {
  typed('张\u200b三', { stood_in_for: [], left_out: [{ character: '\u200b', code: 'U+200B' }] });
  expect(screen.getByTestId('print-remark').textContent).toContain('U+200B');
});

it('the host is not asked about everyday text, and a rare name it can print gets no remark', () => {
  expect(typed('张小芳 粤B·D12345', thumb)).toHaveBeenCalledWith('');
  expect(screen.queryByTestId('print-remark')).toBeNull();
  typed('𠮷野', nothing);
  expect(screen.queryByTestId('print-remark')).toBeNull();
});
