import type { Position } from '../../../src/model/stance.ts';
import type { CueClass } from '../../../src/model/statement.ts';
import type { Proposition } from '../../../src/model/topic.ts';

/** One labelled statement; `null` is "does not concern the proposition". All of it is invented. */
export type StanceRow = {
  readonly label: Position | null;
  readonly words: string;
  readonly context?: string;
  readonly cue?: CueClass;
  readonly onTopic?: boolean;
};

/** `tuned` rows were looked at while the rules were written; `heldOut` rows were only counted. */
export type StanceGroup = {
  readonly proposition: Proposition;
  readonly tuned: readonly StanceRow[];
  readonly heldOut: readonly StanceRow[];
};

const row = (
  label: Position | null,
  words: string,
  more: { readonly context?: string; readonly cue?: CueClass; readonly onTopic?: boolean } = {},
): StanceRow => ({ label, words, ...more });

/** Labels were written before the rules. Every politician in it is made up. */
export const stanceGroups: readonly StanceGroup[] = [
  {
    proposition: { id: 'ukraine-nato', text: 'Ukraine should join NATO', about: 'NATO membership for Ukraine' },
    tuned: [
      row('supports', 'Ukraine’s future lies inside NATO, and nobody in Moscow has a veto'),
      row('supports', 'We back Ukraine’s accession to the alliance without reservation'),
      row('supports', 'Kyiv has earned its place in NATO'),
      row('opposes', 'I have never been in favour of bringing Ukraine into NATO'),
      row('opposes', 'NATO membership for Ukraine would drag our soldiers into a war'),
      row('opposes', 'Ukrainian membership of NATO is simply off the table'),
      row('opposes', 'not see Ukraine in NATO in his lifetime', {
        context: 'The premier told broadcasters that he did not see Ukraine in NATO in his lifetime.',
        cue: 'attitude',
      }),
      row('conditional', 'Ukraine can join NATO once the fighting is over'),
      row('conditional', 'Until corruption is dealt with, Kyiv cannot become a member of NATO'),
      row('open', 'I am not ruling out that Ukraine joins NATO'),
      row('open', 'all options are still being discussed', {
        context: 'Asked about NATO membership for Ukraine, Veld said all options are still being discussed.',
        onTopic: true,
      }),
      row('unclear', 'We talked about Ukraine and NATO for an hour'),
      row('unclear', 'Should Ukraine join NATO? That is the question everybody asks me'),
      row('unclear', 'NATO ministers will discuss Ukraine’s membership in June'),
      row(null, 'The harvest in Ukraine was the best in ten years'),
      row(null, 'The new hospital will open in March'),
    ],
    heldOut: [
      row('supports', 'It is high time that Ukraine became a NATO member'),
      row('supports', 'There is no alternative to Ukrainian membership of NATO'),
      row('opposes', 'Letting Ukraine into NATO would be a grave error'),
      row('opposes', 'We remain firmly against Ukraine joining NATO'),
      row('conditional', 'I would only agree to Ukraine joining NATO if every ally signs up'),
      row('open', 'Berlin keeps an open mind on NATO membership for Ukraine'),
      row('unclear', 'My predecessor promised Ukraine that it would join NATO'),
      row(null, 'Grain prices fell again on Tuesday'),
    ],
  },
  {
    proposition: {
      id: 'petrol-ban',
      text: 'New petrol cars should be banned from 2035',
      about: 'a ban on new petrol cars',
    },
    tuned: [
      row('supports', 'The ban on petrol cars is the right thing to do'),
      row('supports', 'We must ban petrol cars, and we must do it soon'),
      row('supports', 'It would be madness to delay the ban on petrol cars'),
      row('supports', 'to outlaw the sale of new petrol cars', {
        context: 'Karlo’s party plans to outlaw the sale of new petrol cars.',
        cue: 'plan',
      }),
      row('opposes', 'A ban on new petrol cars will destroy thousands of jobs'),
      row('opposes', 'We will scrap the petrol car ban on day one'),
      row('opposes', 'Nobody should be forced to give up a petrol car'),
      row('opposes', 'the ban on petrol cars “unworkable” and “an attack on drivers”', {
        context: 'Hale called the ban on petrol cars “unworkable” and “an attack on drivers”.',
      }),
      row('conditional', 'We will support a petrol car ban provided that there are enough charging points'),
      row('conditional', 'Unless the grid is ready, the petrol ban must wait'),
      row('open', 'The ministry is still considering whether to ban petrol cars'),
      row('open', 'has yet to make up her mind about the petrol ban'),
      row('unclear', 'The ban on petrol cars was announced in 2021'),
      row('unclear', 'Some people say that petrol cars should be banned'),
      row(null, 'Bus fares will go up by four per cent'),
      row(null, 'He banned phones from the chamber'),
    ],
    heldOut: [
      row('supports', 'Banning new petrol cars will save lives'),
      row('supports', 'I am proud that this country is going to ban petrol cars'),
      row('opposes', 'I reject the petrol car ban'),
      row('opposes', 'This petrol ban is foolish, costly and unfair'),
      row('opposes', 'cannot vote for a ban on petrol cars', { cue: 'say' }),
      row('conditional', 'If prices come down, a ban on petrol cars makes sense'),
      row('open', 'We would look at a petrol ban with an open mind'),
      row('unclear', 'Three other countries have banned petrol cars'),
    ],
  },
  {
    proposition: { id: 'carbon-tax', text: 'The carbon tax should be kept', about: 'the carbon tax' },
    tuned: [
      row('supports', 'The carbon tax works and it has to stay'),
      row('supports', 'Abolishing the carbon tax would be reckless'),
      row('supports', 'I will defend the carbon tax'),
      row('opposes', 'The carbon tax must go'),
      row('opposes', 'We want to repeal the carbon tax before Christmas'),
      row('opposes', 'The carbon tax is hurting families who can least afford it'),
      row('opposes', 'I do not support the carbon tax'),
      row('conditional', 'The carbon tax can stay as long as the money goes back to households'),
      row('open', 'Everything about the carbon tax is under review'),
      row('open', 'We are open to changes in the carbon tax'),
      row('unclear', 'The carbon tax raised two billion last year'),
      row('unclear', 'no decision on the carbon tax tonight', { cue: 'negated' }),
      row(null, 'Income tax forms are due on Friday'),
      row(null, 'Carbon steel exports rose sharply'),
    ],
    heldOut: [
      row('supports', 'Scrapping the carbon tax is not something I could ever vote for'),
      row('supports', 'We are keeping the carbon tax'),
      row('opposes', 'It is time to axe the carbon tax'),
      row('opposes', 'No more carbon tax'),
      row('conditional', 'We would keep the carbon tax only if industry is exempted'),
      row('unclear', 'The carbon tax is paid by importers'),
      row(null, 'The tax office will close early'),
    ],
  },
  {
    proposition: {
      id: 'europe-seat',
      text: 'Europe should have a seat at the negotiations',
      about: 'a European seat at the negotiations',
    },
    tuned: [
      row('supports', 'There can be no deal without Europe at the table'),
      row('supports', 'Europe must be at the negotiating table'),
      row('supports', 'Any settlement made behind Europe’s back will collapse'),
      row('opposes', 'We do not need the Europeans at the negotiations'),
      row('opposes', 'Europe has no place in these talks'),
      row('conditional', 'Europe will have a seat at the talks when it pays its share'),
      row('open', 'We do not rule out a European seat at the negotiations'),
      row('unclear', 'The negotiations will start in Europe next week'),
      row(null, 'European football needs new rules'),
    ],
    heldOut: [
      row('supports', 'It is vital that Europe takes part in the negotiations'),
      row('supports', 'Excluding Europe from the negotiations is unacceptable'),
      row('opposes', 'Giving Europe a seat at the negotiations would only slow things down'),
      row('conditional', 'Europe may join the negotiations if both sides ask for it'),
      row('unclear', 'European ministers followed the negotiations on television'),
    ],
  },
  {
    proposition: {
      id: 'iran-sanctions',
      text: 'The sanctions on Iran should be lifted',
      about: 'lifting the sanctions on Iran',
    },
    tuned: [
      row('supports', 'The time has come to lift the sanctions on Iran'),
      row('supports', 'The sanctions on Iran have failed and only hurt ordinary people'),
      row('supports', 'I urge the council to end its sanctions against Tehran'),
      row('opposes', 'Sanctions on Iran must be maintained'),
      row('opposes', 'We will not lift sanctions on Iran'),
      row('opposes', 'Easing the sanctions on Tehran would reward bad behaviour'),
      row('conditional', 'We will only lift sanctions on Iran after inspectors return'),
      row('conditional', 'Sanctions relief for Iran depends on full access for inspectors'),
      row('open', 'Brussels is ready to discuss lifting the sanctions on Iran'),
      row('unclear', 'The sanctions on Iran cover oil, shipping and banks'),
      row('unclear', 'Tehran wants the sanctions lifted'),
      row(null, 'Iran won the match in extra time'),
    ],
    heldOut: [
      row('supports', 'Keeping the sanctions on Iran makes no sense'),
      row('supports', 'We favour an end to the sanctions on Iran'),
      row('opposes', 'It would be wrong to lift the sanctions on Iran now'),
      row('opposes', 'I strongly oppose any easing of sanctions on Iran'),
      row('conditional', 'Sanctions on Iran can be lifted, but only when the enrichment stops'),
      row('unclear', 'The council meets on Thursday to discuss the sanctions on Iran'),
    ],
  },
  {
    proposition: { id: 'minimum-wage', text: 'The minimum wage should be raised', about: 'a higher minimum wage' },
    tuned: [
      row('supports', 'Nobody who works full time should live in poverty, so we will raise the minimum wage'),
      row('supports', 'A higher minimum wage is good for workers and good for shops'),
      row('supports', 'We are calling for an increase in the minimum wage'),
      row('opposes', 'Raising the minimum wage would kill small businesses'),
      row('opposes', 'The minimum wage should be frozen'),
      row('opposes', 'against a higher minimum wage', { context: 'Brandt voted against a higher minimum wage.' }),
      row('conditional', 'We would raise the minimum wage if growth allows it'),
      row('open', 'I could imagine a higher minimum wage'),
      row('unclear', 'The minimum wage stands at eleven crowns'),
      row(null, 'Wage talks in the port broke down'),
    ],
    heldOut: [
      row('supports', 'The minimum wage is far too low and must go up'),
      row('supports', 'I welcome the rise in the minimum wage'),
      row('opposes', 'A higher minimum wage makes everything more expensive'),
      row('opposes', 'There will be no increase in the minimum wage under my government'),
      row('unclear', 'The minimum wage commission reports in May'),
    ],
  },
  {
    proposition: {
      id: 'runway',
      text: 'A third runway should be built at Brayford airport',
      about: 'a third runway at Brayford airport',
    },
    tuned: [
      row('supports', 'Brayford needs a third runway'),
      row('supports', 'The third runway is essential for our economy'),
      row('opposes', 'I will lie down in front of the bulldozers to stop the third runway'),
      row('opposes', 'A third runway at Brayford is neither needed nor affordable'),
      row('opposes', 'We will block the third runway in court'),
      row('conditional', 'A third runway is acceptable only if night flights are banned'),
      row('open', 'We have not taken a decision on the third runway'),
      row('unclear', 'The third runway would be two miles long'),
      row(null, 'The airport has ordered new chairs'),
    ],
    heldOut: [
      row('supports', 'Let us get the third runway built'),
      row('supports', 'Cancelling the third runway would be a disaster for the north'),
      row('opposes', 'There must never be a third runway at Brayford'),
      row('opposes', 'I oppose the runway and always have'),
      row('open', 'An extra runway at Brayford remains an option'),
      row('unclear', 'The runway inquiry will cost nine million'),
    ],
  },
  {
    proposition: { id: 'rent-cap', text: 'Rents should be capped', about: 'rent controls' },
    tuned: [
      row('supports', 'Rent controls are long overdue'),
      row('supports', 'We will cap rents in every city'),
      row('opposes', 'Capping rents never works'),
      row('opposes', 'Rent controls would make the shortage worse'),
      row('opposes', 'I am no fan of rent controls'),
      row('conditional', 'Rent caps are fine for a year, but only if building starts now'),
      row('open', 'We have not ruled out rent controls'),
      row('unclear', 'Rents rose by nine per cent last year'),
      row(null, 'The border controls were lifted at midnight'),
    ],
    heldOut: [
      row('supports', 'Families deserve a cap on rents'),
      row('supports', 'I am in favour of rent controls'),
      row('opposes', 'Rent controls are a terrible idea'),
      row('opposes', 'The last thing this city needs is rent controls'),
      row('conditional', 'I will vote for a rent cap when I see the figures'),
      row('unclear', 'Rent controls were tried in the seventies'),
    ],
  },
  {
    proposition: {
      id: 'turkey-eu',
      text: 'Turkey should be admitted to the European Union',
      about: 'Turkish membership of the European Union',
    },
    tuned: [],
    heldOut: [
      row('supports', 'Turkey belongs in the European Union'),
      row('supports', 'We continue to support Ankara’s bid to join the EU'),
      row('supports', 'Shutting Turkey out of the European Union would be a historic mistake'),
      row('opposes', 'There is no room for Turkey in the European Union'),
      row('opposes', 'I do not believe Turkey should ever become a member of the EU'),
      row('opposes', 'Turkish membership of the EU is unthinkable'),
      row('conditional', 'Turkey can join the European Union if it frees the journalists'),
      row('open', 'We are not closing the door on Turkish membership of the European Union'),
      row('unclear', 'Turkey applied to join the European Union in 1987'),
      row('unclear', 'He refused to say whether Turkey should be admitted to the European Union', { cue: 'negated' }),
      row(null, 'Turkey has suspended the ferry to Cyprus'),
    ],
  },
];
