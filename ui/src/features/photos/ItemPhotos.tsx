import { useMemo } from 'react';
import { useRead } from '../../api/read';
import { useItemWord } from './itemWords';
import { PartPhotos } from './PartPhotos';
import type { CarOfPhotos } from './photos';

interface ItemPhotosProps {
  workOrderId: number;
  car: CarOfPhotos;
  /** The code of an item of the walk-around. */
  item: string;
  /** They are only looked at here. */
  fixed?: boolean;
}

/** The codes of the items that were photographed. */
export function usePhotographedItems(workOrderId: number): ReadonlySet<string> {
  const { data } = useRead('list_photos', { work_order_id: workOrderId });
  return useMemo(() => new Set(data?.photos.map(({ item }) => item).filter(Boolean)), [data]);
}

/** The photos of one item of the walk-around. */
export function ItemPhotos({ workOrderId, car, item, fixed = false }: ItemPhotosProps) {
  const itemWord = useItemWord();
  return <PartPhotos workOrderId={workOrderId} car={car} of={{ item }} name={itemWord(item)} fixed={fixed} />;
}
