import type { DomDocument } from './dom.ts';
import { oneLine } from './dom.ts';
import { paragraphsOf } from './paragraphs.ts';

/** What stands in an article's place; each is a refusal that a later try would meet again. */
export type Wall =
  | { readonly kind: 'robot-check'; readonly by: string | null }
  | { readonly kind: 'consent' }
  | { readonly kind: 'paid' }
  | { readonly kind: 'gone' };

type Headers = Readonly<Record<string, string>>;

/**
 * Who checks for robots, by what their challenge pages alone contain: ordinary pages load these companies' scripts
 * too, so the marks are looked for only where no article was found. As seen in their pages and documentation.
 */
const CHALLENGES: readonly (readonly [by: string, mark: RegExp])[] = [
  [
    'Cloudflare',
    /<title>(?:just a moment|attention required! \| cloudflare|checking your browser|einen moment)|\/cdn-cgi\/challenge-platform\/[^"']*orchestrate|_cf_chl_opt/i,
  ],
  ['DataDome', /captcha-delivery\.com|geo\.captcha-delivery|<p id="cmsg">please enable js/i],
  ['PerimeterX', /px-captcha|captcha\.px-cdn\.net|window\._pxUuid|press (?:&amp;|&|and) hold to confirm/i],
  [
    'Akamai',
    /errors\.edgesuite\.net|<title>access denied<\/title>[\s\S]{0,2000}reference(?:&#32;|&nbsp;|\s)*(?:#|&#35;)|_sec\/cp_challenge|sec-if-cpt-container/i,
  ],
  ['Imperva', /_incapsula_resource|incapsula incident id|<title>pardon our interruption/i],
  ['AWS', /gokuProps|captcha\.awswaf\.com/i],
  ['Kasada', /kpsdk|ips\.js\?.*kp_uidz/i],
  ['Anubis', /id="anubis_challenge"|<title>making sure you(?:&#39;|'|’)re not a bot/i],
  ['DDoS-Guard', /<title>ddos-guard|\/\.well-known\/ddos-guard\//i],
  ['Sucuri', /<title>sucuri website firewall|sucuri_cloudproxy_js/i],
];
const UNNAMED_CHALLENGE =
  /<title>\s*(?:are you (?:a )?(?:human|robot)|(?:please )?verify(?:ing)? (?:that )?you are (?:a )?human|human verification|robot check|security check|bot (?:check|verification)|captcha|access (?:to this page has been )?denied|request blocked|unusual traffic)\b/i;
const LOOKED_AT = 200_000; // characters of a page; challenge pages have under 50,000

/** The company whose challenge an answer is, by its headers or its page; null when it is none that we know. */
export function findChallenge(html: string, headers: Headers): { readonly by: string | null } | null {
  if (headers['cf-mitigated'] === 'challenge') return { by: 'Cloudflare' };
  if (headers['x-vercel-mitigated'] === 'challenge') return { by: 'Vercel' };
  if (/challenge|captcha/.test(headers['x-amzn-waf-action'] ?? '')) return { by: 'AWS' };
  const head = html.slice(0, LOOKED_AT);
  const known = CHALLENGES.find(([, mark]) => mark.test(head));
  if (known !== undefined) return { by: known[0] };
  return UNNAMED_CHALLENGE.test(head) ? { by: null } : null;
}

// Titles of pages that a server sends, with status 200, in place of one that is gone; a story's title goes on.
const GONE =
  /^(?:(?:error )?404\b(?: error)?|(?:sorry, |oops!? ?)?(?:the |this )?(?:page|article|story|content|seite|page web|página|pagina) (?:(?:you(?:’|')re looking for |you requested )?(?:(?:was|is|could|can) ?(?:not|n[’']t) (?:be )?|not )(?:found|available)|no longer (?:exists|available)|cannot be found|nicht gefunden|non trouvée?|introuvable|no encontrada|não encontrada|non trovata|niet gevonden))(?:[.!]?$|[.!]?\s*[-|–—:·(])|^not found$/i;
const CONSENT_TITLE =
  /^(?:before you continue\b.*|(?:your )?(?:privacy|cookie)s? (?:choices|settings|preferences|consent|notice)\b.*|we (?:value|care about|respect) your privacy|your privacy(?: is important(?: to us)?)?|cookies?(?: and privacy)?|consent|.{0,40} is part of the yahoo family of brands|datenschutz(?:einstellungen)?|vos (?:choix|données).{0,40}|(?:cookie-)?zustimmung)$/i;
const CONSENT_WORDS =
  /\b(?:cookies?|consent|partners?|vendors?|personal data|personalised|personalized|tracking|einwilligung|datenschutz|consentement|consentimiento|consenso|toestemming)\b/i;
/** "Subscribe to continue reading", "Already a subscriber? Log in", in the languages of our feed lists. */
const PAID_WORDS: readonly RegExp[] = [
  /\b(?:subscribe|register|sign up|log ?in|sign in|create (?:a|your) (?:free )?account|become a (?:member|subscriber)|start your (?:free )?trial)\b[^.!?]{0,40} (?:to (?:continue|keep|finish|read|unlock|access)|for (?:full|unlimited) access)\b/i,
  /\balready (?:a (?:subscriber|member)|have an? (?:account|subscription))\s?\?/i,
  /\b(?:article|story|content) is (?:only |exclusively |reserved )?(?:available )?(?:for|to) (?:our )?(?:paying |premium )?(?:subscribers|members)\b/i,
  /\bunlock this (?:article|story)\b|\byou(?:’|'|ha)ve (?:reached|read) your (?:limit|last free|free)\b/i,
  /\bnur für abonnenten\b|\bbereits abonnent|\bjetzt abonnieren\b|\bréservée? aux abonnés|\bdéjà abonnée?\b|\bexclusivo para (?:suscriptores|assinantes)\b|\bya (?:eres|soy) suscriptora?\b|\briservat[oa] agli abbonati\b|\bsei già abbonat|\balleen voor abonnees\b/i,
];

const LITTLE = 1500; // characters: a page with more is an article, whatever else it says
const NONE = 200; // characters: a page with less shows no article at all
const LINE_AT_MOST = 300; // characters of a line that asks for a subscription
const CONSENT_SHARE = 0.4; // of a consent page's paragraphs speak of it

/** Why a page without text, or with little, shows no article; null when it is merely short. */
export function findWall(
  document: DomDocument,
  page: { readonly html: string; readonly headers: Headers; readonly text: string; readonly isPaid: boolean },
): Wall | null {
  if (page.text.length >= LITTLE) return null;
  const challenge = findChallenge(page.html, page.headers);
  if (challenge !== null) return { kind: 'robot-check', by: challenge.by };
  const title = oneLine(document.querySelector('title')?.textContent);
  const headline = oneLine(document.querySelector('h1')?.textContent);
  if (GONE.test(title) || GONE.test(headline)) return { kind: 'gone' };
  if (CONSENT_TITLE.test(title) || CONSENT_TITLE.test(headline) || isAboutConsent(page.text)) {
    if (document.querySelector('article, meta[property="og:type"][content="article" i]') === null)
      return { kind: 'consent' };
  }
  if (page.isPaid) return { kind: 'paid' };
  if (asksToPay(page.text.split('\n\n'))) return { kind: 'paid' };
  if (page.text.length >= NONE) return null; // other newspapers ask for subscriptions beside their short news too
  const body = document.querySelector('body');
  return body !== null && asksToPay(paragraphsOf(body)) ? { kind: 'paid' } : null;
}

/** A line of its own that nobody says. */
function asksToPay(paragraphs: readonly string[]): boolean {
  return paragraphs.some(
    (text) => text.length < LINE_AT_MOST && !/[“”"«»„]/.test(text) && PAID_WORDS.some((words) => words.test(text)),
  );
}

function isAboutConsent(text: string): boolean {
  const paragraphs = text.split('\n\n');
  return paragraphs.filter((one) => CONSENT_WORDS.test(one)).length >= Math.max(2, paragraphs.length * CONSENT_SHARE);
}
