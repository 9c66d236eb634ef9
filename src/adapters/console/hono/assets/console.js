// The console's only script; every page works without it.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const asLocal = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** As the server writes it: "Mon 2 Mar 2026, 09:01". */
function localTime(at) {
  const part = Object.fromEntries(asLocal.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part.weekday} ${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute}`;
}

/** Moments in the reader's own zone: here, and by the server from the next page on, so that nothing moves any more. */
function localTimes(within) {
  if (zone === document.body.dataset.zone) return;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax`;
  for (const time of within.querySelectorAll('time[datetime*="T"]')) {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) time.textContent = localTime(at);
  }
}

/** Buttons that copy the text of another element. */
function copyButtons(within) {
  for (const button of within.querySelectorAll('[data-copy]')) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      button.textContent = 'Copied';
      tell('Copied');
    });
  }
}

function tell(words) {
  const told = document.getElementById('told');
  told.textContent = '';
  setTimeout(() => {
    told.textContent = words;
  }, 50);
}

/** News on the page at once: the page is asked for again, and what is new in it is marked. */
function watchNews() {
  const { live, topic, story } = document.body.dataset;
  if (live === undefined || !('EventSource' in window)) return;
  const query = new URLSearchParams();
  if (topic) query.set('topic', topic);
  if (story) query.set('story', story);
  const source = new EventSource(`/live?${query}`);
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, 150 + Math.random() * 250);
  };
  source.addEventListener('news', later);
  let opened = false;
  source.addEventListener('open', () => {
    if (opened) later(); // it was away, and may have missed something
    opened = true;
  });
  window.addEventListener('pagehide', () => source.close());
}

async function refresh() {
  const answer = await fetch(location.href, { headers: { 'x-refresh': '1' } }).catch(() => null);
  if (!answer?.ok) return;
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('main');
  const main = document.getElementById('main');
  // Whoever is reading inside an opened source or typing into a form is not disturbed.
  if (!next || main.querySelector('details[open]') || main.contains(document.activeElement?.closest('form'))) return;
  const before = new Map([...main.querySelectorAll('.story')].map((story) => [story.id, story.textContent]));
  localTimes(next);
  main.replaceChildren(...next.childNodes);
  copyButtons(main);
  let fresh = 0;
  for (const story of main.querySelectorAll('.story')) {
    if (before.get(story.id) === story.textContent) continue;
    story.classList.add('fresh');
    fresh++;
  }
  if (fresh > 0) tell(fresh === 1 ? 'One story is new or updated' : `${fresh} stories are new or updated`);
}

/** Completion as one types, after the pattern "combobox with list" of the ARIA authoring practices. */
function completion(input, { ask, take }) {
  const list = document.createElement('ul');
  list.className = 'options';
  list.id = `${input.id || input.name}-options`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Completions');
  list.hidden = true;
  input.after(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', list.id);
  let chosen = -1;
  let asked = 0;
  let timer;
  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = (index) => {
    chosen = index;
    for (const [at, item] of [...list.children].entries()) item.setAttribute('aria-selected', String(at === index));
    const item = list.children[index];
    if (item) input.setAttribute('aria-activedescendant', item.id);
    item?.scrollIntoView({ block: 'nearest' });
  };
  const show = (found) => {
    list.replaceChildren(
      ...found.map(({ label, value }, index) => {
        const item = document.createElement('li');
        item.id = `${list.id}-${index}`;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', 'false');
        item.textContent = label;
        item.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          take(value);
          close();
        });
        item.dataset.value = value;
        return item;
      }),
    );
    list.hidden = found.length === 0;
    chosen = -1;
    input.setAttribute('aria-expanded', String(found.length > 0));
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = ++asked;
      const found = await ask().catch(() => []);
      if (mine === asked && document.activeElement === input) show(found);
    }, 80);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      mark((chosen + step + list.children.length) % list.children.length);
    } else if (event.key === 'Escape') close();
    else if (event.key === 'Tab' && chosen < 0) close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen >= 0) {
      event.preventDefault();
      take(list.children[chosen].dataset.value);
      close();
    }
  });
  input.addEventListener('blur', close);
}

const completions = async (query) => (await fetch(`/complete?${new URLSearchParams(query)}`)).json();

function completeAll() {
  const command = document.getElementById('command');
  completion(command, {
    ask: () => completions({ line: command.value }),
    take: (value) => {
      command.value = value;
    },
  });
  for (const input of document.querySelectorAll('input[data-complete]')) {
    completion(input, {
      ask: () => completions({ kind: input.dataset.complete, text: input.value }),
      take: (value) => {
        input.value = value;
      },
    });
  }
}

// "/" goes to the command box, as in many programs.
document.addEventListener('keydown', (event) => {
  const isTyping = document.activeElement?.matches('input, textarea, select');
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  document.getElementById('command').focus();
});

localTimes(document);
copyButtons(document);
completeAll();
watchNews();
