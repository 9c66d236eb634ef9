/** Countries with the adjectives made of them: "key:adjective,adjective". Written by hand. */
const COUNTRIES =
  'afghanistan:afghan albania:albanian algeria:algerian andorra angola:angolan argentina:argentine,argentinian armenia:armenian ' +
  'australia:australian austria:austrian azerbaijan:azerbaijani,azeri bahamas bahrain:bahraini bangladesh:bangladeshi barbados belarus:belarusian,belarussian ' +
  'belgium:belgian belize benin bhutan bolivia:bolivian bosnia:bosnian botswana brazil:brazilian britain:british,uk brunei bulgaria:bulgarian burundi ' +
  'cambodia:cambodian cameroon:cameroonian canada:canadian chad:chadian chile:chilean china:chinese colombia:colombian congo:congolese croatia:croatian,croat ' +
  'cuba:cuban cyprus:cypriot czechia:czech denmark:danish djibouti ecuador:ecuadorean,ecuadorian egypt:egyptian eritrea:eritrean estonia:estonian ethiopia:ethiopian ' +
  'fiji finland:finnish france:french gabon gambia gaza georgia:georgian germany:german ghana:ghanaian greece:greek greenland guatemala:guatemalan guinea guyana ' +
  'haiti:haitian honduras:honduran hungary:hungarian iceland:icelandic india:indian indonesia:indonesian iran:iranian iraq:iraqi ireland:irish israel:israeli ' +
  'italy:italian jamaica:jamaican japan:japanese jordan:jordanian kazakhstan:kazakh kenya:kenyan kosovo kuwait:kuwaiti kyrgyzstan:kyrgyz laos latvia:latvian ' +
  'lebanon:lebanese lesotho liberia:liberian libya:libyan liechtenstein lithuania:lithuanian luxembourg madagascar malawi malaysia:malaysian maldives mali:malian ' +
  'malta:maltese mauritania mauritius mexico:mexican moldova:moldovan monaco mongolia:mongolian montenegro morocco:moroccan mozambique myanmar:burmese namibia ' +
  'nepal:nepali,nepalese netherlands:dutch nicaragua:nicaraguan niger nigeria:nigerian norway:norwegian oman:omani pakistan:pakistani palestine:palestinian ' +
  'panama:panamanian paraguay peru:peruvian philippines:philippine,filipino poland:polish portugal:portuguese qatar:qatari romania:romanian russia:russian ' +
  'rwanda:rwandan samoa scotland:scottish senegal:senegalese serbia:serbian,serb singapore:singaporean slovakia:slovak slovenia:slovenian somalia:somali spain:spanish ' +
  'sudan:sudanese suriname sweden:swedish switzerland:swiss syria:syrian taiwan:taiwanese tajikistan:tajik tanzania:tanzanian thailand:thai togo tunisia:tunisian ' +
  'turkey:turkish,turkiye turkmenistan uganda:ugandan ukraine:ukrainian uruguay:uruguayan us:american,usa uzbekistan:uzbek vatican venezuela:venezuelan vietnam:vietnamese ' +
  'wales:welsh yemen:yemeni zambia:zambian zimbabwe:zimbabwean eu:european england:english korea:korean saudi:saudi catalonia:catalan tibet:tibetan crimea:crimean';

/** American states with the abbreviations of news: "state:abbreviation,abbreviation". */
const STATES =
  'alabama:ala,al alaska:ak arizona:ariz,az arkansas:ark,ar california:calif,ca colorado:colo,co connecticut:conn,ct delaware:del,de florida:fla,fl georgia:ga hawaii:hi idaho:id ' +
  'illinois:ill,il indiana:ind iowa:ia kansas:kan,ks kentucky:ky louisiana:la maine:me maryland:md massachusetts:mass,ma michigan:mich,mi minnesota:minn,mn mississippi:miss,ms ' +
  'missouri:mo montana:mont,mt nebraska:neb,ne nevada:nev,nv new-hampshire:nh new-jersey:nj new-mexico:nm new-york:ny north-carolina:nc north-dakota:nd ohio:oh oklahoma:okla,ok ' +
  'oregon:ore,or pennsylvania:pa rhode-island:ri south-carolina:sc south-dakota:sd tennessee:tenn,tn texas:tex,tx utah:ut vermont:vt virginia:va washington:wash,wa west-virginia:wv wisconsin:wis,wi wyoming:wyo,wy';

