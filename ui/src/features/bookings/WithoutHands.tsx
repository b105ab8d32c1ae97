import type { Appointment } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n/words';
import { DateTimeText } from '../../kit/DateTimeText';
import { Panel } from '../../kit/Panel';
import { Phone } from '../../kit/Phone';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';

/** Bookings whose people fell out after they were made: each is opened to be moved. */
export function WithoutHands({ bookings }: { bookings: Appointment[] }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  return (
    <Panel title={t('bookings:calls.without_hands')} count={bookings.length} testId="calls-without-hands">
      <QuietTable<Appointment>
        rowKey="id"
        dataSource={bookings}
        onOpen={({ id }) => navigate(`/bookings/${id}`)}
        columns={[
          {
            title: t('bookings:field.time'),
            width: 152,
            render: (_, { starts_at }) => <DateTimeText at={starts_at} weekday />,
          },
          {
            title: t('words:field.plate'),
            width: 124,
            render: (_, { plate }) => <PlateBadge plate={plate} size="small" />,
          },
          {
            title: t('words:field.contact_name'),
            width: 220,
            render: (_, { contact_name, contact_phone }) => (
              <>
                {contact_name}{' '}
                {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps a press on the number from opening the row as well */}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the number inside has the keys */}
                <span onClick={(event) => event.stopPropagation()}>
                  <Phone number={contact_phone}>{contact_phone}</Phone>
                </span>
              </>
            ),
          },
          {
            title: t('bookings:field.wanted'),
            ellipsis: true,
            render: (_, { items, symptom }) => items.join(t('words:list_separator')) || symptom,
          },
          {
            key: 'why',
            width: 160,
            render: (_, { trade }) => (
              <Quiet>{t('bookings:calls.no_hands', { trade: word('trade', trade) })}</Quiet>
            ),
          },
        ]}
      />
    </Panel>
  );
}
