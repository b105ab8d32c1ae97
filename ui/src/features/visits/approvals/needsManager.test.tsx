import { CONCESSION_CODES, GRANTED_PAYERS, PAYERS_OF } from '@bindings';
import { expect, it } from 'vitest';
import type { RefusalLike } from '../../../i18n/refusal';
import { needsManager } from './ApprovalBox';

it('what lies beyond the limit may be granted, anything else is only refused', () => {
  for (const code of CONCESSION_CODES) expect(needsManager({ code, params: {} } as RefusalLike)).toBe(true);
  expect(needsManager({ code: 'not_signed_in' } as RefusalLike)).toBe(false);
  expect(needsManager(undefined)).toBe(false);
});

it('work of the own house is nobody else’s to pay', () => {
  expect(PAYERS_OF.internal.every((payer) => GRANTED_PAYERS.includes(payer))).toBe(true);
  expect(PAYERS_OF.paid.some((payer) => GRANTED_PAYERS.includes(payer))).toBe(false);
});
