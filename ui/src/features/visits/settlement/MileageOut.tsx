import type { Visit } from '@bindings';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { fieldOf, type RefusalLike, refusalWords } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { CountInput } from '../../../kit/CountInput';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { isYours } from '../visit/visit';

/** What the host says of this field stands at the field. */
export const isAboutMileage = (refusal: RefusalLike | undefined): boolean =>
  refusal?.code === 'mileage_out_below_in' || fieldOf(refusal) === 'mileage_out_km';

interface MileageOutProps {
  visit: Visit;
  refusal: RefusalLike | undefined;
  /** As it stands in the field, kept or not. */
  km: number | null;
  onType: (km: number | null) => void;
  onRead: (km: number | null, replaced: boolean) => unknown;
}

/** What stands on the clock as the car leaves the workshop: the warranty runs from there. */
export function MileageOut({ visit, refusal, km, onType, onRead }: MileageOutProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { order } = visit;
  const label = t('visits:preparation.mileage_out');
  const yours = isYours(visit, 'edit_preparation');
  if (!yours)
    return (
      <Field small label={label}>
        <strong>{order.mileage_out_km === null ? '–' : t('words:km', { km: order.mileage_out_km })}</strong>
      </Field>
    );
  const keep = (replaced = order.instrument_replaced) => {
    if (km !== null && (km !== order.mileage_out_km || replaced !== order.instrument_replaced))
      onRead(km, replaced);
  };
  const refused = isAboutMileage(refusal) && refusal ? refusalWords(t, refusal) : undefined;
  const lower = km !== null && order.mileage_km !== null && km < order.mileage_km;
  return (
    <Group columns={3}>
      <Field
        small
        label={label}
        names={['mileage_out_km']}
        hint={
          order.mileage_km === null ? undefined : t('visits:preparation.mileage_in', { km: order.mileage_km })
        }
        warn={refused ?? (word('mileage_warning', visit.mileage_out_warning) || undefined)}
      >
        <CountInput
          value={km}
          onChange={onType}
          label={label}
          suffix={t('words:km_unit')}
          size="large"
          testId="mileage-out"
          onLeave={() => keep()}
        />
      </Field>
      {(lower || order.instrument_replaced) && (
        <Checkbox
          checked={order.instrument_replaced}
          data-testid="instrument-replaced"
          onChange={(event) => keep(event.target.checked)}
        >
          {t('visits:preparation.replaced')}
        </Checkbox>
      )}
    </Group>
  );
}
