// A store as far as a story needs it, by the commands the screens use.

import { line } from './visits.mjs';

/** @typedef {CommandRequest<'save_part'>} Part */

/** The field of a test id, whether the id stands at the input itself or at what holds it. */
export const field = (page, id) => page.locator(`input[data-testid="${id}"], textarea[data-testid="${id}"], [data-testid="${id}"] input`).first();

/** Chooses from a list of a form by the word it shows. */
export async function choose(page, id, word) {
  await page.getByTestId(id).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: word }).first().click();
}

/** Something asked in somebody else's name. */
export async function as(/** @type {Shop} */ shop, session, ask) {
  const seated = shop.session;
  shop.session = session;
  try {
    return await ask();
  } finally {
    shop.session = seated;
  }
}

/** A part stock is kept of, at 120.00. */
export const part = (/** @type {Asking} */ shop, code, name, /** @type {Partial<Part>} */ more = {}, /** @type {Partial<Part['stock']>} */ terms = {}) =>
  shop.rpc('save_part', {
    id: null, version: 0, code, name, brand: '', specification: '', unit: '个', grade: null, warranty: null, unit_price: 12_000, cost: 4_500, active: true,
    numbers: [], units: [],
    stock: {
      stocked: true, supplier_id: null, bin_id: null, minimum: 0, reorder_point: 0, maximum: 0, shelf_life_days: 0, abc: null, tax_rate: null, fits: [],
      picture: '', replaced_by: null, ...terms,
    },
    ...more,
  });

export const bin = (/** @type {Asking} */ shop, code, name, /** @type {CommandRequest<'save_bin'>['kind']} */ kind = 'shelf') =>
  shop.rpc('save_bin', { id: null, version: 0, code, name, kind, active: true });

/** What lay there when the store began. */
export const opened = (/** @type {Asking} */ shop, part_id, bin_id, pieces, unit_cost = 4_500, expires_on = null) =>
  shop.rpc('open_stock', { part_id, bin_id, quantity: pieces * 1000, unit_cost, batch_number: '', expires_on, note: '' });

export const supplier = (/** @type {Asking} */ shop, name, /** @type {Partial<CommandRequest<'save_supplier'>>} */ more = {}) =>
  shop.rpc('save_supplier', {
    id: null, version: 0, name, contact_name: '老周', supplier_phone: '13500135000', supplier_address: '', supplier_tax_number: '', bank: '', licence_number: '',
    licence_until: null, payment_days: 30, lead_days: 2, note: '', active: true, ...more,
  });

/** An order that was sent: so many pieces of a part at 45.00. */
export async function ordered(/** @type {Asking} */ shop, supplier_id, part_id, pieces, expected_on, line_id = null) {
  const { id, version } = await shop.rpc('save_purchase_order', {
    id: null, version: 0, supplier_id, expected_on, terms: '', note: '',
    lines: [{ id: null, part_id, bought: pieces * 1000, unit: '个', unit_factor: 1000, buying_price: 4_500, expected_on: null, line_id }],
  });
  return shop.rpc('send_purchase_order', { id, version, expected_on });
}

/** A line of the visit for so many pieces of a part. */
export async function takes(/** @type {Asking} */ shop, work_order_id, part_id, pieces, /** @type {Partial<import('./visits.mjs').Figures>} */ more = {}) {
  const { item } = await shop.rpc('get_part', { id: part_id });
  const figures = line('part', item.name, { code: item.code, unit: item.unit, quantity: pieces * 1000, ...more });
  const added = await shop.rpc('add_line', { work_order_id, figures, finding_id: null, walk_around_code: null, item: { part: part_id } });
  return added.line.id;
}

/** Work of an hour. */
export const works = (/** @type {Asking} */ shop, work_order_id, name) =>
  shop.rpc('add_line', { work_order_id, figures: line('labour', name, { hours: 100, unit: '工时' }), finding_id: null, walk_around_code: null });

/** The estimate goes out, and the customer says yes to all of it. */
export async function agrees(/** @type {Asking} */ shop, work_order_id, by_name) {
  await shop.rpc('issue_estimate', { work_order_id, version: (await shop.rpc('get_visit', { work_order_id })).order.version });
  const { lines } = await shop.rpc('get_visit', { work_order_id });
  await shop.rpc('record_answers', {
    work_order_id, by_name, means: 'phone', signature: null, paper: '',
    answers: lines.map((one) => ({ line_id: one.id, approved: true, amount: one.amount, reason: '' })),
  });
}

/** What there is of a part, in pieces. */
export const onHand = async (/** @type {Asking} */ shop, id) => (await shop.rpc('get_part', { id })).there.on_hand / 1000;
