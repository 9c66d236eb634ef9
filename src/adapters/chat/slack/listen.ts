import type { App } from '@slack/bolt';
import { listenToButtons } from './listen-to-buttons.ts';
import { listenToCommands } from './listen-to-commands.ts';
import { listenToForms } from './listen-to-forms.ts';
import { listenToLosses } from './listen-to-losses.ts';
import { listenToMessages } from './listen-to-messages.ts';
import type { Listening } from './listening.ts';

/**
 * Takes what people do in Slack. Everything is acknowledged at once (3 seconds are all there is), then done; and what
 * Slack sends twice, as it may after a reconnect, is done once.
 */
export function listen(app: App, given: Listening): void {
  listenToCommands(app, given);
  listenToButtons(app, given);
  listenToForms(app, given);
  listenToMessages(app, given);
  listenToLosses(app, given);
}
