// What stands at a line of a claim: why the maker pays it, with what shows that, or the way to judge it.
import type { ClaimLine, ClaimPage, PhotoRow } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { ClaimedName } from './ClaimedName';

const photo = (id: number) =>
  ({
    id,
    kind: 'part',
    item: '',
    caption: `照片 ${id}`,
    hash: `${id}`,
    small_hash: `${id}`,
    width: 400,
    height: 300,
    quarter_turns: 0,
    marks: [],
    at: '2026-03-02T01:00:00Z',
    taken_by_name: '林顾问',
    may_change: false,
    evidence_of: '水泵',
    removed_at: null,
  }) as unknown as PhotoRow;

const line = { id: 1, line_id: 2, name: '水泵' } as ClaimLine;
const judged = (photos: number[]) => ({
  line_id: 2,
  earlier_number: null,
  judgement: { reason: '水泵内部泄漏', evidence: '打压掉压', photos },
});
const page = (more: object) =>
  ({
    claim: { work_order_id: 7 },
    sheet: { plate: '粤B54321', plate_colour: 'blue' },
    judged: [],
    unjudged: [],
    ...more,
  }) as unknown as ClaimPage;

beforeEach(() => {
  URL.createObjectURL = () => 'blob:here';
  URL.revokeObjectURL = () => undefined;
  installTransport({
    place: 'station',
    call: () => Promise.resolve({ photos: [photo(31), photo(32), photo(33)], may_take: [] }),
    photo: () => Promise.resolve(new Blob(['jpeg'])),
    onConnection: () => () => undefined,
  } as unknown as Transport);
  keepSession({ token: 'one', person_id: 4, name: '配件员', roles: ['parts_keeper'] });
});

function draw(of: ClaimPage) {
  const onJudge = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <ClaimedName page={of} line={line} onJudge={onJudge} />
      </AntApp>
    </QueryClientProvider>,
  );
  return onJudge;
}

it('the photos by which it was judged stand there small, those alone, and open large', async () => {
  draw(page({ judged: [judged([31, 33])] }));
  const shown = await screen.findByTestId('claimed-evidence-2');
  const tiles = within(shown).getAllByTestId(/^photo-\d+$/);
  expect(tiles.map((tile) => tile.dataset.testid)).toEqual(['photo-31', 'photo-33']);
  expect(screen.getByTestId('claimed-judged-2').textContent).toContain('水泵内部泄漏 · 打压掉压');
  fireEvent.click(screen.getByTestId('photo-33'));
  expect((await screen.findByTestId('photo-view')).dataset.photo).toBe('33');
  expect(screen.getByTestId('photo-evidence').textContent).toContain('水泵');
});

it('what nobody judged says so and leads to where it is judged', () => {
  const onJudge = draw(page({ unjudged: [2] }));
  expect(screen.getByTestId('claimed-unjudged-2')).toBeTruthy();
  expect(screen.queryByTestId('claimed-judged-2')).toBeNull();
  fireEvent.click(screen.getByTestId('judge-claimed-2'));
  expect(onJudge).toHaveBeenCalledOnce();
});
