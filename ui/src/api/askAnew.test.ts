import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { askAnew } from './askAnew';

/** A host whose answers come when they are let go; each says what was true when it was asked. */
function slowHost() {
  let now = 'before';
  const waiting: (() => void)[] = [];
  return {
    becomes: (then: string) => {
      now = then;
    },
    asked: () => waiting.length,
    answersFirst: () => waiting.shift()?.(),
    ask: () => {
      const seen = now;
      return new Promise<string>((answer) => waiting.push(() => answer(seen)));
    },
  };
}

const queries = () =>
  new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } });
const settled = () => new Promise((done) => setTimeout(done));

it('a change heard while the first answer is on its way is asked about once more', async () => {
  const client = queries();
  const host = slowHost();
  const seen: (string | undefined)[] = [];
  const observer = new QueryObserver(client, {
    queryKey: ['get_visit', { work_order_id: 2 }],
    queryFn: host.ask,
  });
  const stop = observer.subscribe(({ data }) => seen.push(data));
  host.becomes('after');
  const shown = askAnew(client);
  await settled();
  expect(host.asked(), 'nothing is asked twice at a time').toBe(1);
  host.answersFirst();
  await settled();
  expect(host.asked(), 'asked again').toBe(1);
  host.answersFirst();
  await shown;
  expect(observer.getCurrentResult().data).toBe('after');
  stop();
});

it('what was asked ahead and is shown by nobody is asked when somebody looks', async () => {
  const client = queries();
  const host = slowHost();
  const ahead = client.fetchQuery({ queryKey: ['cashier_home', {}], queryFn: host.ask });
  host.becomes('after');
  const over = askAnew(client);
  host.answersFirst();
  expect(await ahead).toBe('before');
  await over;
  expect(host.asked(), 'nobody looks').toBe(0);
  const observer = new QueryObserver(client, { queryKey: ['cashier_home', {}], queryFn: host.ask });
  const stop = observer.subscribe(() => undefined);
  expect(host.asked()).toBe(1);
  host.answersFirst();
  await settled();
  expect(observer.getCurrentResult().data).toBe('after');
  stop();
});

it('what was answered already is asked once, and only what it is about', async () => {
  const client = queries();
  const host = slowHost();
  const of = (name: string) => new QueryObserver(client, { queryKey: [name], queryFn: host.ask });
  const observers = [of('get_visit'), of('get_shop')];
  const stops = observers.map((one) => one.subscribe(() => undefined));
  host.answersFirst();
  host.answersFirst();
  await settled();
  host.becomes('after');
  const over = askAnew(client, ({ queryKey }) => queryKey[0] === 'get_visit');
  expect(host.asked()).toBe(1);
  host.answersFirst();
  await over;
  expect(observers.map((one) => one.getCurrentResult().data)).toEqual(['after', 'before']);
  for (const stop of stops) stop();
});
