/** "a minute", "20 minutes", "3 hours", "2 days". */
export function waitInWords(minutes: number): string {
  if (minutes < 60) return minutes <= 1 ? 'a minute' : `${Math.ceil(minutes)} minutes`;
  if (minutes < 1440) return count(Math.round(minutes / 60), 'hour');
  return count(Math.round(minutes / 1440), 'day');
}

function count(number: number, unit: string): string {
  return number === 1 ? `1 ${unit}` : `${number} ${unit}s`;
}
