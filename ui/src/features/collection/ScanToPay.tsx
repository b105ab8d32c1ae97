import { COLLECTION_MEANS, type PaymentMeans } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Modal } from '../../kit/Modal';
import { Money } from '../../kit/Money';
import { QrCode } from '../../kit/QrCode';
import { Quiet } from '../../kit/Quiet';
import styles from './collection.module.css';

interface Due {
  means: PaymentMeans;
  amount: number;
}

/**
 * The shop's own code beside what is due: the customer scans it and types the amount. Whether the money arrived, the
 * cashier hears from the provider and not from here.
 */
export function ScanToPay({ means, amount }: { means: PaymentMeans | undefined; amount: number }) {
  return means && COLLECTION_MEANS.includes(means) && amount > 0 ? (
    <Code means={means} amount={amount} />
  ) : null;
}

function Code({ means, amount }: Due) {
  const { t } = useTranslation();
  const word = useWords();
  const { data } = useRead('collection_codes', {});
  const [large, setLarge] = useState(false);
  const code = data?.codes.find((one) => one.means === means);
  if (!code || code.qr.length === 0) return null;
  const by = word('payment_means', means);
  return (
    <div className={styles.scan} data-testid="scan-to-pay">
      <QrCode rows={code.qr} label={t('cashier:scan.code', { means: by })} pixels={4} />
      <div className={styles.words}>
        <span>{t('cashier:scan.ask', { means: by })}</span>
        <span className={styles.due}>
          <Money fen={amount} inline strong />
        </span>
        <Quiet>{t('cashier:scan.hear')}</Quiet>
        <div>
          <ActionButton
            label={t('cashier:scan.large')}
            size="small"
            opens
            onAct={() => setLarge(true)}
            testId="scan-large"
          />
        </div>
      </div>
      <Modal
        open={large}
        title={t('cashier:scan.please', { means: by })}
        footer={null}
        width={640}
        centered
        onCancel={() => setLarge(false)}
        destroyOnHidden
      >
        <div className={styles.large} data-testid="scan-to-pay-large">
          <span className={styles.due}>
            <Money fen={amount} inline strong />
          </span>
          <QrCode rows={code.qr} label={t('cashier:scan.code', { means: by })} pixels={10} />
        </div>
      </Modal>
    </div>
  );
}
