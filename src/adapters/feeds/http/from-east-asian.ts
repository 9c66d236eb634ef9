// 오전, 上午 and 午前 are a.m., 오후, 下午 and 午後 p.m.; they stand before the time.
const HALF_DAY = /(?:(오전|上午|午前)|(?:오후|下午|午後)) ?(\d{1,2}:\d{1,2}(?::\d{1,2})?)/;

/**
 * A Korean, Chinese or Japanese date in figures: "2026년 1월 5일 오후 4:05" as "2026-01-05 4:05 PM KST". Korean has one
 * zone, so words in it without a zone are in that; Chinese and Japanese have not. Any other text stays as it is.
 */
export function fromEastAsian(text: string): string {
  if (!/[년월일年月日오상上下午]/.test(text)) return text;
  const isKorean = /\p{Script=Hangul}/u.test(text);
  const figures = text
    .replace(/(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号]?/, (_, year, month, day) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0'), ''].join('-').replace(/-$/, ' '),
    )
    .replace(/ ?\([^()\d]{1,3}\) ?/, ' ') // the weekday
    .replace(/(\d{1,2}) ?[時时시点] ?(\d{1,2}) ?[分분](?: ?(\d{1,2}) ?[秒초])?/, (_, hour, minute, second) =>
      [hour, minute, second ?? '00'].join(':'),
    )
    .replace(HALF_DAY, (_, morning, time) => `${time} ${morning === undefined ? 'PM' : 'AM'}`)
    .replace(/ +/g, ' ')
    .trim();
  const hasZone = /[a-z+]|:\d{2} ?-/i.test(figures.replace(/[AP]M$/, ''));
  return isKorean && !hasZone && figures.includes(':') ? `${figures} KST` : figures;
}
