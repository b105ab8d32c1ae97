import type { FollowUpPage } from '@bindings';
import { render, screen } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { forgetSession, keepSession } from '../../api/session';
import { CallVisit } from './CallVisit';

const page = (phone: string, total: number | null) =>
  ({
    follow_up: { waits_for: 3, closed_at: null },
    row: { customer_name: '张小芳', phone, plate: null, make: '', model: '', total, waits_for_number: 'TS1' },
    calls: [],
    survey: null,
    work_done: [],
    declined: [],
    advice: '',
    advisor_name: '林晓燕',
    technician_names: [],
  }) as unknown as FollowUpPage;

beforeEach(forgetSession);

function read(role: string, shown: FollowUpPage) {
  keepSession({ token: 't', person_id: 2, name: '', roles: [role] } as never);
  const { container, unmount } = render(
    <AntApp>
      <MemoryRouter>
        <CallVisit page={shown} />
      </MemoryRouter>
    </AntApp>,
  );
  const [text, leads] = [container.textContent, container.querySelector('a[href="/complaints/3"]') !== null];
  unmount();
  return { text, leads };
}

it('a phone that is missing is said to who would call it, and a total to who is told it', () => {
  const clerk = read('callback_clerk', page('', 55_200));
  expect(clerk.text).toContain('没有电话');
  expect(clerk.text).toContain('552.00');
  expect(clerk.leads).toBe(true);
  const technician = read('technician', page('', null));
  expect(technician.text).not.toContain('没有电话');
  expect(technician.text).not.toContain('金额');
  expect(technician.text).toContain('TS1');
  expect(technician.leads).toBe(false);
  expect(screen.queryByTestId('call-phone')).toBeNull();
});
