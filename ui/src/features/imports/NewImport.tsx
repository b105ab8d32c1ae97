import type { ImportFile, ImportKind, ImportPreview, TaskKind } from '@bindings';
import { Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../api/call';
import { asRefusal } from '../../api/errors';
import { useLongWork } from '../../api/task';
import { ActionButton } from '../../components/ActionButton';
import { Field } from '../../components/Field';
import { OneOf } from '../../components/OneOf';
import { Panel } from '../../components/Panel';
import { RefusalAlert } from '../../components/RefusalAlert';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { FileDrop } from './FileDrop';
import { base64Of, isTableFile, tooLarge } from './fileContent';
import styles from './Imports.module.css';
import { PreviewTable } from './PreviewTable';

const kinds: readonly ImportKind[] = ['customers', 'vehicles'];
const ours: readonly TaskKind[] = ['import'];

const hasId = (result: unknown): result is { id: number } =>
  typeof result === 'object' && result !== null && 'id' in result && typeof result.id === 'number';

/** From the file to its rows in the shop: choose it, look at it, correct the columns, run. */
export function NewImport() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const work = useLongWork(ours);
  const [kind, setKind] = useState<ImportKind>('customers');
  const [file, setFile] = useState<ImportFile>();
  const [preview, setPreview] = useState<ImportPreview>();
  const [reading, setReading] = useState(false);
  const [refusal, setRefusal] = useState<RefusalLike>();

  // Somebody who presses on while a file is being read wants the last thing asked, not the last answer.
  const wanted = useRef<ImportFile>(undefined);
  const chosenKind = useRef(kind);
  chosenKind.current = kind;

  const look = async (next: ImportFile) => {
    wanted.current = next;
    setFile(next);
    setRefusal(undefined);
    setReading(true);
    try {
      const seen = await call('preview_import', next);
      if (wanted.current === next) setPreview(seen);
    } catch (failure) {
      if (wanted.current === next) setRefusal(asRefusal(failure));
    } finally {
      if (wanted.current === next) setReading(false);
    }
  };
  const choose = async (chosen: File) => {
    setPreview(undefined);
    if (!isTableFile(chosen.name)) {
      setFile(undefined);
      setRefusal({ code: 'unreadable_file', params: { detail: 'not_a_table' } });
      return;
    }
    const size = tooLarge(chosen.size);
    if (size) {
      setFile(undefined);
      setRefusal({ code: 'file_too_large', params: size });
      return;
    }
    const content = base64Of(new Uint8Array(await chosen.arrayBuffer()));
    await look({ kind: chosenKind.current, file_name: chosen.name, content, sheet: null, mapping: null });
  };
  const giveUp = () => {
    wanted.current = undefined;
    setReading(false);
    setFile(undefined);
    setPreview(undefined);
    setRefusal(undefined);
  };

  // The report of what came in is a page of its own.
  const task = work.task;
  const doneAs = task?.state === 'done' && hasId(task.result) ? task.result.id : undefined;
  useEffect(() => {
    if (doneAs !== undefined) navigate(`/imports/${doneAs}`);
  }, [doneAs, navigate]);

  if (task?.state === 'running') {
    return (
      <Panel title={t('imports:running')} padded testId="import-running">
        <div className={styles.running}>
          <Spin />
          {/* How far it is, and the way to stop it, stand at the head of every page. */}
          <span>{t('imports:meanwhile')}</span>
        </div>
      </Panel>
    );
  }
  const lacks = [
    ...(preview?.required_missing ?? []).map((field) => ({
      says: t('imports:lack.field', { field: t(`imports:field.${field}`, { defaultValue: field }) }),
      at: 'mapping',
    })),
    preview?.coming_in === 0 && { says: t('imports:lack.rows'), at: 'file' },
    work.busy && { says: t('imports:lack.busy') },
  ].filter((lack) => lack !== false);

  return (
    <Panel title={t('imports:new')} padded testId="import-new">
      <div className={styles.form}>
        <Field label={t('imports:kind')}>
          <OneOf
            value={kind}
            codes={kinds}
            word={(code) => word('import_kind', code)}
            onChange={(next) => {
              setKind(next);
              if (file) void look({ ...file, kind: next, mapping: null });
            }}
            label={t('imports:kind')}
            testId="import-kind"
          />
        </Field>
        {kind === 'vehicles' && <p className={styles.quiet}>{t('imports:vehicles_after_customers')}</p>}
        <FileDrop fileName={file?.file_name} onChoose={(chosen) => void choose(chosen)} />
        <RefusalAlert
          refusal={refusal ?? (task?.refusal?.code === 'cancelled' ? undefined : task?.refusal)}
        />
        {reading && !preview && <Spin />}
        {file && preview && (
          <>
            <PreviewTable
              preview={preview}
              sheet={file.sheet}
              onSheet={(sheet) => void look({ ...file, sheet, mapping: null })}
              onMapping={(mapping) => void look({ ...file, mapping })}
            />
            <div className={styles.act}>
              <ActionButton
                label={t('imports:run', { count: preview.coming_in })}
                hotkey="F8"
                primary
                size="large"
                missing={lacks}
                onAct={async () => {
                  setRefusal(undefined);
                  await work.begin('run_import', { ...file, mapping: preview.mapping });
                }}
                onRefused={setRefusal}
                testId="action-run_import"
              />
              <ActionButton
                label={t('imports:give_up')}
                size="large"
                onAct={giveUp}
                testId="import-give-up"
              />
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
