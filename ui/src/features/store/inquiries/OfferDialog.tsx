import type { AskedShown, InquiryLineShown } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { shopToday } from '../../../i18n/time';
import { MoneyInput } from '../../../kit/AmountInput';
import { CountInput } from '../../../kit/CountInput';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { addDays } from '../../../kit/dayText';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { PlainTable } from '../../../kit/PlainTable';
import styles from '../orders/Orders.module.css';
import { PartCell, unitsSaid } from '../orders/said';

interface OfferDialogProps {
  asked: AskedShown;
  lines: readonly InquiryLineShown[];
  onClose: () => void;
}

interface Typed {
  price: number | null;
  days: number | null;
}

/** So long an offer usually holds. */
const usualDays = 7;

/** What a supplier answered: prices, days, and until when they hold. A part without a price it has not got. */
export function OfferDialog({ asked, lines, onClose }: OfferDialogProps) {
  const { t } = useTranslation();
  const save = useCommand('save_offer');
  const [days, setDays] = useState(asked.delivery_days);
  const [until, setUntil] = useState(asked.valid_until ?? addDays(shopToday(), usualDays));
  const [note, setNote] = useState(asked.note);
  const [typed, setTyped] = useState<Readonly<Record<number, Typed>>>(() =>
    Object.fromEntries(
      lines.map((line) => {
        const own = line.offers.find((one) => one.asked_supplier_id === asked.id);
        const apart = own && own.delivery_days !== asked.delivery_days ? own.delivery_days : null;
        return [line.id, { price: own?.buying_price ?? null, days: apart }];
      }),
    ),
  );
  const change = (line: number, patch: Partial<Typed>) =>
    setTyped((before) => ({
      ...before,
      [line]: { ...(before[line] ?? { price: null, days: null }), ...patch },
    }));
  return (
    <Modal
      open
      title={t('purchasing:inquiry.type_title', { name: asked.supplier_name })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={760}
    >
      <DialogForm
        label={t('purchasing:save')}
        hotkey="F2"
        testId="offer-form"
        sendId="action-save_offer"
        onClose={onClose}
        onSend={async () => {
          await save({
            asked_supplier_id: asked.id,
            version: asked.version,
            delivery_days: days,
            valid_until: until,
            note,
            prices: lines.flatMap((line) => {
              const one = typed[line.id];
              return one === undefined || one.price === null
                ? []
                : [{ inquiry_line_id: line.id, buying_price: one.price, delivery_days: one.days }];
            }),
          });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <PlainTable cell="6px 8px">
              <thead>
                <tr>
                  <th>{t('purchasing:part')}</th>
                  <th>{t('purchasing:bought')}</th>
                  <th>{t('purchasing:price')}</th>
                  <th>{t('purchasing:inquiry.own_days')}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line, place) => (
                  <tr key={line.id}>
                    <td>
                      <PartCell part={line.part} />
                    </td>
                    <td>{unitsSaid(t, line, line.part.counted_in)}</td>
                    <td className={styles.price} data-testid={`offer-price-${line.part.code}`}>
                      <MoneyInput
                        value={typed[line.id]?.price ?? null}
                        autoFocus={place === 0}
                        aria-label={`${t('purchasing:price')} ${line.part.name}`}
                        onChange={(price) => change(line.id, { price: price ?? null })}
                      />
                    </td>
                    <td className={styles.quantity}>
                      <CountInput
                        value={typed[line.id]?.days ?? null}
                        label={`${t('purchasing:inquiry.own_days')} ${line.part.name}`}
                        testId={`offer-days-${line.part.code}`}
                        onChange={(own) => change(line.id, { days: own })}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </PlainTable>
            <div className={styles.grid}>
              <Field label={t('purchasing:inquiry.days')} names={['delivery_days']} refusal={refusal}>
                <CountInput
                  value={days}
                  label={t('purchasing:inquiry.days')}
                  testId="offer-days"
                  suffix={t('purchasing:days_unit')}
                  onChange={setDays}
                />
              </Field>
              <Field label={t('purchasing:inquiry.valid_until')} names={['valid_until']} refusal={refusal}>
                <DayInput
                  value={until}
                  label={t('purchasing:inquiry.valid_until')}
                  offer={0}
                  testId="offer-until"
                  onChange={setUntil}
                />
              </Field>
              <Field label={t('purchasing:note')} names={['note']} refusal={refusal}>
                <Input
                  value={note}
                  aria-label={t('purchasing:note')}
                  data-testid="offer-note"
                  onChange={(event) => setNote(event.target.value)}
                />
              </Field>
            </div>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
