import { expect, it } from 'vitest';
import { whole } from './call';

it('half an emoji, as a text cut short leaves it, still reaches the host as text', () => {
  const cut = '好评👍'.slice(0, 3);
  expect(whole({ name: cut, lines: [{ note: cut }], count: 2, none: null })).toEqual({
    name: '好评\ufffd',
    lines: [{ note: '好评\ufffd' }],
    count: 2,
    none: null,
  });
  expect(whole({ name: '好评👍𪚥' })).toEqual({ name: '好评👍𪚥' });
});
