// How the page is put together. What people wrote goes in as text, never as markup.
(() => {
  'use strict';
  const own = window.ownPhone;

  const fill = (made, values, inside) => {
    for (const name of Object.keys(values || {})) {
      const value = values[name];
      if (value === null || value === undefined || value === false) continue;
      if (name === 'text') made.textContent = value;
      else if (name === 'press') made.addEventListener('click', value);
      else if (name === 'test') made.setAttribute('data-testid', value);
      else made.setAttribute(name, value === true ? '' : value);
    }
    for (const part of [].concat(inside || [])) if (part) made.append(part);
    return made;
  };
  own.make = (name, values, inside) => fill(document.createElement(name), values, inside);
  own.draw = (name, values, inside) =>
    fill(document.createElementNS('http://www.w3.org/2000/svg', name), values, inside);
  own.button = (values, inside) => own.make('button', Object.assign({ type: 'button' }, values), inside);

  own.clear = (place) => {
    while (place.firstChild) place.removeChild(place.firstChild);
  };

  const icons = {
    tick: 'M4 12.5l5 5L20 6.5',
    again: 'M20 12a8 8 0 1 1-2.600-5.900M20.500 3v5h-5',
    cross: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
    warning: 'M12 3.5L22 20.5H2zM12 10v5M12 17.6v.2',
    clock: 'M12 3a9 9 0 1 0 .1 0zM12 7.500V12l3.200 2',
    eye: 'M2.500 12C6 6.500 18 6.500 21.500 12C18 17.500 6 17.500 2.500 12zM12 9.500a2.500 2.500 0 1 0 .1 0z',
    before: 'M15 4l-8 8l8 8',
    next: 'M9 4l8 8l-8 8',
    phone: 'M5 3.5h3.5l2 5l-2.5 2a13 13 0 0 0 5.500 5.500l2-2.500l5 2V19a2 2 0 0 1-2.200 2C10.500 20.300 3.700 13.500 3 5.700A2 2 0 0 1 5 3.500z',
  };
  own.icon = (name) =>
    own.draw('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' }, [
      own.draw('path', { d: icons[name] }),
    ]);
  own.star = () =>
    own.draw('svg', { class: 'star', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' }, [
      own.draw('path', { d: 'M12 2.500l2.900 6.100l6.600.900l-4.800 4.600l1.200 6.600L12 17.500l-5.900 3.200l1.200-6.600L2.500 9.500l6.600-.900z' }),
    ]);

  /** What was heard on the other end, said where everybody looks after sending. */
  own.done = (text) => own.make('div', { class: 'done', role: 'status', test: 'done' }, [
    own.icon('tick'),
    own.make('p', { text }),
  ]);

  /** Brings to sight what is missing, and the finger's next place with it. */
  own.lead = (place, field) => {
    const still = window.matchMedia && window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    place.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
    if (field) field.focus({ preventScroll: true });
  };

  /** A bar that says what is chosen and what is missing, with the button that sends. */
  own.sendBar = (onSend) => {
    const lack = own.make('p', { class: 'lack', role: 'status', test: 'lack' });
    const button = own.button({ class: 'send', test: 'send', text: own.say('send'), press: onSend });
    const tally = own.make('div', { class: 'tally' });
    const node = own.make('div', { class: 'bar' }, [tally, button, lack]);
    // A bar that would take the place of what is read lies still at the end instead.
    const settle = () => node.classList.toggle('still', node.offsetHeight > window.innerHeight * 0.36);
    window.onresize = settle;
    return {
      tally,
      node,
      /** Loud once somebody pressed the button in vain. */
      says(text, loud) {
        if (lack.textContent !== text) lack.textContent = text;
        lack.classList.toggle('loud', Boolean(loud && text));
        requestAnimationFrame(settle);
      },
      sends(now) {
        button.disabled = now;
        button.textContent = own.say(now ? 'sending' : 'send');
        if (!now) button.focus({ preventScroll: true });
      },
    };
  };
})();
