/** How a message is told to the rest of OnRecord: its channel may be a thread under the one that was posted to. */
export function messageRef(channelId: string, messageId: string): string {
  return `${channelId}/${messageId}`;
}

/** The two ids of such a reference; undefined where it is none. */
export function readMessageRef(ref: string): { readonly channelId: string; readonly messageId: string } | undefined {
  const [, channelId, messageId] = /^(\d+)\/(\d+)$/.exec(ref) ?? [];
  return channelId === undefined || messageId === undefined ? undefined : { channelId, messageId };
}

/** Whether it can be an id of Discord's at all. */
export const isSnowflake = (id: string): boolean => /^\d{1,20}$/.test(id);
