import { expect, it } from 'vitest';
import { type Combo, keys } from './keys';

const files = import.meta.glob<string>('../**/*.tsx', { eager: true, query: '?raw', import: 'default' });

/** What bears each key: the words on its button, or the action of a visit. A new button is written down here. */
const bearers: Record<keyof typeof keys, readonly string[]> = {
  keys: ['shell:keys.title'],
  save: [
    '../features/store/bins/StockDialog.tsx',
    '../features/visits/ReassignAdvisor.tsx',
    'action,report_finding',
    'bins:save',
    'bookings:calls.save',
    'bookings:move.anyway',
    'bookings:new.anyway',
    'bookings:outside.take',
    'bookings:rules.save',
    'claims:put.send',
    'complaints:form.open',
    'complaints:tell.act',
    'contacts:consent.record',
    'contacts:save',
    'counts:begin',
    'customers:duplicates.do',
    'customers:save',
    'deletes?personal:requests.erase:personal:requests.answer',
    'full?bookings:edit.anyway:bookings:edit.verb',
    'id===null?visits:lines.add:visits:lines.save',
    'items:price.set',
    'items:save',
    'jobs:parts.send',
    'kind&&!kind.active?express:bring_back:settings:save',
    'lists:view.save',
    'loans:unit.save',
    'of?bookings:waiting.keep:bookings:waiting.save',
    'offer&&!offer.active?packages:bring_back:settings:save',
    'personal:documents.send',
    'personal:requests.check_save',
    'personal:requests.take',
    'photos:save',
    'purchasing:inquiry.send',
    'purchasing:order.begin_send',
    'purchasing:order.send',
    'purchasing:save',
    'record_survey',
    'sales:core.save',
    'settings:catalogue.bring_do',
    'settings:inspections.save',
    'settings:pin.change',
    'settings:save',
    'shell:setup.open',
    'storePayables:invoice.send',
    'storePayables:pay.open',
    'storeReceipts:correct',
    'storeReceipts:decide',
    'storeReceipts:post',
    'storeReceipts:send_back',
    'storeReceipts:write_off',
    'supplier&&!supplier.active?suppliers:bring_back:suppliers:save',
    'vehicles:save',
    'visits:assign.save',
    'visits:check_in.save',
    'visits:complaint.send',
    'visits:correct.save',
    'visits:marks.mark',
    'visits:outside.back_send',
    'visits:outside.day_send',
    'visits:outside.send',
    'visits:promise.save',
    'visits:told.send',
    'vouchers:issue.send',
    'words:action.assign_jobs',
    'words:finish_job.own',
    'workshop:staff.enter',
  ],
  book: ['bookings:new.title'],
  add: [
    'bins:new',
    'bookings:waiting.add',
    'complaints:new',
    'complaints:step.add',
    'counts:start',
    'customers:new',
    'customers:new_vehicle',
    'history:recall.add',
    'items:new',
    'loans:unit.add',
    'packages:new',
    'parts:scan.label',
    'purchasing:order.begin',
    'reception:walk_in.title',
    'settings:catalogue.new',
    'settings:copies.make',
    'settings:people.new',
    'settings:stations.make_code',
    'storePayables:invoice.open',
    'storeReceipts:all_as_ordered',
    'storeReceipts:found_part.open',
    'storeReceipts:inspect',
    'storeReceipts:receive',
    'suppliers:new',
    'vehicles:new_visit',
    'visits:lines.search',
    'vouchers:issue.open',
    'workshop:unassigned',
  ],
  all: ['visits:answers.approve_all', 'visits:bill.round_down', 'visits:check_in.all_fine'],
  paper: [
    '../features/store/bins/BinPage.tsx',
    'booking_slip',
    'counts:way.label',
    'express:paper',
    'items:card.title',
    'loans:driven',
    'price_list',
    'purchasing:message.show',
    'sales:receipt',
    'service_contract',
    'settings:papers.preview',
    'storeReceipts:one',
    'storeReceipts:supplier',
    'visits:check_in.paper',
    'visits:sheet.paper',
  ],
  next: [
    'action,action',
    'bookings:booked.arrive',
    'bookings:in_shop.open',
    'bookings:outside.look',
    'bookings:page.open_visit',
    'calls:record',
    'claims:answer.open',
    'claims:send',
    'complaints:answer.yes',
    'imports:run',
    'loans:back.open',
    'over>0?complaints:remedy.ask:complaints:remedy.agree',
    'pays?express:take:express:finish',
    'purchasing:inquiry.order',
    'purchasing:need.order',
    'purchasing:order.receive',
    'purchasing:order.send_open',
    'reception:walk_in.without_booking',
    'sales:pay',
    'vehicles:open_visit',
  ],
  person: ['shell:person.switch'],
  other: [
    'accounts:collect',
    'bookings:in_shop.second',
    'issue_estimate',
    'items:price.open',
    'prepare_bill',
    'purchasing:need.inquire',
    'record_answers',
    'take_payment',
  ],
  confirm: [
    '../features/visits/delivery/RefuseDelivery.tsx',
    './DepositDialog.tsx',
    './MoneyBackDialog.tsx',
    'accounts:limit.save',
    'accounts:take',
    'action,decline_finding',
    'cashier:shift.close_do',
    'cashier:shift.move_do',
    'cashier:shift.open_do',
    'claims:answer.send',
    'claims:judge.send',
    'claims:lost.send',
    'claims:make.send',
    'claims:scrap.send',
    'claims:settle.send',
    'claims:tag.send',
    'complaints:suggestion.adopt',
    'free&&onAccount?sales:account.put:sales:take',
    'givesCore?parts:take_back.with_core:parts:take_back.verb',
    'invoices:batch.fill',
    'invoices:codes.save',
    'invoices:keep_title',
    'invoices:results.keep',
    'loans:back.send',
    'loans:lend.send',
    'packages:sell.send',
    'parts:link.verb',
    'parts:requests.ordered',
    'personal:requests.done_missing',
    'purchasing:order.move',
    'refused?visits:substitute.record_no:visits:substitute.verb',
    'sales:back.send',
    'sales:core.give_now',
    'sales:core.keep_now',
    'settings:copies.restore_do',
    'storePayables:pay.send',
    'visits:collect.take',
    'visits:cores.take_now',
    'visits:judge.send',
    'visits:spoken.send',
    'withBuyer?invoices:record:invoices:reverse',
    'words:confirm.reason_missing',
    'words:message_text.copy',
    'words:stored.top_up',
  ],
  edit: ['bins:change', 'customers:edit', 'items:edit', 'suppliers:edit', 'vehicles:edit'],
  sign: ['confirmation_means,other'],
  find: ['shell:search.label'],
  print: ['words:document.print'],
};

