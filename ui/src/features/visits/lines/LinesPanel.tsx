import { PlusOutlined } from '@ant-design/icons';
import type { CatalogueItem, ItemId, Line, LineFigures, PackageAdded, Visit } from '@bindings';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { asRefusal } from '../../../api/errors';
import { useAsk, useRead } from '../../../api/read';
import type { RefusalLike } from '../../../i18n/refusal';
import { ActionButton } from '../../../kit/ActionButton';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { WorkPanel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Row } from '../../../kit/Row';
import { VisitAction } from '../visit/VisitAction';
import { actionOf, isYours, linesIn, tellsAmounts } from '../visit/visit';
import { BookedQuote } from './BookedQuote';
import { CatalogueSearch } from './CatalogueSearch';
import { DeclinedLines } from './DeclinedLines';
import { DropLine } from './DropLine';
import { blankLine, type Editing, figuresOf, fromCatalogue, itemOf, payableLines, sumOf } from './figures';
import { Judge } from './Judge';
import { LinesTable } from './LinesTable';
import styles from './lines.module.css';
import { nothing, type Origin, originOf } from './origin';
import { PackagePicker } from './PackagePicker';
import { PartRequests } from './PartRequests';
import { ProfitTotals } from './Profit';
import { Substitute } from './Substitute';
import { Suggestions } from './Suggestions';

interface LinesProps {
  visit: Visit;
  /** Puts a line into the form. */
  onEdit: (editing: Editing) => void;
}

/** What is done and what is fitted, with its prices, up to the estimate. */
export function LinesPanel({ visit, onEdit }: LinesProps) {
  const { t } = useTranslation();
  const issue = useCommand('issue_estimate');
  const drafts = linesIn(visit, 'draft');
  // The host says which of them the customer pays, and so is asked about.
  const asked = drafts.filter((line) => visit.asked_lines.includes(line.id));
  return (
    <WorkPanel
      name="lines"
      lacks="lines draft_lines"
      title={t(tellsAmounts(visit) ? 'visits:lines.title' : 'visits:lines.title_untold')}
      foot={
        (drafts.length > 0 || actionOf(visit, 'issue_estimate')?.next) && (
          <VisitAction
            visit={visit}
            action="issue_estimate"
            // What was offered already is answered first: the key is the answers' then.
            hotkey={linesIn(visit, 'offered').length === 0 ? 'F10' : undefined}
            onAct={() => issue({ work_order_id: visit.order.id, version: visit.order.version })}
            label={
              asked.length > 0 && tellsAmounts(visit)
                ? t('visits:lines.issue', { count: asked.length, total: sumOf(asked) })
                : undefined
            }
          />
        )
      }
    >
      <LinesEditor visit={visit} onEdit={onEdit} />
    </WorkPanel>
  );
}

