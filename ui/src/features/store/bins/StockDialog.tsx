import type { PartPlace } from '@bindings';
import { App, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { useUnits } from '../../../api/units';
import { formatQuantity } from '../../../i18n/amounts';
import { shopToday } from '../../../i18n/time';
import { MoneyInput, QuantityInput } from '../../../kit/AmountInput';
import { DialogForm } from '../../../kit/DialogForm';
import { parseDay } from '../../../kit/dayText';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Quiet } from '../../../kit/Quiet';
import { Row } from '../../../kit/Row';
import { UnitChoice } from '../../../kit/UnitChoice';
import { useManagerYes } from '../part/ManagerYes';
import { PartField } from '../part/PartField';
import type { StorePart } from '../part/parts';
import { BinSelect } from './BinSelect';
import styles from './Bins.module.css';
import { PlaceChoice, placeKey } from './PlaceChoice';

/** What is done by hand with a part: opened, carried elsewhere, thrown away, counted in passing. */
export type StockDeed = 'open' | 'move' | 'scrap' | 'spot';

interface StockDialogProps {
  deed: StockDeed;
  /** What it is done with, where the page knows. */
  part?: StorePart | undefined;
  /** Its place, as `placeKey` writes it. */
  at?: string | undefined;
  onClose: () => void;
}