const words = /\b(?:t|word|paperName)\(([^){]*)/;

function claimed(): [Combo, string][] {
  const found = Object.entries(files).flatMap(([file, text]) => {
    if (file.includes('.test.')) return [];
    return text
      .split(/<(?=ActionButton|DialogForm|VisitAction|SheetCard)|\b(?=useHotkey\()/)
      .flatMap((piece) => {
        // What a dialog's form encloses is no part of its button.
        const claim = piece.startsWith('useHotkey(')
          ? piece.slice(0, piece.search(/\);/))
          : piece.startsWith('DialogForm')
            ? piece.slice(0, piece.search(/\n\s*>/))
            : piece;
        const combo = Object.values(keys).find((one) =>
          new RegExp(`(?:^useHotkey\\(|hotkey=)[^\\n]*['"]${one.replace('+', '\\+')}['"]`).test(claim),
        );
        // A sheet hands its key on to the button that shows it.
        if (!combo || piece.startsWith('SheetCard')) return [];
        const said =
          /\baction="([^"]+)"/.exec(claim)?.[1] ??
          new RegExp(`\\blabel=\\{[\\s\\S]*?${words.source}`).exec(claim)?.[1] ??
          words.exec(claim)?.[1];
        return [[combo, (said ?? file).replaceAll(/['\s]/g, '').replace(/,$/, '')] as [Combo, string]];
      });
  });
  return [...new Map(found.map((one) => [one.join(' '), one])).values()];
}

it('a key has one meaning: what bears it is written down, and nothing else bears it', () => {
  for (const [name, combo] of Object.entries(keys) as [keyof typeof keys, Combo][]) {
    const here = claimed().flatMap(([one, label]) => (one === combo ? [label] : []));
    expect({ combo, here: here.sort() }).toEqual({ combo, here: [...bearers[name]] });
  }
  expect(new Set(Object.values(keys)).size).toBe(Object.keys(keys).length);
});

it('what can be done has one key', () => {
  const combos = new Map<string, Combo[]>();
  for (const [combo, label] of claimed()) combos.set(label, [...(combos.get(label) ?? []), combo]);
  expect([...combos].filter(([, all]) => all.length > 1)).toEqual([]);
});
