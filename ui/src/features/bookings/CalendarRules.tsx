import { LIMITS, type ShopDetails, type TechniciansFrom, TRADES, type Trade } from '@bindings';
import { InputNumber, Skeleton, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { countParser } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { Choice } from '../../kit/Choice';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Quiet } from '../../kit/Quiet';
import { Row } from '../../kit/Row';
import { whole } from '../../kit/whole';

const sources = whole<TechniciansFrom>()(['people', 'typed']);

/** Which days count and how many technicians there are: what the book reckons with. */
export function CalendarRules({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { data } = useRead('get_shop', {});
  return (
    <Modal
      open
      title={t('bookings:rules.title')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={560}
    >
      {data ? <RulesForm details={data} onClose={onClose} /> : <Skeleton active />}
    </Modal>
  );
}

function RulesForm({ details, onClose }: { details: ShopDetails; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_calendar');
  const { calendar } = details.settings;
  const [keeps, setKeeps] = useState(calendar.keeps_holidays);
  const [source, setSource] = useState(calendar.technicians_from);
  const [share, setShare] = useState<number | null>(calendar.worked_share);
  const [counted, setCounted] = useState<ReadonlyMap<Trade, number>>(
    new Map(calendar.technicians.map((one) => [one.trade, one.technicians])),
  );
  const count = (trade: Trade, technicians: number | null) => {
    const next = new Map(counted);
    if (technicians === null) next.delete(trade);
    else next.set(trade, technicians);
    setCounted(next);
  };
  return (
    <DialogForm
      label={t('bookings:rules.save')}
      hotkey="F2"
      testId="calendar-rules"
      sendId="action-save-calendar"
      onClose={onClose}
      onSend={async () => {
        await save({
          version: details.version,
          keeps_holidays: keeps,
          technicians_from: source,
          worked_share: share ?? 0,
          technicians: TRADES.flatMap((trade) => {
            const technicians = counted.get(trade);
            return technicians === undefined ? [] : [{ trade, technicians }];
          }),
        });
        onClose();
      }}
    >
      {(refusal) => (
        <>
          <Row gap={8}>
            <Switch id="rules-holidays" checked={keeps} onChange={setKeeps} data-testid="rules-holidays" />
            <label htmlFor="rules-holidays">{t('bookings:rules.holidays')}</label>
          </Row>
          <Choice
            value={source}
            codes={sources}
            word={(code) => word('technicians_from', code)}
            onChange={setSource}
            label={t('bookings:rules.from')}
            testId="rules-from"
          />
          {source === 'people' ? (
            <>
              <Quiet>{t('bookings:rules.people')}</Quiet>
              <Field
                label={t('bookings:rules.share')}
                htmlFor="rules-share"
                names={['worked_share']}
                refusal={refusal}
              >
                <InputNumber<number>
                  id="rules-share"
                  min={1}
                  max={LIMITS.worked_share}
                  precision={0}
                  suffix="%"
                  parser={countParser}
                  value={share}
                  onChange={setShare}
                  data-testid="rules-share"
                />
              </Field>
            </>
          ) : (
            <>
              <Quiet>{t('bookings:rules.technicians')}</Quiet>
              <Row gap={12} wrap>
                {TRADES.map((trade) => (
                  <Field
                    key={trade}
                    label={word('trade', trade)}
                    htmlFor={`rules-${trade}`}
                    names={['technicians']}
                    refusal={refusal}
                  >
                    <InputNumber<number>
                      id={`rules-${trade}`}
                      min={0}
                      max={LIMITS.technicians}
                      precision={0}
                      parser={countParser}
                      value={counted.get(trade) ?? null}
                      placeholder={t('bookings:rules.not_counted')}
                      onChange={(technicians) => count(trade, technicians)}
                      data-testid={`rules-${trade}`}
                    />
                  </Field>
                ))}
              </Row>
            </>
          )}
        </>
      )}
    </DialogForm>
  );
}
