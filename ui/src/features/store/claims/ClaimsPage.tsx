import {
  CLAIM_STATES,
  type ClaimableSheet,
  type ClaimRow,
  type ClaimState,
  type UntaggedRow,
} from '@bindings';
import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead, useReadPages } from '../../../api/read';
import { fenOf, formatQuantity } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { DayText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { ListOut } from '../../lists/ListOut';
import styles from './Claims.module.css';
import { MakeClaimDialog } from './MakeClaimDialog';
import { OldPartsPanel } from './OldPartsPanel';
import { TagDialog } from './TagDialog';

/** What makers pay: old parts without a tag, those on their shelf, what may be claimed, and the claims. */
export default function ClaimsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('claims:title')} actions={<ListOut kind="claim_list" />} />
      <Stack gap={16}>
        <ToTag />
        <OldPartsPanel />
        <ToClaim />
        <Claims />
      </Stack>
    </>
  );
}

function ToTag() {
  const { t } = useTranslation();
  const { data, error } = useRead('parts_to_tag', {});
  const [tagging, setTagging] = useState<UntaggedRow>();
  return (
    <Panel title={t('claims:to_tag')} count={data?.parts.length ?? 0} testId="claims-to-tag">
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <QuietTable<UntaggedRow>
          rowKey="line_id"
          dataSource={data.parts}
          tableLayout="fixed"
          onOpen={setTagging}
          onRow={(row) => ({ 'data-testid': `to-tag-${row.line_id}` }) as object}
          empty={<EmptyState>{t('claims:none_to_tag')}</EmptyState>}
          columns={[
            { title: t('claims:order'), width: 160, render: (_, row) => row.order_number },
            { title: t('claims:plate'), width: 110, render: (_, row) => row.plate },
            { title: t('claims:maker'), width: 140, ellipsis: true, render: (_, row) => row.payer_name },
            { title: t('claims:part'), ellipsis: true, render: (_, row) => `${row.code} ${row.name}`.trim() },
            { title: t('claims:quantity'), width: 90, render: (_, row) => formatQuantity(row.quantity) },
            {
              title: t('claims:amount'),
              width: 110,
              align: 'right',
              render: (_, row) => <Money fen={row.amount} />,
            },
            {
              title: '',
              width: 96,
              align: 'right',
              render: (_, row) => (
                <ActionButton
                  label={t('claims:tag.send')}
                  size="small"
                  opens
                  testId={`tag-${row.line_id}`}
                  onAct={() => setTagging(row)}
                />
              ),
            },
          ]}
        />
      )}
      {tagging && data && (
        <TagDialog
          row={tagging}
          bins={data.bins}
          keptUntil={data.kept_until}
          onClose={() => setTagging(undefined)}
        />
      )}
    </Panel>
  );
}

function ToClaim() {
  const { t } = useTranslation();
  const { data, error } = useRead('claims_to_make', {});
  const [making, setMaking] = useState<ClaimableSheet>();
  return (
    <Panel title={t('claims:to_claim')} count={data?.sheets.length ?? 0} testId="claims-to-make">
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <QuietTable<ClaimableSheet>
          rowKey={({ sheet }) => sheet.settlement_id}
          dataSource={data.sheets}
          tableLayout="fixed"
          onOpen={setMaking}
          onRow={({ sheet }) => ({ 'data-testid': `to-claim-${sheet.number}` }) as object}
          empty={<EmptyState>{t('claims:none_to_claim')}</EmptyState>}
          columns={[
            { title: t('claims:sheet'), width: 160, render: (_, { sheet }) => sheet.number },
            { title: t('claims:plate'), width: 110, render: (_, { sheet }) => sheet.plate },
            {
              title: t('claims:maker'),
              width: 140,
              ellipsis: true,
              render: (_, { sheet }) => sheet.payer_name,
            },
            {
              title: t('claims:lines'),
              ellipsis: true,
              render: (_, { lines }) => lines.map((line) => line.name).join('、'),
            },
            {
              title: t('claims:on_account'),
              width: 120,
              align: 'right',
              render: (_, { sheet }) => <Money fen={sheet.on_account} />,
            },
            {
              title: t('claims:total'),
              width: 120,
              align: 'right',
              render: (_, { sheet }) => <Money fen={sheet.total} strong />,
            },
            {
              title: '',
              width: 140,
              align: 'right',
              render: (_, of) => (
                <ActionButton
                  label={t('claims:make.send')}
                  size="small"
                  opens
                  testId={`make-claim-${of.sheet.number}`}
                  onAct={() => setMaking(of)}
                />
              ),
            },
          ]}
        />
      )}
      {making && <MakeClaimDialog of={making} onClose={() => setMaking(undefined)} />}
    </Panel>
  );
}

function Claims() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const [state, setState] = useState<ClaimState>('draft');
  const list = useReadPages('list_claims', { state, before: null }, ({ more, claims }) => {
    const last = claims.at(-1);
    return more && last ? { state, before: last.id } : undefined;
  });
  const rows = list.data?.pages.flatMap((page) => page.claims);
  return (
    <Panel title={t('claims:list')} testId="claims">
      <div className={styles.bar}>
        <Choice
          value={state}
          codes={CLAIM_STATES}
          word={(code) => word('claim_state', code)}
          onChange={setState}
          label={t('claims:state')}
          testId="claims-state"
        />
      </div>
      <RefusalAlert refusal={list.error} />
      {!rows && !list.error && <Skeleton active />}
      {rows && (
        <QuietTable<ClaimRow>
          rowKey="id"
          dataSource={rows}
          tableLayout="fixed"
          onOpen={(row) => navigate(`/store/claims/${row.id}`)}
          onRow={(row) => ({ 'data-testid': `claim-${row.number}` }) as object}
          empty={<EmptyState>{t(`claims:none.${state}`)}</EmptyState>}
          columns={[
            { title: t('claims:number'), width: 160, render: (_, row) => row.number },
            { title: t('claims:maker'), width: 140, ellipsis: true, render: (_, row) => row.payer_name },
            {
              title: t('claims:claim_number'),
              ellipsis: true,
              render: (_, row) => (
                <>
                  {row.claim_number} {row.is_lost && <Tag color="warning">{t('claims:lost.short')}</Tag>}
                </>
              ),
            },
            { title: t('claims:plate'), width: 110, render: (_, row) => row.plate },
            {
              title: t('claims:sent_on'),
              width: 120,
              render: (_, row) => row.sent_on && <DayText day={row.sent_on} />,
            },
            {
              title: t('claims:claimed'),
              width: 110,
              align: 'right',
              render: (_, row) => <Money fen={row.sums.claimed} strong />,
            },
            {
              title: t('claims:granted'),
              width: 110,
              align: 'right',
              render: (_, row) => (row.answered_on ? <Money fen={row.sums.granted} /> : null),
            },
            {
              title: t('claims:unsettled'),
              width: 130,
              align: 'right',
              render: (_, row) =>
                fenOf(row.sums.unsettled) > 0 ? (
                  <span className={styles.late}>
                    <Money fen={row.sums.unsettled} />
                  </span>
                ) : null,
            },
          ]}
        />
      )}
      {list.hasNextPage && (
        <div className={styles.bar}>
          <Button
            data-testid="claims-more"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('claims:more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
