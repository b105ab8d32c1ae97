// How far the work on the car is.
(() => {
  'use strict';
  const own = window.ownPhone;
  const steps = ['received', 'quoted', 'repair', 'inspection', 'preparing', 'ready', 'delivered'];

  own.progress = (thing) => {
    const at = steps.indexOf(thing.step);
    const cancelled = thing.step === 'cancelled';
    const heard = own.make('p', { class: 'soft heard' });
    const awaited = thing.promised_at && at >= 0 && at < steps.indexOf('ready');
    const now = own.make('div', { class: `card now ${thing.step}` }, [
      own.make('h1', { text: own.say(`progress.now.${thing.step}`) }),
      awaited &&
        own.make('p', { class: 'promised' }, [
          own.make('span', { text: own.say('progress.promised') }),
          own.make('strong', { text: own.when(thing.promised_at) }),
        ]),
    ]);
    // While the work goes on something more may have been found.
    const asks =
      thing.asks &&
      thing.step !== 'quoted' &&
      own.make('p', { class: 'card now quoted', test: 'asks', text: own.say('progress.asks') });
    const rail = own.make(
      'ol',
      { class: 'card rail', 'aria-label': own.say('progress.title') },
      steps.map((step, place) => {
        const standing = place < at ? 'past' : place === at ? 'present' : 'ahead';
        return own.make('li', { class: standing, test: `step-${step}`, 'aria-current': place === at && 'step' }, [
          own.make('span', { class: 'dot' }, [place < at && own.icon('tick')]),
          own.make('span', { text: own.say(`progress.step.${step}`) }),
        ]);
      }),
    );
    if (cancelled) now.setAttribute('data-testid', 'step-cancelled');
    return {
      nodes: [now, asks, !cancelled && rail, heard],
      busy: () => false,
      /** The page asks by itself; this says when it last heard. */
      heard(time) {
        heard.textContent = own.say('progress.heard', { time });
      },
    };
  };
})();
