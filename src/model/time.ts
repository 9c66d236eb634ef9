/** A moment as ISO 8601 in UTC with milliseconds, "2025-02-13T09:00:00.000Z": sorts as text, survives JSON. */
export type Instant = string;

/** A calendar day, "2025-02-13". */
export type Day = string;

/** First and last day, both included; equal when the day is known exactly. */
export type DayRange = { readonly from: Day; readonly to: Day };
