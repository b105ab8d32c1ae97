import type { IncomingRow } from '@bindings';
import { App, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useCommand } from '../../api/command';
import { useAsk } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { formatDay, formatInstant } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { FileChoice } from '../../kit/FileChoice';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import styles from './OutsidePage.module.css';
import { isProblem, isWanted, stateOf, textOf } from './outside';

/** Bookings out of a file or a pasted text: looked at first, then taken in, each of them once. */
export default function OutsidePage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const ask = useAsk('read_bookings');
  const take = useCommand('take_bookings');
  const [text, setText] = useState('');
  /** Where the text comes from, as long as it stands as it was there. */
  const [file, setFile] = useState<string>();
  const [rows, setRows] = useState<IncomingRow[]>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  /** What somebody looked at and does not want. */
  const [unwanted, setUnwanted] = useState<readonly string[]>([]);
  const wanted = (rows ?? []).filter((row) => isWanted(row) && !unwanted.includes(row.mark));

  const type = (next: string) => {
    setText(next);
    setFile(undefined);
    // What was looked at is another text.
    setRows(undefined);
    setUnwanted([]);
    setRefusal(undefined);
  };
  const look = async () => setRows(await ask({ text }));
  const bring = async () => {
    const taken = await take({
      text,
      marks: wanted.map(({ mark }) => mark),
      called_off: t('bookings:outside.off_reason'),
    });
    message.success(t('bookings:outside.taken', { ...taken }));
    // What was left stands there still, and is looked at.
    if (taken.left > 0) {
      message.warning(t('bookings:outside.left', { left: taken.left }));
      setUnwanted([]);
      await look();
      return;
    }
    type('');
    navigate(taken.waiting > 0 ? '/bookings/waiting' : '/bookings');
  };

  return (
    <>
      <PageHeader title={t('bookings:outside.title')} />
      <Stack gap={16}>
        <Panel title={t('bookings:outside.text')} padded>
          <Stack gap={12}>
            <Quiet>{t('bookings:outside.hint')}</Quiet>
            <Input.TextArea
              className={styles.text}
              rows={8}
              value={text}
              onChange={(event) => type(event.target.value)}
              aria-label={t('bookings:outside.text')}
              data-testid="outside-text"
            />
            <FileChoice
              chosen={file}
              says={t('bookings:outside.file')}
              hint=".csv .txt .json .ics .vcf"
              accept=".csv,.txt,.json,.ics,.vcf,text/*,application/json"
              testId="outside-file"
              onChoose={(name, bytes) => {
                type(textOf(bytes));
                setFile(name);
              }}
            />
            <div>
              <ActionButton
                label={t('bookings:outside.look')}
                hotkey="F8"
                primary={rows === undefined}
                missing={text.trim() === '' ? [t('bookings:outside.nothing')] : []}
                onAct={look}
                onRefused={setRefusal}
                testId="outside-look"
              />
            </div>
            <RefusalAlert refusal={refusal} />
          </Stack>
        </Panel>
        {rows && (
          <Panel
            title={t('bookings:outside.found')}
            count={rows.length}
            testId="outside-rows"
            extra={
              <ActionButton
                label={t('bookings:outside.take', { wanted: wanted.length })}
                hotkey="F2"
                primary
                missing={wanted.length === 0 ? [t('bookings:outside.none')] : []}
                onAct={bring}
                onRefused={setRefusal}
                testId="outside-take"
              />
            }
          >
            <QuietTable<IncomingRow>
              // One booking may stand in a text twice.
              rowKey={(row) => `${row.mark} ${rows.indexOf(row)}`}
              dataSource={rows}
              columns={[
                {
                  key: 'wanted',
                  width: 40,
                  render: (_, row) =>
                    isWanted(row) && (
                      <Checkbox
                        checked={!unwanted.includes(row.mark)}
                        aria-label={t('bookings:outside.choose', { name: row.incoming.name })}
                        data-testid="outside-wanted"
                        onChange={({ target }) =>
                          setUnwanted(
                            target.checked
                              ? unwanted.filter((mark) => mark !== row.mark)
                              : [...unwanted, row.mark],
                          )
                        }
                      />
                    ),
                },
                {
                  title: t('bookings:field.time'),
                  width: 152,
                  render: (_, { incoming }) =>
                    incoming.starts_at ? (
                      formatInstant(t, incoming.starts_at, true)
                    ) : (
                      <>
                        {incoming.wanted_on && formatDay(t, incoming.wanted_on, true)}{' '}
                        <Quiet>{t('bookings:outside.waits')}</Quiet>
                      </>
                    ),
                },
                {
                  title: t('words:field.plate'),
                  width: 124,
                  render: (_, { incoming }) => <PlateBadge plate={incoming.plate || null} size="small" />,
                },
                {
                  title: t('words:field.contact_name'),
                  width: 220,
                  render: (_, { incoming }) => (
                    <>
                      {incoming.name} <Quiet>{incoming.phone}</Quiet>
                    </>
                  ),
                },
                {
                  title: t('bookings:field.wanted'),
                  ellipsis: true,
                  render: (_, { incoming }) =>
                    [incoming.items.join(t('words:list_separator')), incoming.note]
                      .filter(Boolean)
                      .join(' · '),
                },
                {
                  title: t('bookings:field.stage'),
                  width: 220,
                  render: (_, row) => {
                    const state = stateOf(row);
                    const says = isProblem(state)
                      ? word('incoming_problem', state)
                      : t(`bookings:outside.${state}`, {
                          at: row.stands_at === null ? '' : formatInstant(t, row.stands_at, true),
                        });
                    return row.appointment_id === null ? (
                      says
                    ) : (
                      <Link to={`/bookings/${row.appointment_id}`}>{says}</Link>
                    );
                  },
                },
              ]}
            />
          </Panel>
        )}
      </Stack>
    </>
  );
}
