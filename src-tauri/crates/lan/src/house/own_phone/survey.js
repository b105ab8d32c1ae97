// How content the customer is.
(() => {
  'use strict';
  const own = window.ownPhone;
  // More of them than these are counted, not seen.
  const mostStars = 5;

  own.surveyHasArrived = (thing) => {
    const kept = own.draft('survey').read();
    return thing.kind === 'survey' && thing.given && own.unheard(kept).length > 0;
  };

  own.survey = (thing, page, thanks) => {
    const draft = own.draft('survey');
    if (thing.given || thanks) {
      draft.drop();
      return { nodes: [own.done(own.say('survey.thanks'))], busy: () => false };
    }
    const all = thing.questions.map((question) => question.field);
    const value = draft.read() || { marks: {}, comment: '' };
    let insisted = false;
    let sending = false;
    const rows = {};

    const range = ({ field: name, least: from, most: to }) => {
      const starred = to <= mostStars;
      const buttons = [];
      for (let mark = from; mark <= to; mark += 1) {
        const button = own.button(
          {
            'aria-label': own.say('survey.mark_of', { name: own.say(`survey.mark.${name}`), mark, most: to }),
            test: starred ? `mark-${name}-${mark}` : `${name}-${mark}`,
            press: () => {
              value.marks[name] = mark;
              changed();
            },
          },
          [starred ? own.star() : own.make('span', { text: String(mark) })],
        );
        buttons.push(button);
      }
      const given = own.make('span', { class: 'given', 'aria-hidden': 'true' });
      const title = own.make('h2', { id: `mark-${name}` }, [own.make('span', { text: own.say(`survey.mark.${name}`) }), given]);
      const ends = starred ? 'survey.ends' : 'survey.recommend_ends';
      const node = own.make('div', { class: 'card mark-row', role: 'group', 'aria-labelledby': title.id }, [
        title,
        own.make('div', { class: starred ? 'stars' : 'tens' }, buttons),
        own.make('p', { class: 'soft ends' }, [
          own.make('span', { text: own.say(`${ends}.least`) }),
          own.make('span', { text: own.say(`${ends}.most`) }),
        ]),
      ]);
      rows[name] = {
        node,
        first: buttons[0],
        refresh() {
          const mark = value.marks[name];
          buttons.forEach((button, at) => {
            button.setAttribute('aria-pressed', String(from + at === mark));
            button.classList.toggle('lit', starred && mark !== undefined && from + at <= mark);
          });
          given.textContent = mark === undefined ? '' : `${mark} / ${to}`;
        },
      };
      return node;
    };

    const comment = own.make('textarea', { id: 'comment', rows: '4', maxlength: '1000', test: 'comment' });
    comment.value = value.comment;
    comment.addEventListener('input', () => {
      value.comment = comment.value;
      draft.keep(value);
    });

    const form = own.make('fieldset', { class: 'form' });
    const send = async () => {
      if (sending || page.isStale()) return;
      insisted = true;
      refresh();
      const open = all.find((name) => value.marks[name] === undefined);
      if (open) {
        own.lead(rows[open].node, rows[open].first);
        return;
      }
      const hold = (now) => {
        sending = form.disabled = now;
        bar.sends(now);
      };
      hold(true);
      const request = { marks: Object.assign({}, value.marks), comment: value.comment.trim() };
      if (!(await page.send('mark_on_own_phone', request, draft, value))) hold(false);
    };
    const bar = own.sendBar(send);

    const refresh = () => {
      for (const name of all) rows[name].refresh();
      const open = all.filter((name) => value.marks[name] === undefined);
      if (open.length === 0) insisted = false;
      bar.says(open.length > 0 ? own.say('lack.marks', { count: open.length }) : '', insisted);
    };
    const changed = () => {
      draft.keep(value);
      refresh();
    };

    form.append(
      own.make('div', { class: 'title' }, [own.make('h1', { text: own.say('survey.title') }), own.make('p', { text: own.say('survey.ask') })]),
    );
    for (const question of thing.questions) form.append(range(question));
    form.append(
      own.make('div', { class: 'card' }, [own.make('label', { for: comment.id, text: own.say('survey.comment') }), comment]),
    );
    refresh();
    return { nodes: [form, bar.node], busy: () => sending, send };
  };
})();
