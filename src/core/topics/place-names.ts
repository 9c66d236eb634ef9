import { plainWord } from './fold-word.ts';

/**
 * All names of a place: other spellings, adjectives, what its people are called, and of a country its largest towns and
 * where it is governed. "Türkiye" gives Turkey, Turkish, Turk, Turks and Ankara too; a place that is not listed gives its
 * own name.
 */
export function placeNames(place: string): { readonly names: readonly string[]; readonly isListed: boolean } {
  const bare = withoutArticle(place);
  const listed = BY_NAME.get(plainWord(bare));
  if (listed === undefined) return { names: [bare], isListed: false };
  const towns = listed.towns.flatMap((town) => BY_NAME.get(plainWord(town))?.own ?? [town]);
  return { names: [...listed.own, ...towns], isListed: true };
}

/** Longer names that hold this one and mean another place or thing: of Mexico "New Mexico". */
export function longerNames(names: readonly string[]): readonly string[] {
  const own = new Set(names.map(plainWord));
  return LONGER.filter(
    ({ plain }) => !own.has(plain) && [...own].some((name) => ` ${plain} `.includes(` ${name} `)),
  ).map(({ name }) => name);
}

/** What tells of another place with this very name: Atlanta, of the American Georgia. */
export const rivalPlaces = (name: string): readonly string[] => RIVALS[name] ?? [];

const RIVALS: Readonly<Record<string, readonly string[]>> = {
  Georgia: ['Atlanta', 'Savannah', 'Augusta', 'Macon', 'Fulton County', 'Georgia Tech', 'Brian Kemp', 'Ga.'],
  Jordan: ['Chicago Bulls', 'Air Jordan', 'Air Jordans'],
};

/** Whether a place has that name or adjective. */
export const isPlaceWord = (plain: string): boolean => BY_NAME.has(plain);

const withoutArticle = (place: string): string => place.trim().replace(/^the\s+(?=\S)/i, '');

/**
 * "names: adjectives and people; towns and seats of government", the first name being the usual one. Plurals of people are made: "Turk" also gives
 * "Turks", "Dutch" also "Dutchman". Written by hand.
 */
