/**
 * The country, union or alliance that a word stands for ("kyiv", "ukrainian" -> "ukraine"), or undefined. Capitals stand
 * for their governments, as in the news. Only what politics is commonly about: a missing name costs recall alone.
 */
export function placeOf(lower: string): string | undefined {
  return PLACES.get(lower);
}

// name: capital, demonyms and other names; multi-word names are joined by "_" (see read-proposition.ts)
const TABLE = `ukraine: kyiv kiev ukrainian ukrainians
russia: moscow kremlin russian russians
usa: washington american americans america u.s. us united_states white_house
uk: london britain british britons u.k. united_kingdom whitehall england
eu: brussels european_union eu's e.u.
europe: european europeans
nato: nato's atlantic_alliance alliance
un: u.n. united_nations
china: beijing chinese
france: paris french
germany: berlin german germans
italy: rome italian italians
spain: madrid spanish
poland: warsaw polish poles
turkey: ankara turkish türkiye turks
iran: tehran iranian iranians
iraq: baghdad iraqi iraqis
israel: jerusalem israeli israelis
palestine: palestinian palestinians gaza hamas
syria: damascus syrian syrians
egypt: cairo egyptian
saudi: riyadh saudis saudi_arabia
india: delhi indian indians
pakistan: islamabad pakistani
japan: tokyo japanese
south_korea: seoul
north_korea: pyongyang
taiwan: taipei taiwanese
australia: canberra australian australians
canada: ottawa canadian canadians
mexico: mexican mexicans
brazil: brasilia brazilian
argentina: argentine argentinian
venezuela: caracas venezuelan
cuba: havana cuban
greece: athens greek greeks
hungary: budapest hungarian
romania: bucharest romanian
bulgaria: sofia bulgarian
serbia: belgrade serbian
kosovo: pristina kosovan
georgia: tbilisi georgian
moldova: chisinau moldovan
belarus: minsk belarusian
sweden: stockholm swedish
norway: oslo norwegian
finland: helsinki finnish
denmark: copenhagen danish
netherlands: dutch hague
belgium: belgian
austria: vienna austrian
switzerland: bern swiss
portugal: lisbon portuguese
ireland: dublin irish
scotland: edinburgh scottish
greenland: nuuk greenlandic
slovakia: bratislava slovak slovaks
slovenia: ljubljana slovenian slovene
croatia: zagreb croatian
czech: prague czechs
lithuania: vilnius lithuanian
latvia: riga latvian
estonia: tallinn estonian
afghanistan: kabul afghan taliban
ethiopia: addis ethiopian
nigeria: abuja nigerian
kenya: nairobi kenyan
sudan: khartoum sudanese
albania: tirana albanian
armenia: yerevan armenian
azerbaijan: baku azerbaijani`;

const PLACES: ReadonlyMap<string, string> = new Map(
  TABLE.split('\n').flatMap((line) => {
    const [name = '', names = ''] = line.split(': ');
    return [name, ...names.split(' ')].map((each): [string, string] => [each, name]);
  }),
);
