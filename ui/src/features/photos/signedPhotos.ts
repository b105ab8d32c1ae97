import type { PhotosSigned } from '@bindings';
import { useRead } from '../../api/read';

/**
 * For which photos a signature above or below them stands, as the host says. Nothing until it has said so: what is on a
 * paper is not known then, and nobody signs it.
 */
export function usePhotosSigned(workOrderId: number): PhotosSigned | undefined {
  return useRead('list_photos', { work_order_id: workOrderId }).data?.signed;
}