const LISTED = `
Afghanistan: Afghan; Kabul, Kandahar
Albania: Albanian
Algeria: Algerian
Angola: Angolan
Argentina: Argentine, Argentinian; Buenos Aires
Armenia: Armenian; Yerevan
Australia: Australian, Aussie; Canberra, Sydney, Melbourne
Austria: Austrian; Vienna
Azerbaijan: Azerbaijani, Azeri; Baku
Bahamas: Bahamian
Bahrain: Bahraini
Bangladesh: Bangladeshi; Dhaka
Belarus, Byelorussia: Belarusian, Belarussian; Minsk
Belgium: Belgian; Brussels, Antwerp
Bolivia: Bolivian
Bosnia and Herzegovina, Bosnia, Bosnia-Herzegovina: Bosnian
Botswana: Botswanan
Brazil, Brasil: Brazilian; Brasília, Brasilia, São Paulo, Sao Paulo, Rio de Janeiro
Brunei: Bruneian
Bulgaria: Bulgarian; Sofia
Burkina Faso: Burkinabe
Burundi: Burundian
Cambodia: Cambodian
Cameroon: Cameroonian
Canada: Canadian; Ottawa, Toronto, Montreal
Cape Verde, Cabo Verde: Cape Verdean
Central African Republic, CAR
Chad: Chadian
Chile: Chilean; Santiago, Valparaíso, Antofagasta
China, People's Republic of China, PRC: Chinese; Beijing, Shanghai
Colombia: Colombian; Bogotá, Bogota
Costa Rica: Costa Rican
Croatia: Croatian, Croat; Zagreb
Cuba: Cuban; Havana
Cyprus: Cypriot; Nicosia
Czech Republic, Czechia: Czech; Prague, Brno
Democratic Republic of the Congo, Democratic Republic of Congo, DR Congo, DRC, Congo-Kinshasa: Congolese
Denmark: Danish, Dane; Copenhagen
Dominican Republic
East Timor, Timor-Leste: East Timorese, Timorese
Ecuador: Ecuadorean, Ecuadorian
Egypt: Egyptian; Cairo
El Salvador: Salvadoran, Salvadorean
England: English
Equatorial Guinea
Eritrea: Eritrean
Estonia: Estonian; Tallinn, Tartu
Eswatini, Swaziland: Swazi
Ethiopia: Ethiopian; Addis Ababa
Europe: European
European Union, EU:; Brussels
Fiji: Fijian
Finland: Finnish, Finn; Helsinki
France: French; Paris, Marseille, Lyon, Élysée
Gabon: Gabonese
Gambia: Gambian
Gaza, Gaza Strip: Gazan
Georgia: Georgian; Tbilisi, Batumi, Kutaisi
Germany: German; Berlin, Munich, Hamburg, Frankfurt, Bundestag
Ghana: Ghanaian; Accra
Greece: Greek; Athens
Greenland: Greenlandic, Greenlander
Guatemala: Guatemalan
Guinea: Guinean
Guinea-Bissau
Guyana: Guyanese
Haiti: Haitian
Honduras: Honduran
Hong Kong: Hongkonger, Hong Konger
Hungary: Hungarian; Budapest
Iceland: Icelandic, Icelander; Reykjavik, Reykjavík
India: Indian; New Delhi, Delhi, Mumbai
Indonesia: Indonesian; Jakarta
Iran: Iranian; Tehran
Iraq: Iraqi; Baghdad, Mosul, Basra
Ireland, Republic of Ireland: Irish; Dublin
Israel: Israeli; Jerusalem, Tel Aviv, Knesset
Italy: Italian; Rome, Milan, Naples
Ivory Coast, Côte d'Ivoire: Ivorian
Jamaica: Jamaican
Japan: Japanese; Tokyo, Osaka
Jordan: Jordanian; Amman
Kazakhstan: Kazakh, Kazakhstani; Astana, Almaty
Kenya: Kenyan; Nairobi
Kosovo: Kosovar, Kosovan
Kuwait: Kuwaiti
Kyrgyzstan: Kyrgyz
Laos: Laotian
Latvia: Latvian; Riga
Lebanon: Lebanese; Beirut
Liberia: Liberian
Libya: Libyan; Tripoli, Benghazi
Liechtenstein
Lithuania: Lithuanian; Vilnius, Kaunas
Luxembourg, Luxemburg: Luxembourger
Madagascar: Malagasy
Malawi: Malawian
Malaysia: Malaysian
Maldives: Maldivian
Mali: Malian
Malta: Maltese
Mauritania: Mauritanian
Mauritius: Mauritian
Mexico: Mexican; Mexico City
Moldova: Moldovan; Chisinau
Monaco: Monegasque
Mongolia: Mongolian
Montenegro: Montenegrin
Morocco: Moroccan; Rabat, Casablanca
Mozambique: Mozambican
Myanmar, Burma: Burmese; Yangon, Naypyidaw
Namibia: Namibian
Nepal: Nepali, Nepalese
Netherlands, Holland: Dutch; The Hague, Amsterdam, Rotterdam
New Zealand: New Zealander, Kiwi; Wellington, Auckland
Nicaragua: Nicaraguan
Niger: Nigerien
Nigeria: Nigerian; Abuja, Lagos
North Korea, DPRK: North Korean; Pyongyang
North Macedonia, Macedonia: Macedonian
Northern Ireland: Northern Irish; Belfast
Norway: Norwegian; Oslo
Oman: Omani
Pakistan: Pakistani; Islamabad, Karachi, Lahore
Palestine, Palestinian territories: Palestinian
Panama: Panamanian
Papua New Guinea: Papuan
Paraguay: Paraguayan
Peru: Peruvian; Lima
Philippines: Philippine, Filipino, Filipina; Manila
Poland: Polish, Pole; Warsaw, Kraków, Gdansk
Portugal: Portuguese; Lisbon, Porto
Puerto Rico: Puerto Rican
Qatar: Qatari; Doha
Republic of Congo, Congo-Brazzaville: Congolese
Romania, Rumania: Romanian; Bucharest
Russia, Russian Federation: Russian; Moscow, Kremlin, St. Petersburg
Rwanda: Rwandan
Saudi Arabia: Saudi, Saudi Arabian; Riyadh, Jeddah
Scotland: Scottish, Scot; Edinburgh, Glasgow
Senegal: Senegalese
Serbia: Serbian, Serb; Belgrade
Sierra Leone: Sierra Leonean
Singapore: Singaporean
Slovakia: Slovak, Slovakian; Bratislava
Slovenia: Slovenian, Slovene; Ljubljana
Somalia: Somali
South Africa: South African; Pretoria, Johannesburg, Cape Town
South Korea, Republic of Korea: South Korean; Seoul, Busan
South Sudan: South Sudanese
Soviet Union, USSR: Soviet
Spain: Spanish, Spaniard; Madrid, Barcelona, Seville
Sri Lanka: Sri Lankan
Sudan: Sudanese; Khartoum
Suriname: Surinamese
Sweden: Swedish, Swede; Stockholm, Gothenburg
Switzerland: Swiss; Zürich, Geneva, Bern
Syria: Syrian; Damascus, Aleppo
Taiwan: Taiwanese; Taipei
Tajikistan: Tajik
Tanzania: Tanzanian
Thailand: Thai; Bangkok
Togo: Togolese
Trinidad and Tobago, Trinidad: Trinidadian
Tunisia: Tunisian; Tunis
Turkey, Türkiye: Turkish, Turk; Ankara, Istanbul, Izmir
Turkmenistan: Turkmen
Uganda: Ugandan
Ukraine: Ukrainian; Kyiv, Kharkiv, Odesa, Lviv, Mykolaiv, Zaporizhzhia, Donbas
United Arab Emirates, UAE, Emirates: Emirati; Dubai, Abu Dhabi
United Kingdom, UK, Britain, Great Britain: British, Briton, Brit; London, Downing Street, Westminster, Whitehall
United States, US, USA, United States of America, America: American; Washington, White House, Pentagon, Capitol Hill, New York
Uruguay: Uruguayan
Uzbekistan: Uzbek
Vatican, Holy See
Venezuela: Venezuelan; Caracas
Vietnam, Viet Nam: Vietnamese; Hanoi, Ho Chi Minh City
Wales: Welsh; Cardiff
Yemen: Yemeni; Sanaa, Aden
Zambia: Zambian
Zimbabwe: Zimbabwean
Africa: African
Asia: Asian
Catalonia, Catalunya: Catalan
Chechnya: Chechen
Corsica: Corsican
Crimea: Crimean
Kashmir: Kashmiri
Kurdistan: Kurdish, Kurd
Sicily: Sicilian
Siberia: Siberian
Tibet: Tibetan
Transnistria, Transdniestria, Trans-Dniester: Transnistrian
Xinjiang, Sinkiang
Scandinavia: Scandinavian
Balkans: Balkan
California: Californian
Texas: Texan
Bavaria: Bavarian
Tuscany: Tuscan
Quebec, Québec: Québécois, Quebecois, Quebecer
Aleppo
Antwerp, Antwerpen
Astana, Nur-Sultan
Basel, Basle
Beijing, Peking
Bengaluru, Bangalore
Berlin: Berliner
Bern, Berne
Brussels, Bruxelles
Bucharest
Chennai, Madras
Chernihiv, Chernigov
Chernobyl, Chornobyl
Chișinău, Chisinau, Kishinev
Cologne, Köln
Copenhagen
Dnipro, Dnepr, Dnipropetrovsk
Donbas, Donbass
Dublin: Dubliner
Frankfurt
Gdansk, Gdańsk, Danzig
Geneva, Genève: Genevan
Gothenburg, Göteborg
Guangzhou, Canton
Hague
Ho Chi Minh City, Saigon
Istanbul
Jakarta
Kharkiv, Kharkov
Kolkata, Calcutta
Kraków, Krakow, Cracow
Kyiv, Kiev
London: Londoner
Luhansk, Lugansk
Lviv, Lvov
Lyon, Lyons
Marseille, Marseilles
Mecca, Makkah
Milan, Milano: Milanese
Moscow: Muscovite
Mumbai, Bombay
Munich, München
Mykolaiv, Nikolaev
Naples, Napoli: Neapolitan
New York, New York City, NYC: New Yorker
Nuremberg, Nürnberg
Odesa, Odessa
Paris: Parisian
Prague, Praha
Pune, Poona
Rome: Roman
St. Petersburg, Saint Petersburg, Leningrad
Seville, Sevilla
Sydney: Sydneysider
Tehran, Teheran
Turin, Torino
Venice, Venezia: Venetian
Vienna: Viennese
Warsaw: Varsovian
Washington, Washington DC, Washington D.C.
Yangon, Rangoon
Yerevan, Erevan
Zaporizhzhia, Zaporizhia, Zaporozhye, Zaporizhzhya
Zhytomyr, Zhitomir
Zürich, Zurich`;

