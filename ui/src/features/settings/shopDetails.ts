import { type ComplaintOwners, type Prefixes, type Settings, type ShopDetails, TAXED_APART } from '@bindings';
import { whole } from '../../kit/whole';

/** The shop's head and settings side by side, so that each field can be asked about alone. */
export type ShopFields = Pick<ShopDetails, 'name' | 'phone' | 'address' | 'licence' | 'bank'> &
  Omit<
    Settings,
    | 'papers'
    | 'prefixes'
    | 'opens_at_minute'
    | 'closes_at_minute'
    | 'closed_weekdays'
    | 'calendar'
    | 'complaint_owners'
    | 'stored_offers'
    | 'customer_levels'
    | 'warranty'
    | 'taxed_apart'
    | 'service_interval'
    | 'stock'
  > & {
    service_months: number;
    service_km: number;
    opens: string;
    closes: string;
    /** The days of rest, Monday 1 to Sunday 7, as one text: "67". */
    closed_weekdays: string;
  } & { [Kind in keyof Prefixes as `prefix_${Kind}`]: string } & {
    /** None is taxed as the others are. */
    [Kind in TaxedApart as `tax_${Kind}`]: number | null;
  } & OwnerFields;

type TaxedApart = (typeof TAXED_APART)[number];

/** Who answers for which matter. */
type OwnerFields = { [Matter in keyof ComplaintOwners as `owner_${Matter}`]: number | null };

export const matters = whole<keyof ComplaintOwners>()([
  'repair_quality',
  'parts_quality',
  'attitude',
  'price',
  'delay',
  'other',
  'suggestions',
  'rest',
]);

