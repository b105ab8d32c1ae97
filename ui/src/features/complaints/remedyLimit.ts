import type { Money, RemedyRequest } from '@bindings';
import { fenOf } from '../../i18n/amounts';

/** What is about to be promised, as it is typed. */
export interface Promised {
  remedy: string;
  cost: number;
}

/** The manager's yes was to these words at this price; cheaper is no less. */
export const isApproved = ({ remedy, cost }: Promised, request: RemedyRequest | null): boolean =>
  request?.state === 'approved' && request.remedy === remedy && cost <= fenOf(request.cost);

/** By how much it lies over what one may promise without a manager. */
export const overLimit = (promised: Promised, limit: Money, request: RemedyRequest | null): number =>
  limit === null || isApproved(promised, request) ? 0 : Math.max(0, promised.cost - limit);
