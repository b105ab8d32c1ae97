// The settlement sheet, to read and to keep.
(() => {
  'use strict';
  const own = window.ownPhone;

  own.sheet = (thing) => {
    const row = (word, fen, look) =>
      own.make('div', { class: `sum ${look || ''}` }, [own.make('dt', { text: own.say(word) }), own.make('dd', { text: own.money(fen) })]);
    const stands = thing.state === 'open' || thing.state === 'settled';
    const taken = thing.discount !== 0 || thing.rounding !== 0;
    const state = own.make('span', { class: `chip ${thing.state}`, text: own.say(`sheet.state.${thing.state}`) });
    const lines = own.make(
      'ul',
      { class: 'card items' },
      thing.lines.map((line) =>
        own.make('li', {}, [
          own.make('div', { class: 'line-head' }, [
            own.make('h2', { text: line.name }),
            own.make('strong', { class: 'amount', text: own.money(line.amount) }),
          ]),
          own.make('p', { class: 'soft facts', text: own.lineFacts(line) }),
        ]),
      ),
    );
    const inFull = thing.state === 'settled' && thing.owed === 0;
    const sums = own.make('dl', {}, [
      taken && row('sheet.subtotal', thing.total + thing.discount + thing.rounding),
      thing.discount !== 0 && row('sheet.discount', -thing.discount),
      thing.rounding !== 0 && row('sheet.rounding', -thing.rounding),
      row('sheet.total', thing.total, 'large'),
      thing.tax !== 0 && row('sheet.tax', thing.tax, 'soft'),
      (stands || thing.paid !== 0) && row('sheet.paid', thing.paid),
      !inFull && (stands || thing.owed !== 0) && row('sheet.owed', thing.owed, thing.owed > 0 ? 'owed' : ''),
    ]);
    const settled =
      inFull && own.make('p', { class: 'settled' }, [own.icon('tick'), own.make('span', { text: own.say('sheet.all_paid') })]);
    // WeChat on Android opens no PDF by itself.
    const inWeChat = /MicroMessenger/.test(navigator.userAgent) && /Android/.test(navigator.userAgent);
    const paper =
      thing.paper &&
      own.make('div', { class: 'paper' }, [
        own.make('a', {
          class: 'button',
          href: own.place('sheet.pdf'),
          target: '_blank',
          rel: 'noopener',
          test: 'open-paper',
          text: own.say('sheet.open_paper'),
        }),
        inWeChat && own.make('p', { class: 'soft', text: own.say('sheet.in_wechat') }),
      ]);
    return {
      nodes: [
        own.make('div', { class: 'title' }, [
          own.make('h1', { text: own.say('sheet.title', { number: thing.number }) }),
          own.make('p', { class: 'soft' }, [state, own.make('span', { text: own.when(thing.issued_at) })]),
          !stands && own.make('p', { text: own.say(`sheet.explained.${thing.state}`) }),
        ]),
        lines,
        own.make('div', { class: 'card sums' }, [sums, settled]),
        paper,
      ],
      busy: () => false,
    };
  };
})();
