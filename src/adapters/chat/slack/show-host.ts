/**
 * A link's label, with the host behind it where the label does not name it: `The Lantern` for lantern.example,
 * `The Lantern (a.example)` for another. A label is words from outside, and a phone shows no address.
 */
export function labelWithHost(label: string, url: string): string {
  const host = new URL(url).hostname.replace(/^www\./, '');
  if (label === '') return host;
  if (!ADDRESS.test(label) && namesHost(label, host)) return label;
  return label.toLowerCase() === host ? label : `${label} (${host})`;
}

const ADDRESS = /[\p{L}\p{N}]\.\p{L}{2,}|:\/\//u; // what looks like an address itself must be that address

/** "The Harbour Post" names harbourpost.example, "BBC News" names bbc.co.uk. */
function namesHost(label: string, host: string): boolean {
  const name = letters(ownName(host));
  const said = letters(label);
  if (name.length < 3 || said.length < 3) return false;
  return said.includes(name) || (name.includes(said) && said.length * 2 > name.length);
}

/** What its owner registered: "lantern" of news.lantern.example and of lantern.co.uk. */
function ownName(host: string): string {
  const parts = host.split('.');
  const last = parts.at(-1) ?? '';
  const second = parts.at(-2) ?? '';
  return (last.length === 2 && second.length <= 3 && parts.length > 2 ? parts.at(-3) : second) ?? '';
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
