import { namesHost } from '../../../core/reply/names-host.ts';

/**
 * A link's label, with the host behind it where the label does not name it: `The Lantern` for lantern.example,
 * `The Lantern (a.example)` for another. A label is words from outside, and a phone shows no address.
 */
export function labelWithHost(label: string, url: string): string {
  const host = new URL(url).hostname.replace(/^www\./, '');
  if (label === '') return host;
  if (namesHost(label, host)) return label;
  return label.toLowerCase() === host ? label : `${label} (${host})`;
}
