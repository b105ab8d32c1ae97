import { COMMANDS, COMPLAINT_CATEGORIES, HEARD_SOURCES, SEVERITIES, type Visit } from '@bindings';
import { Input, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { useDraft } from '../../kit/draft';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { OneOf } from '../../kit/OneOf';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { PersonPicker } from '../settings/PersonPicker';
import { VehiclePicker } from '../vehicles/VehiclePicker';
import styles from './Complaints.module.css';
import {
  type ComplaintForm,
  complaintLacks,
  complaintRequest,
  emptyComplaint,
  withVehicle,
} from './complaintForm';

const names = ['person_name', 'phone', 'matter', 'owner_id'] as const;

/** The form of a new complaint, about a visit or about anything. */
export function NewComplaint({ workOrderId }: { workOrderId: number | undefined }) {
  const visit = useRead(
    'get_visit',
    { work_order_id: workOrderId ?? 0 },
    { enabled: workOrderId !== undefined },
  );
  if (visit.error) return <RefusalAlert refusal={visit.error} />;
  if (workOrderId !== undefined && !visit.data) return <Skeleton active />;
  return (
    <NewComplaintForm key={workOrderId ?? 'any'} visit={workOrderId === undefined ? undefined : visit.data} />
  );
}

function NewComplaintForm({ visit }: { visit: Visit | undefined }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const open = useCommand('open_complaint');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const visitId = visit?.order.id;
  // Who brought the car last is who complains, most of the time.
  const personName = visit ? visit.order.brought_by_name || visit.customer.name : '';
  const phone = visit ? visit.order.brought_by_phone || visit.customer.phone : '';
  const initial = useMemo<ComplaintForm>(
    () => ({ ...emptyComplaint, personName, phone }),
    [personName, phone],
  );
  const draft = useDraft(`complaint/new/${visitId ?? ''}`, initial);
  const form = draft.value;
  const set = (patch: Partial<ComplaintForm>) => draft.set((before) => ({ ...before, ...patch }));

  const act = async () => {
    const request = complaintRequest(form, visit);
    if (!request) return;
    setRefusal(undefined);
    const saved = await open(request);
    draft.clear();
    navigate(`/complaints/${saved.id}`, { replace: true });
  };

  return (
    <>
      <PageHeader title={t('complaints:new')}>
        {visit && (
          <>
            <PlateBadge plate={visit.vehicle.plate} colour={visit.vehicle.plate_colour} />
            <span>{visit.order.number}</span>
          </>
        )}
      </PageHeader>
      <Panel title={t('complaints:form.title')} padded>
        <div className={styles.grid} onKeyDownCapture={enterMoves}>
          {!visit && (
            <Field label={t('complaints:form.vehicle')} htmlFor="complaint-vehicle" wide>
              {/* Asked first: the car brings its owner and the phone along. */}
              <VehiclePicker
                id="complaint-vehicle"
                autoFocus
                chosen={form.vehicle ?? undefined}
                onChoose={(vehicle) => draft.set((before) => withVehicle(before, vehicle))}
                label={t('complaints:form.vehicle')}
                testId="complaint-vehicle"
              />
            </Field>
          )}
          <Field
            label={t('complaints:form.person')}
            htmlFor="complaint-person"
            names={['person_name']}
            refusal={refusal}
            required
          >
            <Input
              id="complaint-person"
              autoFocus={visit !== undefined}
              autoComplete="off"
              value={form.personName}
              data-testid="complaint-person"
              onChange={(event) => set({ personName: event.target.value })}
            />
          </Field>
          <Field
            label={t('complaints:form.phone')}
            htmlFor="complaint-phone"
            names={['phone']}
            refusal={refusal}
          >
            <Input
              id="complaint-phone"
              inputMode="tel"
              autoComplete="off"
              value={form.phone}
              data-testid="complaint-phone"
              onChange={(event) => set({ phone: event.target.value })}
            />
          </Field>
          <Field label={t('complaints:form.category')} names={['category']} required wide>
            <OneOf
              value={form.category}
              codes={COMPLAINT_CATEGORIES}
              word={(code) => word('complaint_category', code)}
              onChange={(category) => set({ category })}
              label={t('complaints:form.category')}
              testId="complaint-category"
            />
          </Field>
          <Field label={t('complaints:form.severity')} hint={t(`complaints:form.due.${form.severity}`)}>
            <OneOf
              value={form.severity}
              codes={SEVERITIES}
              word={(code) => word('severity', code)}
              onChange={(severity) => set({ severity })}
              label={t('complaints:form.severity')}
              testId="complaint-severity"
            />
          </Field>
          <Field label={t('complaints:form.source')}>
            <OneOf
              value={form.source}
              codes={HEARD_SOURCES}
              word={(code) => word('complaint_source', code)}
              onChange={(source) => set({ source })}
              label={t('complaints:form.source')}
              testId="complaint-source"
            />
          </Field>
          <Field
            label={t('complaints:form.matter')}
            htmlFor="complaint-matter"
            names={['matter']}
            refusal={refusal}
            required
            wide
          >
            <Input.TextArea
              id="complaint-matter"
              autoSize={{ minRows: 3, maxRows: 12 }}
              value={form.matter}
              placeholder={t('complaints:form.matter_hint')}
              data-testid="complaint-matter"
              onChange={(event) => set({ matter: event.target.value })}
            />
          </Field>
          <Field
            label={t('complaints:form.owner')}
            htmlFor="complaint-owner"
            names={['owner_id']}
            refusal={refusal}
          >
            <PersonPicker
              id="complaint-owner"
              value={form.ownerId}
              onChange={(ownerId) => set({ ownerId })}
              label={t('complaints:form.owner')}
              testId="complaint-owner"
              roles={COMMANDS.open_complaint.roles ?? undefined}
              nobody={t('complaints:form.by_settings')}
            />
          </Field>
        </div>
        <RefusalAlert refusal={isAbout(refusal, names) ? undefined : refusal} />
        <Buttons gap={12}>
          <ActionButton
            label={t('complaints:form.open')}
            hotkey="F2"
            primary
            size="large"
            missing={complaintLacks(form).map((lack) => ({
              says: t(`complaints:lack.${lack}`),
              at: lack === 'person' ? 'person_name' : lack,
            }))}
            onAct={act}
            onRefused={setRefusal}
            testId="action-open_complaint"
          />
          <ActionButton
            label={t('complaints:form.discard')}
            size="large"
            onAct={() => {
              draft.clear();
              navigate(-1);
            }}
            testId="complaint-discard"
          />
        </Buttons>
      </Panel>
    </>
  );
}
