/** Events of an invented country, each told by several invented outlets. */
export type Told = { readonly title: string; readonly text: string };

export const ferryStrike: readonly [Told, Told, Told] = [
  {
    title: 'Ferry crews walk out in Orlavik over night shifts',
    text: 'Ferry crews in Orlavik walked out on Monday, stopping all boats to the Sund islands. The Seafarers’ Union says the Northline company broke a promise on night shifts. About 4,000 islanders depend on the boats to get to work. Northline called the walkout unlawful and said it would go to court.',
  },
  {
    title: 'Islanders stranded as Northline ferry strike begins',
    text: 'Thousands of people on the Sund islands could not get to work after ferry crews of Northline went on strike. The Seafarers’ Union wants fewer night shifts for the crews in Orlavik. A spokeswoman for Northline said the company would ask a court to end the strike.',
  },
  {
    title: 'Northline to take striking ferry union to court',
    text: 'Northline will ask a court in Orlavik to end a strike by ferry crews, which has cut off the Sund islands since Monday. The Seafarers’ Union said its members would not go back before the company kept its word on night shifts.',
  },
];

const paperMillFire: readonly Told[] = [
  {
    title: 'Fire destroys paper mill in Hallen',
    text: 'A fire destroyed a paper mill in Hallen on Tuesday night. About 60 firefighters fought the flames until morning. The owner, Bruk Paper, said that nobody was hurt and that 140 people worked at the mill.',
  },
  {
    title: 'Hallen paper mill burns down, 140 jobs in doubt',
    text: 'The paper mill of Bruk Paper in Hallen has burnt down. Firefighters could not save the main hall. The mill employs 140 people, and the mayor of Hallen, Signe Aldal, promised them help.',
  },
];

const bakeryFire: readonly Told[] = [
  {
    title: 'Fire guts bakery in Vestby',
    text: 'A fire gutted a bakery in the old town of Vestby on Tuesday. Firefighters took two people out of the flats above it. Police suspect an oven, and the baker, Omar Lindqvist, is being treated for burns.',
  },
  {
    title: 'Baker burnt as blaze hits Vestby old town',
    text: 'Baker Omar Lindqvist was burnt when his bakery in Vestby caught fire. Two people living above the bakery were rescued by firefighters. Police believe that an oven started the blaze in the old town.',
  },
];

const budgetVote: readonly Told[] = [
  {
    title: 'Parliament passes budget by one vote',
    text: 'Parliament passed the budget of Finance Minister Edda Storm by a single vote. The budget raises the fuel tax and cuts the fees of nurseries. Two members of the Farmers’ Party voted with the government.',
  },
  {
    title: 'Storm’s budget survives with one vote to spare',
    text: 'Finance Minister Edda Storm won the budget vote in parliament by one vote. The fuel tax goes up and nursery fees go down. The Farmers’ Party is split after two of its members backed the budget.',
  },
];

/** Told in turns, with two fires in one week as the hard pair. */
export const hardStream: readonly { readonly event: string; readonly told: Told }[] = [
  { event: 'strike', told: ferryStrike[0] },
  { event: 'mill', told: paperMillFire[0]! },
  { event: 'bakery', told: bakeryFire[0]! },
  { event: 'budget', told: budgetVote[0]! },
  { event: 'strike', told: ferryStrike[1] },
  { event: 'bakery', told: bakeryFire[1]! },
  { event: 'mill', told: paperMillFire[1]! },
  { event: 'budget', told: budgetVote[1]! },
  { event: 'strike', told: ferryStrike[2] },
];
