import type { Response } from '../api/call';
import { newVehiclePage, pageOf } from './registry';

export interface Choice {
  group: string;
  page: string;
  title: string;
  detail?: string;
  plate?: string | null;
  plateColour?: string;
  /** The stage of a visit that is going on. */
  stage?: string | null;
}

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** The answer of the host as rows to choose from, without those no page can open. */
export function choicesOf(answer: Response<'search'> | undefined): Choice[] {
  if (!answer) return [];
  const choices: (Omit<Choice, 'page'> & { page: string | undefined })[] = [
    ...answer.vehicles.map((hit) => ({
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
    })),
    ...answer.customers.map((hit) => ({
      group: 'customer',
      page: pageOf('customer', hit.id),
      title: hit.name,
      detail: joined(hit.phone, ...hit.plates.slice(0, 3)),
    })),
    ...answer.documents.map((hit) => ({
      group: hit.entity,
      page:
        pageOf(hit.entity, hit.id) ??
        (hit.work_order_id ? pageOf('work_order', hit.work_order_id) : undefined),
      title: hit.number,
      detail: hit.title,
    })),
  ];
  if (answer.unknown_plate) {
    const { plate } = answer.unknown_plate;
    choices.push({ group: 'new_vehicle', page: newVehiclePage(plate), title: plate });
  }
  return choices.filter((choice): choice is Choice => choice.page !== undefined);
}
