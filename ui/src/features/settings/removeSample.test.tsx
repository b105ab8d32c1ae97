import type { SampleRemoval } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { Refusal } from '../../api/errors';
import { installTransport, type Transport } from '../../api/transport';
import { type Language, switchLanguage } from '../../i18n/language';
import { SampleShop } from './SampleShop';

const used: SampleRemoval = {
  visits: 240,
  visits_worked_on: 7,
  bookings: 31,
  vehicles: 118,
  customers: 96,
  own_visits: 5,
  own_bookings: 2,
};
const untouched: SampleRemoval = { ...used, visits_worked_on: 0, own_visits: 0, own_bookings: 0 };

let answers: Record<string, unknown>;
const call = vi.fn(async (command: string) => {
  const answer = answers[command] ?? null;
  if (answer instanceof Error) throw answer;
  return answer;
});
const removals = () => call.mock.calls.filter(([command]) => command === 'remove_sample_shop').length;

beforeEach(() => {
  call.mockClear();
  answers = {
    shop_status: { ready: true, shop_name: '顺达汽修', has_sample: true, people: [] },
    sample_removal: used,
    remove_sample_shop: { id: 4, kind: 'remove_sample', state: 'running' },
  };
  installTransport({ place: 'window', call } as Partial<Transport> as Transport);
});

const said = () => screen.queryByTestId('sample-removal')?.textContent;
const confirming = () => screen.getByTestId<HTMLButtonElement>('confirm-remove-sample');

async function askToRemove() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <SampleShop />
      </AntApp>
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByTestId('action-remove_sample_shop'));
  await screen.findByTestId('sample-removal');
}

it.each<[Language, string[]]>([
  [
    'zh-CN',
    [
      '会去掉：240 张工单、31 个预约、118 辆车、96 位客户，连同它们的收款、回访和投诉，以及示例店铺的人员。',
      '其中 7 张工单装入以后有人接着做过，也会一起去掉。',
      '会留下：您自己在示例车辆上开的 5 张工单、2 个预约，连同这些车辆和车主。',
      '移除前先自动备份一次',
    ],
  ],
  [
    'zh-TW',
    [
      '會去掉：240 張工單、31 個預約、118 輛車、96 位客戶，連同它們的收款、回訪和投訴，以及範例店的人員。',
      '其中 7 張工單載入以後有人接著做過，也會一起去掉。',
      '會留下：您自己在範例車輛上開的 5 張工單、2 個預約，連同這些車輛和車主。',
      '移除前先自動備份一次',
    ],
  ],
  [
    'en',
    [
      'This goes: 240 work orders, 31 bookings, 118 vehicles and 96 customers',
      'Somebody went on working on 7 of these work orders since it was loaded; they go too.',
      'This stays: 5 work orders and 2 bookings that you made yourself',
      'A backup is made first.',
    ],
  ],
])(
  'it says what goes, what was worked on and what stays, before anything goes: %s',
  async (language, all) => {
    switchLanguage(language);
    await askToRemove();
    await waitFor(() => expect(said()).toContain(all[0]));
    for (const words of all) expect(said()).toContain(words);
    expect(removals()).toBe(0);
  },
);

it('of a sample shop nobody touched it says only what goes', async () => {
  answers.sample_removal = untouched;
  await askToRemove();
  await waitFor(() => expect(said()).toContain('会去掉：240 张工单'));
  expect(said()).not.toContain('有人接着做过');
  expect(said()).not.toContain('会留下');
});

it('one own booking is enough to be told of what stays', async () => {
  answers.sample_removal = { ...untouched, own_bookings: 1 };
  await askToRemove();
  await waitFor(() => expect(said()).toContain('开的 0 张工单、1 个预约'));
});

it('nothing goes before it is confirmed, nor when it is thought better of', async () => {
  await askToRemove();
  await waitFor(() => expect(confirming().disabled).toBe(false));
  expect(removals()).toBe(0);
  fireEvent.click(screen.getByTestId('keep-sample'));
  await waitFor(() => expect(said()).toBeUndefined());
  expect(removals()).toBe(0);

  fireEvent.click(screen.getByTestId('action-remove_sample_shop'));
  await waitFor(() => expect(confirming().disabled).toBe(false));
  fireEvent.click(confirming());
  await waitFor(() => expect(said()).toBeUndefined());
  expect(removals()).toBe(1);
});

it('it cannot be confirmed before it said what goes', async () => {
  const pending = new Promise(() => undefined);
  answers.sample_removal = pending;
  await askToRemove();
  expect(confirming().disabled).toBe(true);
  fireEvent.click(confirming());
  expect(removals()).toBe(0);
});

it('a removal that is refused says so where it was asked for', async () => {
  answers.remove_sample_shop = new Refusal('task_running');
  await askToRemove();
  await waitFor(() => expect(confirming().disabled).toBe(false));
  fireEvent.click(confirming());
  await waitFor(() => expect(said()).toBeUndefined());
  expect((await screen.findByRole('alert')).textContent).toContain('另一项耗时任务正在进行');
});
