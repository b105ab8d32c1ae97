import { expect, it } from 'vitest';
import { type Combo, keys } from './keys';

const files = import.meta.glob<string>('../**/*.tsx', { eager: true, query: '?raw', import: 'default' });

/** What bears each key: the words on its button, or the action of a visit. A new button is written down here. */
const bearers: Record<keyof typeof keys, readonly string[]> = {
  keys: ['shell:keys.title'],
  save: [
    '../features/visits/ReassignAdvisor.tsx',
    'action,report_finding',
    'bookings:move.anyway',
    'bookings:new.anyway',
    'complaints:form.open',
    'complaints:tell.act',
    'customers:save',
    'full?bookings:edit.anyway:bookings:edit.verb',
    'id===null?visits:lines.add:visits:lines.save',
    'offer&&!offer.active?packages:bring_back:settings:save',
    'photos:save',
    'record_survey',
    'settings:pin.change',
    'settings:save',
    'shell:setup.open',
    'vehicles:save',
    'visits:assign.save',
    'visits:check_in.save',
    'visits:complaint.send',
    'visits:correct.save',
    'visits:promise.save',
    'vouchers:issue.send',
    'words:action.assign_jobs',
    'words:finish_job.own',
  ],
  book: ['bookings:new.title'],
  add: [
    'complaints:new',
    'complaints:step.add',
    'customers:new',
    'customers:new_vehicle',
    'packages:new',
    'reception:walk_in.title',
    'settings:catalogue.new',
    'settings:copies.make',
    'settings:people.new',
    'settings:stations.make_code',
    'vehicles:new_visit',
    'visits:lines.search',
    'vouchers:issue.open',
  ],
  all: ['visits:answers.approve_all', 'visits:bill.round_down', 'visits:check_in.all_fine'],
  paper: [
    'booking_slip',
    'price_list',
    'service_contract',
    'settings:papers.preview',
    'visits:check_in.paper',
    'visits:sheet.paper',
  ],
  next: [
    'action,action',
    'bookings:booked.arrive',
    'bookings:in_shop.open',
    'bookings:page.open_visit',
    'calls:record',
    'complaints:answer.yes',
    'imports:run',
    'over>0?complaints:remedy.ask:complaints:remedy.agree',
    'reception:walk_in.without_booking',
    'vehicles:open_visit',
  ],
  person: ['shell:person.switch'],
  other: [
    'accounts:collect',
    'bookings:in_shop.second',
    'issue_estimate',
    'prepare_bill',
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
    'complaints:suggestion.adopt',
    'invoices:batch.fill',
    'invoices:codes.save',
    'invoices:keep_title',
    'invoices:results.keep',
    'packages:sell.send',
    'settings:copies.restore_do',
    'visits:collect.take',
    'withBuyer?invoices:record:invoices:reverse',
    'words:confirm.reason_missing',
    'words:stored.top_up',
  ],
  edit: ['customers:edit', 'vehicles:edit'],
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