/** The table with everything that adds to it; without the right to edit, only the table. */
export function LinesEditor({ visit, onEdit }: LinesProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const addLine = useCommand('add_line');
  const removeLine = useCommand('remove_line');
  const settings = useRead('get_shop', {}).data?.settings;
  const editable = isYours(visit, 'edit_lines');
  const payable = payableLines(visit.lines);
  // Once the car has gone, what was billed is put right and nothing is added.
  const adds = editable && visit.takes_new_lines;
  const add = (figures: LineFigures, item: ItemId | undefined, origin: Origin = nothing) =>
    addLine({
      work_order_id: visit.order.id,
      figures,
      ...origin,
      ...(item && { item }),
    });

  const addParts = useCommand('add_usual_parts');
  const askTerms = useAsk('get_operation_terms');
  const tellAdded = (name: string, { added, not_found }: PackageAdded) => {
    if (not_found.length === 0) {
      message.success(t('visits:lines.package_added', { name, added }));
      return;
    }
    const missing = not_found.join(t('words:list_separator'));
    message.warning({ content: t('visits:lines.package_lacks', { name, added, missing }), duration: 8 });
  };
  // What the work usually needs is offered for one press, and nobody is asked about it.
  const offerParts = async (operation: number, line: Line) => {
    const { usual_parts } = await askTerms({ labour_operation_id: operation });
    if (usual_parts.length === 0) return;
    const names = usual_parts.map((part) => part.name).join(t('words:list_separator'));
    message.open({
      type: 'info',
      duration: 8,
      content: (
        <span>
          {t('visits:lines.usual_parts', { names })}{' '}
          <Button
            type="link"
            size="small"
            data-testid="add-usual-parts"
            onClick={() => {
              message.destroy();
              void addParts({ line_id: line.id })
                .then((added) => tellAdded(line.name, added))
                .catch((failure: unknown) => setRefusal(asRefusal(failure)));
            }}
          >
            {t('visits:lines.usual_parts_add')}
          </Button>
        </span>
      ),
    });
  };
  const pick = async (item: CatalogueItem) => {
    setRefusal(undefined);
    try {
      const { line } = await add(fromCatalogue(item, settings), item.id);
      if ('labour_operation' in item.id) await offerParts(item.id.labour_operation, line);
    } catch (failure) {
      setRefusal(asRefusal(failure));
    }
  };
  const drawn = new Set(
    useRead('visit_contracts', { work_order_id: visit.order.id }).data?.draws.map((draw) => draw.line_id),
  );
  const remove = async (line: Line) => {
    await removeLine({ line_id: line.id, version: line.version });
    // What was drawn from a contract is drawn again there, by one press.
    if (drawn.has(line.id)) {
      message.success(t('visits:lines.removed', { name: line.name }));
      return;
    }
    message.open({
      type: 'success',
      duration: 8,
      content: (
        <span>
          {t('visits:lines.removed', { name: line.name })}{' '}
          <Button
            type="link"
            size="small"
            data-testid="undo-remove-line"
            onClick={() => {
              message.destroy();
              void add(figuresOf(line), itemOf(line), originOf(visit, line)).catch((failure: unknown) =>
                setRefusal(asRefusal(failure)),
              );
            }}
          >
            {t('visits:lines.undo')}
          </Button>
        </span>
      ),
    });
  };

  return (
    <>
      <RefusalAlert refusal={refusal} />
      {visit.booked_quote && <BookedQuote quote={visit.booked_quote} />}
      {adds && <DeclinedLines visit={visit} />}
      {adds && <Suggestions visit={visit} settings={settings} onEdit={onEdit} />}
      <PartRequests visit={visit} onEdit={onEdit} adds={adds} />
      {visit.lines.length === 0 ? (
        <EmptyState>{t(adds ? 'visits:lines.empty_edit' : 'visits:lines.empty')}</EmptyState>
      ) : (
        <LinesTable
          visit={visit}
          onEdit={editable ? (line) => onEdit({ line, figures: figuresOf(line) }) : undefined}
          fixed={drawn}
          onRemove={editable ? remove : undefined}
          dropping={(line) => (
            <>
              <Judge visit={visit} line={line} />
              <Substitute visit={visit} line={line} />
              <DropLine visit={visit} line={line} />
            </>
          )}
        />
      )}
      {adds && (
        <Row gap={12} data-lack="lines">
          <CatalogueSearch
            priceClass={visit.customer.price_class}
            vehicleId={visit.vehicle.id}
            onPick={pick}
            onRefused={setRefusal}
            onFree={(name) => onEdit({ line: null, figures: { ...blankLine('labour', settings, ''), name } })}
          />
          <PackagePicker order={visit.order.id} onAdded={tellAdded} onRefused={setRefusal} />
          <ActionButton
            label={t('visits:lines.add_free')}
            icon={<PlusOutlined />}
            testId="add-line"
            onAct={() => onEdit({ line: null, figures: blankLine('labour', settings, '') })}
          />
        </Row>
      )}
      {visit.lines.length > 0 && tellsAmounts(visit) && (
        <dl className={styles.totals} data-testid="line-totals">
          <div>
            <dt>{t('visits:lines.approved_total')}</dt>
            <dd>
              <Money fen={visit.approved_total} />
            </dd>
          </div>
          <div className={styles.grand}>
            <dt>{t('visits:lines.total')}</dt>
            <dd>
              <Money fen={sumOf(payable)} strong />
            </dd>
          </div>
          {/* What is free, or another's to pay, is part of the sum and not of the customer's bill. */}
          {payable.some((line) => line.payer !== 'customer') && (
            <div data-testid="customers-total">
              <dt>{t('visits:lines.customers_total')}</dt>
              <dd>
                <Money fen={sumOf(payable.filter((line) => line.payer === 'customer'))} />
              </dd>
            </div>
          )}
          <ProfitTotals visit={visit} />
        </dl>
      )}
    </>
  );
}
