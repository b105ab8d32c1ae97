import { DeleteOutlined } from '@ant-design/icons';
import type { ShopDetails, StoredOffer } from '@bindings';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { MoneyInput } from '../../kit/AmountInput';
import { Buttons } from '../../kit/Buttons';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { Stack } from '../../kit/Stack';
import styles from './StoredOffers.module.css';

/** What is given on top to everybody who pays in so much. */
export function StoredOffers({ details }: { details: ShopDetails }) {
  const { t } = useTranslation();
  const save = useCommand('save_shop');
  const { stored_offers } = details.settings;
  const theirs = useMemo(() => ({ stored_offers }), [stored_offers]);
  const form = useRecordForm('settings/stored_offers', theirs);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const offers = form.value.stored_offers;
  const set = (place: number, patch: Partial<StoredOffer>) =>
    form.set((before) => ({
      stored_offers: before.stored_offers.map((offer, index) =>
        index === place ? { ...offer, ...patch } : offer,
      ),
    }));
  const open = offers.some((offer) => offer.pay <= 0 || offer.gift <= 0);
  return (
    <Panel title={t('words:stored.offers')} padded testId="stored-offers" anchor="shop-offers">
      <Stack gap={8}>
        <RefusalAlert refusal={refusal} />
        <Quiet as="p">{t('words:stored.offers_hint')}</Quiet>
        <TypedBefore form={form} />
        <RecordClashes
          form={form}
          label={() => t('words:stored.offers')}
          said={(_, fields) =>
            fields.stored_offers
              .map((offer) => t('words:stored.offer', { ...offer }))
              .join(t('words:list_separator'))
          }
        />
        {offers.map((offer, place) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: an offer is its place while it is typed
            key={place}
            className={styles.offer}
            data-testid={`stored-offer-${place}`}
            data-lack="stored_offers"
          >
            <span>{t('words:stored.offer_pay')}</span>
            <MoneyInput
              value={offer.pay || null}
              aria-label={t('words:stored.offer_pay')}
              onChange={(pay) => set(place, { pay: pay ?? 0 })}
            />
            <span>{t('words:stored.offer_gift')}</span>
            <MoneyInput
              value={offer.gift || null}
              aria-label={t('words:stored.offer_gift')}
              onChange={(gift) => set(place, { gift: gift ?? 0 })}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('words:stored.remove_offer')}
              onClick={() => form.set({ stored_offers: offers.filter((_, index) => index !== place) })}
            />
          </div>
        ))}
        <Buttons>
          <Button
            data-testid="stored-offer-add"
            onClick={() => form.set({ stored_offers: [...offers, { pay: 0, gift: 0 }] })}
          >
            {t('words:stored.add_offer')}
          </Button>
          {form.dirty && (
            <ActionButton
              label={t('words:stored.save_offers')}
              primary
              testId="stored-offers-save"
              missing={[
                ...clashLacks(t, form),
                ...(open ? [{ says: t('words:stored.offer_missing'), at: 'stored_offers' }] : []),
              ]}
              onRefused={setRefusal}
              onAct={async () => {
                setRefusal(undefined);
                await save({ ...details, settings: { ...details.settings, stored_offers: offers } });
                form.clear();
              }}
            />
          )}
        </Buttons>
      </Stack>
    </Panel>
  );
}
