// Documents of a customer: until when one holds is said in words, one goes with a reason and comes back by a press.
import type { RecordDocumentRow } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { RecordDocuments } from './RecordDocuments';

const policy: RecordDocumentRow = {
  id: 3,
  customer_id: 5,
  vehicle_id: null,
  document_kind: 'insurance_policy',
  note: '',
  valid_until: '2026-03-20',
  name: '保险单.pdf',
  hash: 'ab',
  bytes: 1024,
  is_picture: false,
  attached_by: 2,
  at: '2026-03-02T01:00:00Z',
  removed_at: null,
  removed_by: null,
  removed_reason: '',
  version: 1,
  attached_by_name: '张小芳',
  removed_by_name: '',
  due: 'soon',
  may_remove: true,
  may_put_back: false,
};
let documents: RecordDocumentRow[];
let mayAttach: boolean;
const call = vi.fn(async (command: string) =>
  command === 'list_record_documents' ? { documents, may_attach: mayAttach } : null,
);

beforeEach(() => {
  [documents, mayAttach] = [[policy], true];
  localStorage.clear();
  forgetSession();
  keepSession({ token: 't', person_id: 2, name: '张小芳', roles: ['advisor'] });
  call.mockClear();
  installTransport({ place: 'station', call } as unknown as Transport);
});

const draw = () =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>
        <RecordDocuments of={{ customer: 5 }} />
      </AntApp>
    </QueryClientProvider>,
  );
const sent = (command: string) => call.mock.calls.filter(([name]) => name === command);

it('says what it is, and that it ends soon', async () => {
  draw();
  const line = await screen.findByTestId('document-3');
  expect(line.textContent).toContain('保险单');
  expect(line.textContent).toContain('快到期');
});

it('one that was taken off is put back by a press', async () => {
  documents = [
    {
      ...policy,
      removed_at: '2026-03-02T02:00:00Z',
      removed_by_name: '张小芳',
      removed_reason: '重复',
      may_remove: false,
      may_put_back: true,
      version: 2,
    },
  ];
  draw();
  fireEvent.click(await screen.findByTestId('document-back-3'));
  await waitFor(() => expect(sent('put_back_record_document')).toHaveLength(1));
  expect((sent('put_back_record_document')[0] as unknown[])[1]).toEqual({ id: 3, version: 2 });
});

it('whoever may attach none and sees none is shown no panel', async () => {
  [documents, mayAttach] = [[], false];
  draw();
  await waitFor(() => expect(sent('list_record_documents')).toHaveLength(1));
  expect(screen.queryByTestId('record-documents')).toBeNull();
});
