import type { Visit } from '@bindings';
import type { TFunction } from 'i18next';
import { sumTold } from '../../../i18n/amounts';
import type { SignedMatter } from '../../../kit/signed';
import { activeSheets, payerOf, signedCar } from '../visit/visit';

interface HandedBack {
  /** The reading when the car goes. */
  out: number | null;
  oldPartsShown: boolean;
  itemsReturned: boolean;
  /** What is told with it and stands on its papers: advice, and what is due next. */
  told: unknown;
}

/** What the customer accepts with the car: what it cost, and what came back with it. */
export function signedDelivery(
  t: TFunction,
  word: (kind: string, code: string) => string,
  visit: Visit,
  handed: HandedBack,
  signer: string,
): SignedMatter {
  const yesNo = (yes: boolean) => t(yes ? 'visits:yes' : 'visits:no');
  const belongings = visit.walk_around?.belongings.trim() ?? '';
  const sheets = activeSheets(visit);
  const sum = sumTold(sheets.map((sheet) => sheet.total));
  return {
    ...signedCar(visit),
    title: t('visits:handed.delivery'),
    signer: signer.trim(),
    beyond: handed.told,
    rows: [
      ...sheets.map((sheet) => ({
        text: t('visits:handed.sheet', { number: sheet.number }),
        says: payerOf(sheet, word),
        fen: sheet.total,
      })),
      ...(handed.out === null
        ? []
        : [{ text: t('visits:preparation.mileage_out'), says: t('words:km', { km: handed.out }) }]),
      { text: t('visits:delivery.old_parts'), says: word('old_parts', visit.order.old_parts) },
      { text: t('visits:delivery.old_parts_shown'), says: yesNo(handed.oldPartsShown) },
      ...(belongings === '' ? [] : [{ text: t('visits:delivery.belongings'), says: belongings }]),
      { text: t('visits:delivery.items_returned'), says: yesNo(handed.itemsReturned) },
    ],
    sum: sheets.length === 0 || sum === null ? undefined : { text: t('visits:handed.total'), fen: sum },
  };
}
