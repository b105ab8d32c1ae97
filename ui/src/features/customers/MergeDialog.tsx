import type { LikelyPair, MergedKind, MergeSide } from '@bindings';
import { Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { fenOf } from '../../i18n/amounts';
import { refusalWords } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { Choice } from '../../kit/Choice';
import { DateTimeText } from '../../kit/DateTimeText';
import { DialogForm } from '../../kit/DialogForm';
import { Fact, Facts } from '../../kit/Facts';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Money } from '../../kit/Money';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { usuallyKept, type Which, whiches } from './merging';

interface MergeDialogProps {
  kind: MergedKind;
  pair: LikelyPair;
  onClose: () => void;
}

/** Both records side by side, which of them stays, and what goes along. */
export function MergeDialog(props: MergeDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t('customers:duplicates.merge_title')}
      footer={null}
      width={720}
      onCancel={props.onClose}
      destroyOnHidden
    >
      <MergeForm {...props} />
    </Modal>
  );
}

function MergeForm({ kind, pair, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const merge = useCommand('merge_records');
  const [which, setWhich] = useState<Which>(() => usuallyKept(pair));
  const [reason, setReason] = useState('');
  const [kept, gone] = which === 'one' ? [pair.one, pair.other] : [pair.other, pair.one];
  const { data: offer, error } = useRead('ask_merge', { kind, kept_id: kept.id, gone_id: gone.id });
  const problem = offer?.problem ?? null;
  const against =
    problem === null
      ? []
      : [{ says: refusalWords(t, { code: 'merge', params: { problem, name: gone.called } }) }];
  return (
    <DialogForm
      label={t('customers:duplicates.do')}
      hotkey="F2"
      testId="merge-form"
      sendId="merge-send"
      missing={[
        ...against,
        ...(reason.trim() === '' ? [{ says: t('customers:duplicates.lack_reason'), at: 'reason' }] : []),
      ]}
      onClose={onClose}
      onSend={async () => {
        if (!offer) return;
        await merge({
          kind,
          kept_id: kept.id,
          gone_id: gone.id,
          kept_version: offer.kept.version,
          gone_version: offer.gone.version,
          reason,
        });
        onClose();
      }}
    >
      {(refusal) => (
        <>
          <Field label={t('customers:duplicates.keep')}>
            <Choice<Which>
              value={which}
              codes={whiches}
              word={(code) => pair[code].called}
              onChange={setWhich}
              label={t('customers:duplicates.keep')}
              testId="merge-keep"
              block
            />
          </Field>
          <Sides kind={kind} sides={[pair.one, pair.other]} />
          <RefusalAlert refusal={error} />
          {!offer && !error && <Skeleton active />}
          {offer && (
            <Facts names="beside">
              <Fact label={t('customers:duplicates.along')} testId="merge-along">
                {offer.along.length === 0
                  ? t('customers:duplicates.nothing_along')
                  : offer.along
                      .map(({ entity, rows }) =>
                        t('customers:duplicates.rows', { entity: word('entity', entity), count: rows }),
                      )
                      .join(t('words:list_separator'))}
              </Fact>
              {fenOf(offer.held) !== 0 && (
                <Fact label={t('customers:duplicates.held')} testId="merge-held">
                  <Money fen={offer.held} inline />
                </Fact>
              )}
              {fenOf(offer.on_account) !== 0 && (
                <Fact label={t('customers:duplicates.on_account')} testId="merge-on-account">
                  <Money fen={offer.on_account} inline />
                </Fact>
              )}
            </Facts>
          )}
          <Field label={t('customers:duplicates.reason')} names={['reason']} refusal={refusal}>
            <Input
              value={reason}
              aria-label={t('customers:duplicates.reason')}
              placeholder={t('customers:duplicates.reason_hint')}
              data-testid="merge-reason"
              data-lack="reason"
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          <Quiet as="p">{t('customers:duplicates.changed')}</Quiet>
        </>
      )}
    </DialogForm>
  );
}

function Sides({ kind, sides }: { kind: MergedKind; sides: readonly MergeSide[] }) {
  const { t } = useTranslation();
  return (
    <Facts>
      {sides.map((side) => (
        <Fact key={side.id} label={side.called} testId={`merge-side-${side.id}`}>
          {side.owner && <div>{`${t('customers:duplicates.owner')} ${side.owner}`}</div>}
          {side.phone && <div>{`${t('customers:duplicates.phone')} ${side.phone}`}</div>}
          {side.about && (
            <div>
              {t(kind === 'customer' ? 'customers:duplicates.about' : 'customers:duplicates.what')}{' '}
              {side.about}
            </div>
          )}
          <div>{`${t('customers:duplicates.visits')} ${side.visits}`}</div>
          <div>
            {t('customers:duplicates.since')} <DateTimeText at={side.since} />
          </div>
        </Fact>
      ))}
    </Facts>
  );
}