// Not the place that they hold: a state, a region, a title, a people
const OTHER_LONGER = [
  ...[
    'New Mexico',
    'Gulf of Mexico',
    'New England',
    'New South Wales',
    'Prince of Wales',
    'Princess of Wales',
    'East Germany',
  ],
  ...['Latin America', 'Latin American', 'South America', 'South American', 'North America', 'North American'],
  ...[
    'Central America',
    'Central American',
    'Native American',
    'Native Americans',
    'American Samoa',
    'Latin Americans',
  ],
  ...[
    'West Indian',
    'American Indian',
    'Papua New Guinean',
    'French Guiana',
    'French Polynesia',
    'South Asian',
    'South Asia',
  ],
  ...['New Caledonia', 'Washington State', 'Washington state', 'Inner Mongolia', 'South China Sea', 'East China Sea'],
  ...[
    'Sea of Japan',
    'Indian Ocean',
    'Dutch Harbor',
    'Turkey Point',
    'Little Italy',
    'Brussels sprout',
    'Brussels sprouts',
  ],
  ...['Irish Sea', 'English Channel', 'English language', 'French Open', 'Holy Roman'],
];

const list = (names: string): readonly string[] => names.split(', ').filter((name) => name !== '');

type Listed = { readonly own: readonly string[]; readonly towns: readonly string[] };

const BY_NAME: ReadonlyMap<string, Listed> = new Map(
  LISTED.trim()
    .split('\n')
    .map((line): Listed => {
      const [names = '', people = '', towns = ''] = line.split(/[:;]\s*/);
      return { own: [...list(names), ...list(people).flatMap(peopleOf)], towns: list(towns) };
    })
    .flatMap((place) => place.own.map((name) => [plainWord(name), place] as const))
    .toReversed(), // of "Congolese" and the like the first line counts
);

const LONGER = [
  ...new Set([
    ...[...BY_NAME.values()].flatMap(({ own }) => own).filter((name) => /[\s-]/.test(name)),
    ...OTHER_LONGER,
  ]),
].map((name) => ({ name, plain: plainWord(name) }));

function peopleOf(name: string): readonly string[] {
  if (/(?:ish|nch|tch|lsh)$/.test(name)) return [name, ...['man', 'men', 'woman', 'women'].map((end) => name + end)];
  return /(?:ese|ss|sh|ch|yz)$/.test(name) ? [name] : [name, `${name}s`];
}
