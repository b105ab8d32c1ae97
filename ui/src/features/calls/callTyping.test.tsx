import { CALL_OUTCOMES, type FollowUpPage, type Refusal } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { switchLanguage } from '../../i18n/language';
import { CallSheet } from './CallSheet';

const page = (id: number) =>
  ({
    follow_up: { id, version: 1, closed_at: null, waits_for: null, outcome: null },
    row: { customer_name: '张小芳', phone: '', plate: null, make: '', model: '', work_order_number: 'GD1' },
    calls: [],
    open: true,
    outcomes: CALL_OUTCOMES.map((action) => ({ action, missing: null })),
    survey: null,
    work_done: [],
    declined: [],
    advice: '',
    advisor_name: '',
    technician_names: [],
    next_service_on: '2026-09-01',
    next_service_km: 76000,
    matter_owners: [{ category: 'price', owner_name: '郑店长', response_hours: 24 }],
    suggestion_owner: '林晓燕',
    call_back_times: [],
  }) as unknown as FollowUpPage;

const call = vi.fn(async (command: string, request: unknown) => {
  if (command === 'get_follow_up') return page((request as { id: number }).id);
  if (command === 'record_call') return { complaint_id: null };
  return null;
});
const recorded = () => call.mock.calls.filter(([name]) => name === 'record_call').map(([, ask]) => ask);

beforeEach(() => {
  forgetSession();
  localStorage.clear();
  keepSession({ token: 't', person_id: 2, name: '苏婷婷', roles: ['callback_clerk'] });
  call.mockClear();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

const recordedAt = { current: Number.NEGATIVE_INFINITY };

function show(id: number) {
  const sheet = (shown: number) => (
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>
          <CallSheet key={shown} id={shown} recordedAt={recordedAt} onStep={vi.fn()} onRecorded={vi.fn()} />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>
  );
  const { rerender } = render(sheet(id));
  return { next: (other: number) => rerender(sheet(other)) };
}

const note = () => screen.findByTestId<HTMLTextAreaElement>('call-note');
const pressed = (outcome: string) => screen.getByTestId(`outcome-${outcome}`).getAttribute('aria-pressed');
const type = (text: string) =>
  fireEvent.change(document.activeElement ?? document.body, { target: { value: text } });
const key = (name: string, more = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...more });

it.each([
  ['1', 'satisfied'],
  ['3', 'problem'],
  ['4', 'refused'],
  ['7', 'call_back'],
])(
  'after key %s the cursor stands in the note, and digits typed there change nothing',
  async (digit, outcome) => {
    show(1);
    const field = await note();
    key(digit);
    expect(document.activeElement).toBe(field);
    // Held, the key does not go on into the note.
    expect(key(digit, { repeat: true })).toBe(false);
    fireEvent.keyUp(field, { key: digit });
    expect(key('2')).toBe(true);
    type('2 次都没修好');
    expect(field.value).toBe('2 次都没修好');
    expect([pressed(outcome), pressed('suggestion')]).toEqual(['true', 'false']);
  },
);

it('keeps what was typed between two keys that come faster than the page is drawn', async () => {
  show(1);
  const field = await note();
  key('4');
  type('在开车');
  fireEvent.click(screen.getByTestId('outcome-refused'));
  expect(field.value).toBe('在开车');
});

it('Enter records with the note; while characters are composed it does not', async () => {
  show(1);
  await note();
  key('1');
  type('很好');
  key('Enter', { keyCode: 229 });
  key('Enter', { isComposing: true });
  expect(recorded()).toEqual([]);
  key('Enter');
  key('Enter');
  await waitFor(() => expect(recorded()).toMatchObject([{ id: 1, outcome: 'satisfied', note: '很好' }]));
});

it('a sheet left open over noon learns by itself that nobody reached may be put down again', async () => {
  recordedAt.current = Number.NEGATIVE_INFINITY;
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    shouldAdvanceTime: true,
  });
  const missing: Refusal = { code: 'same_half_day' };
  const morning = page(1);
  morning.outcomes = CALL_OUTCOMES.map((action) => ({
    action,
    missing: action === 'unreachable' ? missing : null,
  }));
  call.mockResolvedValueOnce(morning);
  show(1);
  await note();
  key('6');
  key('Enter');
  expect(recorded()).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(31_000));
  key('Enter');
  await waitFor(() => expect(recorded()).toMatchObject([{ id: 1, outcome: 'unreachable' }]));
});

it('a second Enter does not record the call that came up after the first', async () => {
  recordedAt.current = Number.NEGATIVE_INFINITY;
  localStorage.setItem(
    'workbay.draft.call/2',
    JSON.stringify({
      at: Date.now(),
      value: { outcome: 'refused', note: '', marks: {}, callBackAt: null, category: null },
    }),
  );
  const clock = vi.spyOn(performance, 'now').mockReturnValue(5_000);
  const { next } = show(1);
  await note();
  key('1');
  key('Enter');
  await waitFor(() => expect(recordedAt.current).toBe(5_000));
  next(2);
  await note();
  fireEvent.keyDown(document.body, { key: 'Enter' });
  fireEvent.keyDown(document.body, { key: 'F8' });
  expect(pressed('refused')).toBe('true');
  expect(recorded()).toHaveLength(1);
  // Somebody who means it presses once more.
  clock.mockReturnValue(6_000);
  fireEvent.keyDown(document.body, { key: 'Enter' });
  await waitFor(() => expect(recorded()).toHaveLength(2));
  clock.mockRestore();
});

it('Enter with something missing leads there, and the script says whose it will be', async () => {
  recordedAt.current = Number.NEGATIVE_INFINITY;
  show(1);
  await note();
  key('3');
  type('太贵');
  expect(screen.queryByTestId('call-owner')).toBeNull();
  key('Enter');
  expect(document.activeElement?.closest('[data-testid="call-category"]')).not.toBeNull();
  expect(recorded()).toEqual([]);
  fireEvent.click(screen.getByTestId('call-category-price'));
  expect(screen.getByTestId('call-owner').textContent).toContain('这件事由郑店长负责，规定 24 小时内答复您');
});

it.each([
  ['zh-CN', '谢谢您的认可！祝您用车愉快。下次保养建议：09-01 / 76,000 公里。'],
  ['zh-TW', '謝謝您的認可！祝您用車愉快。下次保養建議：09-01 / 76,000 公里。'],
  ['en', 'Thank you! Have a good drive.Your next service is due: 09-01 / 76,000 km.'],
] as const)(
  'the script says kilometres as they are spoken, and promises no reminder: %s',
  async (language, said) => {
    switchLanguage(language);
    show(1);
    await note();
    key('1');
    expect(screen.getByTestId('call-script').textContent).toBe(said);
  },
);

it('the script names who answers a suggestion', async () => {
  show(1);
  await note();
  fireEvent.click(screen.getByTestId('outcome-suggestion'));
  expect(screen.getByTestId('call-script').textContent).toContain('由林晓燕来看并写下处理意见');
});
