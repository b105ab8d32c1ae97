import type { Visit } from '@bindings';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import { switchLanguage } from '../../../i18n/language';
import { NoticeList } from './NoticeList';

const visit = {
  order: { id: 72, stage: 'in_repair' },
  notices: {
    open_visits: [],
    declined: [],
    declined_findings: [],
    under_warranty: [],
    complaints: [],
    unpaid: null,
    note: '',
    service_overdue: true,
    service_due_on: '2026-02-01',
    service_due_km: 76000,
  },
} as unknown as Visit;

it.each([
  ['zh-CN', '保养已到期：02-01 或 76,000 公里'],
  ['zh-TW', '保養已到期：02-01 或 76,000 公里'],
  ['en', 'Service is overdue: 02-01 or 76,000 km'],
] as const)('a service that is overdue is read like every other mileage: %s', (language, said) => {
  switchLanguage(language);
  render(
    <MemoryRouter>
      <NoticeList visit={visit} />
    </MemoryRouter>,
  );
  expect(screen.getByTestId('notices').textContent).toBe(said);
});
