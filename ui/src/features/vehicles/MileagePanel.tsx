import type { VehiclePage } from '@bindings';
import { useTranslation } from 'react-i18next';
import { DayText } from '../../kit/DateTimeText';
import { Fact, Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Panel';
import { Stack } from '../../kit/Stack';
import { MileageCurve } from './MileageCurve';

/** How far the car was driven from visit to visit; of a single reading there is no curve. */
export function MileagePanel({ page }: { page: VehiclePage }) {
  const { t } = useTranslation();
  if (page.mileage.length < 2) return null;
  const doubtful = page.mileage.filter((point) => point.doubtful).length;
  return (
    <Panel title={t('vehicles:mileage')} padded testId="vehicle-mileage">
      <Stack gap={12}>
        <Facts gap="12px 20px">
          {page.km_a_month !== null && (
            <Fact label={t('history:pace')} testId="km-a-month">
              {t('words:km', { km: page.km_a_month })}
            </Fact>
          )}
          {page.service_expected_on !== null && (
            <Fact label={t('history:expected')} testId="service-expected">
              <DayText day={page.service_expected_on} />
            </Fact>
          )}
          {doubtful > 0 && (
            <Fact label={t('history:odd')}>{t('history:odd_readings', { readings: doubtful })}</Fact>
          )}
        </Facts>
        <MileageCurve points={page.mileage} />
      </Stack>
    </Panel>
  );
}
