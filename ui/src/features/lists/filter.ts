import {
  APPOINTMENT_STAGES,
  CALL_OUTCOMES,
  CHANNELS,
  COMPLAINT_CATEGORIES,
  COMPLAINT_STATES,
  CUSTOMER_KINDS,
  type ListFilter,
  PAYERS,
  PRICE_CLASSES,
  REPAIR_KINDS,
  SEVERITIES,
  SHEET_STATES,
  STAGES,
} from '@bindings';

/** A list that is narrowed by nothing. */
export const all: ListFilter = {
  from: null,
  to: null,
  text: '',
  stages: [],
  sheet_states: [],
  advisor_id: null,
  technician_id: null,
  payer: null,
  repair_kind: null,
  comeback: false,
  unpaid: false,
  late: false,
  booking_stages: [],
  channel: null,
  complaint_states: [],
  category: null,
  severity: null,
  owner_id: null,
  outcome: null,
  customer_kind: null,
  price_class: null,
  level: '',
  tag: '',
  marketing: false,
  due: false,
};

/** A day there is: of 31 February a list could not even be asked. */
const isDay = (typed: string): boolean => {
  const at = Date.parse(`${typed}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(typed)
  );
};
const one = <Code extends string>(codes: readonly Code[], typed: string | null): Code | null =>
  codes.find((code) => code === typed) ?? null;

/** What the address of the page narrows the list to: a page that is opened again, or sent on, shows the same. */
export function filterOf(query: URLSearchParams): ListFilter {
  const dayOf = (name: string) => {
    const typed = query.get(name) ?? '';
    return isDay(typed) ? typed : null;
  };
  const idOf = (name: string) => {
    const id = Number(query.get(name));
    return Number.isSafeInteger(id) && id > 0 ? id : null;
  };
  return {
    from: dayOf('from'),
    to: dayOf('to'),
    text: query.get('text') ?? '',
    stages: STAGES.filter((stage) => query.getAll('stage').includes(stage)),
    sheet_states: SHEET_STATES.filter((state) => query.getAll('state').includes(state)),
    advisor_id: idOf('advisor'),
    technician_id: idOf('technician'),
    payer: one(PAYERS, query.get('payer')),
    repair_kind: one(REPAIR_KINDS, query.get('kind')),
    comeback: query.has('comeback'),
    unpaid: query.has('unpaid'),
    late: query.has('late'),
    booking_stages: APPOINTMENT_STAGES.filter((stage) => query.getAll('booking').includes(stage)),
    channel: one(CHANNELS, query.get('channel')),
    complaint_states: COMPLAINT_STATES.filter((state) => query.getAll('complaint').includes(state)),
    category: one(COMPLAINT_CATEGORIES, query.get('category')),
    severity: one(SEVERITIES, query.get('severity')),
    owner_id: idOf('owner'),
    outcome: one(CALL_OUTCOMES, query.get('outcome')),
    customer_kind: one(CUSTOMER_KINDS, query.get('customer')),
    price_class: one(PRICE_CLASSES, query.get('prices')),
    level: query.get('level') ?? '',
    tag: query.get('tag') ?? '',
    marketing: query.has('marketing'),
    due: query.has('due'),
  };
}

/** The address of a list that is narrowed so; what narrows nothing does not stand in it. */
export function queryOf(filter: ListFilter): URLSearchParams {
  const query = new URLSearchParams();
  const put = (name: string, value: string | number | null) => {
    if (value !== null && value !== '') query.append(name, String(value));
  };
  put('from', filter.from);
  put('to', filter.to);
  put('text', filter.text);
  for (const stage of filter.stages) put('stage', stage);
  for (const state of filter.sheet_states) put('state', state);
  put('advisor', filter.advisor_id);
  put('technician', filter.technician_id);
  put('payer', filter.payer);
  put('kind', filter.repair_kind);
  if (filter.comeback) put('comeback', 1);
  if (filter.unpaid) put('unpaid', 1);
  if (filter.late) put('late', 1);
  for (const stage of filter.booking_stages) put('booking', stage);
  put('channel', filter.channel);
  for (const state of filter.complaint_states) put('complaint', state);
  put('category', filter.category);
  put('severity', filter.severity);
  put('owner', filter.owner_id);
  put('outcome', filter.outcome);
  put('customer', filter.customer_kind);
  put('prices', filter.price_class);
  put('level', filter.level);
  put('tag', filter.tag);
  if (filter.marketing) put('marketing', 1);
  if (filter.due) put('due', 1);
  return query;
}

/** Whether two lists are narrowed to the same, in whatever order their stages were chosen. */
export const isSame = (filter: ListFilter, other: ListFilter): boolean => {
  const plain = (one: ListFilter) => String(queryOf(filterOf(queryOf(one))));
  return plain(filter) === plain(other);
};
