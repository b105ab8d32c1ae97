import { FilePdfOutlined } from '@ant-design/icons';
import { DAMAGE_KINDS, type MileageWarning, type Visit } from '@bindings';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { newKey } from '../../../api/key';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { useDraft } from '../../../kit/draft';
import { WorkPanel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { useRecordForm } from '../../../kit/recordForm';
import { useSigned } from '../../../kit/signed';
import { WalkAroundOutline } from '../../../kit/WalkAroundOutline';
import { useArrivalPhotoLacks } from '../../photos/ArrivalPhotos';
import { useItemWord } from '../../photos/itemWords';
import { MarkPhotos } from '../../photos/MarkPhotos';
import { usePhotosSigned } from '../../photos/signedPhotos';
import { useOpenPaper } from '../papers/PaperPreview';
import { SignedBy, type SignedByFields, signatureLacks } from '../visit/SignedBy';
import { VisitAction } from '../visit/VisitAction';
import { isYours } from '../visit/visit';
import { Arrival } from './Arrival';
import { CheckInClash } from './CheckInClash';
import { CheckInFacts } from './CheckInFacts';
import styles from './checkIn.module.css';
import { asAsked, broughtAlong, fieldsOf, requestOf } from './fields';
import { NoticeList } from './NoticeList';
import { signedCheckIn } from './signedCheckIn';
import { WalkAroundItems } from './WalkAroundItems';
import { Wishes } from './Wishes';

const nobody: SignedByFields = { name: '', means: 'on_screen', signature: null };

/** The car rolls in: what is known of it, how it stands there, and the customer's own yes. */
export function CheckInPanel({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const itemWord = useItemWord();
  const { order, asked_at_car: asked } = visit;
  const yours = isYours(visit, 'edit_check_in');
  const theirs = useMemo(() => fieldsOf(visit), [visit]);
  const form = useRecordForm(`visit/${order.id}/check_in`, theirs);
  const signed = useDraft(`visit/${order.id}/check_in_signed`, nobody);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [warning, setWarning] = useState<MileageWarning | null>(null);
  const saveCheckIn = useCommand('save_check_in');
  const confirmCheckIn = useCommand('confirm_check_in');
  const openPaper = useOpenPaper();
  const fields = asAsked(form.value, asked.items);
  // The one who brought the car signs, unless somebody else is named.
  const signer = { ...signed.value, name: signed.value.name || fields.brought_by_name || visit.visitor };
  const setSigned = (patch: Partial<SignedByFields>) => signed.set((before) => ({ ...before, ...patch }));
  const photos = usePhotosSigned(order.id)?.check_in_sheet;
  const matter = signedCheckIn(t, word, itemWord, visit, fields, signer.name, photos);
  // Each photo that gets there later makes another sheet of it, and the customer would sign again and again.
  const photoLacks = useArrivalPhotoLacks(order.id);
  const waits = photoLacks[0]?.says;
  const isKnown = photos !== undefined && waits === undefined;
  const signing = { ...useSigned(matter, signed.value, setSigned, isKnown), waits };

  const save = async () => {
    setRefusal(undefined);
    const saved = await saveCheckIn(requestOf(order.id, order.version, fields));
    form.clear();
    setWarning(saved.mileage_warning);
    return saved;
  };
  const confirm = async () => {
    let { version } = order;
    if (form.dirty) {
      const saved = await save();
      // A doubtful mileage is looked at once more before the customer signs it.
      if (saved.mileage_warning && saved.mileage_warning !== warning) return;
      ({ version } = saved);
    }
    await confirmCheckIn({
      work_order_id: order.id,
      version,
      confirmed_by: signer.name.trim(),
      means: signer.means,
      signature: signer.means === 'on_screen' ? signing.value : null,
      photos: photos ?? '',
    });
    signed.clear();
  };

  const clashing = form.clashes.length > 0 ? [{ says: t('visits:clash.first'), at: 'clash' }] : [];
  const foot = (
    <>
      <VisitAction
        visit={visit}
        action="confirm_check_in"
        onAct={confirm}
        brings={broughtAlong(fields)}
        lacks={[...clashing, ...photoLacks, ...signatureLacks(t, signer, signing)]}
        onRefused={setRefusal}
      />
      {yours && (
        <ActionButton
          label={t('visits:check_in.save')}
          hotkey="F2"
          size="large"
          missing={clashing}
          testId="save-check-in"
          onAct={save}
          onRefused={setRefusal}
        />
      )}
      {yours && fields.items.length > 0 && clashing.length === 0 && (
        <ActionButton
          label={t('visits:check_in.paper')}
          icon={<FilePdfOutlined />}
          hotkey="F7"
          size="large"
          testId="check-in-paper"
          onAct={async () => {
            // The paper shows what is saved, so what is typed is saved first.
            if (form.dirty) await save();
            openPaper({ kind: 'check_in_sheet', id: order.id, number: order.number });
          }}
          onRefused={setRefusal}
        />
      )}
      {yours && form.dirty && (
        <span className={styles.unsaved} data-testid="check-in-unsaved">
          {t('visits:draft.unsaved')}
        </span>
      )}
    </>
  );

  if (!yours)
    return (
      <WorkPanel name="check-in" title={t('visits:check_in.title')} foot={foot}>
        <NoticeList visit={visit} />
        <CheckInFacts visit={visit} />
      </WorkPanel>
    );

  return (
    <WorkPanel name="check-in" title={t('visits:check_in.title')} foot={foot}>
      <NoticeList visit={visit} />
      {form.restored && (
        <Alert
          type="info"
          showIcon
          title={t('visits:draft.restored')}
          action={<ActionButton label={t('visits:draft.drop')} onAct={form.clear} testId="drop-draft" />}
        />
      )}
      <CheckInClash workOrderId={order.id} form={form} />
      <RefusalAlert refusal={refusal} />
      {warning && (
        <Alert
          type="warning"
          showIcon
          title={word('mileage_warning', warning)}
          data-testid="mileage-warning"
        />
      )}
      <div className={styles.fields}>
        <Arrival visit={visit} fields={fields} set={form.set} refusal={refusal} />
        <Wishes visit={visit} fields={fields} set={form.set} refusal={refusal} />
      </div>
      <WalkAroundItems
        workOrderId={order.id}
        car={visit.vehicle}
        asked={asked.items}
        fields={fields}
        set={form.set}
      />
      <div className={styles.halves}>
        <WalkAroundOutline
          title={t('visits:check_in.damage')}
          body={asked.outline}
          marks={fields.marks}
          kinds={DAMAGE_KINDS}
          onAdd={(mark) => {
            const kind = DAMAGE_KINDS.find((one) => one === mark.kind);
            const { x, y } = mark;
            if (kind) form.set({ marks: [...fields.marks, { x, y, kind, note: '', key: newKey() }] });
          }}
          atMark={(index) => (
            <MarkPhotos workOrderId={order.id} car={visit.vehicle} marks={fields.marks} index={index} />
          )}
          onRemove={(index) => form.set({ marks: fields.marks.filter((_, place) => place !== index) })}
        />
        <SignedBy
          half
          title={t('visits:check_in.confirmation')}
          fields={signer}
          set={setSigned}
          signing={signing}
          testId="confirm"
          refusal={refusal}
          nameField="confirmed_by"
          paper={order.number}
        />
      </div>
    </WorkPanel>
  );
}