const OTHERS =
  'africa america asia europe antarctica arctic atlantic pacific mediterranean balkans baltics caucasus scandinavia siberia kremlin downing brussels hague strasbourg geneva vienna berlin paris ' +
  'london rome madrid lisbon dublin edinburgh cardiff belfast oslo stockholm copenhagen helsinki reykjavik tallinn riga vilnius warsaw prague bratislava budapest bucharest sofia athens nicosia valletta ' +
  'zagreb belgrade sarajevo skopje tirana pristina podgorica ljubljana kyiv kiev kharkiv odesa odessa lviv mariupol donetsk luhansk donbas kherson minsk moscow petersburg chisinau tbilisi yerevan baku ankara istanbul ' +
  'damascus aleppo beirut jerusalem ramallah amman baghdad mosul basra tehran riyadh jeddah doha dubai muscat sanaa aden cairo alexandria tripoli benghazi tunis algiers rabat khartoum juba addis nairobi mombasa kampala kigali ' +
  'kinshasa luanda lusaka harare pretoria johannesburg durban lagos abuja accra dakar bamako kabul kandahar islamabad karachi lahore delhi mumbai kolkata chennai bangalore dhaka colombo kathmandu rangoon yangon bangkok hanoi ' +
  'saigon manila jakarta beijing shanghai wuhan xinjiang hong-kong taipei seoul pyongyang tokyo osaka kyoto hiroshima fukushima sydney melbourne canberra brisbane perth auckland ottawa toronto montreal vancouver quebec ontario ' +
  'alberta washington chicago boston philadelphia miami atlanta houston dallas detroit denver seattle phoenix cleveland baltimore pittsburgh cincinnati milwaukee minneapolis manhattan brooklyn hollywood los-angeles san-francisco ' +
  'san-diego las-vegas new-orleans silicon-valley wall-street capitol-hill pentagon guantanamo mexico-city havana caracas bogota quito lima santiago brasilia sao-paulo rio-de-janeiro buenos-aires montevideo manchester liverpool birmingham ' +
  'glasgow leeds munich frankfurt hamburg cologne milan naples venice turin barcelona seville marseille lyon zurich basel bern antwerp ghent rotterdam amsterdam new-zealand south-africa north-korea south-korea saudi-arabia sri-lanka ' +
  'united-states united-kingdom ivory-coast burkina-faso sierra-leone costa-rica el-salvador puerto-rico hong-kong new-england middle-east tel-aviv west-bank gaza-strip donbass twitter facebook instagram benghazi';

const KEYS: ReadonlyMap<string, string> = makeKeys();
const PLACES: ReadonlySet<string> = new Set([
  ...COUNTRIES.split(' ').map((entry) => entry.split(':')[0]!),
  ...STATES.split(' ').map((entry) => entry.split(':')[0]!),
  ...OTHERS.split(' '),
]);

function makeKeys(): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const entry of COUNTRIES.split(' ')) {
    const [key = '', adjectives = ''] = entry.split(':');
    for (const adjective of adjectives.split(',')) if (adjective !== '') keys.set(adjective, key);
  }
  return keys;
}

const STATE_OF: ReadonlyMap<string, string> = new Map(
  STATES.split(' ').flatMap((entry) => {
    const [state = '', short = ''] = entry.split(':');
    return short.split(',').map((one) => [one, state] as const);
  }),
);

/** The country of an adjective: "brazilian" -> "brazil"; other words stay as they are. Lower case. */
export function countryOf(lower: string): string {
  return KEYS.get(lower) ?? lower;
}

/** The state of an abbreviation of news or post: "vt" -> "vermont"; undefined for other words. Lower case, no periods. */
export function stateOf(lower: string): string | undefined {
  return STATE_OF.get(lower);
}

/** Whether words in lower case are the name of a place: a country, an American state, a large city. */
export function isPlaceName(words: readonly string[]): boolean {
  return PLACES.has(words.join('-'));
}
