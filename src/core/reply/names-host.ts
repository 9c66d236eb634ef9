/**
 * Whether a link's label names the host behind it, so that a reader is not misled: "The Harbour Post" names
 * harbourpost.example, "BBC News" names bbc.co.uk. What looks like an address itself names none.
 */
export function namesHost(label: string, host: string): boolean {
  if (ADDRESS.test(label)) return false;
  const name = letters(ownName(host));
  const said = letters(label);
  if (name.length < 3 || said.length < 3) return false;
  return said.includes(name) || (name.includes(said) && said.length * 2 > name.length);
}

const ADDRESS = /[\p{L}\p{N}]\.\p{L}{2,}|:\/\//u;

/** What its owner registered: "lantern" of news.lantern.example and of lantern.co.uk. */
function ownName(host: string): string {
  const parts = host.split('.');
  const last = parts.at(-1) ?? '';
  const second = parts.at(-2) ?? '';
  return (last.length === 2 && second.length <= 3 && parts.length > 2 ? parts.at(-3) : second) ?? '';
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
