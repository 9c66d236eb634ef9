/** One sentence each, as no reporter writes them, of about `length` characters; for what grows faster than the text. */
export function hostileSentences(length: number): readonly { readonly name: string; readonly text: string }[] {
  const fill = (unit: string) => unit.repeat(Math.ceil(length / unit.length));
  const half = (unit: string) => unit.repeat(Math.ceil(length / 2 / unit.length));
  return [
    { name: 'a quotation without an end', text: `The mayor said: “${fill('we will not go and ')}` },
    { name: 'opening quote marks only', text: `She said ${fill('“no ')}and left.` },
    { name: 'straight quote marks only', text: `She said ${fill('" ')}and left.` },
    { name: 'short quotations, alternating', text: `He said ${fill('“yes” and ‘no’ and ')}left.` },
    { name: 'quotations nested', text: `He said ${half('“a ‘b ')}${half('’ ” ')}.` },
    { name: 'reporting verbs', text: `${fill('said ')}.` },
    { name: 'different reporting verbs', text: `Ana Lund ${fill('said told asked warned added insisted ')}.` },
    { name: 'clauses with "that"', text: `Ana Lund said ${fill('that he believed that she thought ')}it rained.` },
    { name: 'speakers in turn', text: `${fill('Ana Lund said Ben Roe said ')}it rained.` },
    { name: 'cues after commas', text: `It rained, ${fill('he said, she added, ')}they left.` },
    { name: 'according to', text: `It rained ${fill('according to the minister according to Ana Lund ')}.` },
    { name: 'brackets nested', text: `Ana Lund ${half('(')}${half(')')} said it rained.` },
    { name: 'brackets opened', text: `Ana Lund ${fill('[said (')}it rained.` },
    { name: 'capitals', text: `${fill('ANA LUND OF THE BOARD ')}said it rained.` },
    { name: 'names without a verb', text: `${fill('Ana Lund ')}.` },
    { name: 'a title without an end', text: `${fill('Deputy Prime Minister ')}Ana Lund said it rained.` },
    { name: 'commas', text: `Ana Lund${fill(', the chair')}, said it rained.` },
    { name: 'who and which', text: `Ana Lund, ${fill('who knew the man who said ')}it rained.` },
    { name: 'prepositions', text: `The head ${fill('of the board of the house ')}said it rained.` },
    { name: 'pronouns', text: `${fill('he said she ')}left.` },
    { name: 'dates', text: `Ana Lund said ${fill('on Monday in March last year ')}it rained.` },
    { name: 'dashes and colons', text: `Ana Lund ${fill('— he said: ')}it rained.` },
    { name: 'initials', text: `${fill('J. R. ')}Lund said it rained.` },
    { name: 'one word', text: `Ana Lund said ${fill('a')}.` },
    { name: 'spaces', text: `Ana Lund said${fill(' ')}it rained.` },
  ];
}