/** A part, its place, a quantity, Enter. */
export function StockDialog({ deed, part: begun, at, onClose }: StockDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const open = useCommand('open_stock');
  const move = useCommand('move_stock');
  const scrap = useCommand('scrap_stock');
  const spot = useCommand('count_on_spot');
  const yes = useManagerYes();
  const [part, setPart] = useState(begun);
  const [from, setFrom] = useState<PartPlace>();
  const [elsewhere, setElsewhere] = useState(false);
  const [bin, setBin] = useState<number>();
  const [quantity, setQuantity] = useState<number>();
  const [typedIn, setTypedIn] = useState('');
  // What is carried, thrown away or opened is told as the shelf counts it.
  const units = useUnits(part && deed === 'spot' ? [part.id] : []);
  const [cost, setCost] = useState<number>();
  const [batch, setBatch] = useState('');
  const [expires, setExpires] = useState('');
  const [note, setNote] = useState('');
  const places = useRead(
    'part_places',
    { part_id: part?.id ?? 0 },
    { enabled: part !== undefined && deed !== 'open' },
  ).data;

  // The place the page meant, or the first that is offered.
  useEffect(() => {
    if (!places) return;
    setFrom((before) => {
      const kept = before && places.find((place) => placeKey(place) === placeKey(before));
      return kept ?? places.find((place) => placeKey(place) === at) ?? places[0];
    });
  }, [places, at]);
  const chosePart = (next: StorePart | undefined) => {
    setPart(next);
    yes.forget();
    setFrom(undefined);
    setTypedIn('');
    if (next && deed === 'open') setBin((before) => before ?? next.binId ?? undefined);
  };

  // Of what lies nowhere, or in another place, the bin is named.
  const named = deed === 'open' || (deed === 'spot' && (elsewhere || places?.length === 0));
  const day = expires.trim() === '' ? null : parseDay(expires, shopToday());
  const counts = deed === 'spot';
  const verb = t(`bins:send.${deed}`);
  const missing = [
    ...(part ? [] : [{ says: t('bins:lack.part'), at: 'part' }]),
    ...(part && !named && !from ? [{ says: t('bins:lack.place'), at: 'place' }] : []),
    ...((named || deed === 'move') && bin === undefined ? [{ says: t('bins:lack.bin'), at: 'bin' }] : []),
    ...(quantity === undefined || (quantity <= 0 && !counts)
      ? [{ says: t('bins:lack.quantity'), at: 'quantity' }]
      : []),
    ...(deed === 'open' && cost === undefined ? [{ says: t('bins:lack.cost'), at: 'unit_cost' }] : []),
    ...(day === undefined ? [{ says: t('bins:lack.day'), at: 'expires_on' }] : []),
    ...(deed === 'scrap' && note.trim() === '' ? [{ says: t('bins:lack.reason'), at: 'reason' }] : []),
    ...yes.missing,
  ];

  const send = async () => {
    if (!part || quantity === undefined) return;
    const of = { part_id: part.id, quantity };
    const place = { bin_id: from?.bin_id ?? 0, batch_id: from?.batch_id ?? null };
    const said = { name: part.name, quantity: formatQuantity(quantity), unit: typedIn || part.unit };
    if (deed === 'open') {
      const opening = {
        ...of,
        bin_id: bin ?? 0,
        unit_cost: cost ?? 0,
        batch_number: batch,
        expires_on: day ?? null,
        note,
      };
      await yes.send((with_yes) => open({ ...opening, ...with_yes }));
      message.success(t('bins:done.open', said));
    } else if (deed === 'move') {
      await move({ ...of, ...place, to_bin_id: bin ?? 0, note });
      message.success(t('bins:done.move', said));
    } else if (deed === 'scrap') {
      await yes.send((with_yes) => scrap({ ...of, ...place, reason: note, ...with_yes }));
      message.success(t('bins:done.scrap', said));
    } else {
      const where = named ? { bin_id: bin ?? 0, batch_id: null } : place;
      const done = await spot({
        part_id: part.id,
        ...where,
        counted_quantity: quantity,
        ...(typedIn && { unit: typedIn }),
        note,
      });
      if (done.state === 'handed_in') message.warning(t('bins:done.waits', { number: done.number }));
      else if (done.by === 0) message.success(t('bins:done.right', said));
      else message.success(t('bins:done.counted', { ...said, number: done.number }));
    }
    onClose();
  };

  return (
    <Modal open title={t(`bins:do.${deed}`)} footer={null} onCancel={onClose} destroyOnHidden width={560}>
      <DialogForm
        label={verb}
        hotkey="F2"
        testId={`stock-${deed}`}
        sendId={`stock-${deed}-send`}
        missing={missing}
        onClose={onClose}
        onSend={send}
      >
        {(refusal) => (
          <div className={styles.form} data-part-form="">
            <Quiet as="p">{t(`bins:how.${deed}`)}</Quiet>
            <Field label={t('bins:part')} htmlFor="stock-part" names={['part']} refusal={refusal} required>
              <PartField id="stock-part" part={part} autoFocus={!begun} onPart={chosePart} />
            </Field>
            {part && deed !== 'open' && places && (
              <Field label={t('bins:from')} names={['place']} refusal={refusal}>
                <PlaceChoice
                  places={places}
                  unit={part.unit}
                  chosen={from && !named ? placeKey(from) : undefined}
                  onChoose={(place) => {
                    setFrom(place);
                    setElsewhere(false);
                  }}
                />
                {counts && places.length > 0 && (
                  <label className={styles.place} data-chosen={elsewhere || undefined}>
                    <input
                      type="radio"
                      name="stock-place"
                      checked={elsewhere}
                      onChange={() => setElsewhere(true)}
                    />
                    <span>{t('bins:elsewhere')}</span>
                  </label>
                )}
              </Field>
            )}
            {(named || deed === 'move') && (
              <Field
                label={t(deed === 'move' ? 'bins:to' : 'bins:bin')}
                htmlFor="stock-bin"
                names={['bin', 'bin_id', 'to_bin_id']}
                refusal={refusal}
                required
              >
                <BinSelect
                  id="stock-bin"
                  value={bin}
                  without={deed === 'move' ? from?.bin_id : undefined}
                  onChange={setBin}
                />
              </Field>
            )}
            <div className={styles.two}>
              <Field
                label={t(counts ? 'bins:counted' : 'bins:quantity')}
                htmlFor="stock-quantity"
                names={['quantity', 'counted_quantity']}
                refusal={refusal}
                required
              >
                <Row gap={8}>
                  <QuantityInput
                    id="stock-quantity"
                    autoFocus={begun !== undefined}
                    value={quantity ?? null}
                    onChange={(next) => {
                      setQuantity(next);
                      yes.forget();
                    }}
                  />
                  {part && (
                    <UnitChoice
                      units={units(part.id)}
                      counted={part.unit}
                      value={typedIn}
                      testId="stock-unit"
                      onChange={setTypedIn}
                    />
                  )}
                </Row>
              </Field>
              {deed === 'open' && (
                <Field
                  label={t('bins:unit_cost')}
                  htmlFor="stock-cost"
                  names={['unit_cost']}
                  refusal={refusal}
                  required
                >
                  <MoneyInput id="stock-cost" value={cost ?? null} onChange={setCost} />
                </Field>
              )}
            </div>
            {deed === 'open' && (
              <div className={styles.two}>
                <Field
                  label={t('bins:batch_number')}
                  htmlFor="stock-batch"
                  names={['batch_number']}
                  refusal={refusal}
                >
                  <Input
                    id="stock-batch"
                    autoComplete="off"
                    value={batch}
                    onChange={(event) => setBatch(event.target.value)}
                  />
                </Field>
                <Field
                  label={t('bins:expires_on')}
                  htmlFor="stock-expires"
                  names={['expires_on']}
                  refusal={refusal}
                  hint={t('bins:expires_hint')}
                >
                  <Input
                    id="stock-expires"
                    autoComplete="off"
                    inputMode="numeric"
                    value={expires}
                    status={day === undefined ? 'error' : undefined}
                    onChange={(event) => setExpires(event.target.value)}
                  />
                </Field>
              </div>
            )}
            <Field
              label={t(deed === 'scrap' ? 'bins:reason' : 'bins:note')}
              htmlFor="stock-note"
              names={['reason', 'note']}
              refusal={refusal}
              required={deed === 'scrap'}
            >
              <Input
                id="stock-note"
                data-testid="stock-note"
                autoComplete="off"
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
            {yes.fields(refusal)}
          </div>
        )}
      </DialogForm>
    </Modal>
  );
}
