import { stem } from '../language/stem.ts';

/** One name for all words of a group that the news uses for the same thing; other words name themselves. By stems. */
export function thingOf(word: string): string {
  return THINGS.get(word) ?? word;
}

// Written by hand. A word may be in one group only; too wide a group makes neighbours look like the target.
const GROUPS = `tax levy duty tariff surcharge excise
ban prohibition moratorium embargo prohibit outlaw forbid
strike walkout stoppage picket
treaty pact accord agreement deal convention
draft conscription conscript call-up
reactor nuclear atomic
car vehicle automobile motorist
plane flight aircraft aviation airline jet
immigrant migrant immigration migration refugee asylum
negotiation talk dialogue
climate warming greenhouse
weapon arm missile rocket munition
soldier troop army force peacekeeper
money cash fund
school pupil classroom teacher
nurse doctor hospital
police officer constable
abortion termination
euthanasia suicide assisted dying
wage pay salary
pension retirement pensioner
vote election ballot poll referendum
homeless homelessness
house home housing flat
turbine wind windmill
fracking shale gas
drug cannabis marijuana
gun rifle firearm
cigarette smoking tobacco smoke
vape e-cigarette
coal mine pit colliery
railway rail train railroad
bus tram metro subway
road motorway highway bypass
dam reservoir
port harbour harbor dock
stadium arena ground
child kid minor youngster
app platform network
subsidy grant aid handout
sanction embargo penalty
merger takeover union
fee charge toll
rent tenant landlord
fur mink
whale whaling
phone smartphone mobile
meat beef
plastic packaging
cycle bike bicycle lane
statue monument
museum gallery
robot driverless autonomous self-driving robotaxi
debt borrowing
rate interest
wealth fortune rich
sugar sweet
fish fishing fishery trawler
forest tree logging
river water
pipeline pipe
wall fence barrier
curfew lockdown
mask covering
vaccine jab vaccination
camera surveillance
licence license permit
visa passport
prison jail
execution hanging gallows
holiday vacation
king monarchy crown queen
language tongue
veil burqa headscarf hijab niqab
dog pet
glyphosate weedkiller pesticide herbicide
wolf pack`;

const THINGS: ReadonlyMap<string, string> = new Map(
  GROUPS.split('\n').flatMap((line) => {
    const words = line.split(' ').map(stem);
    return words.map((word): [string, string] => [word, words[0] ?? word]);
  }),
);
