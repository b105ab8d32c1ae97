import type { Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { App as AntApp } from 'antd';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../api/session';
import { installTransport, type Session, type Transport } from '../api/transport';
import { About } from '../features/settings/About';
import { CheckInClash } from '../features/visits/checkIn/CheckInClash';
import type { CheckInFields } from '../features/visits/checkIn/fields';
import { Changes } from '../features/visits/history/Changes';
import { switchLanguage } from '../i18n/language';
import type { RecordForm } from '../kit/recordForm';
import { TopBar } from './TopBar';

// The host calls a station by this code as long as nobody there has given it a name.
const unnamed = 'browser';
const session: Session = { token: 't', person_id: 2, name: '张小芳', roles: ['advisor'], station: unnamed };

const change = {
  id: 1,
  at: '2026-03-02T01:30:00Z',
  person_name: '林晓燕',
  station: unnamed,
  command: 'save_check_in',
  entity: 'work_order',
  entity_id: 72,
  changed: [{ field: 'symptom', before: '异响', after: '刹车异响' }],
};
const answers: Record<string, unknown> = {
  visit_changes: { rows: [change] },
  shop_status: { ready: true, shop_name: '顺达汽修', people: [], program_version: '0.1.0' },
};
const clash = {
  value: { symptom: '刹车响' },
  theirs: { symptom: '刹车异响' },
  clashes: ['symptom'],
  answer: vi.fn(),
} as unknown as RecordForm<CheckInFields>;

beforeEach(() => {
  forgetSession();
  keepSession(session);
  const call = async (command: string) => answers[command] ?? null;
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

// Each place where a station's name is read, and how the name stands there.
const places: [string, ReactNode, (name: string) => RegExp][] = [
  [
    'the head of every page',
    <TopBar key="head" session={session} connection="connected" onKeys={vi.fn()} />,
    (name) => new RegExp(`^${name}$`),
  ],
  [
    'the changes of a visit',
    <Changes key="changes" visit={{ order: { id: 72 } } as Visit} />,
    (name) => new RegExp(`^林晓燕 · ${name}$`),
  ],
  [
    'two at the same check-in',
    <CheckInClash key="clash" workOrderId={72} form={clash} />,
    (name) => new RegExp(`林晓燕(（| \\()${name}[）)]`),
  ],
  ['what the program says of itself', <About key="about" />, (name) => new RegExp(`^${name}$`)],
];
const languages = [
  ['zh-CN', '浏览器'],
  ['zh-TW', '瀏覽器'],
  ['en', 'Browser'],
] as const;

it.each(
  places.flatMap(([place, page, standing]) =>
    languages.map(
      ([language, words]) => [place, language, page, standing(words), standing(unnamed)] as const,
    ),
  ),
)('a station nobody named is a browser in words: %s, %s', async (_, language, page, inWords, asCode) => {
  switchLanguage(language);
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>{page}</MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  expect(await screen.findByText(inWords)).toBeTruthy();
  expect(screen.queryByText(asCode)).toBeNull();
});
