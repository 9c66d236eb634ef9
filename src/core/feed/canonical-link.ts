/**
 * Parameters that say where a reader came from, not what is read. Names that some sites use for content ("source",
 * "ref", "from") are not among them: two articles taken for one would lose the second.
 */
const TRACKING =
  /^(?:(?:utm|pk|mtm|hsa|oly|vero|mc|_hs|ga)_.*|at_(?:medium|campaign|link.*|ptr_name|format|bbc_team)|ns_(?:mchannel|source|campaign|linkname|fee)|ito|cmp|cmpid|smid|ref_src|ncid|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|s_cid|xtor|sr_share|guccounter|guce_referrer.*|spm|traffic_source|ftag|taid|wprov|__twitter_impression)$/i;

/**
 * One spelling of an article's address for telling articles apart, never for fetching: no scheme, no "www.", no
 * tracking parameters, no fragment, no closing slash, parameters sorted. Null for what is no http(s) address.
 */
export function canonicalLink(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const kept = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = kept.map(([name, value]) => `${name}=${value}`).join('&');
  const path = url.pathname.replace(/\/+$/, '');
  // "#!/story/5" and "#/story/5" are addresses of their own in some single-page sites.
  const fragment = /^#!?\//.test(url.hash) ? url.hash : '';
  return `${url.host.replace(/^www\./, '')}${path}${query === '' ? '' : `?${query}`}${fragment}`;
}
