import type { BookingHit, DocumentHit } from '@bindings';
import type { Response } from '../api/call';
import { newVehiclePage, pageOf } from './registry';

export interface Choice {
  /** One thing, one row: two sheets of a visit open the same page. */
  key: string;
  group: string;
  page: string;
  title: string;
  detail?: string;
  plate?: string | null;
  plateColour?: string;
  /** The stage of a visit that is going on. */
  stage?: string | null;
  /** How a booking stands, and when the customer is expected. */
  booking?: { stage: string; startsAt: string };
}

type Draft = Omit<Choice, 'page'> & { page: string | undefined };

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** What lies behind a hit may be somebody else's to read: then that is opened which it stands on. */
export type MayOpen = (entity: string) => boolean;

const documentChoice = (hit: DocumentHit, mayOpen: MayOpen): Draft => ({
  key: `${hit.entity} ${hit.id}`,
  group: hit.entity,
  page:
    (mayOpen(hit.entity) ? pageOf(hit.entity, hit.id) : undefined) ??
    (hit.stands_on ? pageOf(hit.stands_on.entity, hit.stands_on.id) : undefined),
  title: hit.number,
  detail: hit.title,
});

const parts = (answer: Response<'search'>, whole: boolean): Draft[] =>
  answer.parts
    .filter((hit) => hit.whole === whole)
    .map((hit) => ({
      key: `part ${hit.id}`,
      group: 'part',
      page: pageOf('part', hit.id),
      title: joined(hit.code, hit.name),
      detail: joined(hit.brand, hit.specification),
    }));

/**
 * The answer of the host as rows to choose from, without those no page can open: the number that was typed, then what
 * goes on today (cars in the shop, who comes today), then the rest of the file.
 */
export function choicesOf(answer: Response<'search'> | undefined, mayOpen: MayOpen = () => true): Choice[] {
  if (!answer) return [];
  const found = answer.bookings;
  const vehicles: Draft[] = answer.vehicles.map((hit) => ({
    key: `vehicle ${hit.vehicle.id}`,
    group: 'vehicle',
    // Whoever types the plate of a car in the shop wants its visit.
    page: hit.open_work_order
      ? (pageOf('work_order', hit.open_work_order) ?? pageOf('vehicle', hit.vehicle.id))
      : pageOf('vehicle', hit.vehicle.id),
    plate: hit.vehicle.plate,
    plateColour: hit.vehicle.plate_colour,
    title: joined(hit.vehicle.make, hit.vehicle.model) || hit.vehicle.vin || '',
    detail: joined(hit.customer_name, hit.customer_phone),
    stage: hit.open_stage,
  }));
  const bookings = (group: string, wanted: (hit: BookingHit) => boolean): Draft[] =>
    found.filter(wanted).map((hit) => ({
      key: `appointment ${hit.id}`,
      group,
      page: pageOf('appointment', hit.id),
      plate: hit.plate,
      plateColour: hit.plate_colour,
      title: hit.whole ? hit.number : hit.contact_name,
      detail: joined(hit.whole ? hit.contact_name : hit.model, hit.contact_phone),
      booking: { stage: hit.stage, startsAt: hit.starts_at },
    }));
  const today = bookings('today', (hit) => hit.today && !hit.whole);
  const inShop = answer.vehicles[0]?.open_work_order !== null && answer.vehicles.length > 0;
  const choices: Draft[] = [
    ...answer.documents.filter((hit) => hit.whole).map((hit) => documentChoice(hit, mayOpen)),
    ...parts(answer, true),
    ...bookings('appointment', (hit) => hit.whole),
    // A car that is here is meant before one that is still to come today.
    ...(inShop ? vehicles : today),
    ...(inShop ? today : vehicles),
    ...bookings('coming', (hit) => hit.coming && !hit.today && !hit.whole),
    ...answer.customers.map((hit) => ({
      key: `customer ${hit.id}`,
      group: 'customer',
      page: pageOf('customer', hit.id),
      title: hit.name,
      detail: joined(
        hit.by_contact?.name ?? '',
        hit.by_contact?.phone ?? hit.phone,
        ...hit.plates.slice(0, 3),
      ),
    })),
    ...answer.documents.filter((hit) => !hit.whole).map((hit) => documentChoice(hit, mayOpen)),
    ...parts(answer, false),
    ...bookings('past_booking', (hit) => !hit.coming && !hit.whole),
  ];
  if (answer.unknown_plate) {
    const { plate } = answer.unknown_plate;
    choices.push({
      key: 'new_vehicle',
      group: 'new_vehicle',
      page: newVehiclePage(plate),
      title: plate,
    });
  }
  return choices.filter((choice): choice is Choice => choice.page !== undefined);
}
