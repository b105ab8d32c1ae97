import type { ContractRow, ItemRest, Line } from '@bindings';
import { App, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { fenOf, formatMoney } from '../../i18n/amounts';
import { ActionButton } from '../../kit/ActionButton';
import { type CarOfDialog, CarTitle } from '../../kit/CarTitle';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';
import { Fold, Panel } from '../../kit/Panel';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { ContractCard } from './ContractCard';
import { endSaid, shortSaid } from './said';

interface VisitContractsProps {
  order: number;
  car: CarOfDialog;
  lines: readonly Line[];
  /** Lines may be added now, by whoever asks. */
  draws: boolean;
  /** It is in the way of nothing: one line until it is looked at. */
  folded: boolean;
}

/** What was bought for this car or by its customer, and one press to a line from it. */
export function VisitContracts({ order, car, lines, draws, folded }: VisitContractsProps) {
  const { t } = useTranslation();
  const { data, error } = useRead('visit_contracts', { work_order_id: order });
  if (error) return <RefusalAlert refusal={error} />;
  const rows = data?.contracts ?? [];
  if (rows.length === 0) return null;
  const cards = rows.map((row) => (
    <ContractCard
      key={row.id}
      row={row}
      drawing={(rest) =>
        draws &&
        data?.may_draw && (
          <DrawButton
            order={order}
            car={car}
            row={row}
            rest={rest}
            lines={lines}
            letsThrough={data?.lets_ended_through ?? false}
          />
        )
      }
    />
  ));
  const running = rows.filter((row) => row.end === null);
  if (!folded) {
    return (
      <Panel title={t('packages:contracts')} count={rows.length} testId="visit-contracts">
        {cards}
      </Panel>
    );
  }
  return (
    <Fold
      name="contracts"
      title={t('packages:contracts')}
      summary={(running.length > 0 ? running : rows)
        .map((row) => `${row.name} ${row.end ? endSaid(t, row.end) : leftSaid(row)}`)
        .join(t('words:list_separator'))}
    >
      {cards}
    </Fold>
  );

  function leftSaid(row: ContractRow): string {
    return row.rests.map((rest) => shortSaid(t, rest)).join(' · ');
  }
}

interface DrawButtonProps {
  order: number;
  car: CarOfDialog;
  row: ContractRow;
  rest: ItemRest;
  lines: readonly Line[];
  letsThrough: boolean;
}

/** One time of a thing becomes a line; an amount covers a draft the customer would pay. */
function DrawButton({ order, car, row, rest, lines, letsThrough }: DrawButtonProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const draw = useCommand('draw_from_contract');
  const cover = useCommand('cover_by_contract');
  const [asking, setAsking] = useState<Line | true>();
  const left = rest.is_amount ? fenOf(rest.left) : rest.times;
  const expired = row.end?.why === 'by_date' || row.end?.why === 'by_km';
  if (left <= 0 || (row.end !== null && !(expired && letsThrough))) return null;
  const of = { service_contract_id: row.id, position: rest.position };
  const send = async (line: Line | true, reason?: string) => {
    const why = reason === undefined ? {} : { reason };
    if (line === true) await draw({ work_order_id: order, ...of, times: 1, ...why });
    else await cover({ line_id: line.id, version: line.version, ...of, ...why });
    message.success(t('packages:drawn', { number: row.number }));
  };
  const act = (line: Line | true) => (expired ? setAsking(line) : send(line));
  const own = lines.filter(
    (line) =>
      line.state === 'draft' &&
      line.payer === 'customer' &&
      line.supersedes_id === null &&
      fenOf(line.amount) > 0,
  );
  return (
    <>
      {rest.is_amount ? (
        own.length > 0 && (
          <Select<number>
            size="small"
            value={null}
            placeholder={t('packages:cover')}
            aria-label={t('packages:cover')}
            data-testid={`cover-${row.id}-${rest.position}`}
            style={{ width: 180 }}
            options={own.map((line) => ({
              value: line.id,
              label: `${line.name} ${formatMoney(fenOf(line.amount))}`,
              disabled: fenOf(line.amount) > left,
            }))}
            onChange={(id: number) => {
              const line = own.find((one) => one.id === id);
              if (line)
                void Promise.resolve(act(line)).catch((failure: unknown) => message.error(String(failure)));
            }}
          />
        )
      ) : (
        <ActionButton
          label={t('packages:draw')}
          size="small"
          opens={expired}
          testId={`draw-${row.id}-${rest.position}`}
          onAct={() => act(true)}
        />
      )}
      <ConfirmWithReason
        open={asking !== undefined}
        title={
          <CarTitle plate={car.plate} colour={car.plate_colour}>
            {t('packages:let_through', { number: row.number })}
          </CarTitle>
        }
        verb={t('packages:draw')}
        onConfirm={(reason) => (asking === undefined ? Promise.resolve() : send(asking, reason))}
        onClose={() => setAsking(undefined)}
      >
        {row.end && <span>{endSaid(t, row.end)}</span>}
      </ConfirmWithReason>
    </>
  );
}
