/** Minutes east of UTC of a zone as feeds write it; 0 without one, null for a name that is unknown or ambiguous. */
export function zoneMinutes(text: string): number | null {
  const zone = text
    .replace(/ ?\([^()]*\)$|\[[^[\]]*\]$/, '') // "+0530 (India Standard Time)", "+01:00[Europe/Berlin]"
    .trim()
    .toUpperCase();
  const known = ZONES.get(zone);
  if (known !== undefined) return known;
  const found = /^(?:GMT|UTC|UT|Z)? ?([+-])(\d{1,2}):?(\d{2})?(?: [A-Z]{2,5})?$/.exec(zone);
  if (found === null) return null;
  const rest = Number(found[3] ?? 0);
  const minutes = Number(found[2]) * 60 + rest;
  if (rest > 59 || minutes > 14 * 60) return null; // the easternmost zone is UTC+14
  return found[1] === '-' ? -minutes : minutes;
}

// RFC 822 5.1, with the names that feeds use from elsewhere. Left out on purpose, as they name several places: IST
// (India, Israel, Ireland), the military letters (RFC 2822 4.3: their signs were published wrong), all others.
const ZONES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    '': 0,
    Z: 0,
    UT: 0,
    UTC: 0,
    GMT: 0,
    'ETC/GMT': 0,
    'ETC/UTC': 0,
    WET: 0,
    BST: 60,
    CET: 60,
    MET: 60,
    MEZ: 60,
    WAT: 60,
    WEST: 60,
    CAT: 120,
    CEST: 120,
    EET: 120,
    MEST: 120,
    MESZ: 120,
    SAST: 120,
    EAT: 180,
    EEST: 180,
    MSK: 180,
    TRT: 180,
    PKT: 300,
    NPT: 345,
    WIB: 420,
    AWST: 480,
    HKT: 480,
    PHT: 480,
    SGT: 480,
    JST: 540,
    KST: 540,
    ACST: 570,
    AEST: 600,
    ACDT: 630,
    AEDT: 660,
    NZST: 720,
    NZDT: 780,
    NST: -210,
    NDT: -150,
    BRT: -180,
    ART: -180,
    ADT: -180,
    AT: -240,
    AST: -240,
    EDT: -240,
    ET: -300,
    EST: -300,
    CDT: -300,
    CT: -360,
    CST: -360,
    MDT: -360,
    MT: -420,
    MST: -420,
    PDT: -420,
    PT: -480,
    PST: -480,
    AKDT: -480,
    AKST: -540,
    HST: -600,
  }),
);
