import type { ChangeLabel, Position } from '../../../../model/stance.ts';
import { type Html, html } from '../page.ts';

/** A position as a word with a sign and a colour: none of them alone carries it. */
export function positionChip(position: Position): Html {
  return html`<span class="chip ${position}"><span aria-hidden="true">${SIGNS[position]}</span> ${position}</span>`;
}

const SIGNS: Readonly<Record<Position, string>> = {
  supports: '▲',
  opposes: '▼',
  open: '◆',
  conditional: '◐',
  unclear: '○',
};

/** What kind of change it was, as a word with a sign. */
export function changeChip(label: ChangeLabel): Html {
  return html`<span class="chip change"><span aria-hidden="true">↻</span> ${label}</span>`;
}
