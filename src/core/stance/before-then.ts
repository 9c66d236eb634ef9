/**
 * The words without a closing clause that tells what the speaker did earlier: "an invitation was possible, two days
 * after he dismissed the idea" says what is possible now. Such a clause is the reporter's, and holds an older position.
 */
export function withoutEarlierPosition(words: string): string {
  const clause = EARLIER.exec(words);
  return clause === null || clause.index === 0 ? words : words.slice(0, clause.index);
}

// "two days after he called such a step not realistic", "just a week after dismissing it", "despite having ruled it out"
const EARLIER =
  /,?\s+(?:(?:just|only|barely|less than|more than|about)\s+)?(?:(?:an?|one|two|three|four|five|six|seven|several|\d+)\s+)?(?:hours?|days?|weeks?|months?|years?)\s+after\s+(?:(?:he|she|they|it|his|her|their)\b|\p{Ll}+ing\b|\p{Lu})[^“”"]*$|,?\s+(?:after|despite)\s+(?:having\b|(?:he|she|they|it)\s+had\b|earlier\b|previously\b)[^“”"]*$/u;