/** 510 → "08:30" */
export function clockOf(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** "8:30", "0830", "８：３０", "18" → minutes of the day. */
export function minuteOf(text: string): number | undefined {
  const typed = text.trim().replace(/[０-９：]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(typed);
  if (!found) return undefined;
  const minute = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return Number(found[2] ?? 0) < 60 && minute <= 24 * 60 ? minute : undefined;
}

export function fieldsOf(details: ShopDetails): ShopFields {
  const {
    prefixes,
    papers: _papers,
    complaint_owners: owners,
    opens_at_minute: opens,
    closes_at_minute: closes,
    closed_weekdays: closed,
    // Set where the book is.
    calendar: _calendar,
    // Asked about in a list of their own.
    stored_offers: _offers,
    customer_levels: _levels,
    warranty: _warranty,
    taxed_apart: apart,
    service_interval: interval,
    // Typed on a page of its own.
    stock: _stock,
    ...settings
  } = details.settings;
  const { name, phone, address, licence, bank } = details;
  const tax = (kind: TaxedApart) => apart.find((own) => own.kind === kind)?.rate ?? null;
  return {
    name,
    phone,
    address,
    licence,
    bank,
    ...settings,
    service_months: interval.months,
    service_km: interval.km,
    tax_diagnosis: tax('diagnosis'),
    tax_testing: tax('testing'),
    tax_machining: tax('machining'),
    tax_towing: tax('towing'),
    tax_outside_work: tax('outside_work'),
    opens: clockOf(opens),
    closes: clockOf(closes),
    closed_weekdays: [...closed].sort().join(''),
    prefix_booking: prefixes.booking,
    prefix_work_order: prefixes.work_order,
    prefix_estimate: prefixes.estimate,
    prefix_settlement: prefixes.settlement,
    prefix_receipt: prefixes.receipt,
    prefix_complaint: prefixes.complaint,
    prefix_shift: prefixes.shift,
    prefix_service_contract: prefixes.service_contract,
    prefix_account_statement: prefixes.account_statement,
    prefix_contract: prefixes.contract,
    prefix_certificate: prefixes.certificate,
    prefix_voucher: prefixes.voucher,
    prefix_purchase_order: prefixes.purchase_order,
    prefix_goods_receipt: prefixes.goods_receipt,
    prefix_supplier_return: prefixes.supplier_return,
    prefix_stock_count: prefixes.stock_count,
    prefix_counter_sale: prefixes.counter_sale,
    prefix_loan: prefixes.loan,
    prefix_claim: prefixes.claim,
    owner_repair_quality: owners.repair_quality,
    owner_parts_quality: owners.parts_quality,
    owner_attitude: owners.attitude,
    owner_price: owners.price,
    owner_delay: owners.delay,
    owner_other: owners.other,
    owner_suggestions: owners.suggestions,
    owner_rest: owners.rest,
  };
}

export type ShopLack = 'name' | 'opens' | 'closes' | 'hours';

export function shopLacks(fields: ShopFields): ShopLack[] {
  const lacks: ShopLack[] = [];
  const [opens, closes] = [minuteOf(fields.opens), minuteOf(fields.closes)];
  if (fields.name.trim() === '') lacks.push('name');
  if (opens === undefined) lacks.push('opens');
  if (closes === undefined) lacks.push('closes');
  if (opens !== undefined && closes !== undefined && opens >= closes) lacks.push('hours');
  return lacks;
}

/** What is saved; `undefined` while something lacks. */
export function detailsOf(fields: ShopFields, before: ShopDetails): ShopDetails | undefined {
  const [opens, closes] = [minuteOf(fields.opens), minuteOf(fields.closes)];
  if (opens === undefined || closes === undefined || shopLacks(fields).length > 0) return undefined;
  return {
    id: before.id,
    version: before.version,
    name: fields.name.trim(),
    phone: fields.phone.trim(),
    address: fields.address.trim(),
    licence: fields.licence.trim(),
    bank: fields.bank.trim(),
    settings: {
      ...before.settings,
      zone: fields.zone,
      hour_rate: fields.hour_rate,
      price_basis: fields.price_basis,
      labour_tax: fields.labour_tax,
      part_tax: fields.part_tax,
      other_tax: fields.other_tax,
      taxed_apart: TAXED_APART.flatMap((kind) => {
        const rate = fields[`tax_${kind}`];
        return rate === null ? [] : [{ kind, rate }];
      }),
      service_interval: { months: fields.service_months, km: fields.service_km },
      overrun_limit: fields.overrun_limit,
      spoken_limit: fields.spoken_limit,
      discount_limit: fields.discount_limit,
      inspector_may_have_repaired: fields.inspector_may_have_repaired,
      release_when_given: fields.release_when_given,
      last_look: fields.last_look,
      no_show_minutes: fields.no_show_minutes,
      follow_up_days: fields.follow_up_days,
      follow_up_days_safety: fields.follow_up_days_safety,
      second_call_days: fields.second_call_days,
      suggestion_days: fields.suggestion_days,
      outside_days: fields.outside_days,
      taking_back_days: fields.taking_back_days,
      account_term_days: fields.account_term_days,
      prepaid_invoicing: fields.prepaid_invoicing,
      shifts_required: fields.shifts_required,
      remedy_limit: fields.remedy_limit,
      complaint_owners: {
        repair_quality: fields.owner_repair_quality,
        parts_quality: fields.owner_parts_quality,
        attitude: fields.owner_attitude,
        price: fields.owner_price,
        delay: fields.owner_delay,
        other: fields.owner_other,
        suggestions: fields.owner_suggestions,
        rest: fields.owner_rest,
      },
      opens_at_minute: opens,
      closes_at_minute: closes,
      closed_weekdays: Array.from(fields.closed_weekdays, Number),
      prefixes: {
        booking: fields.prefix_booking,
        work_order: fields.prefix_work_order,
        estimate: fields.prefix_estimate,
        settlement: fields.prefix_settlement,
        receipt: fields.prefix_receipt,
        complaint: fields.prefix_complaint,
        shift: fields.prefix_shift,
        service_contract: fields.prefix_service_contract,
        account_statement: fields.prefix_account_statement,
        contract: fields.prefix_contract,
        certificate: fields.prefix_certificate,
        voucher: fields.prefix_voucher,
        purchase_order: fields.prefix_purchase_order,
        goods_receipt: fields.prefix_goods_receipt,
        supplier_return: fields.prefix_supplier_return,
        stock_count: fields.prefix_stock_count,
        counter_sale: fields.prefix_counter_sale,
        loan: fields.prefix_loan,
        claim: fields.prefix_claim,
      },
    },
  };
}

/** "UTC+08:00" */
export function zoneName(minutes: number): string {
  return `UTC${minutes < 0 ? '−' : '+'}${clockOf(Math.abs(minutes))}`;
}

/** Every half hour from the Line Islands' far side on; the three quarter-hour zones with them. */
export const zones: readonly number[] = [
  ...Array.from({ length: 53 }, (_, step) => -720 + step * 30),
  345,
  525,
  765,
].sort((one, other) => one - other);
