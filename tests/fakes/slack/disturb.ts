import type { State } from './state.ts';
import type { Disturbance, Disturbed } from './types.ts';

type Armed = { readonly what: Disturbance; skip: number; left: number; spoiled: number };

/** The disturbances that wait for their calls. */
export class Disturbances {
  readonly #state: State;
  #armed: Armed[] = [];

  constructor(state: State) {
    this.#state = state;
  }

  add(what: Disturbance): Disturbed {
    const armed = { what, skip: what.skip ?? 0, left: what.times ?? 1, spoiled: 0 };
    this.#armed.push(armed);
    return {
      spoiled: () => armed.spoiled,
      stop: () => {
        this.#armed = this.#armed.filter((one) => one !== armed);
      },
    };
  }

  /** What goes wrong with this call, if anything. */
  take(method: string, team: string | undefined): Disturbance | undefined {
    for (const armed of this.#armed) {
      const { what } = armed;
      if (what.method !== '*' && what.method !== method) continue;
      if (what.team !== undefined && what.team !== team) continue;
      if (armed.left <= 0) continue;
      if (armed.skip > 0) {
        armed.skip -= 1;
        continue;
      }
      if (what.chance !== undefined && this.#state.chance() >= what.chance) continue;
      armed.left -= 1;
      armed.spoiled += 1;
      return what;
    }
    return undefined;
  }

  clear(): void {
    this.#armed = [];
  }
}
