import type { PackageRow, ServicePackage } from '@bindings';
import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { ActionButton } from '../../kit/ActionButton';
import { Choice } from '../../kit/Choice';
import { Money } from '../../kit/Money';
import { PageHeader } from '../../kit/PageHeader';
import { Nothing, Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { OfferDialog } from './OfferDialog';
import { contentSaid, endSaid, shortSaid, validitySaid } from './said';

const views = ['packages', 'vouchers'] as const;

/** What the shop offers, and what was sold, the newest first. */
export default function PackagesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay('save_package');
  const tellsVouchers = useMay('list_vouchers');
  const offers = useRead('list_packages', {});
  const sold = useRead('list_contracts', { customer_id: null, vehicle_id: null });
  const [edited, setEdited] = useState<number | 'new'>();
  const rows = offers.data?.packages ?? [];
  const contracts = sold.data?.contracts ?? [];
  return (
    <>
      <PageHeader
        title={t('packages:title')}
        actions={
          may && (
            <ActionButton
              label={t('packages:new')}
              hotkey="F4"
              primary
              opens
              testId="package-new"
              onAct={() => setEdited('new')}
            />
          )
        }
      >
        {tellsVouchers && (
          <Choice
            value="packages"
            codes={views}
            word={(code) => t(`vouchers:view.${code}`)}
            onChange={(view) => view === 'vouchers' && navigate('/packages/vouchers')}
            label={t('vouchers:view.label')}
            testId="packages-view"
          />
        )}
        <Quiet>{t('packages:how')}</Quiet>
      </PageHeader>
      <Stack gap={16}>
        <RefusalAlert refusal={offers.error ?? sold.error} />
        <Panel title={t('packages:offers')} count={rows.length} testId="offers">
          <QuietTable<PackageRow>
            rowKey={(row) => row.package.id}
            loading={!offers.data && !offers.error}
            dataSource={rows}
            {...(may && { onOpen: (row: PackageRow) => setEdited(row.package.id) })}
            onRow={(row) => ({ 'data-testid': `package-${row.package.id}` }) as object}
            empty={<Nothing>{t(may ? 'packages:no_offers_manager' : 'packages:no_offers')}</Nothing>}
            columns={[
              { title: t('packages:name'), width: 180, render: (_, row) => row.package.name },
              {
                title: t('packages:content'),
                render: (_, row) => contentSaid(t, row.package.package_items),
              },
              {
                title: t('packages:valid'),
                width: 170,
                render: (_, row) => t(...termSaid(row.package)),
              },
              {
                title: t('packages:list_price'),
                width: 110,
                align: 'right',
                render: (_, row) => <Money fen={row.list_price} />,
              },
              {
                title: t('packages:price'),
                width: 110,
                align: 'right',
                render: (_, row) => <Money fen={row.package.price} strong />,
              },
              {
                width: 90,
                render: (_, row) => !row.package.active && <Tag>{t('packages:retired')}</Tag>,
              },
            ]}
          />
        </Panel>
        <Panel title={t('packages:contracts')} count={contracts.length} testId="contracts">
          <QuietTable
            rowKey="id"
            loading={!sold.data && !sold.error}
            dataSource={contracts}
            onOpen={(row) => navigate(`/contracts/${row.id}`)}
            onRow={(row) => ({ 'data-testid': `contract-${row.id}` }) as object}
            empty={<Nothing>{t('packages:none')}</Nothing>}
            columns={[
              { title: t('packages:number'), width: 150, dataIndex: 'number' },
              { title: t('packages:name'), width: 150, dataIndex: 'name' },
              { title: t('packages:customer'), width: 120, dataIndex: 'customer_name' },
              {
                title: t('packages:sell.vehicle'),
                width: 120,
                render: (_, row) =>
                  row.plate && (
                    <PlateBadge plate={row.plate} colour={row.plate_colour ?? 'blue'} size="small" />
                  ),
              },
              {
                title: t('packages:left'),
                render: (_, row) =>
                  row.rests.map((rest) => shortSaid(t, rest)).join(t('words:list_separator')),
              },
              {
                title: t('packages:valid'),
                width: 190,
                render: (_, row) =>
                  row.end ? <Tag>{endSaid(t, row.end)}</Tag> : <Quiet>{validitySaid(t, row)}</Quiet>,
              },
              {
                title: t('packages:price'),
                width: 100,
                align: 'right',
                render: (_, row) => <Money fen={row.price} />,
              },
            ]}
          />
        </Panel>
      </Stack>
      {edited !== undefined && (
        <OfferDialog
          // What others save of it meanwhile is seen while it is typed.
          offer={rows.find((row) => row.package.id === edited)?.package}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

function termSaid(offer: ServicePackage): [string, Record<string, number>] {
  const { valid_months: months, valid_km: km } = offer;
  if (months !== null && km !== null) return ['packages:term.both', { months, km }];
  if (months !== null) return ['packages:term.months', { months }];
  if (km !== null) return ['packages:term.km', { km }];
  return ['packages:validity.none', {}];
}
