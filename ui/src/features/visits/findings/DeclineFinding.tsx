import {
  type AuthorisationMeans,
  CONFIRMATION_MEANS,
  type ConfirmationMeans,
  type StandingFinding,
  type Visit,
  WRITTEN_DOWN_MEANS,
} from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { CarTitle } from '../../../kit/CarTitle';
import { Choice } from '../../../kit/Choice';
import { useDraft } from '../../../kit/draft';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { Modal } from '../../../kit/Modal';
import { withPhrase } from '../../../kit/phrases';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { SignaturePad } from '../../../kit/SignaturePad';
import { Stack } from '../../../kit/Stack';
import { type KeptSignature, useSigned } from '../../../kit/signed';
import { missingSignature } from '../visit/SignedBy';
import styles from './findings.module.css';
import { signedFinding } from './signedFinding';
import { jobOfFinding } from './standing';

interface Typed extends KeptSignature {
  name: string;
  means: AuthorisationMeans;
  reason: string;
  on: ConfirmationMeans;
  paper: string;
}

// Whether it was signed on the screen or on paper is asked below.
const means = WRITTEN_DOWN_MEANS.filter((code) => code !== 'paper');

interface DeclineFindingProps {
  visit: Visit;
  finding: StandingFinding;
  onClose: () => void;
}

/** The customer's no, with a name and a reason; who drives on with something unsafe signs for it. */
export function DeclineFinding({ visit, finding, onClose }: DeclineFindingProps) {
  const { t } = useTranslation();
  const word = useWords();
  const decline = useCommand('decline_finding');
  const blank: Typed = { name: '', means: 'phone', reason: '', on: 'on_screen', signature: null, paper: '' };
  const draft = useDraft(`finding/${finding.id}/declined`, blank);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { value } = draft;
  const set = (patch: Partial<Typed>) => draft.set((before) => ({ ...before, ...patch }));
  const name = value.name || visit.visitor;
  const signing = useSigned(signedFinding(t, visit, finding, name), value, set);
  // What is unsafe is signed for, however the customer said it first.
  const signs = finding.unsafe_to_drive || value.means === 'signature';
  const lacks = [
    ...(name.trim() === '' ? [t('visits:signed.name_missing')] : []),
    ...(value.reason.trim() === '' ? [t('words:confirm.reason_missing')] : []),
    ...(signs && value.on === 'on_screen' && !signing.value
      ? [missingSignature(t, signing, t('visits:signed.signature_missing'))]
      : []),
    ...(signs && value.on === 'on_paper' && value.paper.trim() === ''
      ? [t('visits:finding.paper_missing')]
      : []),
  ];
  const label = (key: string) => t(`visits:finding.${key}`);
  const save = async () => {
    setRefusal(undefined);
    await decline({
      finding_id: finding.id,
      version: finding.version,
      by_name: name.trim(),
      means: signs ? (value.on === 'on_paper' ? 'paper' : 'signature') : value.means,
      reason: value.reason.trim(),
      signature: signs && value.on === 'on_screen' ? signing.value : null,
      signed_paper: signs && value.on === 'on_paper' ? value.paper.trim() : '',
    });
    draft.clear();
    onClose();
  };
  return (
    <Modal
      open
      title={
        <CarTitle
          plate={visit.vehicle.plate}
          colour={visit.vehicle.plate_colour}
          job={jobOfFinding(visit, finding)}
        >
          {t('visits:finding.decline_title', { text: finding.text })}
        </CarTitle>
      }
      footer={null}
      onCancel={onClose}
      width={640}
    >
      <Stack gap={16}>
        <RefusalAlert refusal={refusal} />
        <Group columns={2}>
          <Field small label={label('by_name')} names={['by_name']} refusal={refusal}>
            <Input
              autoFocus
              value={name}
              aria-label={label('by_name')}
              data-testid="decline-name"
              onChange={(event) => set({ name: event.target.value })}
            />
          </Field>
          {!finding.unsafe_to_drive && (
            <Field small label={label('means')}>
              <Choice
                value={value.means}
                codes={means}
                word={(code) => (code === 'signature' ? label('signed') : word('authorisation_means', code))}
                onChange={(chosen) => set({ means: chosen })}
                label={label('means')}
                testId="decline-means"
              />
            </Field>
          )}
          <Field small label={label('reason')} names={['reason']} refusal={refusal} wide>
            <Input
              value={value.reason}
              aria-label={label('reason')}
              data-testid="decline-reason"
              onChange={(event) => set({ reason: event.target.value })}
            />
            <div className={styles.why}>
              {(['too_dear', 'next_time', 'elsewhere'] as const).map((why) => (
                <ActionButton
                  key={why}
                  size="small"
                  label={t(`visits:finding.why.${why}`)}
                  onAct={() => set({ reason: withPhrase(value.reason, t(`visits:finding.why.${why}`), []) })}
                />
              ))}
            </div>
          </Field>
        </Group>
        {signs && (
          <Group title={label('signed')} columns={2}>
            <Field small label={t('visits:signed.means')}>
              <Choice
                value={value.on}
                codes={CONFIRMATION_MEANS}
                word={(code) => word('confirmation_means', code)}
                onChange={(on) => set({ on })}
                label={t('visits:signed.means')}
                testId="decline-signed-on"
              />
            </Field>
            {value.on === 'on_paper' && (
              <Field small label={label('paper')} names={['signed_paper']} refusal={refusal}>
                <Input
                  value={value.paper}
                  aria-label={label('paper')}
                  placeholder={label('paper_hint')}
                  data-testid="decline-paper"
                  onChange={(event) => set({ paper: event.target.value })}
                />
              </Field>
            )}
            {value.on === 'on_screen' && (
              <div style={{ gridColumn: '1 / -1' }} data-testid="decline-signature">
                <SignaturePad signing={signing} label={t('visits:signed.here')} />
              </div>
            )}
          </Group>
        )}
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={word('action', 'decline_finding')}
            primary
            hotkey="Ctrl+Enter"
            inDialog
            missing={lacks}
            testId="action-decline_finding"
            onAct={save}
            onRefused={setRefusal}
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
