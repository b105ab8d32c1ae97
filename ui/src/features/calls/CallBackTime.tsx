import { Button } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { hostNow } from '../../i18n/hostTime';
import { formatInstant, inShop, toInstant } from '../../i18n/time';
import { DatePicker } from '../../kit/DatePicker';
import { Row } from '../../kit/Row';

interface CallBackTimeProps {
  /** What the host offers: times at which somebody is there to call. */
  offered: readonly string[];
  value: string | null;
  onChange: (value: string | null) => void;
}

/** When the customer asked to be called: the usual hours are one press, any other is picked. */
export function CallBackTime({ offered, value, onChange }: CallBackTimeProps) {
  const { t } = useTranslation();
  return (
    <Row wrap gap={8} data-lack="call_back_at call_back_past">
      <span>{t('calls:call_back_at')}</span>
      {offered
        // The sheet may have stood open for an hour.
        .filter((at) => Date.parse(at) > hostNow())
        .map((at) => (
          <Button
            key={at}
            type={value && Date.parse(value) === Date.parse(at) ? 'primary' : 'default'}
            data-testid={`call-back-${inShop(at).format('YYYY-MM-DDTHH:mm')}`}
            onClick={() => onChange(at)}
          >
            {formatInstant(t, at, true)}
          </Button>
        ))}
      <DatePicker
        showTime={{ format: 'HH:mm', minuteStep: 5 }}
        format="YYYY-MM-DD HH:mm"
        needConfirm={false}
        placement="topLeft"
        value={value ? inShop(value) : null}
        aria-label={t('calls:call_back_at')}
        data-testid="call-back-at"
        onChange={(next: Dayjs | null) => onChange(next ? toInstant(next) : null)}
      />
    </Row>
  );
}
