import { expect, test } from 'vitest';
import { mendText } from '../../../src/adapters/feeds/http/mend-text.ts';

test.each([
  ['Plain words', 'Plain words'],
  ['Zürich, Kraków, “naïve”, 東京', 'Zürich, Kraków, “naïve”, 東京'],
  ['don\u0092t', 'don’t'],
  // encoded twice
  ['The mayorâ€™s plan', 'The mayor’s plan'],
  ['The mayor\u00e2\u0080\u0099s plan', 'The mayor’s plan'],
  ['CafÃ© owners', 'Café owners'],
  ['5Â°C in MÃ¼nchen', '5°C in München'],
  ['ÐŸÑ€Ð¸Ð²ÐµÑ‚', 'Привет'],
  ['Her “yes” and hisâ€”well, noâ€¦', 'Her “yes” and his—well, no…'],
  ['dÃ©jÃ\u00a0 vu', 'déjà vu'],
  // only where it is certain
  ['LIBERTÉ…', 'LIBERTÉ…'],
  ['“LE CAFÉ”', '“LE CAFÉ”'],
  ['AMANHÃ…', 'AMANHÃ…'],
  ['«IRMû', '«IRMû'],
  ['CAFÉ—BAR', 'CAFÉ—BAR'],
  ['Âge d’or', 'Âge d’or'],
  ['Ã', 'Ã'],
])('%s', (text, meant) => {
  expect(mendText(text)).toBe(meant);
});
