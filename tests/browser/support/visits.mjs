// Visits as far as a story needs them, by the commands the screens use.

/** @typedef {CommandRequest<'add_line'>['figures']} Figures */

/** A customer with a car. */
export async function owner(/** @type {Asking} */ shop, name, plate, phone = '13800138000') {
  const { customer } = await shop.rpc('save_customer', {
    id: null, version: 0, name, phone, kind: 'private', contact_name: '', contact_phone: '', address: '', note: '', refuses_messages: false,
  });
  const { vehicle } = await shop.rpc('save_vehicle', {
    id: null, version: 0, customer_id: customer.id, plate, plate_colour: 'blue', vin: '', engine_no: '', make: '大众', model: '朗逸',
    colour: '', registered_on: null, inspection_due: null, insurance_due: null, insurer: '', note: '',
  });
  return { customer, vehicle };
}

/** A car that is checked in, and nothing written for it yet. */
export async function checkedIn(/** @type {Asking} */ shop, { customer, vehicle }, symptom) {
  const { work_order_id } = await shop.rpc('walk_in', {
    vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom, second_visit: false,
  });
  const { order } = await shop.rpc('get_visit', { work_order_id });
  await shop.rpc('save_check_in', {
    work_order_id, version: order.version, repair_kind: 'repair', symptom, brought_by_name: customer.name, brought_by_phone: '', arrival: 'driven_in',
    mileage_km: 30_000, fuel_percent: 50, old_parts: 'take', wash_wanted: false, test_drive_allowed: true, promised_at: null, bay_id: null, warning_lights: [],
    marks: [], belongings: '', valuables_reminded: true, items: [{ code: 'lights', result: 'fine', note: '', quoted: false, quoted_by: null }],
  });
  await shop.rpc('confirm_check_in', { work_order_id, version: null, confirmed_by: customer.name, means: 'on_paper', signature: null, photos: '' });
  return work_order_id;
}

/** A visit whose labour lines wait for the customer's answer. */
export async function offered(/** @type {Asking} */ shop, car, names) {
  const work_order_id = await checkedIn(shop, car, '异响');
  const visit = () => shop.rpc('get_visit', { work_order_id });
  for (const name of names) {
    await shop.rpc('add_line', {
      work_order_id, finding_id: null, walk_around_code: null, approval: null, figures: line('labour', name, { hours: 100, unit: '' }),
    });
  }
  await shop.rpc('issue_estimate', { work_order_id, version: (await visit()).order.version });
  return { work_order_id, visit };
}

/** The customer says yes to all of it. */
export async function approved(/** @type {Asking} */ shop, car, names) {
  const begun = await offered(shop, car, names);
  const { lines } = await begun.visit();
  await shop.rpc('record_answers', {
    work_order_id: begun.work_order_id, by_name: car.customer.name, means: 'phone', signature: null, paper: '',
    answers: lines.map((line) => ({ line_id: line.id, approved: true, amount: line.amount, reason: '' })),
  });
  return begun;
}

/**
 * A line as the form sends it: one piece, or so many hours, of 120.00.
 *
 * @param {Figures['kind']} kind
 * @param {string} name
 * @param {Partial<Figures>} [more]
 * @returns {Figures}
 */
export const line = (kind, name, more) => ({
  kind, category: 'paid', payer: 'customer', payer_name: '', claim_number: '', code: '', name, brand: '', specification: '', unit: '个',
  quantity: 1000, hours: 0, unit_price: 12_000, discount_rate: 0, discount: 0, tax_rate: 1300, cost: 0, origin: 'stock', price_basis: 'tax_included',
  grade: null, warranty: null, ...more,
});

/** The car of 曾小芳, its lines agreed on by phone; what `wishes` names was told at the check-in. */
export async function agreed(/** @type {Asking} */ shop, symptom, /** @type {Figures[]} */ figures, /** @type {Partial<CommandRequest<'save_check_in'>>} */ wishes = {}) {
  const { customer, vehicle } = await owner(shop, '曾小芳', '粤B54321', '13926451234');
  const { work_order_id } = await shop.rpc('walk_in', {
    vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom, second_visit: false,
  });
  const about = { work_order_id };
  const visit = () => shop.rpc('get_visit', about);
  await shop.rpc('save_check_in', {
    ...about, version: (await visit()).order.version, repair_kind: 'repair', symptom, brought_by_name: customer.name, brought_by_phone: customer.phone,
    arrival: 'driven_in', mileage_km: 30_000, fuel_percent: 60, old_parts: 'take', wash_wanted: true, test_drive_allowed: true, promised_at: null, bay_id: null,
    warning_lights: [], marks: [], items: [{ code: 'lights', result: 'fine', note: '', quoted: false, quoted_by: null }], belongings: '', valuables_reminded: true,
    ...wishes,
  });
  await shop.rpc('confirm_check_in', { ...about, version: null, confirmed_by: customer.name, means: 'on_paper', signature: null, photos: '' });
  for (const one of figures) await shop.rpc('add_line', { ...about, figures: one, finding_id: null, walk_around_code: null, approval: null });
  await shop.rpc('issue_estimate', { ...about, version: (await visit()).order.version });
  const answers = (await visit()).lines.map((one) => ({ line_id: one.id, approved: true, amount: one.amount, reason: '' }));
  await shop.rpc('record_answers', { ...about, by_name: customer.name, means: 'phone', signature: null, paper: '', answers });
  return { about, visit, customer, vehicle };
}
