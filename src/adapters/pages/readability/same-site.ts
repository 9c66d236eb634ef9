// Registries that sell names at the third level ("example.co.uk"): the usual second levels under country codes.
// The whole list (publicsuffix.org) has 9,000 entries and changes weekly; these cover the outlets of our feed lists.
const SECOND_LEVEL = /^(?:co|com|org|net|gov|gob|gouv|gv|govt|ac|edu|or|ne|go|lg|ltd|plc|asso|mil|nom|web|info)$/;

// Hosts whose subdomains belong to different people.
const SHARED: ReadonlySet<string> = new Set([
  'beehiiv.com',
  'blogspot.com',
  'fc2.com',
  'ghost.io',
  'github.io',
  'herokuapp.com',
  'livejournal.com',
  'medium.com',
  'netlify.app',
  'over-blog.com',
  'pages.dev',
  'squarespace.com',
  'substack.com',
  'tumblr.com',
  'typepad.com',
  'vercel.app',
  'web.app',
  'wixsite.com',
  'wordpress.com',
]);

/** Whether two addresses are of one owner's site, as far as their names tell: "m.harbour.example" is "www.harbour.example". */
export function isSameSite(one: URL, other: URL): boolean {
  if (one.hostname === other.hostname) return true;
  return /[a-z]/i.test(one.hostname) && siteOf(one.hostname) === siteOf(other.hostname);
}

/** The registrable part of a host's name: "news.harbour.co.uk" gives "harbour.co.uk". */
export function siteOf(hostname: string): string {
  const labels = hostname.toLowerCase().replace(/\.$/, '').split('.');
  const last = labels.at(-1) ?? '';
  const two = labels.slice(-2).join('.');
  const isLonger = SHARED.has(two) || (last.length === 2 && SECOND_LEVEL.test(labels.at(-2) ?? ''));
  return isLonger ? labels.slice(-3).join('.') : two;
}
