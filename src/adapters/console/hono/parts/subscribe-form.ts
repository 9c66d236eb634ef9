import type { Channel } from '../../../../model/delivery.ts';
import type { Topic } from '../../../../model/topic.ts';
import { type Html, html, type View } from '../page.ts';

/** A form that has a channel follow a topic: the options of /subscribe that are wanted most. */
export function subscribeForm({ visitor, timezone }: View, topics: readonly Topic[], channel: Channel): Html {
  return html`<section class="panel"><h2>Follow a topic</h2><form method="post" action="/ask" class="stack"><input type="hidden" name="token" value="${visitor.token}"><input type="hidden" name="r" value="subscribe?">
<label>Channel <input type="text" name="channel" value="${channel.chat}/${channel.workspace}/${channel.id}" title="chat/workspace/channel"></label>
<label>Topic <select name="o.topic">${topics.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></label>
<label>What comes <select name="o.mode"><option value="live">each story as it forms</option><option value="digest">a digest</option><option value="changes">changes of position</option></select></label>
<label>A digest at (08:00 if left out) <input type="time" name="o.at"></label>
<label>Time zone <input type="text" name="o.timezone" placeholder="${timezone}"></label>
<button>Follow</button></form></section>`;
}
