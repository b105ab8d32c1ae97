import type { PartPlace, SupplierNamed } from '@bindings';
import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { fenOf } from '../../../i18n/amounts';
import { MoneyInput, QuantityInput } from '../../../kit/AmountInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Phrases } from '../../../kit/Phrases';
import { Quiet } from '../../../kit/Quiet';
import { PlaceChoice, placeKey } from '../bins/PlaceChoice';
import { PartField } from '../part/PartField';
import type { StorePart } from '../part/parts';
import styles from './Receipts.module.css';
import { SupplierSelect } from './SupplierSelect';

interface FoundPartDialogProps {
  /** Undefined while the answer is on its way. */
  suppliers: readonly SupplierNamed[] | undefined;
  onClose: () => void;
}

/** From there something goes back: what waits to be looked at is decided on first. */
const goesBack = ({ bin_kind, quantity }: PartPlace): boolean =>
  (bin_kind === 'shelf' || bin_kind === 'rejected') && quantity > 0;

/** A part goes back of which nobody knows any more by which delivery it came: what the supplier owes for it is said. */
export function FoundPartDialog({ suppliers, onClose }: FoundPartDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const send = useCommand('send_back_goods');
  const [supplier, setSupplier] = useState<number>();
  const [part, setPart] = useState<StorePart>();
  const [chosen, setChosen] = useState<string>();
  const [quantity, setQuantity] = useState<number>();
  const [credited, setCredited] = useState<number>();
  const [reason, setReason] = useState('');
  const places = useRead('part_places', { part_id: part?.id ?? 0 }, { enabled: part !== undefined }).data;
  const offered = part && places ? places.filter(goesBack) : undefined;
  const from = offered?.find((place) => placeKey(place) === chosen) ?? offered?.[0];
  const missing = [
    ...(supplier === undefined ? [{ says: t('storeReceipts:lack.supplier'), at: 'supplier' }] : []),
    ...(part === undefined ? [{ says: t('storeReceipts:lack.part'), at: 'part' }] : []),
    ...(offered?.length === 0 ? [{ says: t('bins:nowhere'), at: 'part' }] : []),
    ...((quantity ?? 0) <= 0 ? [{ says: t('storeReceipts:lack.quantity'), at: 'quantity' }] : []),
    ...(credited === undefined ? [{ says: t('storeReceipts:lack.credited'), at: 'credited' }] : []),
    ...(reason.trim() === '' ? [{ says: t('storeReceipts:lack.reason'), at: 'reason' }] : []),
  ];
  return (
    <Modal
      open
      title={t('storeReceipts:found_part.open')}
      footer={null}
      width={640}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('storeReceipts:send_back')}
        hotkey="F2"
        testId="found-part-form"
        sendId="found-part-send"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          const done = await send({
            supplier_id: supplier ?? 0,
            reason,
            lines: [
              {
                goods_receipt_line_id: null,
                part_id: part?.id ?? 0,
                batch_id: from?.batch_id ?? null,
                bin_id: from?.bin_id ?? null,
                from_rejected: from?.bin_kind === 'rejected',
                quantity: quantity ?? 0,
                credited: credited ?? 0,
              },
            ],
          });
          message.success(
            t('storeReceipts:sent_back', { number: done.number, amount: fenOf(done.credited) }),
          );
          onClose();
          navigate(`/store/returns/${done.id}`);
        }}
      >
        {(refusal) => (
          <>
            <Quiet as="p">{t('storeReceipts:found_part.means')}</Quiet>
            <Field label={t('storeReceipts:supplier')} names={['supplier']} refusal={refusal} required>
              <SupplierSelect
                suppliers={suppliers}
                value={supplier}
                disabled={false}
                autoFocus
                onChange={setSupplier}
              />
            </Field>
            <div data-part-form="">
              <Field label={t('storeReceipts:part')} names={['part']} refusal={refusal} required>
                <PartField
                  id="found-part"
                  part={part}
                  onPart={(next) => {
                    setPart(next);
                    setChosen(undefined);
                  }}
                />
              </Field>
              {part && offered && (
                <PlaceChoice
                  places={offered}
                  unit={part.unit}
                  chosen={from && placeKey(from)}
                  onChoose={(place) => setChosen(placeKey(place))}
                />
              )}
              <div className={styles.pair}>
                <Field
                  label={t('storeReceipts:quantity')}
                  names={['quantity']}
                  refusal={refusal}
                  required
                  hint={part?.unit}
                >
                  <div data-testid="found-part-quantity">
                    <QuantityInput
                      value={quantity ?? null}
                      aria-label={t('storeReceipts:quantity')}
                      onChange={setQuantity}
                    />
                  </div>
                </Field>
                <Field
                  label={t('storeReceipts:credited')}
                  names={['credited']}
                  refusal={refusal}
                  required
                  hint={t('storeReceipts:found_part.credited')}
                >
                  <div data-testid="found-part-credited">
                    <MoneyInput
                      value={credited ?? null}
                      aria-label={t('storeReceipts:credited')}
                      onChange={setCredited}
                    />
                  </div>
                </Field>
              </div>
            </div>
            <Field
              label={t('storeReceipts:reason')}
              htmlFor="found-part-reason"
              names={['reason']}
              refusal={refusal}
              required
            >
              <Input
                id="found-part-reason"
                data-testid="found-part-reason"
                autoComplete="off"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
              <Phrases
                value={reason}
                label={t('storeReceipts:reason')}
                testId="found-part-phrases"
                groups={[
                  [
                    t('storeReceipts:why.damaged'),
                    t('storeReceipts:why.wrong'),
                    t('storeReceipts:why.too_many'),
                  ],
                ]}
                onChange={setReason}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
