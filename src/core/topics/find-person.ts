import type { Person } from '../../model/person.ts';
import { type PhraseInput, standing } from './near-phrases.ts';
import { goesOn, nameBefore } from './person-context.ts';
import { readPhrase } from './read-phrase.ts';
import { type Field, NOTHING, type Sought, seeBoth } from './sought.ts';

/**
 * Compiles a person: full name and aliases count everywhere, also with an initial between; the surname alone only in an
 * article that has the full name, an alias, or the role right before the surname ("Secretary General Rutte"), and not
 * behind another first name. What goes on with a capital is another name: "Rowan Price-Lloyd", "the Brandt Foundation".
 * Bodies have no surname.
 */
export function compilePerson(person: Person, into: PhraseInput): Sought {
  const numbersOf = (name: string): readonly number[] =>
    readPhrase(name, { read: into.read, isName: true }).map((keys) => into.trie.add(keys));
  const surname = person.kind === 'person' ? surnameOf(person.name) : null;
  const names = [person.name, ...person.aliases].flatMap(withInitials);
  const full = names.filter((name) => /\s/.test(name.trim())).flatMap(numbersOf);
  const single = names.filter((name) => !/\s/.test(name.trim())).flatMap(numbersOf);
  const titled = surname === null ? [] : titlesOf(person).flatMap((title) => numbersOf(`${title} ${surname}`));
  const alone = surname === null ? [] : numbersOf(surname);

  const seen = (field: Field, counted: { readonly alone: readonly number[] }) => [
    ...standing([...full, ...titled], field).filter((place) => !goesOn(field, place)),
    ...standing([...single, ...counted.alone], field).filter(
      (place) => nameBefore(field, place) !== 'known' && !goesOn(field, place),
    ),
  ];
  return {
    needs: [[...full, ...single, ...titled]],
    see(article) {
      const sure = seeBoth(article, (field) => seen(field, { alone: [] }));
      if (sure.title.length + sure.text.length === 0) return NOTHING;
      return seeBoth(article, (field) => seen(field, { alone }));
    },
  };
}

/** "R. K. Stone" is written "R.K. Stone" too, and the reverse. */
function withInitials(name: string): readonly string[] {
  const [close, open] = [
    name.replace(/(?<=\p{Lu}\.)\s+(?=\p{Lu}\.)/gu, ''),
    name.replace(/(?<=\p{Lu}\.)(?=\p{Lu}\.)/gu, ' '),
  ];
  return [...new Set([name, close, open])];
}

/** The last word of a name with the small words before it: "von der Leyen". Null where the name is one word. */
function surnameOf(name: string): string | null {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => !/^(?:jr|sr|[ivx]+)\.?$/i.test(word));
  const particle = words.findIndex((word, i) => i > 0 && /^\p{Ll}/u.test(word));
  const from = particle < 0 ? words.length - 1 : particle;
  return from < 1 ? null : words.slice(from).join(' ');
}

/** "NATO secretary general" also without what it is of: "secretary general". */
function titlesOf({ roles }: Person): readonly string[] {
  return roles.flatMap(({ title }) => {
    const words = title.split(' ');
    const isOf = words.length > 1 && /^\p{Lu}/u.test(title);
    return (isOf ? [title, words.slice(1).join(' ')] : [title]).map((one) => one.toLowerCase());
  });
}
