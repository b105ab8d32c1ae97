// One line of an estimate: what it is, what it costs, and the answer to it.
(() => {
  'use strict';
  const own = window.ownPhone;

  /** "材料 · SP 5W-30 · 4.5 升 × ¥88.00 · 已优惠 ¥39.60" */
  own.lineFacts = (line) => {
    const price = own.money(line.unit_price);
    const count =
      line.hours !== ''
        ? own.say('line.hours', { hours: own.plain(line.hours), price })
        : own.say('line.count', { quantity: own.plain(line.quantity), unit: line.unit, price }).replace(/ {2,}/g, ' ');
    return [
      own.say(line.grade ? `line.grade.${line.grade}` : `line.kind.${line.kind}`),
      line.specification,
      count,
      line.price_basis === 'tax_added' && own.say('line.without_tax'),
      line.discount !== 0 && own.say('line.discount', { amount: own.money(line.discount) }),
    ]
      .filter(Boolean)
      .join(' · ');
  };

  /** "现货", "预计 3月5日 周四 到货"; nothing where the shop promises neither. */
  own.linePromise = ({ promise }) => {
    if (!promise) return '';
    return promise.when === 'in_stock'
      ? own.say('line.in_stock')
      : own.say('line.expected', { when: own.when(promise.on) });
  };

  own.isOpenLine = (line) => line.answer === null;
  const paidByCustomer = (line) => line.payer === 'customer';

  /** What lines come to, and how much of it the customer pays. */
  own.sums = (lines) => {
    const sum = (of) => of.reduce((total, line) => total + line.amount, 0);
    return { all: sum(lines), yours: sum(lines.filter(paidByCustomer)) };
  };

  const about = (line, title) => {
    const head = own.make('div', { class: 'line-head' }, [title, own.make('strong', { class: 'amount', text: own.money(line.amount) })]);
    const payer =
      !paidByCustomer(line) &&
      own.make('p', { class: 'payer' }, [
        own.make('span', { class: 'chip', text: own.say(`payer.${line.payer}`) }),
        own.isOpenLine(line) && !line.asks && own.make('span', { class: 'soft', test: `line-${line.id}-along`, text: own.say('line.along') }),
      ]);
    // How soon what was found is to be mended: a word and a shape of its own for each.
    const urgency =
      (line.unsafe_to_drive && own.make('p', { class: 'unsafe' }, [own.icon('warning'), own.make('span', { text: own.say('line.unsafe') })])) ||
      (line.urgency === 'soon' && own.make('p', { class: 'soon', test: `line-${line.id}-soon` }, [own.icon('clock'), own.make('span', { text: own.say('line.soon') })])) ||
      (line.urgency === 'later' && own.make('p', { class: 'soft later', test: `line-${line.id}-later` }, [own.icon('eye'), own.make('span', { text: own.say('line.later') })]));
    const found =
      (line.finding || line.photos.length > 0) &&
      own.make('div', { class: 'finding' }, [
        own.make('p', { class: 'soft', text: own.say('line.finding') }),
        line.finding && own.make('p', { text: line.finding }),
        own.thumbs(line.photos),
      ]);
    const told = own.linePromise(line);
    const promise = told && own.make('p', { class: 'soft', test: `line-${line.id}-promise`, text: told });
    return [head, own.make('p', { class: 'soft facts', text: own.lineFacts(line) }), promise, payer, urgency, found];
  };

  const answered = (line) =>
    own.make('div', { class: `answered ${line.answer}`, test: `line-${line.id}-answer` }, [
      line.answer !== 'open' && own.icon(line.answer === 'approved' ? 'tick' : 'cross'),
      own.make('p', {}, [
        own.make('strong', { text: own.say(`line.${line.answer}`) }),
        line.reason && own.make('span', { text: own.say('line.because', { reason: line.reason }) }),
      ]),
    ]);

  // A phrase takes the place of another phrase; what somebody typed stays, and the phrase comes behind it.
  const withPhrase = (typed, phrase, phrases) => {
    const before = typed.trim();
    return before === '' || phrases.indexOf(before) >= 0 ? phrase : before + own.say('line.comma') + phrase;
  };

  /** `answer` is what is chosen so far: `{ approved: true | false | null, reason }`; `onChange` is told what it becomes. */
  own.estimateLine = (line, answer, onChange) => {
    const title = own.make('h2', { id: `line-${line.id}`, text: line.name });
    const card = own.make('article', { class: 'card line', test: `line-${line.id}`, 'aria-labelledby': title.id }, about(line, title));
    if (!own.isOpenLine(line)) {
      card.append(answered(line));
      return { node: card };
    }
    const choose = (approved) => {
      onChange({ approved: answer.approved === approved ? null : approved, reason: answer.reason });
    };
    const choice = (approved) =>
      own.button(
        {
          class: approved ? 'yes' : 'no',
          'aria-label': own.say(approved ? 'line.yes_to' : 'line.no_to', { name: line.name }),
          test: `line-${line.id}-${approved ? 'yes' : 'no'}`,
          press: () => choose(approved),
        },
        [own.icon(approved ? 'tick' : 'cross'), own.make('span', { text: own.say(approved ? 'line.yes' : 'line.no') })],
      );
    const [yes, no] = [choice(true), choice(false)];
    const say = (reason) => onChange({ approved: answer.approved, reason });
    const phrases = own.list('line.reasons');
    const typed = own.make('input', {
      type: 'text',
      id: `line-${line.id}-reason`,
      maxlength: '200',
      autocomplete: 'off',
      enterkeyhint: 'done',
      test: `line-${line.id}-reason`,
    });
    typed.addEventListener('input', () => say(typed.value));
    typed.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault();
    });
    const chips = phrases.map((text) =>
      own.button({ class: 'phrase', text, press: () => say(withPhrase(answer.reason, text, phrases)) }),
    );
    const reason = own.make('div', { class: 'reason' }, [
      line.unsafe_to_drive &&
        own.make('p', { class: 'unsafe', role: 'status' }, [own.icon('warning'), own.make('span', { text: own.say('line.unsafe_declined') })]),
      own.make('label', { for: typed.id, text: own.say('line.reason') }),
      own.make('div', { class: 'phrases', role: 'group', 'aria-label': own.say('line.reason') }, chips),
      typed,
    ]);
    card.append(own.make('div', { class: 'choice', role: 'group', 'aria-label': line.name }, [yes, no]), reason);

    const refresh = (next) => {
      answer = next;
      yes.setAttribute('aria-pressed', String(answer.approved === true));
      no.setAttribute('aria-pressed', String(answer.approved === false));
      reason.hidden = answer.approved !== false;
      if (typed.value !== answer.reason) typed.value = answer.reason;
      chips.forEach((chip, at) => chip.setAttribute('aria-pressed', String(phrases[at] === answer.reason.trim())));
    };
    refresh(answer);
    return { node: card, refresh, first: yes, reason, phrase: chips[0] || typed };
  };
})();
