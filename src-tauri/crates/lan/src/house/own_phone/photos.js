// The photos of a finding: small in the line, and large over the whole page.
(() => {
  'use strict';
  const own = window.ownPhone;
  const rounded = (value) => Math.round(value * 10) / 10;

  /** A mark as a path over a photo of that many dots, as the shop's own screens draw it. */
  const pathOf = (mark, width, height) => {
    const [x1, y1] = [(mark.from[0] * width) / 1000, (mark.from[1] * height) / 1000];
    const [x2, y2] = [(mark.to[0] * width) / 1000, (mark.to[1] * height) / 1000];
    if (mark.shape === 'circle') {
      const [rx, ry] = [rounded(Math.abs(x2 - x1) / 2), rounded(Math.abs(y2 - y1) / 2)];
      const [left, right] = [rounded(Math.min(x1, x2)), rounded(Math.max(x1, x2))];
      const middle = rounded((y1 + y2) / 2);
      return `M${left} ${middle}A${rx} ${ry} 0 1 1 ${right} ${middle}A${rx} ${ry} 0 1 1 ${left} ${middle}Z`;
    }
    const along = Math.atan2(y2 - y1, x2 - x1);
    const barb = Math.min(Math.hypot(x2 - x1, y2 - y1) / 2, Math.hypot(width, height) * 0.035);
    const barbs = [-0.5, 0.5].map((aside) => {
      const at = along + Math.PI + aside;
      return `M${rounded(x2)} ${rounded(y2)}L${rounded(x2 + barb * Math.cos(at))} ${rounded(y2 + barb * Math.sin(at))}`;
    });
    return `M${rounded(x1)} ${rounded(y1)}L${rounded(x2)} ${rounded(y2)}${barbs.join('')}`;
  };

  const turning = ({ width, height, quarter_turns: turns }) =>
    [null, `translate(${height} 0) rotate(90)`, `translate(${width} ${height}) rotate(180)`, `translate(0 ${width}) rotate(270)`][turns];

  const byItself = 3;
  let notCome = [];

  /** `told` hears whether it failed to come, each time it is known. */
  const image = (photo, size, told) => {
    const { width, height } = photo;
    const made = own.draw('image', { width, height, preserveAspectRatio: 'none' });
    let times = 0;
    const ask = () => {
      // What failed once is asked for by another name: the same one would be answered from memory.
      const again = times === 0 ? '' : `?again=${times}`;
      times += 1;
      // Older Safari knows the address of a picture in a drawing only by its old name.
      made.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', own.place(`photos/${photo.id}/${size}`) + again);
    };
    const failed = { made, ask, isLost: () => times > byItself };
    const without = () => notCome.filter((one) => one !== failed);
    made.addEventListener('error', () => {
      notCome = without().concat([failed]);
      told(true);
    });
    made.addEventListener('load', () => {
      notCome = without();
      told(false);
    });
    ask();
    return made;
  };

  /**
   * Asks once more for the photos that did not come: when the shop is heard again, and when somebody presses one. What
   * the shop itself has lost is not asked for without end.
   */
  own.photosAgain = (pressed) => {
    const all = notCome.filter(({ made }) => document.body.contains(made));
    const due = all.filter((one) => pressed || !one.isLost());
    notCome = all.filter((one) => due.indexOf(one) < 0);
    for (const one of due) one.ask();
  };

  /** Turned as it is to be looked at, and with what was drawn over it. */
  const picture = (photo, looks, images) => {
    const { width, height, quarter_turns: turns } = photo;
    const inside = images.slice();
    for (const mark of photo.marks) {
      const d = pathOf(mark, width, height);
      inside.push(own.draw('path', { class: 'rim', d }), own.draw('path', { class: 'mark', d }));
    }
    return own.draw(
      'svg',
      {
        class: looks === 'slice' ? 'picture small' : 'picture',
        viewBox: turns % 2 === 0 ? `0 0 ${width} ${height}` : `0 0 ${height} ${width}`,
        preserveAspectRatio: `xMidYMid ${looks}`,
        role: 'img',
        'aria-label': photo.caption || own.say('photo.photo'),
      },
      [own.draw('g', { transform: turning(photo) }, inside)],
    );
  };

  let closeOpen = null;

  const openLarge = (photos, first, from) => {
    if (closeOpen) return;
    let at = first;
    let again = null; // The button of a photo that did not come.
    const stage = own.make('div', { class: 'stage' });
    const caption = own.make('p', { class: 'caption', 'aria-live': 'polite' });
    const close = own.button(
      { class: 'round close', 'aria-label': own.say('photo.close'), test: 'photo-close', press: () => history.back() },
      [own.icon('cross')],
    );
    const step = (by, icon, word) =>
      own.button({ class: `round ${icon}`, 'aria-label': own.say(word), press: () => go(by) }, [own.icon(icon)]);
    const steps = photos.length > 1 ? [step(-1, 'before', 'photo.before'), step(1, 'next', 'photo.next')] : [];
    const sheet = own.make(
      'div',
      { class: 'large', role: 'dialog', 'aria-modal': 'true', 'aria-label': own.say('photo.photo'), test: 'photo-large' },
      [stage, close].concat(steps, [caption]),
    );
    const go = (by) => {
      at = (at + by + photos.length) % photos.length;
      const photo = photos[at];
      const retry = own.button({ text: own.say('again'), test: 'photo-again' });
      const failed = own.make('div', { class: 'failed', role: 'alert' }, [own.make('p', { text: own.say('photo.failed') }), retry]);
      const whole = image(photo, 'whole', (isMissing) => {
        if (photos[at] !== photo) return;
        if (isMissing) stage.append(failed);
        else failed.remove();
        again = isMissing ? retry : null;
        if (!isMissing && document.activeElement === document.body) close.focus({ preventScroll: true });
      });
      retry.addEventListener('click', (event) => {
        // A press beside it closes the photo.
        event.stopPropagation();
        own.photosAgain(true);
      });
      again = null;
      own.clear(stage);
      // The small one is here already and stands in until the large one has come.
      stage.append(picture(photo, 'meet', [image(photo, 'small', () => undefined), whole]));
      const place = photos.length > 1 ? own.say('photo.place', { at: at + 1, all: photos.length }) : '';
      caption.textContent = [place, photo.caption].filter(Boolean).join(' · ');
    };
    const press = (event) => {
      if (event.key === 'Escape') history.back();
      else if (event.key === 'ArrowLeft' && steps.length) go(-1);
      else if (event.key === 'ArrowRight' && steps.length) go(1);
      else if (event.key === 'Tab') {
        // The page behind is out of sight and out of reach.
        const stops = [again, close].filter(Boolean).concat(steps);
        const next = stops.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
        stops[(next + stops.length) % stops.length].focus();
        event.preventDefault();
      }
    };
    // People close a picture on a phone by going back: that must not leave the page.
    history.pushState({ photo: true }, '');
    closeOpen = () => {
      closeOpen = null;
      document.removeEventListener('keydown', press);
      document.body.classList.remove('covered');
      sheet.remove();
      if (from.isConnected !== false) from.focus({ preventScroll: true });
    };
    stage.addEventListener('click', () => history.back());
    document.addEventListener('keydown', press);
    document.body.classList.add('covered');
    document.body.append(sheet);
    go(0);
    close.focus({ preventScroll: true });
  };
  window.addEventListener('popstate', () => {
    if (closeOpen) closeOpen();
  });
  own.photoIsOpen = () => closeOpen !== null;

  /** Thumbnails to press; nothing where there are none. */
  own.thumbs = (photos) => {
    if (!photos || photos.length === 0) return null;
    return own.make(
      'div',
      { class: 'thumbs', role: 'group', 'aria-label': own.say('photo.photos') },
      photos.map((photo, place) => {
        const label = [own.say('photo.open', { at: place + 1 }), photo.caption].filter(Boolean).join(' · ');
        const thumb = own.button(
          {
            class: 'thumb',
            'aria-label': label,
            test: `photo-${photo.id}`,
            press: () => {
              own.photosAgain(true);
              openLarge(photos, place, thumb);
            },
          },
          [picture(photo, 'slice', [image(photo, 'small', (isMissing) => thumb.classList.toggle('missing', isMissing))]), own.icon('again')],
        );
        return thumb;
      }),
    );
  };
})();
