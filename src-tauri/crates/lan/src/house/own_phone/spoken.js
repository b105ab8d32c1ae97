// What was agreed to on the telephone: the customer reads it once more, and signs.
(() => {
  'use strict';
  const own = window.ownPhone;

  const row = (line) =>
    own.make('p', { class: 'total', test: `said-${line.id}` }, [
      own.make('span', { text: line.name }),
      own.make('strong', { text: own.money(line.amount) }),
    ]);

  /** Another matter takes no signature along; the name stays the person's own. */
  const begun = (said, kept, name) =>
    kept && kept.shown === said.shown ? kept : { shown: said.shown, name: (kept && kept.name) || name || '', strokes: [] };

  /** `page` sends; `name`: who brought the car, as the shop knows them. */
  own.spoken = (said, name, page) => {
    const draft = own.draft('spoken');
    const value = begun(said, draft.read(), name);
    let insisted = false;
    let sending = false;

    const changed = () => {
      draft.keep(value);
      refresh();
    };
    const by = own.make('input', { type: 'text', id: 'by-name', maxlength: '60', autocomplete: 'name', enterkeyhint: 'done', test: 'by-name' });
    by.value = value.name;
    by.addEventListener('input', () => {
      value.name = by.value;
      changed();
    });
    const pad = own.signaturePad(value.strokes, (strokes) => {
      value.strokes = strokes;
      changed();
    });
    const missing = () => {
      if (value.name.trim() === '') return { says: own.say('lack.name'), at: by, field: by };
      if (value.strokes.length === 0) return { says: own.say('lack.signature'), at: pad.field };
      return undefined;
    };
    const form = own.make('fieldset', { class: 'form', test: 'spoken' });
    const send = async () => {
      if (sending || page.isStale()) return;
      insisted = true;
      refresh();
      const lacks = missing();
      if (lacks) {
        own.lead(lacks.at, lacks.field);
        return;
      }
      const hold = (now) => {
        sending = form.disabled = now;
        pad.close(now);
        bar.sends(now);
      };
      hold(true);
      const request = { shown: said.shown, by_name: value.name.trim(), signature: own.signatureOf(value.strokes) };
      if (!(await page.send('confirm_on_own_phone', request, draft, value))) hold(false);
    };
    const bar = own.sendBar(send);
    const refresh = () => {
      const lacks = missing();
      if (!lacks) insisted = false;
      bar.says(lacks ? lacks.says : '', insisted);
    };
    refresh();

    form.append(
      own.make('div', { class: 'title' }, [
        own.make('h1', { text: own.say('spoken.title') }),
        own.make('p', { text: own.say('spoken.ask') }),
      ]),
      own.make('div', { class: 'card sums' }, said.lines.map(row).concat([
        own.make('p', { class: 'total' }, [
          own.make('span', { text: own.say('spoken.total') }),
          own.make('strong', { test: 'spoken-total', text: own.money(said.amount) }),
        ]),
      ])),
      own.make('div', { class: 'card' }, [
        own.make('label', { for: by.id, text: own.say('estimate.name') }),
        by,
        own.make('p', { class: 'label', text: own.say('signature.label') }),
        pad.node,
        own.make('p', { class: 'soft', text: own.say('spoken.signed_for') }),
      ]),
    );
    // What went out and was never answered is sent again as it was: the shop says then whether it has it.
    return { form, bar: bar.node, busy: () => sending || pad.drawing() || Boolean(value.attempt), send };
  };
})();
