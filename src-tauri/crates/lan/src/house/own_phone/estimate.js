// The estimate: the customer answers line by line, signs, and sends.
(() => {
  'use strict';
  const own = window.ownPhone;
  const unanswered = { approved: null, reason: '' };
  /** What others pay is agreed to along with the rest, unless the customer says no to it. */
  const alongside = { approved: true, reason: '' };

  /** Another offer takes none of the answers and no signature along; the name stays the person's own. */
  const begun = (thing, kept) => {
    if (kept && kept.shown === thing.shown) return kept;
    return { shown: thing.shown, name: (kept && kept.name) || thing.by_name || '', answers: {}, strokes: [] };
  };

  const areIn = (thing, answers) =>
    answers.every((sent) => {
      const line = thing.lines.find((one) => one.id === sent.line_id);
      return line !== undefined && line.answer === (sent.approved ? 'approved' : 'declined') && line.reason === sent.reason;
    });
  const areTyped = (kept, answers) => {
    const typed = Object.keys(kept.answers).filter((id) => kept.answers[id].approved !== null);
    return (
      typed.length === answers.length &&
      answers.every((sent) => {
        const { approved, reason } = kept.answers[sent.line_id] || unanswered;
        return approved === sent.approved && (approved || reason.trim() === sent.reason);
      })
    );
  };

  /**
   * What is to be said where the shop has the answers that were sent while the line broke; nothing where it has not.
   * They may as well have been given at the counter, so that nobody is thanked for them. `edited`: something else was
   * chosen since, which the shop does not have.
   */
  own.estimateHasArrived = (thing) => {
    const kept = own.draft('estimate').read();
    const sent = thing.kind === 'estimate' && own.unheard(kept).find(({ answers }) => areIn(thing, answers));
    if (!sent) return '';
    return areTyped(kept, sent.answers) ? 'arrived' : 'edited';
  };

  const total = (word, { all, yours }) => [
    own.make('p', { class: 'total' }, [own.make('span', { text: own.say(word) }), own.make('strong', { text: own.money(all) })]),
    yours !== all && own.make('p', { class: 'soft', text: own.say('estimate.yours', { amount: own.money(yours) }) }),
  ];

  const short = (name) => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

  // A tick would say that all is in, also what was changed since.
  const toldOf = (told, facts) =>
    told === 'edited'
      ? own.make('div', { class: 'card said', role: 'status', test: 'done' }, [own.make('p', { text: own.say('estimate.edited') })])
      : own.done(own.say(`estimate.${told}`, facts));

  /** An estimate that takes no answers: what was answered is to be read. */
  const read = (thing, told) => {
    const approved = thing.lines.filter((line) => line.answer === 'approved');
    const said = {
      answered: () => toldOf(told || 'answered'),
      changed: () => own.make('div', { class: 'card said', test: 'changed' }, [own.make('p', { text: own.say('estimate.changed') })]),
      over: () => own.make('div', { class: 'card said', test: 'over' }, [own.make('p', { text: own.say(thing.over_since ? 'estimate.over_since' : 'estimate.over', thing.over_since ? { when: own.when(thing.over_since) } : {}) })]),
    };
    const lines = thing.lines.map((line) =>
      own.isOpenLine(line)
        ? own.estimateLine(Object.assign({}, line, { answer: 'open' }), unanswered).node
        : own.estimateLine(line, unanswered).node,
    );
    return [
      told && thing.standing !== 'answered' && toldOf(told),
      said[thing.standing] && said[thing.standing](),
      own.make('div', { class: 'title' }, [own.make('h1', { text: own.say('estimate.title', { number: thing.number }) })]),
    ].concat(lines, approved.length > 0 ? own.make('div', { class: 'card sums' }, total('estimate.approved', own.sums(approved))) : []);
  };

  /** `page` sends and knows whether the offer still stands; `told`: what to say of answers that are in just now. */
  own.estimate = (thing, page, told) => {
    if (thing.standing !== 'open') {
      own.draft('estimate').drop();
      const answered = read(thing, told);
      if (!thing.spoken) {
        own.draft('spoken').drop();
        return { nodes: answered, busy: () => false };
      }
      const said = own.spoken(thing.spoken, thing.by_name, page);
      return { nodes: [said.form].concat(answered, [said.bar]), busy: said.busy, send: said.send };
    }
    const draft = own.draft('estimate');
    const value = begun(thing, draft.read());
    const open = thing.lines.filter(own.isOpenLine);
    const answerTo = (line) => {
      const chosen = value.answers[line.id] || unanswered;
      return line.asks || chosen.approved !== null ? chosen : Object.assign({}, alongside, { reason: chosen.reason });
    };
    const asked = open.filter((line) => line.asks);
    const where = (approved, among) => (among || open).filter((line) => answerTo(line).approved === approved);
    let insisted = false;
    let sending = false;

    const changed = () => {
      draft.keep(value);
      refresh();
    };
    const answer = (line, next) => {
      value.answers[line.id] = next;
      changed();
    };
    const cards = {};
    for (const line of thing.lines) cards[line.id] = own.estimateLine(line, answerTo(line), (next) => answer(line, next));

    const allYes = own.button({ class: 'all-yes', test: 'all-yes', text: own.say('estimate.all_yes') });
    allYes.addEventListener('click', () => {
      for (const line of open) value.answers[line.id] = { approved: true, reason: answerTo(line).reason };
      changed();
    });

    const name = own.make('input', { type: 'text', id: 'by-name', maxlength: '60', autocomplete: 'name', enterkeyhint: 'done', test: 'by-name' });
    name.value = value.name;
    name.addEventListener('input', () => {
      value.name = name.value;
      changed();
    });
    const pad = own.signaturePad(value.strokes, (strokes) => {
      value.strokes = strokes;
      changed();
    });
    const signing = own.make('div', { class: 'card' }, [
      own.make('label', { for: name.id, text: own.say('estimate.name') }),
      name,
      own.make('p', { class: 'label', text: own.say('signature.label') }),
      pad.node,
      own.make('p', { class: 'soft', text: own.say('estimate.signed_for') }),
    ]);

    /** What is missing, in the order of the page, and where; undefined once it can be sent. */
    const missing = () => {
      if (asked.length > 0 && where(null).length === asked.length) {
        return { says: own.say('lack.answers'), at: cards[asked[0].id].node, field: cards[asked[0].id].first };
      }
      const silent = where(false).find((line) => answerTo(line).reason.trim() === '');
      if (silent) {
        const { reason, phrase } = cards[silent.id];
        // Not the field: its keyboard would cover the phrases.
        return { says: own.say('lack.reason', { name: short(silent.name) }), at: reason, field: phrase };
      }
      if (value.name.trim() === '') return { says: own.say('lack.name'), at: name, field: name };
      if (value.strokes.length === 0) return { says: own.say('lack.signature'), at: pad.field };
      return undefined;
    };

    const request = () => ({
      shown: thing.shown,
      by_name: value.name.trim(),
      signature: own.signatureOf(value.strokes),
      answers: open
        .filter((line) => answerTo(line).approved !== null)
        .map((line) => {
          const { approved, reason } = answerTo(line);
          return { line_id: line.id, approved, reason: approved ? '' : reason.trim() };
        }),
    });
    const form = own.make('fieldset', { class: 'form' });
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
      // What is agreed to along with the rest was sent as well: it is kept with what was chosen.
      for (const line of open) value.answers[line.id] = answerTo(line);
      hold(true);
      if (!(await page.send('answer_on_own_phone', request(), draft, value))) hold(false);
    };
    const bar = own.sendBar(send);

    const refresh = () => {
      for (const line of open) cards[line.id].refresh(answerTo(line));
      const yes = where(true);
      const [no, rest] = [where(false, asked), where(null)];
      allYes.setAttribute('aria-pressed', String(yes.length === open.length));
      own.clear(bar.tally);
      const sums = own.sums(yes);
      bar.tally.append(
        own.make('p', { class: 'total' }, [
          own.make('span', { text: own.say('estimate.approved') }),
          own.make('strong', { test: 'approved-total', text: own.money(sums.all) }),
        ]),
      );
      if (sums.yours !== sums.all) {
        bar.tally.append(own.make('p', { class: 'soft', text: own.say('estimate.yours', { amount: own.money(sums.yours) }) }));
      }
      if (rest.length < asked.length) {
        const counts = { yes: where(true, asked).length, no: no.length, rest: rest.length };
        bar.tally.append(own.make('p', { class: 'soft', text: own.say('estimate.tally', counts) }));
      }
      const lacks = missing();
      if (!lacks) insisted = false;
      bar.says(lacks ? lacks.says : rest.length > 0 ? own.say('estimate.rest', { count: rest.length }) : '', insisted);
    };
    refresh();

    const partly = open.length < thing.lines.length;
    form.append(
      own.make('div', { class: 'title' }, [
        own.make('h1', { text: own.say('estimate.title', { number: thing.number }) }),
        own.make('p', { text: own.say('estimate.ask') }),
      ]),
      own.make('div', { class: 'card sums' }, total(partly ? 'estimate.open' : 'estimate.total', own.sums(open)).concat([open.length > 1 && allYes])),
    );
    for (const line of thing.lines) form.append(cards[line.id].node);
    form.append(signing);
    return {
      nodes: [
        told && toldOf(told === 'thanks' ? 'thanks_part' : told, { count: open.length }),
        form,
        bar.node,
      ],
      busy: () => sending || pad.drawing(),
      send,
    };
  };
})();
