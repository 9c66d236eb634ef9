import type { Json } from './types.ts';

/** Gives each block and each interactive element the id that Slack gives it when it has none. */
export function fillIds(blocks: readonly unknown[]): readonly Json[] {
  const taken = new Set(blocks.map((block) => (block as Json).block_id));
  let next = 0;
  const free = (): string => {
    do next += 1;
    while (taken.has(`auto${next}`));
    return `auto${next}`;
  };
  return blocks.map((block): Json => ({ block_id: free(), ...(fill(block, free) as Json) }));
}

function fill(value: unknown, free: () => string): unknown {
  if (Array.isArray(value)) return value.map((one) => fill(one, free));
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fill(part, free)]));
  return INTERACTIVE.test(String(filled.type)) && filled.action_id === undefined
    ? { ...filled, action_id: free() }
    : filled;
}

const INTERACTIVE = /^(button|overflow|checkboxes|radio_buttons|\w+_select|\w+_input|\w+picker)$/u;
