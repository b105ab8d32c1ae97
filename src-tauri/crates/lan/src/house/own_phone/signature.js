// A field to sign in with a finger, a pen or the mouse.
(() => {
  'use strict';
  const own = window.ownPhone;
  const width = 600;
  const height = 200;

  const pathOf = (stroke) => {
    const [first] = stroke;
    // A dot is a stroke too: a line of no length with round ends.
    if (stroke.length === 1) return `M${first[0]} ${first[1]}h0.01`;
    return `M${stroke.map(([x, y]) => `${x} ${y}`).join('L')}`;
  };

  /** `drawn` are the strokes from before; `onChange` is told all of them after every stroke. */
  own.signaturePad = (drawn, onChange) => {
    const strokes = drawn.map((stroke) => stroke.slice());
    let paths = [];
    let now = null;
    let path = null;
    let pointer = null;
    let closed = false;

    const hint = own.draw('text', { class: 'hint', x: width / 2, y: height * 0.56, 'text-anchor': 'middle' });
    hint.textContent = own.say('signature.hint');
    const inkOf = (stroke) => own.draw('path', { class: 'ink', d: pathOf(stroke) });
    const field = own.draw(
      'svg',
      {
        class: 'pad',
        viewBox: `0 0 ${width} ${height}`,
        role: 'img',
        'aria-label': own.say('signature.label'),
        'data-testid': 'signature',
      },
      [own.draw('line', { class: 'rule', x1: width * 0.05, y1: height * 0.8, x2: width * 0.95, y2: height * 0.8 }), hint],
    );

    const undo = own.button({ class: 'quiet', test: 'signature-undo', text: own.say('signature.undo') });
    const clear = own.button({ class: 'quiet', test: 'signature-clear', text: own.say('signature.clear') });
    const show = () => {
      hint.style.display = strokes.length > 0 || now ? 'none' : '';
      undo.disabled = clear.disabled = strokes.length === 0;
    };
    const told = () => {
      show();
      onChange(strokes.map((stroke) => stroke.slice()));
    };

    const pointOf = (at) => {
      const box = field.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) return [0, 0];
      const within = (share, length) => Math.round(Math.min(length, Math.max(0, share * length)));
      return [within((at.clientX - box.left) / box.width, width), within((at.clientY - box.top) / box.height, height)];
    };
    const begin = (at) => {
      now = [pointOf(at)];
      path = inkOf(now);
      field.append(path);
      show();
    };
    const go = (at) => {
      const [x, y] = pointOf(at);
      const last = now[now.length - 1];
      // Points nearer than a pen's width only make the record larger.
      if (Math.abs(last[0] - x) + Math.abs(last[1] - y) < 2) return;
      now.push([x, y]);
      path.setAttribute('d', pathOf(now));
    };
    const end = () => {
      if (!now) return;
      strokes.push(now);
      paths.push(path);
      now = path = pointer = null;
      told();
    };

    if (window.PointerEvent) {
      field.addEventListener('pointerdown', (event) => {
        if (closed || now || (event.pointerType === 'mouse' && event.button !== 0)) return;
        pointer = event.pointerId;
        field.setPointerCapture(pointer);
        begin(event);
      });
      field.addEventListener('pointermove', (event) => {
        if (now && event.pointerId === pointer) go(event);
      });
      for (const name of ['pointerup', 'pointercancel']) {
        field.addEventListener(name, (event) => {
          if (event.pointerId === pointer) end();
        });
      }
    } else {
      const touchOf = (event) => Array.from(event.changedTouches).find((touch) => touch.identifier === pointer);
      field.addEventListener('touchstart', (event) => {
        if (closed || now) return;
        pointer = event.changedTouches[0].identifier;
        begin(event.changedTouches[0]);
      });
      field.addEventListener('touchmove', (event) => {
        const touch = touchOf(event);
        if (now && touch) go(touch);
      });
      for (const name of ['touchend', 'touchcancel']) {
        field.addEventListener(name, (event) => {
          if (touchOf(event)) end();
        });
      }
      field.addEventListener('mousedown', (event) => {
        if (!closed && !now && event.button === 0) begin(event);
      });
      window.addEventListener('mousemove', (event) => {
        if (now && pointer === null) go(event);
      });
      window.addEventListener('mouseup', () => {
        if (pointer === null) end();
      });
    }
    // Where the style that keeps the page from scrolling is not known, the page is held still here.
    for (const name of ['touchstart', 'touchmove']) {
      field.addEventListener(name, (event) => event.preventDefault(), { passive: false });
    }

    const take = (count) => {
      strokes.splice(strokes.length - count, count);
      for (const gone of paths.splice(paths.length - count, count)) gone.remove();
      told();
    };
    undo.addEventListener('click', () => take(1));
    clear.addEventListener('click', () => take(strokes.length));

    paths = strokes.map(inkOf);
    for (const before of paths) field.append(before);
    show();
    return {
      node: own.make('div', { class: 'signing' }, [field, own.make('div', { class: 'tools' }, [undo, clear])]),
      field,
      drawing: () => now !== null,
      close(isClosed) {
        closed = isClosed;
      },
    };
  };
  own.signatureOf = (strokes) => ({ width, height, strokes });
})();
