import { Button } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { hostNow } from '../../i18n/hostTime';
import { formatInstant, inShop, toInstant } from '../../i18n/time';
import { DatePicker } from '../../kit/DatePicker';
import { Row } from '../../kit/Row';
import { offeredTimes } from './callBackTimes';

interface CallBackTimeProps {
  value: string | null;
  onChange: (value: string | null) => void;
}

/** When the customer asked to be called: the usual hours are one press, any other is picked. */
export function CallBackTime({ value, onChange }: CallBackTimeProps) {
  const { t } = useTranslation();
  return (
    <Row wrap gap={8} data-lack="call_back_at call_back_past">
      <span>{t('calls:call_back_at')}</span>
      {offeredTimes(inShop(hostNow()).format('YYYY-MM-DDTHH:mm')).map((wall) => {
        const at = toInstant(`${wall}:00`);
        return (
          <Button
            key={wall}
            type={value && Date.parse(value) === Date.parse(at) ? 'primary' : 'default'}
            data-testid={`call-back-${wall}`}
            onClick={() => onChange(at)}
          >
            {formatInstant(t, at, true)}
          </Button>
        );
      })}
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
