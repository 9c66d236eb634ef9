import { get } from 'node:http';

/** What the readers tell: when the last of them was there, or had the news, in milliseconds since 1970. */
export type Told = { readonly at: number };

const [, , url = '', wanted = '1'] = process.argv;
const readers = Number(wanted);
let [open, heard] = [0, 0];

/** Readers of the console's live events, who tell the process that began them when all of them have one. */
function wait(): void {
  get(`${url}/live`, { agent: false }, (answer) => {
    answer.setEncoding('utf8').on('data', (text: string) => {
      open += text.split('event: open').length - 1;
      heard += text.split('event: news').length - 1;
      if (open === readers) tell(() => (open = 0));
      if (heard === readers) tell(() => (heard = 0));
    });
  }).on('error', (error) => {
    throw error;
  });
}

function tell(reset: () => void): void {
  reset();
  process.send?.({ at: Date.now() } satisfies Told);
}

for (let reader = 0; reader < readers; reader++) wait();
