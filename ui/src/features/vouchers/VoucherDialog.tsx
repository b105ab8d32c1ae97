import { Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { fenOf } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';
import { DateTimeText } from '../../kit/DateTimeText';
import { Fact, Facts } from '../../kit/Facts';
import { Modal } from '../../kit/Modal';
import { Money } from '../../kit/Money';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { billSaid } from './said';

/** One voucher: what it is worth, how it stands, and the way to withdraw it. */
export function VoucherDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const withdraw = useCommand('withdraw_voucher');
  const [asking, setAsking] = useState(false);
  const { data: page, error } = useRead('get_voucher', { id });
  const voucher = page?.voucher;
  const used = voucher?.used;
  return (
    <Modal
      open
      title={t('vouchers:one', { number: voucher?.number ?? '' })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={680}
    >
      <RefusalAlert refusal={error} />
      {!page && !error && <Skeleton active />}
      {page && voucher && (
        <Stack gap={12} data-testid="voucher-page">
          <Facts gap="10px">
            <Fact label={t('vouchers:state')}>
              <Tag>{word('voucher_state', voucher.state)}</Tag>
            </Fact>
            <Fact label={t('vouchers:name')}>{voucher.name}</Fact>
            <Fact label={t('vouchers:face')}>
              <Money fen={voucher.face_value} inline strong />
            </Fact>
            <Fact label={t('vouchers:bill')}>{billSaid(t, voucher)}</Fact>
            <Fact label={t('vouchers:issue.from')}>{voucher.valid_from}</Fact>
            <Fact label={t('vouchers:issue.until')}>{voucher.valid_until}</Fact>
            <Fact label={t('vouchers:customer')}>
              {voucher.customer_id === null ? (
                t('vouchers:anybody')
              ) : (
                <Link to={`/customers/${voucher.customer_id}`}>{voucher.customer_name}</Link>
              )}
            </Fact>
            <Fact label={t('vouchers:issued')}>
              <DateTimeText at={voucher.issued_at} /> {page.issued_by_name}
            </Fact>
            {used && (
              <Fact label={t('vouchers:used_on')} wide>
                <DateTimeText at={used.at} />{' '}
                {used.work_order_id !== null && (
                  <Link to={`/visits/${used.work_order_id}`}>{used.order_number}</Link>
                )}{' '}
                {t('vouchers:used_by', { receipt: used.receipt_number, paid: fenOf(used.paid) })}
              </Fact>
            )}
            {voucher.withdrawn_at !== null && (
              <Fact label={t('vouchers:withdrawn')} wide>
                <DateTimeText at={voucher.withdrawn_at} /> {page.withdrawn_by_name} {voucher.withdraw_reason}
              </Fact>
            )}
          </Facts>
          <Buttons end>
            <ActionButton label={t('words:confirm.back')} onAct={onClose} />
            {page.may_withdraw && (
              <ActionButton
                label={t('vouchers:withdraw')}
                danger
                opens
                testId="voucher-withdraw"
                onAct={() => setAsking(true)}
              />
            )}
          </Buttons>
          <ConfirmWithReason
            open={asking}
            title={t('vouchers:withdraw_title', { number: voucher.number })}
            verb={t('vouchers:withdraw')}
            suggestions={[t('vouchers:why.misprinted'), t('vouchers:why.lost')]}
            onConfirm={(reason) => withdraw({ id, version: voucher.version, reason })}
            onClose={() => setAsking(false)}
          >
            <span>{t('vouchers:withdraw_means')}</span>
          </ConfirmWithReason>
        </Stack>
      )}
    </Modal>
  );
}
