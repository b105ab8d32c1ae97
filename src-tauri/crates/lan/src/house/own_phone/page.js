// The page a customer opened from the code in the shop: what it is about, and how it stays true.
(() => {
  'use strict';
  const own = window.ownPhone;
  const at = (id) => document.getElementById(id);
  const every = 15000;
  const soon = 5000; // Somebody waits for what the shop says next.

  const views = {
    estimate: own.estimate,
    progress: own.progress,
    sheet: own.sheet,
    survey: own.survey,
  };

  let page = null; // What is shown.
  let newer = null; // What is to be shown once the person has seen that the offer is another one.
  let view = null;
  let turn = 0; // An answer to an earlier question is not listened to.
  let asking = false;
  let sending = false;
  let behind = false; // The words changed while something was on its way.
  let mustLook = false; // What is shown is not what is offered any more.
  let over = false;
  let told = ''; // What is said of answers that are in: `thanks`, or that they were found there.
  let unheard = false; // Something went out, and nothing came back.
  let sentKind = null;
  let missed = 0;
  let heardAt = null;
  let note = null;

  const clock = (time) => `0${time.getHours()}`.slice(-2) + `:${`0${time.getMinutes()}`.slice(-2)}`;

  // `note` is kept as words to be found again, so that it follows when the language is changed.
  const showNote = () => {
    const place = at('notice');
    own.clear(place);
    place.className = note ? `notice shown ${note.look || ''}` : 'notice';
    if (!note) return;
    place.append(own.make('p', { test: 'notice', text: note.says() }));
    if (note.word) place.append(own.button({ test: 'notice-button', text: own.say(note.word), press: note.press }));
  };
  const notice = (next) => {
    note = next;
    showNote();
  };
  const again = () => ({ word: 'again', press: () => look('anew') });

  // The plates of cars with another drive are green, the others blue; more the page is not told.
  const plateBadge = (plate) => {
    const green = /^[\u4e00-\u9fff][A-Z](?:[DF][A-Z0-9]\d{4}|\d{5}[DF])$/.test(plate.replace(/[·\s]/g, ''));
    return own.make('span', { class: green ? 'plate green' : 'plate', text: plate, test: 'plate' });
  };

  const showHead = () => {
    const { shop, vehicle, order } = page;
    document.title = shop.name || own.say('title');
    own.clear(at('head'));
    at('head').append(
      own.make('p', { class: 'shop', text: shop.name }),
      own.make('p', { class: 'car' }, [
        vehicle.plate && plateBadge(vehicle.plate),
        vehicle.model && own.make('span', { text: vehicle.model }),
      ]),
      own.make('p', { class: 'soft', text: own.say('order', { number: order }) }),
    );
    at('head').hidden = false;
  };

  const showFoot = () => {
    const foot = at('foot');
    own.clear(foot);
    if (page) {
      const { shop, until } = page;
      if (shop.phone) {
        foot.append(
          own.make('a', { class: 'button call', href: `tel:${shop.phone.replace(/[^\d+]/g, '')}`, test: 'call' }, [
            own.icon('phone'),
            own.make('span', { text: own.say('call', { phone: shop.phone }) }),
          ]),
        );
      }
      if (shop.address) foot.append(own.make('p', { class: 'soft', text: shop.address }));
      if (until && !over) foot.append(own.make('p', { class: 'soft', test: 'until', text: own.say('until', { when: own.when(until) }) }));
    }
    foot.append(
      own.make(
        'div',
        { class: 'languages', role: 'group', 'aria-label': own.say('language') },
        own.languages.map((language) =>
          own.button({
            lang: language,
            test: `lang-${language}`,
            text: own.languageNames[language],
            'aria-pressed': String(language === own.language),
            press: () => speak(language),
          }),
        ),
      ),
    );
    foot.hidden = false;
  };

  const fillMain = (nodes) => {
    const main = at('main');
    own.clear(main);
    for (const node of nodes) if (node) main.append(node);
  };

  const showAll = () => {
    showNote();
    showFoot();
    if (!page) {
      document.title = own.say('title');
      fillMain([
        sentKind && own.done(own.say(`${sentKind}.thanks`)),
        !sentKind && !note && own.make('p', { class: 'opening', role: 'status', text: own.say('opening') }),
      ]);
      return;
    }
    showHead();
    const draws = views[page.thing.kind];
    view = draws ? draws(page.thing, speaker, told) : { nodes: [own.make('p', { text: own.say('refusal.open') })], busy: () => false };
    fillMain(view.nodes);
    if (view.heard && heardAt) view.heard(clock(heardAt));
  };

  const speak = (language) => {
    own.speak(language);
    behind = sending;
    if (sending) {
      showNote();
      showFoot();
    } else showAll();
    const pressed = at('foot').querySelector(`[lang="${language}"]`);
    if (pressed) pressed.focus({ preventScroll: true });
  };

  const show = (next) => {
    page = next;
    newer = null;
    mustLook = false;
    note = null;
    sentKind = null;
    showAll();
  };

  const showNewer = () => {
    if (!newer) return;
    told = '';
    show(newer);
    window.scrollTo(0, 0);
  };

  const isOpenOffer = (thing) => thing.kind === 'estimate' && thing.standing === 'open';
  const text = (value) => JSON.stringify(value);

  // Nobody types into a field that is put there anew: what came waits for the next time.
  const typing = () => /^(INPUT|TEXTAREA)$/.test((document.activeElement || {}).tagName || '');

  const arrived = (next, why) => {
    missed = 0;
    unheard = false;
    heardAt = new Date();
    own.photosAgain();
    const hasArrived = own.estimateHasArrived(next.thing) || (own.surveyHasArrived(next.thing) && 'thanks');
    if (hasArrived) {
      own.draft(next.thing.kind).drop();
      told = hasArrived;
    }
    if (!page || why === 'anew' || hasArrived) {
      show(next);
      if (told) window.scrollTo(0, 0);
      return;
    }
    if (note && note.passing) notice(null);
    if (view.heard) view.heard(clock(heardAt));
    const [before, now] = [page.thing, next.thing];
    if (isOpenOffer(before) && (now.kind !== before.kind || now.shown !== before.shown || now.standing !== before.standing)) {
      newer = next;
      mustLook = true;
      const word = now.kind === 'estimate' && own.has(`newer.${now.standing}`) ? now.standing : 'open';
      // Said once, not every 15 seconds.
      if (!note || note.about !== word) {
        // What went out unheard may have been kept, and then changed by somebody else.
        const unsure = own.unheard(own.draft(before.kind).read()).length > 0 && own.has(`newer.unsure_${word}`);
        const says = () => own.say(`newer.${unsure ? 'unsure_' : ''}${word}`);
        notice({ about: word, look: 'bad', says, word: word === 'open' ? 'newer.show' : 'newer.look', press: showNewer });
      }
      return;
    }
    if (newer) {
      newer = null;
      mustLook = false;
      notice(null);
    }
    if (text(before) !== text(now)) {
      if (view.busy() || typing() || own.photoIsOpen()) return;
      page = next;
      if (note && !note.stays) note = null;
      showAll();
    } else if (text(page) !== text(next)) {
      page = next;
      showHead();
      showFoot();
    }
  };

  const failed = (refusal, why) => {
    if (refusal.code === 'link_over') {
      over = true;
      notice({ look: 'bad', stays: true, says: () => own.refusalWords(refusal) });
      if (page) showFoot();
      else showAll();
      return;
    }
    if (!page || why === 'anew') {
      const says = () =>
        refusal.broken ? own.say(sentKind ? 'refusal.broken_after' : 'refusal.broken_open') : own.refusalWords(refusal, 'refusal.open');
      notice(Object.assign({ look: sentKind ? '' : 'bad', says }, again()));
      if (!page) showAll();
      return;
    }
    // One miss is a phone that just woke up.
    missed += 1;
    if (refusal.broken && missed >= 2 && page.thing.kind === 'progress' && !note) {
      const since = clock(heardAt);
      notice(Object.assign({ passing: true, says: () => own.say('progress.not_heard', { time: since }) }, again()));
    }
  };

  const look = async (why) => {
    turn += 1;
    const mine = turn;
    asking = true;
    try {
      const next = await own.ask('customer_page', {}, null);
      if (mine === turn) arrived(next, why);
    } catch (refusal) {
      if (mine === turn) {
        if (!refusal || !refusal.code) throw refusal;
        failed(refusal, why);
      }
    } finally {
      if (mine === turn) asking = false;
    }
  };

  const refused = (refusal) => {
    const { code } = refusal;
    if (code === 'link_over') {
      failed(refusal);
      return;
    }
    const says = () => own.refusalWords(refusal, 'refusal.other');
    if (code === 'offer_changed' || code === 'line_not_offered') {
      notice({ look: 'bad', about: 'refused', stays: true, says, word: 'newer.show', press: () => look('anew') });
      mustLook = true;
    } else if (refusal.broken) notice({ look: 'bad', stays: true, says, word: 'again', press: () => view.send && view.send() });
    else notice({ look: 'bad', stays: true, says });
  };

  /** Asks how things stand; false where something else is shown, or is to be looked at, than before. */
  const stillStands = async () => {
    const before = view;
    arrived(await own.ask('customer_page', {}, null, soon));
    return view === before && !mustLook;
  };

  /**
   * Before anything is said of what was not answered, or was refused after something that was not answered: an earlier
   * answer may have been kept, and nobody is told that it was not. Gives back what is left to be said.
   */
  const notSent = async (refusal, draft, value) => {
    const isChanged = refusal.code === 'offer_changed' || refusal.code === 'line_not_offered';
    const isLost = !own.isHeard(refusal);
    if (!isLost) own.refuted(draft, value);
    if (!isLost && !(isChanged && value.earlier)) return refusal;
    try {
      if (!(await stillStands())) return null;
    } catch (other) {
      if (!other || !other.code) throw other;
      if (other.code === 'link_over') return other;
    }
    // It may be on its way still.
    unheard = isLost;
    return refusal;
  };

  /** The person stays where they are, and is told why. */
  const stays = (refusal) => {
    asking = sending = false;
    if (refusal) refused(refusal);
    if (behind) showAll();
    behind = false;
    return false;
  };

  const speaker = {
    /** Whether another offer waits to be looked at: then nothing is sent, and the finger is led to it. */
    isStale() {
      const button = mustLook && at('notice').querySelector('button');
      if (button) button.focus();
      return mustLook;
    },
    /** True once it is kept. What was sent is then read anew from the shop, and is not taken from the phone. */
    async send(command, request, draft, value) {
      turn += 1;
      asking = sending = true;
      notice(null);
      try {
        if (unheard && !(await stillStands())) return stays();
        const { key } = own.attempt(draft, value, request);
        await own.ask(command, value.attempt.request, key);
      } catch (refusal) {
        if (!refusal || !refusal.code) {
          asking = sending = false;
          throw refusal;
        }
        return stays(await notSent(refusal, draft, value));
      }
      sending = behind = false;
      draft.drop();
      sentKind = page.thing.kind;
      told = 'thanks';
      page = null;
      view = null;
      showAll();
      window.scrollTo(0, 0);
      await look('anew');
      return true;
    },
  };

  showAll();
  look('anew');
  const poll = () => {
    if (!over && !asking && document.visibilityState !== 'hidden') look(page ? 'poll' : 'anew');
  };
  setInterval(poll, every);
  document.addEventListener('visibilitychange', poll);
  window.addEventListener('online', poll);
})();
