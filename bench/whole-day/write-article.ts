import { loadSampleNews } from '../../src/demo/news/load-news.ts';
import type { PlannedItem } from './plan-news.ts';
import { hashOf, pick, random } from './random.ts';

const WORDS = 30_000; // of the language, used by Zipf's law
const NAMES = 20_000; // of people and places
const EVENT_WORDS = 60; // that reports of an event have in common
const EVENT_NAMES = 6;
const COMMON_WORDS = 0.5; // of a report's words are its event's, most others its own, some those of the sample

/**
 * The title and the paragraphs of a planned item: reports of the sample week (their quotations, reporting verbs and
 * grammar stay) with the names and half of the words of its event. Two reports of an event are different reports with the
 * same subject; one in ten is the copy of another.
 */
export function writeArticle(item: PlannedItem): { readonly title: string; readonly paragraphs: readonly string[] } {
  const { event, topic } = item;
  const report = random(item.feed, item.number, 'copied') < COPIED ? 'agency' : `${item.feed}/${item.number}`;
  const template = templates[Math.floor(random(event, report, 'template') * templates.length)];
  if (!template) throw new Error('the sample week is empty');
  const rewrite = (text: string) => rewriteText(text, { event, report });
  const paragraphs = template.paragraphs.map(rewrite);
  const title = rewrite(template.title);
  if (topic === null) return { title, paragraphs };
  const { name, sentence } = topicWords(topic);
  const speaker = `${nameOf(event, 'first')} ${nameOf(event, 'last')}`;
  const said = sentence(speaker, random(event, report, 'for') < 0.6);
  return { title: `${name}: ${title}`, paragraphs: [...paragraphs.slice(0, 1), said, ...paragraphs.slice(1)] };
}

const COPIED = 0.1;

/** What channels follow: as phrases, as a proposition, and as a sentence that takes a side. */
export function topicWords(topic: number) {
  const name = `${nameOf(`topic ${topic}`, 'place')} accord`;
  return {
    name,
    sentence: (speaker: string, isFor: boolean) =>
      `Minister ${speaker} said on the ${name}: “We ${isFor ? 'support' : 'oppose'} the ${name}, and we will say so in parliament.” The ${name} was on the table again.`,
  };
}

const templates = loadSampleNews().articles.flatMap(({ versions }) => versions.slice(0, 1));

function rewriteText(text: string, by: { readonly event: string; readonly report: string }): string {
  return text.replace(WORD, (word) => {
    if (KEPT.has(word.toLowerCase())) return word;
    if (word.charCodeAt(0) < 97) return nameOf(by.event, String(hashOf(word) % EVENT_NAMES));
    const at = random(word, by.event, 'kind');
    if (at < COMMON_WORDS) return wordOf(`${by.event} ${hashOf(word) % EVENT_WORDS}`);
    return at < 0.9 ? wordOf(`${by.report} ${word}`) : word;
  });
}

/** What carries an article's subject: words of five letters and more, and capitalised ones of four. */
const WORD = /\b(?:[A-Z][a-z]{3,}|[a-z]{5,})\b/g;

const wordOf = (key: string): string => syllables(pick(random(key, 'word'), WORDS), 'w');

function nameOf(event: string, role: string): string {
  const name = syllables(pick(random(event, role, 'name'), NAMES), 'n');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The word of a number: two to four syllables. */
function syllables(number: number, kind: string): string {
  const count = 2 + Math.floor(random(number, kind, 'length') * 3);
  const word = Array.from({ length: count }, (_, place) => {
    const at = hashOf(`${number} ${kind} ${place}`);
    return (CONSONANTS[at % CONSONANTS.length] ?? '') + (VOWELS[(at >>> 8) % VOWELS.length] ?? '');
  });
  return `${word.join('')}${ENDS[number % ENDS.length]}`;
}

const CONSONANTS = ['b', 'br', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'v'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ei', 'ou'];
const ENDS = ['n', 'r', 'l', 'th', 'k', 'm', 'nd'];

/** Words that the language engine goes by: they stay in every article. */
const KEPT = new Set(
  `said says told added warned insisted argued replied called noted claimed announced stated asked denied rejected urged
  described promised suggested wrote according statement reporters interview spokesman spokeswoman spokesperson prime
  minister president secretary general chancellor foreign defence finance chief governor senator mayor chairman head
  director leader ambassador parliament government council union european monday tuesday wednesday thursday friday saturday
  sunday march would could should might their there these those which where while about after before because against
  between under other never again still being cannot support oppose first second three years percent million billion
  people country this that they with from have when what were will than then them only also been more most some such into
  over very just`.split(/\s+/),
);
