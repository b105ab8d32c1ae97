import { PrinterOutlined } from '@ant-design/icons';
import type { CustomerLinkShown } from '@bindings';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../../api/call';
import { useCommand } from '../../../api/command';
import { againWhile, useRead } from '../../../api/read';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { Buttons } from '../../../kit/Buttons';
import { DateTimeText } from '../../../kit/DateTimeText';
import { QrCode } from '../../../kit/QrCode';
import { Quiet } from '../../../kit/Quiet';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { useOpenPaper } from '../papers/PaperPreview';
import { Opened } from './Opened';
import styles from './ownPhone.module.css';

/** What each browser calls the way past its warning. */
const browsers = ['chrome', 'safari', 'wechat'] as const;

interface GivenLinkProps {
  id: number;
  /** Of the work order it is about. */
  number: string;
  /** Another code for the same thing, where it is known which that is. */
  onAgain?: (() => Promise<unknown>) | undefined;
}

/** A code for the customer's phone, as it stands: to be photographed, opened, or over. */
export function GivenLink({ id, number, onAgain }: GivenLinkProps) {
  const { data, error } = useRead(
    'show_customer_link',
    { id },
    againWhile((link) => !link.is_over),
  );
  if (!data) return error ? <RefusalAlert refusal={error} /> : <Skeleton active />;
  if (data.is_over || data.address === null) return <NoCode link={data} onAgain={onAgain} />;
  return <Code link={data} address={data.address} number={number} />;
}

interface CodeProps extends Pick<GivenLinkProps, 'number'> {
  link: CustomerLinkShown;
  address: string;
}

function Code({ link, address, number }: CodeProps) {
  const { t } = useTranslation();
  const openPaper = useOpenPaper();
  const end = useCommand('end_customer_link');
  return (
    <div className={styles.given}>
      <QrCode rows={link.qr} label={t('visits:own_phone.qr')} pixels={8} />
      <div className={styles.about}>
        <p className={styles.sees}>{t(`visits:own_phone.sees.${link.kind}`)}</p>
        <Opened at={link.opened_at} isOfBefore={link.is_of_before} testId="link-opened" />
        <ol className={styles.steps}>
          <li>{t('visits:own_phone.step.network')}</li>
          <li>{t('visits:own_phone.step.scan')}</li>
          <li>
            {t('visits:own_phone.step.warning')}
            <ul>
              {browsers.map((browser) => (
                <li key={browser}>{t(`visits:own_phone.browser.${browser}`)}</li>
              ))}
            </ul>
          </li>
        </ol>
        <p className={styles.address} data-testid="link-address">
          {address}
        </p>
        <div className={styles.foot}>
          <Quiet>
            {t('visits:own_phone.until')} <DateTimeText at={link.until} weekday />
          </Quiet>
          <Buttons>
            <ActionButton
              label={t('visits:own_phone.print')}
              icon={<PrinterOutlined />}
              inDialog
              opens
              testId="print-slip"
              onAct={() => openPaper({ kind: 'customer_slip', id: link.id, number })}
            />
            <ActionButton
              label={t('visits:own_phone.end')}
              sleeps
              inDialog
              testId="action-end_customer_link"
              onAct={() => end({ id: link.id })}
            />
          </Buttons>
        </div>
      </div>
    </div>
  );
}

/** Nothing to photograph: it is over, or no phone comes in at all. */
function NoCode({ link, onAgain }: { link: CustomerLinkShown } & Pick<GivenLinkProps, 'onAgain'>) {
  const { t } = useTranslation();
  const mayOpen = useMay('open_house_door');
  return (
    <Stack gap={16}>
      {link.is_over ? (
        <Alert
          type="info"
          showIcon
          data-testid="link-over"
          title={t(`visits:own_phone.${link.ended_at ? 'ended' : 'over'}`)}
        />
      ) : (
        <Alert
          type="warning"
          showIcon
          data-testid="link-shut"
          title={t('visits:own_phone.shut')}
          description={t('visits:own_phone.shut_do')}
          action={mayOpen && <Link to="/settings/stations">{t('visits:own_phone.open_door')}</Link>}
        />
      )}
      {onAgain && (
        <div>
          <ActionButton
            label={t('visits:own_phone.again')}
            inDialog
            testId="own-phone-again"
            onAct={onAgain}
          />
        </div>
      )}
    </Stack>
  );
}
